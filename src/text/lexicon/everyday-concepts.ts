import { wordSet } from '../word-lists.js';

/** Concepts that people ask about with anything: naming one makes no question one of the field. */
const EVERYDAY = wordSet(
  'leave-withdraw death win-victory lose-defeat arrest age-old spouse invention contact-details postpone protest ' +
    'vote-against sue sport weather cuisine music film fashion dance hotel birth gift television theatre festival ' +
    'animal-disease motorbike bicycle passenger artist writer teacher doctor king queen cost-price buy sell pay',
);

/** Whether a concept of the glossary says nothing of the field. */
export function isEveryday(concept: string): boolean {
  return EVERYDAY.has(concept.replace(/^#/, ''));
}
