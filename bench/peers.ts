import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '../src/config.js';
import { GOLDEN_TODAY, type Question } from './eval/questions.js';
import { languageGroup } from './eval/score.js';
import { xquadCorpus } from './eval/xquad.js';
import { runNode } from './lib/child.js';
import { corpusPassages, rightPassages, tuningQuestions } from './lib/corpus.js';
import { mean, median, percentile } from './lib/measure.js';
import { benchConfig, builtParts, inTemporaryFolder } from './lib/product.js';
import type { Options, Part, Result, Table } from './lib/report.js';

const FOLDER = fileURLToPath(new URL('./peers', import.meta.url));
const PRODUCT = 'product';
const ADAPTERS = ['brute-force', 'langchain', 'llamaindex', 'orama', 'sqlite-vec', 'vectra'];
/** Languages of the XQuAD questions. */
const XQUAD = ['en', 'vi'];
const ROUNDS = 2;
const INSTALL = 'cd bench/peers && npm ci --ignore-scripts && npm rebuild hnswlib-node better-sqlite3';

interface AskedQuestion {
  id: string;
  question: string;
  group: string;
  right: string[];
}

interface QuestionSet {
  name: string;
  config: Config;
  questions: AskedQuestion[];
  passages: { id: string; text: string }[];
}

interface Asked {
  set: QuestionSet;
  rounds: ReadonlyMap<string, Round[]>;
  failures: string[];
}

interface Round {
  name: string;
  passagesPerSecond: number;
  coldMs: number;
  p50: number;
  p95: number;
  ingestPeakMb: number;
  askPeakMb: number;
  /** The size of its folder. */
  diskMb: number;
  /** Whether the first passage is right, by question. */
  hits: boolean[];
}

export const part: Part = {
  name: 'peers',
  about: 'other retrieval libraries with the same model, passages and questions, each in processes of its own',
  run: (options) => inTemporaryFolder((folder) => measure(folder, options)),
};

async function measure(folder: string, options: Options): Promise<Result> {
  // The product's adapter loads them in a process without TypeScript.
  await builtParts();
  const installed = existsSync(join(FOLDER, 'node_modules'));
  if (!installed) console.log(`The peers are not installed. To install them (some 800 MB): ${INSTALL}`);
  const names = [PRODUCT, ...(installed ? ADAPTERS : [])];
  const results: Asked[] = [];
  for (const set of await questionSets(folder, options)) {
    const rounds = new Map<string, Round[]>(names.map((name) => [name, []]));
    const failures: string[] = [];
    for (let i = 0; i < (options.quick ? 1 : ROUNDS); i += 1) {
      for (const name of names) {
        try {
          rounds.get(name)?.push(await runRound(name, set));
        } catch (error) {
          failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
        }
      }
    }
    for (const failure of failures) console.error(failure);
    results.push({ set, rounds, failures });
  }
  return {
    tables: results.flatMap((asked) => [figures(asked, names), hits(asked, names)]),
    checks: [],
    details: {
      sets: results.map(({ set: { name }, rounds, failures }) => ({
        name,
        rounds: Object.fromEntries(rounds),
        failures,
      })),
      versions: versions(),
    },
  };
}

const titleOf = ({ rounds }: Asked, name: string) => rounds.get(name)?.[0]?.name ?? name;

function figures(asked: Asked, names: readonly string[]): Table {
  const { name: set, passages, questions } = asked.set;
  return {
    title: `${set}: ${passages.length} passages, ${questions.length} questions; median of rounds, times in ms, memory and disk in MB`,
    columns: ['library', 'question p50', 'p95', 'passages/s', 'cold start', 'resident', 'at ingest', 'disk'],
    rows: names.map((name) => {
      const of = (figure: (round: Round) => number) => median((asked.rounds.get(name) ?? []).map(figure));
      return [
        ...[titleOf(asked, name), of((r) => r.p50), of((r) => r.p95), of((r) => r.passagesPerSecond)],
        ...[of((r) => r.coldMs), of((r) => r.askPeakMb), of((r) => r.ingestPeakMb), of((r) => r.diskMb)],
      ];
    }),
  };
}

