import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { toUnit } from '../../src/embedding/embedder.js';
import { VectorGraph } from '../../src/index/vectors/hnsw.js';
import { unpackCodes } from '../../src/index/vectors/kernel.js';
import {
  chunkSize,
  decodeChunk,
  decodeRows,
  encodeRecord,
  makeRecord,
  recordSize,
} from '../../src/index/vectors/record.js';
import { rotate } from '../../src/index/vectors/rotation.js';
import { largest, quantiseRows, unpackedWidth, unpackRows, ZERO_POINT } from '../../src/index/vectors/rows.js';
import { ProductEngine, productAt } from '../../src/retrieval/rank/products.js';
import { hashVector, removeFolders, temporaryFolder } from '../ingest/support.js';

const DIMENSION = 384;
afterAll(removeFolders);

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

/** Unit vectors, some with most of their length in a few numbers, which is the hardest case for one byte per number. */
const unit = fc
  .tuple(
    fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: DIMENSION, maxLength: DIMENSION }),
    fc.nat(DIMENSION - 1),
    fc.boolean(),
  )
  .map(([numbers, at, peaked]) => {
    const vector = Float32Array.from(numbers, (x) => x || 1);
    if (peaked) vector[at] = 20_000;
    return toUnit(vector);
  });

/** The numbers of a row before the rotation. */
function unpacked(vectors: readonly Float32Array[], dimension = DIMENSION): Float32Array[] {
  const { codes, scales } = quantiseRows(vectors, dimension);
  const bytes = new Uint8Array(4 * codes.length);
  unpackRows({ codes }, bytes, 0);
  const width = unpackedWidth(dimension);
  return vectors.map((_, row) =>
    Float32Array.from(
      { length: dimension },
      (_, i) => ((bytes[row * width + i] ?? 0) - ZERO_POINT) * (scales[row] ?? 0),
    ),
  );
}

/** The signs of a rotation (Marsaglia's xorshift, 2003): with different signs, every index would have to be rebuilt. */
function signsOf(dimension: number): Int8Array[] {
  let state = 0x9e3779b9;
  const sign = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state < 0 ? -1 : 1;
  };
  return Array.from({ length: 4 }, () => Int8Array.from({ length: dimension }, sign));
}

/** The rotation by definition, number by number. */
function rotatedByLoops(vector: Float32Array, signs: readonly Int8Array[]): Float32Array {
  const turned = vector.slice();
  const size = 2 ** Math.floor(Math.log2(turned.length));
  for (const [round, list] of signs.entries()) {
    for (let i = 0; i < turned.length; i += 1) turned[i] = (turned[i] ?? 0) * (list[i] ?? 0);
    const first = round % 2 === 0 ? 0 : turned.length - size;
    for (let half = 1; half < size; half *= 2) {
      for (let i = 0; i < size; i += 1) {
        if ((i & half) !== 0) continue;
        const [a, b] = [turned[first + i] ?? 0, turned[first + i + half] ?? 0];
        turned[first + i] = a + b;
        turned[first + i + half] = a - b;
      }
    }
    for (let i = first; i < first + size; i += 1) turned[i] = (turned[i] ?? 0) * (1 / Math.sqrt(size));
  }
  return turned;
}

describe('the rotation', () => {
  it('keeps every product', () => {
    fc.assert(
      fc.property(unit, unit, (a, b) => {
        expect(dot(rotate(a), rotate(b))).toBeCloseTo(dot(a, b), 4);
      }),
    );
  });

  it.each([1, 2, 3, 6, 16, 100, 384, 768])('does so with %d numbers', (dimension) => {
    const [a, b] = [hashVector('a', dimension), hashVector('b', dimension)];
    expect(dot(rotate(a), rotate(b))).toBeCloseTo(dot(a, b), 4);
  });

  it('spreads a vector that is all in one number', () => {
    const peak = new Float32Array(DIMENSION);
    peak[5] = 1;
    expect(largest(rotate(peak))).toBeLessThan(0.3);
  });
});

