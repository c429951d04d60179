import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Config } from '../../src/config.js';
import { toUnit } from '../../src/embedding/embedder.js';
import { FILES } from '../../src/index/format.js';
import { LexicalIndex, type QueryTerm } from '../../src/index/lexical-index.js';
import { Library } from '../../src/index/library.js';
import { Allowed } from '../../src/index/store/allowed.js';
import { type Store, withTerms } from '../../src/index/store/store.js';
import { decodeChunks } from '../../src/index/tables/chunks.js';
import { decodeLexical } from '../../src/index/tables/lexical.js';
import { decodeChunk, decodeRows } from '../../src/index/vectors/record.js';
import { VectorRecords } from '../../src/index/vectors/records.js';
import { buildIndex } from '../../src/ingest/build-index.js';
import type { SourceDocument } from '../../src/model.js';
import { weighed } from '../index/weighed.js';
import { documentOf, FakeEmbedder, fakeConfig, hashVector, removeFolders, temporaryFolder } from '../ingest/support.js';

/** Opens a store with an index built in the folder of a configuration. */
export type OpenStore = (config: Config) => Promise<Store>;

const WORDS = 'trade fishing port card steel visa labour energy river coast farmer school loan tariff treaty'.split(
  ' ',
);
const LANGUAGES = ['en', 'vi', 'de'];
const DIMENSION = 16;

/** Documents with some paragraphs each; no two paragraphs are the same. */
function madeDocuments(count: number, paragraphs: number): SourceDocument[] {
  return Array.from({ length: count }, (_, d) => {
    const text = Array.from({ length: paragraphs }, (_, p) => {
      const words = [d, d + p, 3 * p].map((at) => WORDS[at % WORDS.length]);
      return `Paragraph ${p} of document ${d} speaks of ${words.join(', ')} at some length, and of Hanoi.`;
    }).join('\n\n');
    const [id, month] = [`made-${d}`, String((d % 12) + 1).padStart(2, '0')];
    return documentOf(text, {
      ...{ id, title: `Title ${d}`, file: `${id}.md`, date: `2025-${month}-02` },
      language: LANGUAGES[d % LANGUAGES.length] ?? 'en',
    });
  });
}

async function build(count: number, paragraphs: number): Promise<Config> {
  const config = fakeConfig(temporaryFolder());
  await buildIndex(config, madeDocuments(count, paragraphs), new FakeEmbedder(), { corpus: [] });
  return config;
}

/** The chunks' own vectors as written, at unit length. */
function chunkVectors({ folder }: Library): Float32Array[] {
  const lines = decodeChunks(readFileSync(join(folder, FILES.chunks), 'utf8'));
  const records = new VectorRecords(folder, lines, DIMENSION);
  const vectors = lines.map((_, i) => toUnit(decodeChunk(records.readVector(i), DIMENSION)));
  records.close();
  return vectors;
}

