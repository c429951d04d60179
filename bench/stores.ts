import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '../src/config.js';
import type { Embedder } from '../src/embedding/embedder.js';
import { readManifest } from '../src/index/manifest.js';
import { PostgresPlace } from '../src/index/store/postgres/place.js';
import { buildIndex } from '../src/ingest/build-index.js';
import { ingest } from '../src/ingest/ingest.js';
import { Retriever } from '../src/retrieval/retrieve.js';
import { openTestDatabase, type TestDatabase } from '../test/support/database.js';
import { framedQuestions, loadFramed } from './eval/framed.js';
import { personQuestions } from './eval/persons.js';
import { GOLDEN_TODAY, goldenFiles, loadQuestions, type Question } from './eval/questions.js';
import { percentile, timeOf } from './lib/measure.js';
import { benchConfig, inTemporaryFolder, openThread } from './lib/product.js';
import type { Options, Part, Result, Table } from './lib/report.js';
import { compareAnswers } from './lib/same-answers.js';
import { SyntheticEmbedder, syntheticConfig, syntheticDocuments, syntheticQuestion } from './lib/synthetic-corpus.js';

const OTHER = fileURLToPath(new URL('../test/golden/other', import.meta.url));
const DIMENSION = 384;
/** Number of questions about made-up passages. */
const ASKED = 200;

interface Compared {
  name: string;
  asked: number;
  different: string[];
  times: [number[], number[]];
}

interface Sized {
  passages: number;
  chunks: number;
  filesMb: number;
  databaseMb: number;
  buildSeconds: number;
  publishSeconds: number;
  againSeconds: number;
  openMs: [number, number];
  times: Record<string, [number[], number[]]>;
  different: number;
}

export const part: Part = {
  name: 'stores',
  about:
    'the index in files beside the index in PostgreSQL (TEST_DATABASE_URL, else in this process): answers, times, sizes',
  async run(options: Options): Promise<Result> {
    const database = await openTestDatabase();
    try {
      const compared = await goldenAnswers(database, options);
      const sized: Sized[] = [];
      for (const size of options.sizes ?? [options.quick ? 300 : 10_000]) sized.push(await measure(database, size));
      return {
        tables: [answersTable(compared), writingTable(sized), askingTable(sized)],
        checks: [
          ...compared.map(({ name, different }) => ({
            ...{ name: `answers that differ, ${name}`, value: different.length, limit: 0 },
            must: 'at most' as const,
          })),
        ],
        details: { engine: database.isReal ? 'server' : 'in this process', compared, sized },
      };
    } finally {
      await database.drop();
    }
  },
};

/** Asks both stores every golden question, with the real model. */
async function goldenAnswers(database: TestDatabase, { quick }: Options): Promise<Compared[]> {
  const own = [
    ...loadQuestions([...goldenFiles('tune'), ...goldenFiles('check')]),
    ...(['tune', 'held'] as const).flatMap((set) => [...framedQuestions(loadFramed(set)), ...personQuestions(set)]),
  ];
  const other = loadQuestions([join(OTHER, 'questions.jsonl')]);
  const some = (questions: Question[]) => (quick ? questions.filter((_, i) => i % 50 === 0) : questions);
  return inTemporaryFolder(async (folder) => {
    const compare = async (name: string, config: Config, questions: Question[]): Promise<Compared> => {
      const embedder = await openThread(config);
      try {
        await ingest(inDatabase(config, database), async () => embedder);
        const result = await withBoth(config, database, embedder, (both) =>
          compareAnswers(both, some(questions), GOLDEN_TODAY),
        );
        return { name, asked: some(questions).length, ...result };
      } finally {
        await embedder.close();
      }
    };
    return [
      await compare('the documents of the project', benchConfig(join(folder, 'own')), own),
      await compare(
        'documents of other subjects',
        { ...benchConfig(join(folder, 'other')), corpusDir: join(OTHER, 'corpus') },
        other,
      ),
    ];
  });
}

/** Measures writing and asking with a number of made-up passages, without the model. */
async function measure(database: TestDatabase, passages: number): Promise<Sized> {
  return inTemporaryFolder(async (folder) => {
    const config = syntheticConfig(benchConfig(''), folder);
    const documents = syntheticDocuments(passages, config.dataDir);
    const buildMs = await timeOf(() => buildIndex(config, documents, new SyntheticEmbedder(DIMENSION), { corpus: [] }));
    const manifest = readManifest(config.indexDir);
    const generation = join(config.indexDir, manifest.folder);
    const place = placeIn(config, database);
    const publishMs = await timeOf(() => place.publish(generation, manifest, {}));
    const databaseMb = await sizeOf(database);
    const again = { ...manifest, folder: `${manifest.folder}-again` };
    const againMs = await timeOf(() => place.publish(generation, again, {}));
    const embedder = new SyntheticEmbedder(DIMENSION);
    const openMs: [number, number] = [
      await timeOf(async () => (await Retriever.open(config, embedder)).close()),
      await timeOf(async () => (await Retriever.open(inDatabase(config, database), embedder)).close()),
    ];
    const asked = await withBoth(config, database, embedder, (both) => askMadeUp(both, embedder));
    return {
      ...{ passages, chunks: manifest.counts.chunks, filesMb: folderMb(generation), databaseMb },
      ...{ buildSeconds: buildMs / 1000, publishSeconds: publishMs / 1000, againSeconds: againMs / 1000 },
      ...{ openMs, ...asked },
    };
  });
}

