import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OwnVectors, type Run } from '../../src/index/vectors/own-vectors.js';
import { decodeChunk, encodeRecord, makeRecord } from '../../src/index/vectors/record.js';
import { hashVector } from '../ingest/support.js';

/** Records of made-up vectors, at odd memory positions, and how often each was read. */
function recordsOf(count: number, dimension: number) {
  const reads = new Map<number, number>();
  const vectors = Array.from({ length: count }, (_, i) => hashVector(`chunk ${i % 700}`, dimension));
  const records = vectors.map((vector) => {
    const record = encodeRecord(makeRecord(vector, [], [], []));
    return Buffer.concat([Buffer.alloc(3), record]).subarray(3);
  });
  const readVector = (chunk: number) => {
    reads.set(chunk, (reads.get(chunk) ?? 0) + 1);
    const record = records[chunk];
    if (!record) throw new RangeError(`there is no chunk ${chunk}`);
    return record;
  };
  return { source: { readVector }, reads, records };
}

function cosine(record: Buffer, question: Float32Array): number {
  const vector = decodeChunk(record, question.length);
  const length = Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0));
  return length === 0 ? 0 : vector.reduce((sum, x, i) => sum + x * (question[i] ?? 0), 0) / length;
}

describe('the nearest of some chunks', () => {
  const COUNT = 3000;

  it.each([384, 16, 5, 8])('of %d numbers are those that each cosine on its own says', async (dimension) => {
    const { source, records } = recordsOf(COUNT, dimension);
    const own = new OwnVectors(source, dimension);
    const places = fc.uniqueArray(fc.nat(COUNT), { minLength: 0, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(places, fc.integer({ min: 1, max: 40 }), fc.nat(20), async (some, count, text) => {
        const sorted = some.toSorted((a, b) => a - b);
        const runs = sorted.flatMap((first, i): Run[] => (i % 2 === 0 ? [[first, sorted[i + 1] ?? COUNT]] : []));
        const question = hashVector(`question ${text}`, dimension);
        const found = await own.nearest(runs, question, count);
        const all = runs.flatMap(([first, end]) => Array.from({ length: end - first }, (_, i) => first + i));
        const exact = all.map((id) => cosine(records[id] as Buffer, question)).toSorted((a, b) => b - a);
        expect(found).toHaveLength(Math.min(count, all.length));
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
        for (const [place, { id, cosine: given }] of found.entries()) {
          expect(all).toContain(id);
          expect(given).toBeCloseTo(cosine(records[id] as Buffer, question), 5);
          expect(given).toBeCloseTo(exact[place] ?? Number.NaN, 5);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('come in the order of their numbers where they are equally near', async () => {
    const { source } = recordsOf(2800, 16);
    // Each vector exists four times.
    const found = await new OwnVectors(source, 16).nearest([[0, 2800]], hashVector('chunk 5', 16), 4);
    expect(found.map(({ id }) => id)).toEqual([5, 705, 1405, 2105]);
  });

  it('have the cosine 0 where a chunk has no direction', async () => {
    const zero = encodeRecord(makeRecord(new Float32Array(16), [], [], []));
    const found = await new OwnVectors({ readVector: () => zero }, 16).nearest([[0, 1]], hashVector('a', 16), 3);
    expect(found).toEqual([{ id: 0, cosine: 0 }]);
  });

  it('are read once, however often they are asked for', async () => {
    const { source, reads } = recordsOf(COUNT, 16);
    const own = new OwnVectors(source, 16);
    for (const text of ['a', 'b', 'c']) await own.nearest([[100, 2500]], hashVector(text, 16), 5);
    expect(reads.size).toBe(2400);
    expect(new Set(reads.values())).toEqual(new Set([1]));
  });

  it('let others have their turn while thousands are read', async () => {
    const own = new OwnVectors(recordsOf(COUNT, 16).source, 16);
    let turns = 0;
    const count = () => {
      turns += 1;
      again = setImmediate(count);
    };
    let again = setImmediate(count);
    await own.nearest([[0, COUNT]], hashVector('a', 16), 5);
    clearImmediate(again);
    expect(turns).toBeGreaterThanOrEqual(2);
  });

  it('are found of more chunks than are kept', async () => {
    const dimension = 8;
    const record = encodeRecord(makeRecord(hashVector('far', dimension), [], [], []));
    const near = encodeRecord(makeRecord(hashVector('near', dimension), [], [], []));
    const most = 131_072;
    const own = new OwnVectors({ readVector: (chunk) => (chunk === most + 5 ? near : record) }, dimension);
    for (const _ of [1, 2]) {
      const [best] = await own.nearest([[0, most + 10]], hashVector('near', dimension), 1);
      expect(best?.id).toBe(most + 5);
    }
  });
});
