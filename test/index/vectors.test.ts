import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';
import { toUnit } from '../../src/embedding/embedder.js';
import { VectorGraph } from '../../src/index/vectors/hnsw.js';
import { decodeChunk, decodeRows, encodeRecord, makeRecord, recordSize } from '../../src/index/vectors/record.js';
import { quantiseRows, ZERO_POINT } from '../../src/index/vectors/rows.js';
import { ProductEngine, productAt } from '../../src/retrieval/rank/products.js';
import { hashVector, removeFolders, temporaryFolder } from '../ingest/support.js';

const DIMENSION = 384;
afterAll(removeFolders);

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

/** Unit vectors, some with most of their length in a few numbers, which is the hardest case for a byte a number. */
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

describe('quantised rows', () => {
  it('stay within half a step of each number, and within 0.003 in a product', () => {
    fc.assert(
      fc.property(unit, unit, (vector, other) => {
        const { bytes, scales } = quantiseRows([vector], DIMENSION);
        const scale = scales[0] ?? 0;
        const back = Float32Array.from(bytes, (byte) => (byte - ZERO_POINT) * scale);
        for (const [i, x] of back.entries())
          expect(Math.abs(x - (vector[i] ?? 0))).toBeLessThanOrEqual(scale / 2 + 1e-7);
        if (scale * 127 < 0.5) expect(Math.abs(dot(back, other) - dot(vector, other))).toBeLessThan(0.003);
      }),
    );
  });

  it('of a zero vector are zero', () => {
    const { bytes, scales } = quantiseRows([new Float32Array(DIMENSION)], DIMENSION);
    expect([...new Set(bytes)]).toEqual([ZERO_POINT]);
    expect(Number.isFinite(scales[0])).toBe(true);
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
        expect(decodeChunk(placed, dimension)).toEqual(chunk);
        const back = decodeRows(placed, rows, dimension);
        expect([...back.bytes]).toEqual([...record.rows.bytes]);
        expect([...back.scales]).toEqual([...record.rows.scales]);
        expect([record.sentences, record.fragments]).toEqual([sentences, fragments]);
      }),
    );
  });
});

describe('products', async () => {
  const engine = await ProductEngine.load(readConfig({}).dataDir);
  afterAll(() => engine.close());

  it('are within 0.006 of the exact ones', async () => {
    const vectors = Array.from({ length: 200 }, (_, i) => hashVector(`row ${i}`, DIMENSION));
    const questions = [
      ...Array.from({ length: 9 }, (_, i) => hashVector(`question ${i}`, DIMENSION)),
      vectors[7] ?? new Float32Array(),
    ];
    const blocks = [quantiseRows(vectors.slice(0, 3), DIMENSION), quantiseRows(vectors.slice(3), DIMENSION)];
    const products = await engine.multiply(blocks, questions, DIMENSION);
    expect([products.rowScales.length, products.columns]).toEqual([200, 10]);
    let worst = 0;
    for (const [row, vector] of vectors.entries()) {
      for (const [column, question] of questions.entries()) {
        worst = Math.max(worst, Math.abs(productAt(products, row, column) - dot(vector, question)));
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

  it('without their graph tell the cure', async () => {
    await expect(ProductEngine.load(temporaryFolder())).rejects.toMatchObject({ code: 'data_missing' });
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
      // Numbers of vectors may be any; of those that steer the library, none.
      expect(Math.min(loaded, index_damaged)).toBeGreaterThan(50);
    },
    120_000,
  );
});