/** Tests for every store, regardless of where the index is stored; expectations come from the built files. */
export function storeSuite(open: OpenStore): void {
  const [DOCUMENTS, PARAGRAPHS] = [60, 5];
  let store: Store;
  let library: Library;
  let lexical: LexicalIndex;
  let vectors: Float32Array[];
  beforeAll(async () => {
    const config = await build(DOCUMENTS, PARAGRAPHS);
    library = Library.open(config.indexDir);
    lexical = new LexicalIndex(decodeLexical(readFileSync(join(library.folder, FILES.lexical))));
    vectors = chunkVectors(library);
    store = await open(config);
  });
  afterAll(async () => {
    await store?.close();
    library?.close();
    removeFolders();
  });

  /** Cosines of a question with every passage as written: each passage is one chunk here. */
  const cosinesWith = (vector: Float32Array) =>
    vectors.map((own) => own.reduce((sum, x, i) => sum + x * (vector[i] ?? 0), 0));

  describe('documents and passages', () => {
    it('are those that were built, by id and by number', () => {
      expect(store.library.manifest).toEqual(library.manifest);
      expect(store.library.documents).toEqual(library.documents);
      expect(store.library.size).toBe(DOCUMENTS * PARAGRAPHS);
      for (let passage = 0; passage < library.size; passage += 7) {
        const expected = library.passage(passage);
        expect(store.library.passage(passage)).toEqual(expected);
        expect(store.library.numberOf(expected.id)).toBe(passage);
        expect(store.library.documentNumber(passage)).toBe(library.documentNumber(passage));
      }
      expect(store.library.textOf('made-7')).toBe(library.textOf('made-7'));
      expect(() => store.library.passage(library.size)).toThrow(RangeError);
    });
  });

  describe('terms', () => {
    const plain = ({ term, idf, passages }: QueryTerm) => ({ term, idf, passages: [...passages] });

    it('have the statistics and passages of the lexical index, also those that none has', async () => {
      const named = fc.subarray([...lexical.dictionary.terms, 'no-such-term', '', '\uffff']);
      await fc.assert(
        fc.asyncProperty(named, async (list) => {
          const terms = await store.terms(list);
          expect(list.map((term) => plain(terms.lookUp(term)))).toEqual(
            list.map((term) => plain(lexical.lookUp(term))),
          );
          expect([...terms.missing]).toEqual([]);
        }),
        { numRuns: 25 },
      );
      expect(store.dictionary.terms).toEqual(lexical.dictionary.terms);
      expect(store.dictionary.vocabulary).toEqual(lexical.dictionary.vocabulary);
      for (const term of lexical.dictionary.terms) {
        expect(store.dictionary.count(term)).toBe(lexical.dictionary.count(term));
        expect(store.dictionary.isName(term)).toBe(lexical.dictionary.isName(term));
      }
    });

    it('that nobody named are fetched for work that needs them', async () => {
      const found = await withTerms(store, ['trade'], (terms) => {
        const all = ['trade', 'steel', 'visa'].map((term) => plain(terms.lookUp(term)));
        return { all, weights: weighed(terms.weigh(['port', 'loan'].map((term) => terms.lookUp(term)))) };
      });
      expect(found.all).toEqual(['trade', 'steel', 'visa'].map((term) => plain(lexical.lookUp(term))));
      const rightly = lexical.weigh(['port', 'loan'].map((term) => lexical.lookUp(term)));
      expect(found.weights).toEqual(weighed(rightly));
    });

    it.each(['t', 'tr', 'trade', 'zzz', ''])('that begin with "%s" come with all their passages', async (prefix) => {
      const found = await withTerms(store, [], (terms) => [...terms.startingWith(prefix)]);
      expect(found).toEqual([...lexical.startingWith(prefix)]);
    });

    it('leave an error of the work itself as it is', async () => {
      const failing = withTerms(store, [], (terms) => {
        if (terms.lookUp('trade').passages.length > 0) throw new Error('of the work');
      });
      await expect(failing).rejects.toThrow('of the work');
    });
  });

  describe('the nearest chunks', () => {
    const question = fc.integer().map((seed) => hashVector(`question ${seed}`));
    const numbers = (below: number) => fc.uniqueArray(fc.nat(below - 1), { maxLength: below });

    it('are those of an exact search among the allowed documents and passages', async () => {
      await fc.assert(
        fc.asyncProperty(
          question,
          fc.integer({ min: 1, max: 20 }),
          numbers(DOCUMENTS),
          fc.uniqueArray(fc.nat(DOCUMENTS * PARAGRAPHS - 1), { maxLength: 8 }),
          async (vector, count, documents, passages) => {
            const allowed = new Allowed(store.library, new Set(documents), passages);
            const cosines = cosinesWith(vector);
            const expected = [...cosines.keys()]
              .filter((passage) => allowed.has(passage))
              .sort((a, b) => (cosines[b] ?? 0) - (cosines[a] ?? 0))
              .slice(0, count);
            const found = await store.nearest(vector, count, allowed);
            expect(found.map(({ passage }) => passage)).toEqual(expected);
            for (const { passage, cosine } of found) expect(cosine).toBeCloseTo(cosines[passage] ?? 0, 5);
          },
        ),
        { numRuns: 40 },
      );
    });

    it('are all there are where fewer are allowed, and none where none is', async () => {
      const vector = hashVector('a question');
      const one = await store.nearest(vector, 50, new Allowed(store.library, new Set([3])));
      expect(one.map(({ passage }) => passage).sort((a, b) => a - b)).toEqual([15, 16, 17, 18, 19]);
      expect(await store.nearest(vector, 50, new Allowed(store.library, new Set()))).toEqual([]);
      const everything = Allowed.everything(store.library);
      expect(await store.nearest(vector, 10_000, everything)).toHaveLength(DOCUMENTS * PARAGRAPHS);
    });

    it('of what is no vector are an error', async () => {
      for (const documents of [new Set([3]), new Set(store.library.documents.keys())]) {
        const allowed = new Allowed(store.library, documents);
        await expect(store.nearest(new Float32Array(DIMENSION - 1), 3, allowed)).rejects.toThrow(RangeError);
        const broken = new Float32Array(DIMENSION).fill(Number.NaN);
        await expect(store.nearest(broken, 3, allowed)).rejects.toThrow(RangeError);
      }
    });
  });

  it('the rows of chunks are those that were written, in the order they are asked for', async () => {
    const lines = decodeChunks(readFileSync(join(library.folder, FILES.chunks), 'utf8'));
    const records = new VectorRecords(library.folder, lines, DIMENSION);
    const passages = [200, 3, 77, 3];
    const found = await store.chunksOf(passages);
    expect(found).toEqual(
      passages.map((wanted) =>
        lines.flatMap(({ passage, rows, start, end, sentences, fragments }, number) => {
          if (passage !== wanted) return [];
          return [
            { number, start, end, sentences, fragments, rows: decodeRows(records.read(number), rows, DIMENSION) },
          ];
        }),
      ),
    );
    expect(await store.chunksOf([])).toEqual([]);
  });
}

