/**
 * Asks the golden questions and prints how well they were answered:
 *
 * npm run eval -- [--set tune|check|all | --questions FILE…] [--corpus DIR] [--index DIR] [--misses] [--floors FILE]
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { z } from 'zod';
import { PACKAGE_ROOT, readConfig } from '../../src/config.js';
import { EXIT, PartnershipError, UsageError } from '../../src/errors.js';
import { isCalendarDate } from '../../src/model.js';
import { type Asked, evaluate } from './evaluate.js';
import { renderMisses } from './misses.js';
import { openProduct } from './open.js';
import { GOLDEN_TODAY, goldenFiles, loadQuestions, type SetName } from './questions.js';
import { type RunInfo, renderReport } from './report.js';
import { belowFloors, metricsOf, percentile, summarise } from './summary.js';
import { TARGETS } from './targets.js';

interface Options {
  corpus?: string;
  index?: string;
  questions?: string[];
  set?: SetName | 'all';
  json: string;
  misses?: true;
  floors?: string;
  today?: string;
}

const EXIT_BELOW_FLOORS = 1;

const program = new Command('eval')
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : EXIT.usage))
  .description('Asks the golden questions and prints how well they are answered.')
  .option('--corpus <dir>', 'folder of the documents (default: the project’s)')
  .option('--index <dir>', 'folder of the index (default: the project’s; with --corpus a temporary one)')
  .option('--questions <file>', 'file of questions; may be repeated', (file: string, files: string[] = []) => [
    ...files,
    file,
  ])
  .addOption(
    new Option('--set <name>', 'one of the project’s sets (default: check)')
      .choices(['tune', 'check', 'all'])
      .conflicts('questions'),
  )
  .option('--json <file>', 'where the figures are written', resolve(PACKAGE_ROOT, 'bench/results/eval.json'))
  .option('--misses', 'print every miss')
  .option('--floors <file>', 'JSON of metric names and least values; exit code 1 when one is not reached')
  .option(
    '--today <date>',
    'the day the questions are asked on, YYYY-MM-DD (default: for the project’s sets the day they were written)',
  );

try {
  process.exitCode = await run(program.parse().opts<Options>());
} catch (error) {
  if (!(error instanceof PartnershipError)) throw error;
  process.stderr.write(`${error.message}\n${error.cure}\n`);
  process.exitCode = error.exitCode;
}

async function run(options: Options): Promise<number> {
  const floors = options.floors === undefined ? {} : readFloors(options.floors);
  const files = questionFiles(options);
  const questions = loadQuestions(files);
  const today = dayOf(options);
  const product = await openForRun(options);
  let asked: Asked[];
  try {
    asked = await evaluate(product.retriever, questions, {
      ...(today !== undefined && { today }),
      onProgress: (done, total) => progress('questions', done, total),
    });
  } finally {
    await product.close();
  }
  const summary = summarise(asked.map(({ score }) => score));
  const times = asked.map(({ milliseconds }) => milliseconds);
  const info: RunInfo = {
    date: new Date().toISOString().slice(0, 10),
    questions: files.map((file) => relative(process.cwd(), file)),
    indexVersion: product.indexVersion,
    latency: { p50: percentile(times, 0.5), p95: percentile(times, 0.95) },
  };
  const metrics = metricsOf(summary);
  process.stdout.write(`${renderReport(summary, info)}\n`);
  if (options.misses) process.stdout.write(`\n${renderMisses(asked)}\n`);
  writeJson(resolve(options.json), {
    ...info,
    metrics,
    targets: TARGETS,
    summary,
    questionScores: asked.map(({ score }) => score),
  });
  const short = belowFloors(metrics, floors);
  for (const { metric, least, reached } of short)
    process.stderr.write(`${metric}: ${reached ?? 'not measured'}, at least ${least} is asked for\n`);
  return short.length > 0 ? EXIT_BELOW_FLOORS : 0;
}

function questionFiles({ questions, set = 'check' }: Options): string[] {
  if (questions) return questions;
  return set === 'all' ? [...goldenFiles('tune'), ...goldenFiles('check')] : goldenFiles(set);
}

/** The day to ask on; undefined means today, for questions of unknown date. */
function dayOf({ today, questions }: Options): string | undefined {
  if (today === undefined) return questions ? undefined : GOLDEN_TODAY;
  if (isCalendarDate(today)) return today;
  throw new UsageError('bad_today', `"${today}" is no calendar date.`, 'Write --today as YYYY-MM-DD.');
}

function openForRun({ corpus, index }: Options): ReturnType<typeof openProduct> {
  const config = readConfig(process.env);
  if (corpus !== undefined) config.corpusDir = resolve(corpus);
  const indexDir = index === undefined ? undefined : resolve(index);
  const folder = indexDir ?? (corpus === undefined ? config.indexDir : undefined);
  return openProduct(config, folder, { onProgress: ({ step, done, total }) => progress(step, done, total) });
}

function readFloors(file: string): Record<string, number> {
  try {
    return z.record(z.string(), z.number()).parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new UsageError(
      'bad_floors',
      `${file} is not a JSON object of metric names and numbers.`,
      'See test/golden/floors.json.',
    );
  }
}

function writeJson(file: string, value: unknown): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(value, undefined, 1)}\n`);
}

function progress(step: string, done: number, total: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${step} ${Math.round(done)}/${total}${done >= total ? '\n' : ''}`);
}