function hits(asked: Asked, names: readonly string[]): Table {
  const { questions, name: set } = asked.set;
  const groups = [...new Set(questions.map(({ group }) => group))];
  return {
    title: `${set}: hit@1 in percent by group of questions`,
    columns: ['library', 'all', ...groups],
    rows: names.map((name) => {
      const found = asked.rounds.get(name)?.[0]?.hits ?? [];
      const of = (group?: string) =>
        100 * mean(found.filter((_, i) => group === undefined || questions[i]?.group === group).map(Number));
      return [titleOf(asked, name), of(), ...groups.map((group) => of(group))];
    }),
  };
}

/** The tuning questions on the corpus; or XQuAD, with all paragraphs of its articles, in the available languages. */
async function questionSets(folder: string, { quick, xquad }: Options): Promise<QuestionSet[]> {
  const thinned = <T>(items: T[]) => (quick ? items.filter((_, i) => i % 10 === 0) : items);
  if (xquad === undefined) {
    const config = benchConfig('');
    return [await questionSet('corpus', config, thinned(tuningQuestions()))];
  }
  return Promise.all(
    XQUAD.map((language) => {
      const corpusDir = join(folder, `xquad-${language}`);
      const questions = xquadCorpus(xquad, language, corpusDir, () => true);
      return questionSet(`XQuAD, ${language}`, { ...benchConfig(''), corpusDir }, thinned(questions));
    }),
  );
}

/** The same passages and questions for all; look-ups by clause number are left out, since no peer supports them. */
async function questionSet(name: string, config: Config, asked: readonly Question[]): Promise<QuestionSet> {
  const passages = await corpusPassages(config);
  const questions = asked
    .filter(({ kind, gold }) => gold.length > 0 && kind !== 'clause')
    .map((question) => ({
      id: question.id,
      question: question.question,
      group: languageGroup(question),
      right: rightPassages(question, passages),
    }));
  return { name, config, questions, passages: passages.map(({ passage: { id, text } }) => ({ id, text })) };
}

function runRound(name: string, { questions, passages, config: asked }: QuestionSet): Promise<Round> {
  return inTemporaryFolder(async (parent) => {
    const folder = join(parent, 'kept');
    mkdirSync(folder);
    const config = { ...asked, indexDir: folder };
    const { passagePrefix: prefix, ...embedding } = config.embedding;
    const job = join(parent, 'job.json');
    const content = { folder, config, today: GOLDEN_TODAY, embedding: { ...embedding, prefix }, questions, passages };
    writeFileSync(job, JSON.stringify(content));
    const program = join(FOLDER, 'run-adapter.mjs');
    const ingested = await runNode([program, name, 'ingest', job]);
    const answered = await runNode([program, name, 'ask', job]);
    const { name: title, seconds } = lastLine(ingested.output) as { name: string; seconds: number };
    const { answers } = lastLine(answered.output) as { answers: { ids: string[]; ms: number }[] };
    const times = answers.map(({ ms }) => ms);
    return {
      name: title,
      passagesPerSecond: passages.length / seconds,
      coldMs: answered.firstMs,
      p50: percentile(times, 0.5),
      p95: percentile(times, 0.95),
      ingestPeakMb: ingested.memory.peakMb,
      askPeakMb: answered.memory.peakMb,
      diskMb: sizeOf(folder) / 1e6,
      hits: answers.map(({ ids }, i) => questions[i]?.right.includes(ids[0] ?? '') ?? false),
    };
  });
}

function sizeOf(folder: string): number {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}

/** The result is on the last line: the libraries may print notices before it. */
function lastLine(output: string): unknown {
  return JSON.parse(output.trimEnd().split('\n').at(-1) ?? '');
}

function versions(): unknown {
  const parsed = JSON.parse(readFileSync(join(FOLDER, 'package.json'), 'utf8')) as { dependencies: unknown };
  return parsed.dependencies;
}
