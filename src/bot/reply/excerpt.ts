import type { Span } from '../../model.js';
import { splitParagraphs, splitSentences } from '../../text/sentences.js';
import { wordEnd } from './cut.js';
import { costOf } from './limits.js';
import { asText, withBold } from './markdown.js';

/** Marks an omission in a passage; the backslashes keep Discord from reading it as a link. */
export const GAP = '\\[…\\]';

/**
 * A passage in Discord's markdown with the quote in bold; if it is too long, whole sentences around the quote, with
 * marks for omissions. A single sentence that is too long is cut at a word end.
 * @param quote offsets into the text; without it, nothing is bold
 * @param room most UTF-16 units
 * @param from which end of a long passage to show if there is no quote
 */
export function excerpt(text: string, quote: Span | undefined, room: number, from: 'start' | 'end' = 'start'): string {
  const whole = { start: 0, end: text.length };
  const set = (span: Span) => withGaps(text, span, quote);
  const fits = (span: Span) => span.end - span.start <= room && costOf(set(span)) <= room;
  if (fits(whole)) return set(whole);
  const sentences = splitSentences(text);
  const wanted = quote ?? (from === 'start' ? { start: 0, end: 1 } : { start: text.length - 1, end: text.length });
  const within = sentences.findIndex(({ end }) => end > wanted.start);
  let first = within < 0 ? sentences.length - 1 : within;
  let last = first;
  const spanOf = (a: number, b: number) => ({ start: sentences[a]?.start ?? 0, end: sentences[b]?.end ?? text.length });
  if (!fits(spanOf(first, last))) {
    // A quote may be part of a sentence that is pages long.
    const start = Math.max(sentences[first]?.start ?? 0, quote?.start ?? 0);
    const sentence = text.slice(0, sentences[last]?.end);
    return set({
      start,
      end: wordEnd(sentence, start, room, (piece) => costOf(set({ start, end: start + piece.length }))),
    });
  }
  // The sentences of the quote come first, then alternately those after and before it.
  const may = (a: number, b: number) => a >= 0 && b < sentences.length && fits(spanOf(a, b));
  while ((sentences[last + 1]?.start ?? wanted.end) < wanted.end && may(first, last + 1)) last += 1;
  for (let grows = true; grows; ) {
    const before = first;
    const after = last;
    if (may(first, last + 1)) last += 1;
    if (may(first - 1, last)) first -= 1;
    grows = first < before || last > after;
  }
  return set(spanOf(first, last));
}

/** A span of a passage, with a mark at each end where the passage continues. */
export function withGaps(text: string, span: Span, quote: Span | undefined): string {
  const before = span.start > 0 ? `${GAP} ` : '';
  const after = span.end < text.length ? ` ${GAP}` : '';
  return `${before}${withBold(text, span, quote)}${after}`;
}

/**
 * Splits a passage into the parts in which it is shown: at paragraph ends, otherwise at sentence ends, and inside a
 * sentence only if it is longer than a part.
 * @param room most UTF-16 units of a part as written, without marks
 * @returns spans in order, with only white space between them
 */
export function partsOf(text: string, room: number): Span[] {
  const parts: Span[] = [];
  for (const piece of piecesOf(text, room)) {
    const last = parts.at(-1);
    if (last && measure(text.slice(last.start, piece.end)) <= room) last.end = piece.end;
    else parts.push({ ...piece });
  }
  return parts.length > 0 ? parts : [{ start: 0, end: text.length }];
}

/** Paragraphs; those that are too long are split into sentences, and sentences that are too long into pieces. */
function* piecesOf(text: string, room: number): Generator<Span> {
  const fits = ({ start, end }: Span) => measure(text.slice(start, end)) <= room;
  for (const paragraph of paragraphsOf(text)) {
    if (fits(paragraph)) {
      yield paragraph;
      continue;
    }
    for (const sentence of splitSentences(text, paragraph)) {
      let { start } = sentence;
      while (start < sentence.end) {
        const end = wordEnd(text.slice(0, sentence.end), start, room, measure);
        yield { start, end };
        start = end + (/^\s*/.exec(text.slice(end, sentence.end))?.[0].length ?? 0);
      }
    }
  }
}

/** In texts without hard line wraps, each line is a paragraph. */
function paragraphsOf(text: string): Span[] {
  return splitParagraphs(text, { start: 0, end: text.length });
}

function measure(piece: string): number {
  return asText(piece).length;
}