describe('the instructions in place of loops', () => {
  it.each([1, 2, 3, 6, 16, 100, 384, 512, 768, 8192])('rotate %d numbers to the same bits', (dimension) => {
    for (const text of ['a', 'b', 'c']) {
      const vector = hashVector(text, dimension);
      const before = vector.slice();
      expect(rotate(vector)).toEqual(rotatedByLoops(vector, signsOf(dimension)));
      expect(vector).toEqual(before);
    }
  });

  it('refuse more numbers than there is room for', () => {
    expect(() => rotate(new Float32Array(8193))).toThrow(RangeError);
  });

  it('unpack any codes, anywhere, and nothing beside them', () => {
    const bytes = fc.uint8Array({ minLength: 0, maxLength: 300 });
    const levels = Uint8Array.of(166, 90, 255, 1);
    fc.assert(
      fc.property(bytes, fc.nat(70), fc.constantFrom(0, 0, 16_384, 40_000), (some, at, more) => {
        const codes = Uint8Array.from(
          { length: some.length + more },
          (_, i) => some[i % Math.max(1, some.length)] ?? i,
        );
        const target = new Uint8Array(at + 4 * codes.length + 9).fill(7);
        unpackCodes(codes, levels, target, at);
        const expected = Uint8Array.from(target, (_, i) => {
          const number = i - at;
          if (number < 0 || number >= 4 * codes.length) return 7;
          return levels[((codes[number >> 2] ?? 0) >> (2 * (number & 3))) & 3] ?? 0;
        });
        expect(Buffer.compare(target, expected)).toBe(0);
      }),
    );
  });
});

describe('quantised rows', () => {
  it('have the exact product with the vector itself, and a near one with any other', () => {
    fc.assert(
      fc.property(unit, unit, (vector, other) => {
        const [row = new Float32Array()] = unpacked([vector]);
        expect(dot(row, rotate(vector))).toBeCloseTo(1, 4);
        expect(Math.abs(dot(row, rotate(other)) - dot(vector, other))).toBeLessThan(0.12);
      }),
    );
  });

  it('lean to neither side, and miss a product by 0.02 at the mean', () => {
    const vectors = Array.from({ length: 400 }, (_, i) => hashVector(`row ${i}`, DIMENSION));
    const other = toUnit(hashVector('row 3', DIMENSION).map((x, i) => x + (hashVector('else', DIMENSION)[i] ?? 0)));
    const misses = unpacked(vectors).map((row, i) => dot(row, rotate(other)) - dot(vectors[i] ?? other, other));
    const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
    expect(Math.abs(mean(misses))).toBeLessThan(0.004);
    expect(mean(misses.map(Math.abs))).toBeLessThan(0.022);
  });

  it('take a quarter of a byte a number, also where the dimension is no multiple of four', () => {
    expect(quantiseRows([hashVector('a', 384), hashVector('b', 384)], 384).codes).toHaveLength(192);
    for (const dimension of [1, 5, 6, 7]) {
      const vector = hashVector('a', dimension);
      expect(dot(unpacked([vector], dimension)[0] ?? vector, rotate(vector))).toBeCloseTo(1, 4);
    }
  });

  it('of a zero vector have the scale zero', () => {
    expect([...quantiseRows([new Float32Array(DIMENSION)], DIMENSION).scales]).toEqual([0]);
  });
});

describe('records', () => {
  it('are read back as they were written, from any place in a file', () => {
    fc.assert(
      fc.property(fc.nat(3), fc.nat(3), fc.nat(4), fc.nat(9), (sentences, fragments, tokens, offset) => {
        const dimension = 6;
        const some = (n: number, name: string) =>
          Array.from({ length: n }, (_, i) => hashVector(`${name} ${i}`, dimension));
        const chunk = hashVector('chunk', dimension);
        const record = makeRecord(chunk, some(sentences, 's'), some(fragments, 'f'), some(tokens, 't'));
        const bytes = encodeRecord(record);
        const rows = sentences + fragments + tokens;
        expect(bytes.length).toBe(recordSize(rows, dimension));
        const placed = Buffer.concat([Buffer.alloc(offset, 7), bytes]).subarray(offset);
        expect(dot(decodeChunk(placed, dimension), chunk)).toBeCloseTo(1, 2);
        expect(decodeChunk(placed.subarray(0, chunkSize(dimension)), dimension)).toEqual(
          decodeChunk(placed, dimension),
        );
        const back = decodeRows(placed, rows, dimension);
        expect([...back.codes]).toEqual([...record.rows.codes]);
        for (const [row, scale] of back.scales.entries()) expect(scale).toBeCloseTo(record.rows.scales[row] ?? 0, 6);
        expect([record.sentences, record.fragments]).toEqual([sentences, fragments]);
      }),
    );
  });
});

