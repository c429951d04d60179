import type { Answer } from '../../src/model.js';
import type { Question } from './questions.js';
import { type Score, scoreAnswer } from './score.js';

/** The part of the product that an evaluation needs: the Retriever or a stand-in. */
export interface Asker {
  ask(question: string, options?: { today?: string }): Promise<Answer>;
}

export interface Asked {
  question: Question;
  answer: Answer;
  score: Score;
  /** From the call to the answer. */
  milliseconds: number;
}

export interface EvaluateOptions {
  /** The day to which "this year" in a question refers, YYYY-MM-DD; today by default. */
  today?: string;
  onProgress?: (done: number, total: number) => void;
}

/** Asks the questions one by one, as a person would: without options except the day. */
export async function evaluate(
  asker: Asker,
  questions: readonly Question[],
  options: EvaluateOptions = {},
): Promise<Asked[]> {
  const day = options.today === undefined ? {} : { today: options.today };
  // The first question of a process triggers lazy loading, which would distort the p95.
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
