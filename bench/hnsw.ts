import { closeSync, mkdtempSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VectorGraph } from '../src/index/vectors/hnsw.js';
import { median, percentile } from './lib/measure.js';
import type { Options, Part, Result } from './lib/report.js';
import { SyntheticVectors } from './lib/synthetic.js';

const DIMENSION = 384;
const QUESTIONS = 200;
/** A filter allows the vectors of one document in this many, as a year does, for example. */
const FILTERS = [5, 25];
const PER_DOCUMENT = 25;
/** Numbers of neighbours requested: just ten, and the number that the search path requests. */
const ASKED = [10, 192];

interface Measured {
  vectors: number;
  links: number;
  buildBreadth: number;
  buildSeconds: number;
  insertMs: number;
  loadMs: number;
  fileMb: number;
  exactMs: number;
  searches: Searched[];
  filtered: (Searched & { oneIn: number })[];
}

interface Searched {
  asked: number;
  recall: number;
  p50: number;
  p95: number;
}

export const part: Part = {
  name: 'hnsw',
  about: 'recall at 10 of the vector graph against exact search; its build, load and search times',
  async run(options: Options): Promise<Result> {
    const measured: Measured[] = [];
    for (const size of options.sizes ?? (options.quick ? [2_000] : [10_000, 100_000]))
      measured.push(await measure(size));
    const rows = measured.flatMap((m) =>
      m.searches.map((s) => [
        m.vectors,
        m.links,
        m.buildBreadth,
        m.buildSeconds,
        m.insertMs,
        m.loadMs,
        m.fileMb,
        s.asked,
        s.recall,
        s.p50,
        s.p95,
        m.exactMs,
      ]),
    );
    return {
      tables: [
        {
          title: 'Vector graph, made-up clustered vectors (times in ms unless said)',
          columns: [
            'vectors',
            'links',
            'breadth',
            'build s',
            'insert',
            'load',
            'file MB',
            'asked',
            'recall@10',
            'p50',
            'p95',
            'exact p50',
          ],
          rows,
        },
        {
          title: 'With a filter inside the search (times in ms)',
          columns: ['vectors', 'one document allowed in', 'asked', 'recall@10', 'p50', 'p95'],
          rows: measured.flatMap(({ vectors, filtered }) =>
            filtered.map(({ oneIn, asked, recall, p50, p95 }) => [vectors, oneIn, asked, recall, p50, p95]),
          ),
        },
      ],
      checks: measured.flatMap((m) =>
        [...m.searches.map((s) => ({ ...s, oneIn: 1 })), ...m.filtered].map(({ asked, recall, oneIn }) => ({
          name: `recall at 10, ${m.vectors} vectors, ${asked} asked for${oneIn === 1 ? '' : `, one in ${oneIn} allowed`}`,
          value: recall,
          limit: 0.99,
          must: 'at least' as const,
        })),
      ),
      details: measured,
    };
  },
};

async function measure(size: number): Promise<Measured> {
  const synthetic = new SyntheticVectors(DIMENSION);
  const all = new Float32Array(size * DIMENSION);
  for (let i = 0; i < size; i += 1) all.set(synthetic.passage(i), i * DIMENSION);
  const built = VectorGraph.create(DIMENSION, size);
  const start = performance.now();
  for (let i = 0; i < size; i += 1) built.add(i, all.subarray(i * DIMENSION, (i + 1) * DIMENSION));
  const buildMs = performance.now() - start;
  const folder = mkdtempSync(join(tmpdir(), 'bench-hnsw-'));
  try {
    const path = join(folder, 'graph.hnsw');
    await built.save(path);
    const loading = performance.now();
    // Questions are answered by a loaded graph, and loading resets the search breadth.
    const graph = await VectorGraph.load(path, DIMENSION, size);
    const loadMs = performance.now() - loading;
    const targets = Array.from({ length: QUESTIONS }, (_, i) => Math.floor(((i + 0.5) * size) / QUESTIONS));
    const questions = targets.map((target) => synthetic.near(synthetic.passage(target), target));
    const exact = questions.map((question) => timed(() => nearest(all, question, 10)));
    const searches = ASKED.map((asked) =>
      searched(
        graph,
        questions,
        exact.map(({ value }) => value),
        asked,
      ),
    );
    const filtered = FILTERS.map((oneIn) => {
      const isAllowed = Uint8Array.from({ length: size }, (_, id) =>
        Math.floor(id / PER_DOCUMENT) % oneIn === 0 ? 1 : 0,
      );
      const right = questions.map((question) => nearest(all, question, 10, isAllowed));
      return { oneIn, ...searched(graph, questions, right, ASKED.at(-1) ?? 10, isAllowed) };
    });
    return {
      vectors: size,
      ...parametersOf(path),
      buildSeconds: buildMs / 1000,
      insertMs: buildMs / size,
      loadMs,
      fileMb: statSync(path).size / 1e6,
      exactMs: median(exact.map(({ ms }) => ms)),
      searches,
      filtered,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Recall at 10 of the graph compared with exact results, and its times. */
function searched(
  graph: VectorGraph,
  questions: readonly Float32Array[],
  right: readonly number[][],
  asked: number,
  isAllowed?: Uint8Array,
): Searched {
  for (const question of questions.slice(0, 20)) graph.search(question, asked, isAllowed);
  const found = questions.map((question) => timed(() => graph.search(question, asked, isAllowed)));
  const recalls = found.map(({ value }, i) => {
    const first = new Set(value.slice(0, 10).map(({ id }) => id));
    const ids = right[i] ?? [];
    return ids.filter((id) => first.has(id)).length / ids.length;
  });
  const times = found.map(({ ms }) => ms);
  const recall = recalls.reduce((sum, r) => sum + r, 0) / recalls.length;
  return { asked, recall, p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
}

/** The numbers of the allowed vectors with the largest products. */
function nearest(all: Float32Array, question: Float32Array, count: number, isAllowed?: Uint8Array): number[] {
  const best: { id: number; product: number }[] = [];
  for (let id = 0; id * DIMENSION < all.length; id += 1) {
    if (isAllowed && isAllowed[id] !== 1) continue;
    let product = 0;
    for (let i = 0, at = id * DIMENSION; i < DIMENSION; i += 1, at += 1) product += (all[at] ?? 0) * (question[i] ?? 0);
    if (best.length >= count && product <= (best.at(-1)?.product ?? -1)) continue;
    const place = best.findIndex((other) => other.product < product);
    best.splice(place < 0 ? best.length : place, 0, { id, product });
    if (best.length > count) best.pop();
  }
  return best.map(({ id }) => id);
}

/** Links per node and build breadth, from the saved graph's header. */
function parametersOf(path: string): { links: number; buildBreadth: number } {
  const header = Buffer.alloc(96);
  const file = openSync(path, 'r');
  readSync(file, header, 0, header.length, 0);
  closeSync(file);
  return { links: Number(header.readBigUInt64LE(72)), buildBreadth: Number(header.readBigUInt64LE(88)) };
}

function timed<T>(task: () => T): { value: T; ms: number } {
  const start = performance.now();
  const value = task();
  return { value, ms: performance.now() - start };
}
