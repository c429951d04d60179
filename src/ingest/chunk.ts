import type { Embedder } from '../embedding/embedder.js';
import type { Chunk, Passage, Span } from '../model.js';
import { splitFragments } from '../text/fragments.js';
import { unitWord } from '../text/numbering.js';
import { splitSentences } from '../text/sentences.js';

/**
 * Maximum tokens in a chunk: the model's training length, half of what it accepts (so prefix and special tokens fit).
 */
export const LONGEST_CHUNK = 256;
/** Tokens reserved for the prefix and the special tokens. */
const FRAME = 8;

/** "34. ", "(2)" or "1- " at the start of a unit. */
const BARE_MARKER = /^(?:\*\*)?\(?[\dA-Za-z.]{1,12}(?:[.)]|\s?[-–—])(?:\*\*)?\s+/u;

/** Maximum tokens in a chunk's sentences, counted sentence by sentence. */
const ROOM = LONGEST_CHUNK - FRAME;
/** Longest stretch without white space counted as one word, in characters. */
const LONGEST_WORD = 60;
const WORD = new RegExp(`\\S{1,${LONGEST_WORD}}`, 'gu');

/**
 * Cuts a passage into chunks of whole sentences within {@link LONGEST_CHUNK} tokens of the model's own tokenizer. A
 * longer sentence is cut between words, a longer word inside.
 * @param text the document's text
 * @param number the passage's number in the index
 * @param known the chunks' ranges in the passage, if an index with the same fingerprint has them: saves counting tokens
 */
export async function chunkPassage(
  text: string,
  passage: Passage,
  number: number,
  embedder: Pick<Embedder, 'countTokens'>,
  known?: readonly Span[],
): Promise<Chunk[]> {
  const start = passage.start + markerLength(passage);
  const sentences = splitSentences(text, { start, end: passage.end });
  const groups = known ? regroup(sentences, known, passage.start) : await group(text, sentences, embedder);
  return groups.flatMap((spans) => {
    const [first, last] = [spans[0], spans.at(-1)];
    if (!first || !last) return [];
    const fragments = spans.flatMap((sentence) => splitFragments(text, sentence));
    return [{ passage: number, start: first.start, end: last.end, sentences: spans, fragments }];
  });
}

/** Length of the number at the start of a unit: "34. ", or "Article 5." on its own line. It is a label, not content. */
function markerLength({ text, number, clause, unit }: Passage): number {
  if (number === undefined && clause === undefined) return 0;
  const named = unitWord(text.replace(/^\*\*/, ''));
  if (!named || unit === 'recital') return BARE_MARKER.exec(text)?.[0].length ?? 0;
  const after = /^(?:[.:]|\s[-–—](?=\s))?(?:\*\*)?\s+/u.exec(named.rest)?.[0].length;
  return after === undefined ? 0 : text.length - named.rest.length + after;
}

/** Joins sentences into chunks while they fit. */
async function group(text: string, sentences: Span[], embedder: Pick<Embedder, 'countTokens'>): Promise<Span[][]> {
  const groups: Span[][] = [];
  let room = 0;
  for (const { span, tokens } of await shortSentences(text, sentences, embedder)) {
    if (tokens <= room) groups.at(-1)?.push(span);
    else groups.push([span]);
    room = (tokens <= room ? room : ROOM) - tokens;
  }
  return groups;
}

/** Groups sentences as before: for each range, the sentences or parts of sentences inside it. */
function regroup(sentences: Span[], known: readonly Span[], offset: number): Span[][] {
  return known.map((range) => {
    const from = range.start + offset;
    const to = range.end + offset;
    return sentences
      .map(({ start, end }) => ({ start: Math.max(start, from), end: Math.min(end, to) }))
      .filter(({ start, end }) => end > start);
  });
}

interface Measured {
  span: Span;
  tokens: number;
}

async function measure(text: string, spans: Span[], embedder: Pick<Embedder, 'countTokens'>): Promise<Measured[]> {
  const counts = await embedder.countTokens(spans.map((span) => text.slice(span.start, span.end)));
  return spans.map((span, i) => ({ span, tokens: counts[i] ?? 0 }));
}

async function shortSentences(
  text: string,
  spans: Span[],
  embedder: Pick<Embedder, 'countTokens'>,
): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const sentence of await measure(text, spans, embedder)) {
    if (sentence.tokens <= ROOM) measured.push(sentence);
    else measured.push(...(await cutBetweenWords(text, sentence.span, embedder)));
  }
  return measured;
}

async function cutBetweenWords(text: string, span: Span, embedder: Pick<Embedder, 'countTokens'>): Promise<Measured[]> {
  const parts: Measured[] = [];
  for (const word of await measure(text, wordsOf(text, span), embedder)) {
    const last = parts.at(-1);
    if (last && last.tokens + word.tokens <= ROOM) {
      last.span = { start: last.span.start, end: word.span.end };
      last.tokens += word.tokens;
    } else parts.push(word);
  }
  return parts;
}

/** Stretches without white space, long ones cut, but never inside a character. */
function wordsOf(text: string, span: Span): Span[] {
  const words = text.slice(span.start, span.end).matchAll(WORD);
  return Array.from(words, (match) => ({
    start: span.start + match.index,
    end: span.start + match.index + match[0].length,
  }));
}