/** With one document among 4,000 allowed, at least 99 of 100 nearest are those of an exact search. */
export function narrowSuite(open: OpenStore): void {
  const [DOCUMENTS, PARAGRAPHS, COUNT] = [4000, 3, 10];
  let store: Store;
  let vectors: Float32Array[];
  beforeAll(async () => {
    const config = await build(DOCUMENTS, PARAGRAPHS);
    store = await open(config);
    const library = Library.open(config.indexDir);
    vectors = chunkVectors(library);
    library.close();
  }, 300_000);
  afterAll(async () => {
    await store?.close();
    removeFolders();
  });

  it.each([1, 40, 400, 2000, 3000, 4000])(
    'with %i of 4,000 documents allowed, recall at 10 is at least 0.99',
    async (size) => {
      let [found, all] = [0, 0];
      for (let i = 0; i < 12; i += 1) {
        const documents = new Set(Array.from({ length: size }, (_, k) => (i * 97 + k * 7) % DOCUMENTS));
        const allowed = new Allowed(store.library, documents);
        const vector = toUnit(hashVector(`narrow ${i}`));
        const exact: { passage: number; cosine: number }[] = [];
        for (const document of documents) {
          for (let passage = document * PARAGRAPHS; passage < (document + 1) * PARAGRAPHS; passage += 1) {
            const own = vectors[passage] ?? vector;
            exact.push({ passage, cosine: own.reduce((sum, x, k) => sum + x * (vector[k] ?? 0), 0) });
          }
        }
        exact.sort((a, b) => b.cosine - a.cosine);
        const right = new Set(exact.slice(0, COUNT).map(({ passage }) => passage));
        const nearest = await store.nearest(vector, 96, allowed);
        for (const { passage } of nearest) expect(allowed.has(passage)).toBe(true);
        found += nearest.slice(0, COUNT).filter(({ passage }) => right.has(passage)).length;
        all += right.size;
      }
      expect(found / all).toBeGreaterThanOrEqual(0.99);
    },
    60_000,
  );
}
