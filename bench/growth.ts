import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ChildRun, runNode } from './lib/child.js';
import { logChart } from './lib/log-chart.js';
import { inTemporaryFolder } from './lib/product.js';
import type { Options, Part, Result } from './lib/report.js';

const PICTURE = fileURLToPath(new URL('../docs/pictures/growth.svg', import.meta.url));
const CHILD = fileURLToPath(new URL('./lib/growth-child.ts', import.meta.url));

interface Built {
  startMb: number;
  counts: { documents: number; passages: number; chunks: number };
  buildSeconds: number;
  graphSeconds: number;
  diskMb: number;
}

interface Answered {
  startMb: number;
  loadMs: number;
  times: Record<string, { p50: number; p95: number }>;
  found: number;
  longestBlockMs: number;
}

interface Grown {
  size: number;
  built: Built;
  buildPeakMb: number;
  asked: Answered;
  askPeakMb: number;
  askEndMb: number;
}

export const part: Part = {
  name: 'growth',
  about: 'build, load, questions and look-ups (without the model), memory and disk at 1k, 10k, 100k made-up passages',
  async run(options: Options): Promise<Result> {
    const grown: Grown[] = [];
    for (const size of options.sizes ?? (options.quick ? [300] : [1_000, 10_000, 100_000]))
      grown.push(await grow(size));
    if (!options.quick && options.sizes === undefined) writeFileSync(PICTURE, pictureOf(grown));
    return {
      tables: [
        {
          title: 'Building, with made-up vectors in place of the model',
          columns: ['passages', 'chunks', 'build s', 'graph s', 'disk MB', 'peak MB', 'at start MB'],
          rows: grown.map(({ size, built, buildPeakMb }) => [
            ...[
              size,
              built.counts.chunks,
              built.buildSeconds,
              built.graphSeconds,
              built.diskMb,
              buildPeakMb,
              built.startMb,
            ],
          ]),
        },
        {
          title: 'Loading and asking',
          columns: ['passages', 'load ms', 'found first %', 'longest block ms', 'peak MB', 'end MB', 'at start MB'],
          rows: grown.map(({ size, asked, askPeakMb, askEndMb }) => [
            ...[size, asked.loadMs, 100 * asked.found, asked.longestBlockMs, askPeakMb, askEndMb, asked.startMb],
          ]),
        },
        {
          title: 'Without the model: p50 / p95 in ms',
          columns: ['passages', ...Object.keys(grown[0]?.asked.times ?? {})],
          rows: grown.map(({ size, asked }) => [
            size,
            ...Object.values(asked.times).map(({ p50, p95 }) => `${p50.toFixed(1)} / ${p95.toFixed(1)}`),
          ]),
        },
      ],
      checks: grown.flatMap(({ size, asked }) => [
        {
          name: `longest block of the event loop, ${size} passages, ms`,
          value: asked.longestBlockMs,
          limit: 20,
          must: 'at most' as const,
        },
        {
          name: `a question without the model, ${size} passages, p50 ms`,
          value: asked.times.question?.p50 ?? Number.NaN,
          limit: 6,
          must: 'at most' as const,
        },
      ]),
      details: grown,
    };
  },
};

function grow(size: number): Promise<Grown> {
  return inTemporaryFolder(async (parent) => {
    const folder = join(parent, String(size));
    const build = await step(['build', folder, String(size)]);
    const ask = await step(['ask', folder, String(size), size < 1000 ? '50' : '200']);
    rmSync(folder, { recursive: true, force: true });
    return {
      size,
      built: JSON.parse(build.output) as Built,
      buildPeakMb: build.memory.peakMb,
      asked: JSON.parse(ask.output) as Answered,
      askPeakMb: ask.memory.peakMb,
      askEndMb: ask.memory.endMb,
    };
  });
}

function step(args: string[]): Promise<ChildRun> {
  return runNode(['--import', 'tsx', CHILD, ...args]);
}

/** The figures as a chart for the docs. */
function pictureOf(grown: readonly Grown[]): string {
  const names = Object.keys(grown[0]?.asked.times ?? {});
  const lines = names.map((name) => ({ name, values: grown.map(({ asked }) => asked.times[name]?.p50 ?? 0) }));
  return logChart(
    'How times without the model, disk and memory grow with the passages of an index',
    grown.map(({ size }) => size),
    [
      { title: 'Milliseconds without the model, p50, by passages', lines },
      {
        title: 'Megabytes, by passages',
        lines: [
          { name: 'disk', values: grown.map(({ built }) => built.diskMb) },
          { name: 'memory, building', values: grown.map(({ buildPeakMb }) => buildPeakMb) },
          { name: 'memory, answering', values: grown.map(({ askPeakMb }) => askPeakMb) },
        ],
      },
    ],
  );
}