async function askMadeUp(
  [files, postgres]: readonly [Retriever, Retriever],
  embedder: SyntheticEmbedder,
): Promise<Pick<Sized, 'times' | 'different'>> {
  const { library } = files;
  const targets = Array.from({ length: ASKED }, (_, i) => Math.floor(((i + 0.5) * library.size) / ASKED));
  const times: Sized['times'] = { question: [[], []], 'one document': [[], []], 'one year': [[], []] };
  let different = 0;
  for (const target of targets) {
    const document = library.documentOf(target);
    const year = document.date.slice(0, 4);
    embedder.target = target;
    const question = syntheticQuestion(library.passage(target).text);
    const narrowings = {
      question: {},
      'one document': { source: document.id },
      'one year': { since: year, until: year },
    };
    for (const [name, narrowing] of Object.entries(narrowings)) {
      const answers: string[] = [];
      for (const [i, retriever] of [files, postgres].entries()) {
        const before = performance.now();
        answers.push(JSON.stringify(await retriever.ask(question, narrowing)));
        times[name]?.[i]?.push(performance.now() - before);
      }
      if (answers[0] !== answers[1]) different += 1;
    }
  }
  return { times, different };
}

async function withBoth<T>(
  config: Config,
  database: TestDatabase,
  embedder: Embedder,
  work: (both: readonly [Retriever, Retriever]) => Promise<T>,
): Promise<T> {
  const both = [
    await Retriever.open(config, embedder),
    await Retriever.open(inDatabase(config, database), embedder),
  ] as const;
  try {
    return await work(both);
  } finally {
    for (const retriever of both) await retriever.close();
  }
}

function inDatabase(config: Config, { url }: TestDatabase): Config {
  return { ...config, database: { url, readUrl: url } };
}

function placeIn(config: Config, { url }: TestDatabase): PostgresPlace {
  return new PostgresPlace(config, { url, readUrl: url });
}

/** Size of the newest generation in the database, in MB. */
async function sizeOf(database: TestDatabase): Promise<number> {
  const [row] = await database.run<{ bytes: string }>(
    `SELECT sum(pg_total_relation_size(c.oid))::text AS bytes FROM pg_class c
     WHERE c.relname IN (SELECT name || '_' || max(id) FROM partnership_bot.generations,
       unnest(ARRAY['chunks', 'terms']) AS name GROUP BY name)`,
  );
  return Number(row?.bytes ?? 0) / 1e6;
}

function folderMb(folder: string): number {
  return readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0) / 1e6;
}

function answersTable(compared: readonly Compared[]): Table {
  const columns = ['questions of', 'asked', 'different', 'files p50 ms', 'p95', 'PostgreSQL p50 ms', 'p95'];
  const rows = compared.map(({ name, asked, different, times }) => [
    ...[name, asked, different.length],
    ...times.flatMap((taken) => [percentile(taken, 0.5), percentile(taken, 0.95)]),
  ]);
  return { title: 'Golden questions, with the model', columns, rows };
}

function writingTable(sized: readonly Sized[]): Table {
  const columns = [
    'passages',
    'chunks',
    'build s',
    'publish s',
    'again s',
    'files MB',
    'database MB',
    'open ms',
    'open ms, PostgreSQL',
  ];
  const rows = sized.map((size) => [
    ...[size.passages, size.chunks, size.buildSeconds, size.publishSeconds, size.againSeconds],
    ...[size.filesMb, size.databaseMb, ...size.openMs],
  ]);
  return { title: 'Writing and opening, with made-up vectors', columns, rows };
}

function askingTable(sized: readonly Sized[]): Table {
  const columns = ['without the model', 'passages', 'files p50 ms', 'p95', 'PostgreSQL p50 ms', 'p95'];
  const rows = sized.flatMap(({ passages, times }) =>
    Object.entries(times).map(([name, both]) => [
      ...[name, passages],
      ...both.flatMap((taken) => [percentile(taken, 0.5), percentile(taken, 0.95)]),
    ]),
  );
  return { title: 'Asking: each question is asked of one, then of the other', columns, rows };
}
