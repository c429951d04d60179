import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ChunkLine,
  decodeChunks,
  decodeWholeChunks,
  encodeChunk,
  recordOffsets,
} from '../../src/index/tables/chunks.js';
import { bytesOf, decodeDocuments, decodeText, encodeDocuments } from '../../src/index/tables/documents.js';
import { recordSize } from '../../src/index/vectors/record.js';
import type { SourceDocument } from '../../src/model.js';

describe('the documents and their texts', () => {
  const document = fc.record({ id: fc.string(), title: fc.string(), text: fc.string({ unit: 'grapheme' }) });

  it('are read back as they were written, and any span of a text', () => {
    fc.assert(
      fc.property(fc.array(document, { maxLength: 5 }), fc.nat(), fc.nat(), (given, from, to) => {
        const { documents, texts } = encodeDocuments(given as SourceDocument[]);
        const stored = decodeDocuments(documents);
        expect(stored.map(({ id, title }) => ({ id, title }))).toEqual(given.map(({ id, title }) => ({ id, title })));
        for (const [i, entry] of stored.entries()) {
          const text = given[i]?.text ?? '';
          const start = from % (text.length + 1);
          const end = start + (to % (text.length - start + 1));
          const { offset, length } = bytesOf(entry, start, end);
          expect(entry.textLength).toBe(text.length);
          expect(decodeText(texts.subarray(offset, offset + length))).toBe(text.slice(start, end));
        }
      }),
    );
  });
});

describe('the lines of the chunks', () => {
  const number = fc.nat(5000);
  const line: fc.Arbitrary<ChunkLine> = fc.record({
    hash: fc.string(),
    passage: number,
    start: number,
    end: number,
    sentences: number,
    fragments: number,
    rows: number,
    check: fc.string(),
  });
  const lines = fc.array(line, { maxLength: 6 });

  it('are read back as they were written', () => {
    fc.assert(
      fc.property(lines, (chunks) => {
        const text = chunks.map(encodeChunk).join('');
        expect(decodeChunks(text)).toEqual(chunks);
        expect(decodeWholeChunks(text)).toEqual(chunks);
      }),
    );
  });

  it('are read up to the one that an interrupted ingest left half written', () => {
    fc.assert(
      fc.property(lines, line, fc.nat(), lines, (before, torn, at, after) => {
        const whole = encodeChunk(torn).trimEnd();
        const half = whole.slice(0, at % whole.length);
        const text = [...before.map(encodeChunk), `${half}\n`, ...after.map(encodeChunk)].join('');
        expect(decodeWholeChunks(text)).toEqual(before);
        if (half !== '') expect(() => decodeChunks(text)).toThrow(/chunks\.jsonl of the index is damaged/);
      }),
    );
  });

  it('say where each record begins and the last one ends', () => {
    fc.assert(
      fc.property(lines, (chunks) => {
        const offsets = Array.from(recordOffsets(chunks, 8));
        expect(offsets[0]).toBe(0);
        expect(offsets.slice(1).map((end, i) => end - (offsets[i] ?? 0))).toEqual(
          chunks.map(({ rows }) => recordSize(rows, 8)),
        );
      }),
    );
  });
});
