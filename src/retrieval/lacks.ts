import type { Library } from '../index/library.js';
import { splitSentences } from '../text/sentences.js';
import { holdsKind } from './question/asked.js';
import { holdsFigureOf } from './question/counted.js';
import type { Question } from './question/read.js';
import type { Coverage } from './rank/coverage.js';
import { asksQuantity } from './rank/evidence.js';
import type { Ranked } from './rank/select.js';

/** Whether the best passage lacks the kind of thing that a question asks for near the subject of the question. */
export function lacksKind(
  { asked }: Question,
  best: Ranked | undefined,
  coverage: Coverage,
  library: Library,
): boolean {
  if (asked.length === 0) return false;
  if (!best) return true;
  const { passage } = best.near;
  const { text } = library.passage(passage);
  const sentences = splitSentences(text).map(({ start, end }) => text.slice(start, end));
  return asked.some((kind) => !coverage.holdsBeside(passage, sentences, (part) => holdsKind(part, kind)));
}

/**
 * Whether a question asks how many, how much or what share, and the best passage has no figure near the counted thing.
 */
export function lacksFigure(
  question: Question,
  best: Ranked | undefined,
  library: Library,
  conceptsIn: (text: string, language: string) => string[],
): boolean {
  if (!asksQuantity(question)) return false;
  if (!best) return true;
  const { text } = library.passage(best.near.passage);
  const { language } = library.documentOf(best.near.passage);
  return !holdsFigureOf(text, question, (part) => conceptsIn(part, language));
}
