import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ChildRun, runNode } from './lib/child.js';
import { median } from './lib/measure.js';
import { benchConfig, inTemporaryFolder, MAIN, requireBuild } from './lib/product.js';
import type { Check, Options, Part, Result } from './lib/report.js';

const LOAD_MODEL = fileURLToPath(new URL('./lib/load-model.mjs', import.meta.url));
const QUESTION = 'Will the EU lift the yellow card on Vietnamese fisheries?';

const MOST_MB = { ask: 400, ingest: 450 };

type Step = 'model' | 'ask' | 'clause' | 'ingest' | 'node';

const NAMES: Record<Step, string> = {
  node: 'an empty Node program',
  model: 'bare model, to loaded',
  ask: 'ask, to the first answer',
  clause: 'clause 34, to the answer',
  ingest: 'ingest of the whole corpus',
};

export const part: Part = {
  name: 'start',
  about: "process start to the first answer against the model's own load; clause 34; resident memory",
  run: (options) => inTemporaryFolder((folder) => measure(folder, options)),
};

async function measure(folder: string, options: Options): Promise<Result> {
  requireBuild();
  const { modelDir, model, dtype, threads } = benchConfig('').embedding;
  const index = ['--index', join(folder, 'index'), '--json', '--quiet'];
  const programs: Record<Step, (round: number) => string[]> = {
    node: () => ['--eval', 'console.log(1)'],
    model: () => [LOAD_MODEL, modelDir, model, dtype, String(threads || 1)],
    ask: () => [MAIN, ...index, 'ask', QUESTION],
    clause: () => [MAIN, ...index, 'clause', '34'],
    // A new folder each time, so that everything is embedded.
    ingest: (round) => [MAIN, '--index', join(folder, `ingest-${round}`), '--json', '--quiet', 'ingest'],
  };
  await runNode([MAIN, ...index, 'ingest']);
  const steps = Object.keys(programs) as Step[];
  const rounds: Record<Step, ChildRun>[] = [];
  for (let i = 0; i < (options.quick ? 2 : 9); i += 1) {
    const round: Partial<Record<Step, ChildRun>> = {};
    for (const step of steps) round[step] = await runNode(programs[step](i));
    rounds.push(round as Record<Step, ChildRun>);
  }
  const over = (figure: (round: Record<Step, ChildRun>) => number) => median(rounds.map(figure));
  const ratio = over(({ ask, model: bare }) => ask.firstMs / bare.firstMs);
  return {
    tables: [
      {
        title: `From process start, medians of ${rounds.length} rounds`,
        columns: ['program', 'first output ms', 'end ms', 'peak MB', 'end MB'],
        rows: steps.map((step) => [
          ...[NAMES[step], over((round) => round[step].firstMs), over((round) => round[step].wholeMs)],
          ...[over((round) => round[step].memory.peakMb), over((round) => round[step].memory.endMb)],
        ]),
      },
    ],
    checks: [
      { name: "first answer by the model's own load", value: ratio, limit: 1.25, must: 'at most' },
      {
        name: 'clause 34 by an empty Node program',
        value: over(({ clause, node }) => clause.firstMs / node.firstMs),
        limit: 1.35,
        must: 'at most',
      },
      ...(['ask', 'ingest'] as const).map((step): Check => {
        const value = Math.max(...rounds.map((round) => round[step].memory.peakMb));
        return { name: `resident memory, ${step}, peak MB`, value, limit: MOST_MB[step], must: 'at most' };
      }),
    ],
    details: rounds.map((round) =>
      Object.fromEntries(steps.map((step) => [step, { ...round[step], output: undefined }])),
    ),
  };
}
