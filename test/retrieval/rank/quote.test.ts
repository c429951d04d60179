import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoredChunk } from '../../../src/index/store/store.js';
import type { Span } from '../../../src/model.js';
import { Quoter } from '../../../src/retrieval/rank/quote.js';
import { splitFragments } from '../../../src/text/fragments.js';
import { splitSentences } from '../../../src/text/sentences.js';
import { nearnessOf } from './support.js';

/** The chunks of a text, with their position in the document and their parts. */
function chunksOf(text: string, spans: Span[], sentences?: number): StoredChunk[] {
  return spans.map(({ start, end }, number) => {
    const own = text.slice(start, end);
    const found = splitSentences(own);
    const fragments = found.reduce((sum, span) => sum + splitFragments(own, span).length, 0);
    const rows = { codes: new Uint8Array(0), scales: new Float32Array(0) };
    return { number, start, end, sentences: sentences ?? found.length, fragments, rows };
  });
}

const terms = (words: string[] = []) => ({ words, concepts: [], names: [], plain: [] });
const part = (chunk: StoredChunk | undefined, sentences: number[], fragments = sentences) => ({
  chunk: chunk as StoredChunk,
  sentences: Float32Array.from(sentences),
  fragments: Float32Array.from(fragments),
});

const BEFORE = 'Heading\n\n';
const PASSAGE = 'Both sides met. They spoke of a yellow card. The meeting ended.';
const TEXT = `${BEFORE}${PASSAGE}`;
const WHOLE = { start: BEFORE.length, end: TEXT.length };
const [WHOLE_CHUNK] = chunksOf(TEXT, [WHOLE]);

function quoted(sentences: number[], { fragments = sentences, words = [] as string[] } = {}): string {
  const quoter = new Quoter();
  const near = nearnessOf(0, [], { parts: [part(WHOLE_CHUNK, sentences, fragments)] });
  const { start, end } = quoter.choose(near, terms(words), (span) => TEXT.slice(span.start, span.end));
  return TEXT.slice(start, end);
}

describe('a quote', () => {
  it('is the sentence that is nearest', () => {
    expect(quoted([0.1, 0.9, 0.2])).toBe('They spoke of a yellow card.');
    expect(quoted([0.9, 0.1, 0.2])).toBe('Both sides met.');
  });

  it('weighs the sentence, its nearest fragment and the shared words', () => {
    // 0.5 × 0.5 + 0.5 × 0.1 = 0.3 against 0.5 × 0.2 + 0.5 × 0.6 = 0.4.
    expect(quoted([0.5, 0.2, 0], { fragments: [0.1, 0.6, 0] })).toBe('They spoke of a yellow card.');
    // 0.3 × 1 for both words is more than 0.2.
    expect(quoted([0.5, 0.3, 0], { words: ['yellow', 'card'] })).toBe('They spoke of a yellow card.');
    // 0.3 × ½ is not.
    expect(quoted([0.5, 0.3, 0], { words: ['yellow', 'nowher'] })).toBe('Both sides met.');
  });

  it('takes in neighbours that are as good, and only those', () => {
    expect(quoted([0.89, 0.9, 0.2])).toBe('Both sides met. They spoke of a yellow card.');
    expect(quoted([0.89, 0.9, 0.88])).toBe(PASSAGE);
    expect(quoted([0.9, 0.2, 0.89])).toBe('Both sides met.');
  });

  it('is chosen over all chunks of a passage', () => {
    const half = BEFORE.length + 'Both sides met. They spoke of a yellow card.'.length;
    const quoter = new Quoter();
    const [first, second] = chunksOf(TEXT, [
      { start: WHOLE.start, end: half },
      { start: half + 1, end: WHOLE.end },
    ]);
    const near = nearnessOf(0, [], { parts: [part(first, [0.1, 0.2]), part(second, [0.9])] });
    const span = quoter.choose(near, terms(), ({ start, end }) => TEXT.slice(start, end));
    expect(TEXT.slice(span.start, span.end)).toBe('The meeting ended.');
  });

  it('of a piece of one overlong sentence is the piece', () => {
    const text = 'a very long sentence. that was cut';
    const quoter = new Quoter();
    const [chunk] = chunksOf(text, [{ start: 0, end: text.length }], 5);
    const near = nearnessOf(0, [], { parts: [part(chunk, [0.5, 0.1, 0.1, 0.1, 0.1], [0.5])] });
    expect(quoter.choose(near, terms(), () => text)).toEqual({ start: 0, end: text.length });
  });

  it('is the same when a chunk is met again', () => {
    const quoter = new Quoter();
    let reads = 0;
    const textOf = ({ start, end }: Span) => {
      reads += 1;
      return TEXT.slice(start, end);
    };
    const near = nearnessOf(0, [], { parts: [part(WHOLE_CHUNK, [0.1, 0.9, 0.2])] });
    expect(quoter.choose(near, terms(), textOf)).toEqual(quoter.choose(near, terms(), textOf));
    expect(reads).toBe(1);
  });

  it('is made of whole sentences in a row, whatever the figures', () => {
    const sentence = fc.constantFrom(
      'Trade grows.',
      'Is it “so”?',
      'US$61 billion came.',
      'Mr. Sơn met Ms. Kallas in Brussels.',
    );
    const figure = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(sentence, figure), { minLength: 1, maxLength: 6 }), (list) => {
        const text = list.map(([words]) => words).join(' ');
        const spans = splitSentences(text);
        const quoter = new Quoter();
        const [chunk] = chunksOf(text, [{ start: 0, end: text.length }]);
        const cosines = spans.map((_, i) => list[i]?.[1] ?? 0);
        const fragments = spans.flatMap((span, i) => splitFragments(text, span).map(() => cosines[i] ?? 0));
        const near = nearnessOf(0, [], { parts: [part(chunk, cosines, fragments)] });
        const { start, end } = quoter.choose(near, terms(), (span) => text.slice(span.start, span.end));
        expect(spans.map((span) => span.start)).toContain(start);
        expect(spans.map((span) => span.end)).toContain(end);
        expect(end).toBeGreaterThan(start);
      }),
    );
  });
});
