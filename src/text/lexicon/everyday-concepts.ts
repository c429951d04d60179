import { wordSet } from '../word-lists.js';

/** Concepts that people ask about in any field: naming one does not make a question one of this field. */
const EVERYDAY = wordSet(
  'leave-withdraw death win-victory lose-defeat arrest age-old spouse invention contact-details postpone protest ' +
    'vote-against sue sport weather cuisine music film fashion dance hotel birth gift television theatre festival ' +
    'animal-disease motorbike bicycle passenger artist writer teacher doctor king queen cost-price buy sell pay',
);

/** Whether a glossary concept is not specific to the field. */
export function isEveryday(concept: string): boolean {
  return EVERYDAY.has(concept.replace(/^#/, ''));
}
