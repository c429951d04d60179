import type { Answer } from '../../src/model.js';
import type { Question } from './questions.js';
import { type Score, scoreAnswer } from './score.js';

/** What an evaluation needs of the product: the Retriever, or a stand-in. */
export interface Asker {
  ask(question: string, options?: { today?: string }): Promise<Answer>;
}

export interface Asked {
  question: Question;
  answer: Answer;
  score: Score;
  /** From the call to its answer. */
  milliseconds: number;
}

export interface EvaluateOptions {
  /** The day that "this year" in a question is counted from, YYYY-MM-DD; the real one by default. */
  today?: string;
  onProgress?: (done: number, total: number) => void;
}

/** Asks every question, one after the other, as a person would: with no options but the day. */
export async function evaluate(
  asker: Asker,
  questions: readonly Question[],
  options: EvaluateOptions = {},
): Promise<Asked[]> {
  const day = options.today === undefined ? {} : { today: options.today };
  // The first question of a process pays for what is loaded lazily; it would stand in the p95.
  if (questions[0]) await asker.ask(questions[0].question, day);
  const asked: Asked[] = [];
  for (const question of questions) {
    const before = performance.now();
    const answer = await asker.ask(question.question, day);
    const milliseconds = performance.now() - before;
    asked.push({ question, answer, milliseconds, score: scoreAnswer(question, answer) });
    options.onProgress?.(asked.length, questions.length);
  }
  return asked;
}
