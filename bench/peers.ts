import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GOLDEN_TODAY } from './eval/questions.js';
import { languageGroup } from './eval/score.js';
import { runNode } from './lib/child.js';
import { corpusPassages, rightPassages, tuningQuestions } from './lib/corpus.js';
import { mean, median, percentile } from './lib/measure.js';
import { benchConfig, inTemporaryFolder, requireBuild } from './lib/product.js';
import type { Options, Part, Result } from './lib/report.js';

const FOLDER = fileURLToPath(new URL('./peers.ts', import.meta.url));
const PRODUCT = 'product';
const ADAPTERS = ['brute-force', 'langchain', 'llamaindex', 'orama', 'sqlite-vec', 'vectra'];
const INSTALL = 'cd bench/peers && npm ci --ignore-scripts && npm rebuild hnswlib-node better-sqlite3';

interface AskedQuestion {
  id: string;
  question: string;
  group: string;
  right: string[];
}

interface Job {
  questions: AskedQuestion[];
  passages: { id: string; text: string }[];
}

interface Round {
  name: string;
  passagesPerSecond: number;
  coldMs: number;
  p50: number;
  p95: number;
  ingestPeakMb: number;
  askPeakMb: number;
  /** Whether the first passage is right, by question. */
  hits: boolean[];
}

export const part: Part = {
  name: 'peers',
  about: 'other retrieval libraries with the same model, passages and questions, each in processes of its own',
  async run(options: Options): Promise<Result> {
    requireBuild();
    const installed = existsSync(join(FOLDER, 'node_modules'));
    if (!installed) console.log(`The peers are not installed. To install them (some 800 MB): ${INSTALL}`);
    const names = [PRODUCT, ...(installed ? ADAPTERS : [])];
    const { questions, passages } = await makeJob(options.quick);
    const rounds = new Map<string, Round[]>(names.map((name) => [name, []]));
    const failures: string[] = [];
    for (let i = 0; i < (options.quick ? 1 : 3); i += 1) {
      for (const name of names) {
        try {
          rounds.get(name)?.push(await runRound(name, { questions, passages }));
        } catch (error) {
          failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
        }
      }
    }
    for (const failure of failures) console.error(failure);
    const titleOf = (name: string) => rounds.get(name)?.[0]?.name ?? name;
    const groups = [...new Set(questions.map(({ group }) => group))];
    return {
      tables: [
        {
          title: `${passages.length} passages, ${questions.length} tuning questions; median of rounds, times in ms, memory in MB`,
          columns: ['library', 'question p50', 'p95', 'passages/s', 'cold start', 'resident', 'at ingest'],
          rows: names.map((name) => {
            const of = (figure: (round: Round) => number) => median((rounds.get(name) ?? []).map(figure));
            return [
              ...[
                titleOf(name),
                of((r) => r.p50),
                of((r) => r.p95),
                of((r) => r.passagesPerSecond),
                of((r) => r.coldMs),
              ],
              ...[of((r) => r.askPeakMb), of((r) => r.ingestPeakMb)],
            ];
          }),
        },
        {
          title: 'hit@1 in percent by group of questions',
          columns: ['library', 'all', ...groups],
          rows: names.map((name) => {
            const hits = rounds.get(name)?.[0]?.hits ?? [];
            const of = (group?: string) =>
              100 * mean(hits.filter((_, i) => group === undefined || questions[i]?.group === group).map(Number));
            return [titleOf(name), of(), ...groups.map((group) => of(group))];
          }),
        },
      ],
      checks: [],
      details: { rounds: Object.fromEntries(rounds), failures, versions: versions() },
    };
  },
};

/** The same passages and questions for all; look-ups by clause number are left out, since no peer has them. */
async function makeJob(quick: boolean): Promise<Job> {
  const passages = await corpusPassages(benchConfig(''));
  const questions = tuningQuestions()
    .filter(({ kind, gold }) => gold.length > 0 && kind !== 'clause')
    .map((question) => ({
      id: question.id,
      question: question.question,
      group: languageGroup(question),
      right: rightPassages(question, passages),
    }));
  return {
    questions: quick ? questions.filter((_, i) => i % 10 === 0) : questions,
    passages: passages.map(({ passage }) => ({ id: passage.id, text: passage.text })),
  };
}

function runRound(name: string, { questions, passages }: Job): Promise<Round> {
  return inTemporaryFolder(async (parent) => {
    const folder = join(parent, 'kept');
    mkdirSync(folder);
    const config = benchConfig(folder);
    const { passagePrefix: prefix, ...embedding } = config.embedding;
    const job = join(parent, 'job.json');
    const content = { folder, config, today: GOLDEN_TODAY, embedding: { ...embedding, prefix }, questions, passages };
    writeFileSync(job, JSON.stringify(content));
    const program = join(FOLDER, 'run-adapter.mjs');
    const ingested = await runNode([program, name, 'ingest', job]);
    const asked = await runNode([program, name, 'ask', job]);
    const { name: title, seconds } = lastLine(ingested.output) as { name: string; seconds: number };
    const { answers } = lastLine(asked.output) as { answers: { ids: string[]; ms: number }[] };
    const times = answers.map(({ ms }) => ms);
    return {
      name: title,
      passagesPerSecond: passages.length / seconds,
      coldMs: asked.firstMs,
      p50: percentile(times, 0.5),
      p95: percentile(times, 0.95),
      ingestPeakMb: ingested.memory.peakMb,
      askPeakMb: asked.memory.peakMb,
      hits: answers.map(({ ids }, i) => questions[i]?.right.includes(ids[0] ?? '') ?? false),
    };
  });
}

/** The libraries may print notices of their own before it. */
function lastLine(output: string): unknown {
  return JSON.parse(output.trimEnd().split('\n').at(-1) ?? '');
}

function versions(): unknown {
  const parsed = JSON.parse(readFileSync(join(FOLDER, 'package.json'), 'utf8')) as { dependencies: unknown };
  return parsed.dependencies;
}