describe('products', async () => {
  const engine = await ProductEngine.load();
  afterAll(() => engine.close());

  it('are within 0.006 of the exact ones with the rows as they are kept', async () => {
    const vectors = Array.from({ length: 200 }, (_, i) => hashVector(`row ${i}`, DIMENSION));
    const questions = [
      ...Array.from({ length: 9 }, (_, i) => hashVector(`question ${i}`, DIMENSION)),
      vectors[7] ?? new Float32Array(),
    ];
    const blocks = [quantiseRows(vectors.slice(0, 3), DIMENSION), quantiseRows(vectors.slice(3), DIMENSION)];
    const products = await engine.multiply(blocks, questions, DIMENSION);
    expect([products.rowScales.length, products.columns]).toEqual([200, 10]);
    const kept = unpacked(vectors);
    let worst = 0;
    for (const [row, vector] of kept.entries()) {
      for (const [column, question] of questions.entries()) {
        worst = Math.max(worst, Math.abs(productAt(products, row, column) - dot(vector, rotate(question))));
      }
    }
    expect(worst).toBeLessThan(0.006);
    expect(productAt(products, 7, 9)).toBeCloseTo(1, 2);
  });

  it('do not overflow where every number is as large as can be', async () => {
    const full = toUnit(new Float32Array(DIMENSION).fill(1));
    const products = await engine.multiply([quantiseRows([full, full.map((x) => -x)], DIMENSION)], [full], DIMENSION);
    expect(productAt(products, 0, 0)).toBeCloseTo(1, 2);
    expect(productAt(products, 1, 0)).toBeCloseTo(-1, 2);
  });

  it('of nothing are nothing', async () => {
    const rows = quantiseRows([hashVector('a', DIMENSION)], DIMENSION);
    expect((await engine.multiply([rows], [], DIMENSION)).raw).toHaveLength(0);
    expect((await engine.multiply([], [hashVector('a', DIMENSION)], DIMENSION)).raw).toHaveLength(0);
  });

  it('of questions in flight together do not mix', async () => {
    const vectors = Array.from({ length: 8 }, (_, i) => hashVector(`row ${i}`, DIMENSION));
    const all = await Promise.all(vectors.map((v) => engine.multiply([quantiseRows([v], DIMENSION)], [v], DIMENSION)));
    for (const products of all) expect(productAt(products, 0, 0)).toBeCloseTo(1, 2);
  });
});

