import type { Citation, Span } from '../../model.js';
import { stemsIn } from '../../text/lexicon/terms.js';
import { breaksIn } from './breaks.js';
import { wordEnd } from './cut.js';
import { withGaps } from './excerpt.js';
import { costOf } from './limits.js';
import { asText } from './markdown.js';
import { bodyOf, quoteOf } from './source.js';

/** A stretch is cut at a break only if it still fills at least this share of its room. */
const LEAST_SHARE = 0.4;
/** The beginning usually says who did what, so another stretch must have this many more of the question's words. */
const MORE_WORDS = 2;
/** Shorter words occur in nearly every sentence: articles, "EU", "Nam". */
const LEAST_LETTERS = 4;

/**
 * The gist of a passage that is not the first of an answer: its answering sentences if they are short, otherwise the
 * stretch of them with most of the question's words. Marks show omissions; a button opens the passage.
 * @param asked the question
 * @param room most UTF-16 units, without the marks
 */
export function gistOf(citation: Citation, asked: string, room: number): string {
  const { text, from } = bodyOf(citation);
  const quote = quoteOf(citation);
  const span = { start: Math.max(0, quote.start - from), end: Math.max(0, quote.end - from) };
  return withGaps(
    text,
    stretchOf(text, span, new Set(stemsIn(asked).filter(({ length }) => length >= LEAST_LETTERS)), room),
    undefined,
  );
}

function stretchOf(text: string, { start, end }: Span, wanted: ReadonlySet<string>, room: number): Span {
  if (measure(text.slice(start, end)) <= room) return { start, end };
  const quote = text.slice(start, end);
  const breaks = breaksIn(quote);
  let best: Span = { start, end: start };
  let most = 0;
  for (const from of [0, ...breaks.map(({ next }) => next)]) {
    const last = wordEnd(quote, from, room, measure);
    const stop = breaks.map((each) => each.end).findLast((at) => at <= last) ?? 0;
    const to = last < quote.length && stop - from >= LEAST_SHARE * room ? stop : last;
    const found = new Set(stemsIn(quote.slice(from, to)).filter((stem) => wanted.has(stem))).size;
    if (from > 0 && found < most + MORE_WORDS) continue;
    most = found;
    best = { start: start + from, end: start + to };
  }
  return best;
}

function measure(piece: string): number {
  return costOf(asText(piece));
}
