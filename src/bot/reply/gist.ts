import type { Citation, Span } from '../../model.js';
import { stemsIn } from '../../text/lexicon/terms.js';
import { breaksIn } from './breaks.js';
import { wordEnd } from './cut.js';
import { withGaps } from './excerpt.js';
import { costOf } from './limits.js';
import { asText } from './markdown.js';
import { bodyOf, quoteOf } from './source.js';

/** A stretch that ends at a break keeps at least this share of its room. */
const LEAST_SHARE = 0.4;
/** A beginning says who did what: another stretch is shown where it has so many more of the words asked for. */
const MORE_WORDS = 2;
/** Shorter words are in nearly every sentence: articles, "EU", "Nam". */
const LEAST_LETTERS = 4;

/**
 * The gist of a passage that is not the first one of an answer: its answering sentences where they are short, else the
 * stretch of them that has most of the words asked for. Marks show what is left out; a button opens the passage.
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
