import type { Span } from '../../model.js';
import { splitParagraphs, splitSentences } from '../../text/sentences.js';
import { wordEnd } from './cut.js';
import { costOf } from './limits.js';
import { asText, withBold } from './markdown.js';

/** Marks what is left out of a passage; its backslashes keep Discord from reading a link into it. */
export const GAP = '\\[…\\]';

/**
 * A passage in Discord's markdown with the quote in bold; where it is too long, whole sentences around the quote, with
 * a mark where something is left out. A single sentence that is too long is cut at a word end.
 * @param quote offsets into the text; none shows the passage plain
 * @param room most UTF-16 units
 * @param from which end is shown of a long passage without a quote
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
    // A quote may be a piece of a sentence that goes on for pages.
    const start = Math.max(sentences[first]?.start ?? 0, quote?.start ?? 0);
    const sentence = text.slice(0, sentences[last]?.end);
    return set({
      start,
      end: wordEnd(sentence, start, room, (piece) => costOf(set({ start, end: start + piece.length }))),
    });
  }
  // The sentences of the quote come first, then those after it and before it in turn.
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

/** A stretch of a passage, with a mark at either end where the passage goes on. */
export function withGaps(text: string, span: Span, quote: Span | undefined): string {
  const before = span.start > 0 ? `${GAP} ` : '';
  const after = span.end < text.length ? ` ${GAP}` : '';
  return `${before}${withBold(text, span, quote)}${after}`;
}

/**
 * Splits a passage into the parts it is shown in: at paragraph ends, else at sentence ends, and inside a sentence only
 * where it is longer than a part.
 * @param room most UTF-16 units of a part as it is written, without marks
 * @returns spans in order; between them is only white space
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

/** Paragraphs; in place of those that are too long their sentences, in place of those pieces of them. */
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

/** In texts that are not wrapped by hand each line is a paragraph. */
function paragraphsOf(text: string): Span[] {
  return splitParagraphs(text, { start: 0, end: text.length });
}

function measure(piece: string): number {
  return asText(piece).length;
}
