import { expect } from 'vitest';
import type { MessageSnapshot } from '../simulator/simulator.js';
import { expectAnswer } from './cards.js';

/** A question, and the clause of the joint statement that answers it. */
export interface Question {
  text: string;
  clause: number;
}

export const PLASTIC: Question = { text: 'What is agreed about plastic pollution at sea?', clause: 33 };
export const GRID: Question = { text: 'Why does the ASEAN Power Grid matter?', clause: 43 };
export const ORGANIC: Question = { text: 'What is said about organic agriculture?', clause: 39 };
export const TRAVEL: Question = { text: 'What about travel between citizens?', clause: 24 };
/** "What do both sides say about the yellow card?" */
export const YELLOW_CARD: Question = { text: 'Tuyên bố chung nói gì về thẻ vàng IUU?', clause: 34 };

/** Checks every card of a reply against its document, and that the answering clause comes first. */
export function expectAnswered(reply: MessageSnapshot, { clause }: Question, locale: 'en' | 'vi' = 'en'): void {
  const [first] = expectAnswer(reply.boxes, locale);
  expect(first?.clause).toBe(clause);
  expect(reply).toMatchObject({ fromBot: true, pings: [], droppedEmbeds: 0 });
}

/** Questions that have not been asked yet, so that no answer comes from the cache. */
export function freshQuestions(count: number, about = 'clean energy'): string[] {
  return Array.from({ length: count }, (_, i) => `What is said about ${about} in case number ${1000 + i}?`);
}