describe('the graph', () => {
  const many = Array.from({ length: 1500 }, (_, i) => hashVector(`vector ${i}`, 64));
  const build = (vectors: Float32Array[]) => {
    const graph = VectorGraph.create(vectors[0]?.length ?? 64, vectors.length);
    for (const [i, vector] of vectors.entries()) graph.add(i, vector);
    return graph;
  };
  const exact = (query: Float32Array, k: number) =>
    many
      .map((vector, id) => ({ id, cosine: dot(vector, query) }))
      .sort((a, b) => b.cosine - a.cosine)
      .slice(0, k);

  it('finds what exact search finds (recall at 10), after a load too, with true cosines', async () => {
    const path = join(temporaryFolder(), 'graph.hnsw');
    await build(many).save(path);
    const graph = await VectorGraph.load(path, 64, many.length);
    let hits = 0;
    for (let q = 0; q < 50; q += 1) {
      const query = hashVector(`query ${q}`, 64);
      const nearest = exact(query, 10);
      const found = graph.search(query, 10);
      hits += found.filter(({ id }) => nearest.some((n) => n.id === id)).length;
      for (const { id, cosine } of found) expect(cosine).toBeCloseTo(dot(many[id] ?? query, query), 4);
      expect(found.map(({ cosine }) => cosine)).toEqual(found.map(({ cosine }) => cosine).sort((a, b) => b - a));
    }
    expect(hits / 500).toBeGreaterThanOrEqual(0.99);
  });

  it('is the same on every build', () => {
    const [one, two] = [build(many.slice(0, 300)), build(many.slice(0, 300))];
    expect(one.search(hashVector('q', 64), 20)).toEqual(two.search(hashVector('q', 64), 20));
  });

  it('gives as many as it holds and as many as are wanted', () => {
    const graph = build(many.slice(0, 30));
    expect(
      graph
        .search(hashVector('q', 64), 300)
        .map(({ id }) => id)
        .sort((a, b) => a - b),
    ).toEqual([...Array(30).keys()]);
    expect(graph.search(hashVector('q', 64), 0)).toEqual([]);
    expect(graph.search(hashVector('q', 64), -1)).toEqual([]);
    expect(VectorGraph.create(64, 0).search(hashVector('q', 64), 3)).toEqual([]);
  });

  it('refuses vectors of another dimension, and numbers that are not finite', () => {
    const graph = build(many.slice(0, 3));
    for (const vector of [
      hashVector('q', 63),
      new Float32Array(64).fill(Number.NaN),
      new Float32Array(64).fill(Number.POSITIVE_INFINITY),
    ]) {
      expect(() => graph.search(vector, 1)).toThrow(RangeError);
      expect(() => graph.add(0, vector)).toThrow(RangeError);
    }
  });

  it('that is no graph, or another one, is refused', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'graph.hnsw');
    writeFileSync(path, 'not a graph');
    await expect(VectorGraph.load(path, 64, 3)).rejects.toMatchObject({ code: 'index_damaged' });
    await build(many.slice(0, 3)).save(path);
    await expect(VectorGraph.load(path, 64, 4)).rejects.toMatchObject({ code: 'index_damaged' });
  });

  it('that cannot be written is told, though the library says nothing', async () => {
    await expect(build(many.slice(0, 3)).save(join(temporaryFolder(), 'none', 'graph.hnsw'))).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });
});

describe('a graph that somebody else wrote', () => {
  const path = join(temporaryFolder(), 'graph.hnsw');
  const write = async () => {
    const graph = VectorGraph.create(16, 300);
    for (let i = 0; i < 300; i += 1) graph.add(i, hashVector(`vector ${i}`));
    await graph.save(path);
  };

  it('is loaded when it is sound, and only with its own count and dimension', async () => {
    await write();
    expect((await VectorGraph.load(path, 16, 300)).count).toBe(300);
    for (const [dimension, count] of [
      [16, 299],
      [16, 301],
      [17, 300],
    ] as const)
      await expect(VectorGraph.load(path, dimension, count)).rejects.toMatchObject({ code: 'index_damaged' });
    const empty = VectorGraph.create(16, 0);
    await empty.save(path);
    expect((await VectorGraph.load(path, 16, 0)).search(hashVector('a'), 3)).toEqual([]);
  });

  it.each([1, 2, 3])(
    'never ends the process, whatever its numbers say (%i)',
    async (seed) => {
      await write();
      const args = ['--import', 'tsx', join(import.meta.dirname, 'child.ts'), path, String(seed)];
      const { status, signal, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      expect([status, signal]).toEqual([0, null]);
      const { loaded = 0, index_damaged = 0, ...other } = JSON.parse(stdout) as Record<string, number>;
      expect(other).toEqual({});
      expect(loaded + index_damaged).toBe(600);
      // Vector values may be anything; values that control the library may not.
      expect(Math.min(loaded, index_damaged)).toBeGreaterThan(50);
    },
    120_000,
  );
});
