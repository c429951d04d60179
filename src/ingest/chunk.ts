import type { Chunk, Passage, Span } from '../model.js';
import type { Embedder } from '../retrieval/embedder/embedder.js';
import { splitFragments } from '../retrieval/text/fragments.js';
import { splitSentences } from '../retrieval/text/sentences.js';

/** Most tokens of a chunk: the model's own training length, and half of what it accepts (prefix and special tokens fit). */
export const LONGEST_CHUNK = 256;
/** Tokens kept free for the prefix and the special tokens. */
const FRAME = 8;

/** "34. " at the head of a clause, or "Article 5." on a line of its own: a label, not what the clause says. */
const MARKER = /^(?:\*\*)?(?:\d{1,3}[.)]|(?:Article|Điều|Artikel|Artículo|Articolo|Artigo)\s+\d{1,3}[.:]?)(?:\*\*)?\s+/u;

/**
 * Cuts a passage into chunks of whole sentences within {@link LONGEST_CHUNK} tokens of the model's own tokenizer. A sentence
 * longer than that is cut between words.
 * @param text of the document
 * @param number the passage's number in the index
 */
export async function chunkPassage(text: string, passage: Passage, number: number, embedder: Embedder): Promise<Chunk[]> {
  const start = passage.start + (passage.clause === undefined ? 0 : (MARKER.exec(passage.text)?.[0].length ?? 0));
  const sentences = await shortSentences(text, splitSentences(text, { start, end: passage.end }), embedder);
  const chunks: Chunk[] = [];
  let room = 0;
  for (const { span, tokens } of sentences) {
    const last = chunks.at(-1);
    if (last && tokens <= room) {
      last.end = span.end;
      last.sentences.push(span);
      room -= tokens;
    } else {
      chunks.push({ passage: number, start: span.start, end: span.end, sentences: [span], fragments: [] });
      room = LONGEST_CHUNK - FRAME - tokens;
    }
  }
  for (const chunk of chunks) chunk.fragments = chunk.sentences.flatMap((sentence) => splitFragments(text, sentence));
  return chunks;
}

interface Measured {
  span: Span;
  tokens: number;
}

async function shortSentences(text: string, spans: Span[], embedder: Embedder): Promise<Measured[]> {
  const counts = await embedder.countTokens(spans.map((span) => text.slice(span.start, span.end)));
  const measured: Measured[] = [];
  for (const [i, span] of spans.entries()) {
    const tokens = counts[i] ?? 0;
    if (tokens <= LONGEST_CHUNK - FRAME) measured.push({ span, tokens });
    else measured.push(...(await cutBetweenWords(text, span, embedder)));
  }
  return measured;
}

async function cutBetweenWords(text: string, span: Span, embedder: Embedder): Promise<Measured[]> {
  const pieces = Array.from(text.slice(span.start, span.end).matchAll(/\S{1,200}\s*/gu), (match) => ({
    start: span.start + match.index,
    end: span.start + match.index + match[0].length,
  }));
  const counts = await embedder.countTokens(pieces.map((piece) => text.slice(piece.start, piece.end)));
  const measured: Measured[] = [];
  for (const [i, piece] of pieces.entries()) {
    const tokens = counts[i] ?? 0;
    const last = measured.at(-1);
    if (last && last.tokens + tokens <= LONGEST_CHUNK - FRAME) {
      last.span.end = piece.end;
      last.tokens += tokens;
    } else measured.push({ span: piece, tokens });
  }
  return measured;
}
