import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type LanguageMeans, LEVELS } from '../src/embedding/centring.js';
import { FILES, type FileName, FORMAT, FORMAT_VERSION, type Manifest } from '../src/index/format.js';
import { sha256Of } from '../src/index/hash.js';
import { LexicalIndex } from '../src/index/lexical-index.js';
import { Library } from '../src/index/library.js';
import { decodeLexical } from '../src/index/tables/lexical.js';
import { splitPassages } from '../src/ingest/split.js';
import { writeTables } from '../src/ingest/write-tables.js';
import { compareByWords } from '../src/quotes/check.js';
import { readPattern, tokenise } from '../src/quotes/tokens.js';
import { percentile } from './lib/measure.js';
import { benchConfig, inTemporaryFolder } from './lib/product.js';
import { seeded } from './lib/random.js';
import type { Options, Part, Result } from './lib/report.js';
import { syntheticDocuments } from './lib/synthetic-corpus.js';

/** Maximum time for a quote without the model. */
const LIMIT_MS = 20;

interface Timed {
  size: number;
  kind: string;
  p50: number;
  p95: number;
  most: number;
  right: number;
}

export const part: Part = {
  name: 'quotes',
  about: 'checking a quote (without the model) at 120, 10k, 100k made-up passages',
  async run(options: Options): Promise<Result> {
    const timed: Timed[] = [];
    for (const size of options.sizes ?? (options.quick ? [120] : [120, 10_000, 100_000]))
      timed.push(...(await inTemporaryFolder((folder) => measure(folder, size, options.quick ? 20 : 200))));
    return {
      tables: [
        {
          title: 'Checking a quote, without the model',
          columns: ['passages', 'quote', 'p50 ms', 'p95 ms', 'most ms', 'right %'],
          rows: timed.map(({ size, kind, p50, p95, most, right }) => [size, kind, p50, p95, most, 100 * right]),
        },
      ],
      checks: timed.map(({ size, kind, p95 }) => ({
        name: `${kind}, ${size} passages, p95 ms`,
        value: p95,
        limit: LIMIT_MS,
        must: 'at most' as const,
      })),
      details: timed,
    };
  },
};

/** A library with its lexical index, and no vectors: building those takes hours at this size. */
async function makeLibrary(folder: string, size: number): Promise<{ library: Library; lexical: LexicalIndex }> {
  const { dataDir } = benchConfig('');
  const documents = syntheticDocuments(size, dataDir);
  const split = documents.map((document) => ({ document, passages: splitPassages(document) }));
  const none = Object.fromEntries(LEVELS.map((level) => [level, {}])) as LanguageMeans;
  await writeTables(folder, dataDir, split, none);
  const files: Manifest['files'] = {};
  for (const name of ['documents', 'texts', 'passages', 'lexical'] satisfies FileName[]) {
    const path = join(folder, FILES[name]);
    files[name] = { size: statSync(path).size, sha256: await sha256Of(path) };
  }
  const manifest: Manifest = {
    format: FORMAT,
    formatVersion: FORMAT_VERSION,
    fingerprint: 'made-up',
    version: 'made-up',
    folder: 'made-up',
    builtAt: new Date(0).toISOString(),
    dimension: 1,
    counts: { documents: documents.length, passages: split.reduce((sum, s) => sum + s.passages.length, 0), chunks: 0 },
    corpus: [],
    files,
  };
  const library = Library.openGeneration(folder, manifest);
  return { library, lexical: new LexicalIndex(decodeLexical(readFileSync(join(folder, FILES.lexical)))) };
}

type Draw = (below: number) => number;
type Kind = { name: string; expect: string | undefined; make: (library: Library, draw: Draw) => string };

const KINDS: Kind[] = [
  { name: 'sentence', expect: 'verbatim', make: (library, draw) => wordsOf(library, draw, 27) },
  { name: 'three words', expect: 'verbatim', make: (library, draw) => wordsOf(library, draw, 3) },
  { name: 'over a boundary', expect: 'verbatim', make: acrossBoundary },
  // The omitted text includes the end of a sentence, which may change the meaning: such a quote is never verbatim.
  { name: 'with an ellipsis', expect: 'altered', make: withEllipsis },
  {
    name: 'one word changed',
    expect: 'altered',
    make: (library, draw) => changed(wordsOf(library, draw, 27), draw, 1),
  },
  {
    name: 'five words changed',
    expect: 'altered',
    make: (library, draw) => changed(wordsOf(library, draw, 27), draw, 5),
  },
  { name: 'invented', expect: undefined, make: invented },
];

async function measure(folder: string, size: number, count: number): Promise<Timed[]> {
  const { library, lexical } = await makeLibrary(folder, size);
  try {
    return KINDS.map((kind) => {
      const random = seeded(5);
      const draw: Draw = (below) => Math.floor(random() * below);
      const times: number[] = [];
      let right = 0;
      for (let i = -10; i < count; i += 1) {
        const text = kind.make(library, draw);
        const start = performance.now();
        const found = compareByWords({ library, terms: lexical }, readPattern(text));
        if (i < 0) continue;
        times.push(performance.now() - start);
        if (found?.check.kind === kind.expect) right += 1;
      }
      const [p50, p95, most] = [0.5, 0.95, 1].map((share) => percentile(times, share));
      return { size, kind: kind.name, p50: p50 ?? 0, p95: p95 ?? 0, most: most ?? 0, right: right / count };
    });
  } finally {
    library.close();
  }
}

/** A number of consecutive tokens from a passage. */
function wordsOf(library: Library, draw: Draw, length: number): string {
  const { text } = library.passage(draw(library.size));
  const tokens = tokenise(text);
  const first = draw(Math.max(1, tokens.length - length));
  return text.slice(tokens[first]?.start, tokens[Math.min(tokens.length, first + length) - 1]?.end);
}

function acrossBoundary(library: Library, draw: Draw): string {
  const number = draw(library.size - 1);
  const [own, next] = [library.passage(number), library.passage(number + 1)];
  if (own.documentId !== next.documentId) return acrossBoundary(library, draw);
  return `${own.text.slice(-80).replace(/^\S*\s/, '')}\n${next.text.slice(0, 80).replace(/\s\S*$/, '')}`;
}

function withEllipsis(library: Library, draw: Draw): string {
  const words = library.passage(draw(library.size)).text.split(' ');
  return `${words.slice(2, 12).join(' ')} […] ${words.slice(-14, -3).join(' ')}`;
}

function changed(text: string, draw: Draw, count: number): string {
  const words = text.split(' ');
  for (let i = 0; i < count; i += 1) words[draw(words.length)] = `changed${draw(9)}`;
  return words.join(' ');
}

function invented(library: Library, draw: Draw): string {
  const words = Array.from({ length: 20 }, () => {
    const list = library.passage(draw(library.size)).text.split(/[^\p{L}\p{N}]+/u);
    return list[draw(list.length - 1)];
  });
  return words.join(' ');
}
