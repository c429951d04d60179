import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChunkLine, decodeChunks, decodeWholeChunks, encodeChunk } from '../../src/index/tables/chunks.js';
import { bytesOf, decodeDocuments, decodeText, encodeDocuments } from '../../src/index/tables/documents.js';
import { recordSize } from '../../src/index/vectors/record.js';
import { recordPlaces } from '../../src/index/vectors/records.js';
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

  it('say where each record begins and where those of the generation’s own file end', () => {
    fc.assert(
      fc.property(lines, fc.infiniteStream(fc.boolean()), (chunks, shared) => {
        const placed = chunks.map((line, i) =>
          shared.next().value ? { ...line, part: '0123456789abcdef', at: 7 * i } : line,
        );
        const { places, ownBytes } = recordPlaces(placed, 8);
        let end = 0;
        for (const [i, { rows, part, at }] of placed.entries()) {
          expect(places[i]).toEqual(part === undefined ? { offset: end } : { part, offset: at });
          if (part === undefined) end += recordSize(rows, 8);
        }
        expect(ownBytes).toBe(end);
      }),
    );
  });

  it('may name nothing but a part, since that is joined to a path', () => {
    fc.assert(
      fc.property(lines, fc.constantFrom('../../x', '', 'ABCDEF0123456789', '0123', 7, null), (chunks, part) => {
        fc.pre(chunks.length > 0);
        const text = chunks.map((line) => JSON.stringify({ ...line, part, at: 0 })).join('\n');
        expect(() => decodeChunks(text)).toThrow(/damaged/);
        expect(decodeWholeChunks(text)).toEqual([]);
      }),
    );
  });
});
