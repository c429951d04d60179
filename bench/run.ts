import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { part as discord } from './discord.js';
import { part as growth } from './growth.js';
import { part as hnsw } from './hnsw.js';
import { part as ingest } from './ingest.js';
import { part as levels } from './levels.js';
import { type Options, type Part, report } from './lib/report.js';
import { part as peers } from './peers.js';
import { part as question } from './question.js';
import { part as quotes } from './quotes.js';
import { part as read } from './read.js';
import { part as start } from './start.js';
import { part as stores } from './stores.js';

const PARTS: Part[] = [question, ingest, start, hnsw, growth, levels, quotes, read, stores, peers, discord];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    sizes: { type: 'string' },
    xquad: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  console.log('npm run bench -- [PART …] [--quick] [--sizes 1000,10000] [--xquad FOLDER]\n');
  for (const { name, about } of PARTS) console.log(`${name.padEnd(10)}${about}`);
} else {
  await main();
}

async function main(): Promise<void> {
  const unknown = positionals.filter((name) => !PARTS.some((part) => part.name === name));
  if (unknown.length > 0) {
    console.error(`Unknown part: ${unknown.join(', ')}. Known: ${PARTS.map(({ name }) => name).join(', ')}.`);
    process.exitCode = 2;
    return;
  }
  const [only] = positionals;
  const part = positionals.length === 1 ? PARTS.find(({ name }) => name === only) : undefined;
  if (part) await runHere(part);
  else
    for (const { name } of PARTS.filter((p) => positionals.length === 0 || positionals.includes(p.name)))
      runApart(name);
}

async function runHere(part: Part): Promise<void> {
  console.log(`\n== ${part.name}: ${part.about}`);
  const sizes = values.sizes?.split(',').map(Number);
  const { quick, xquad } = values;
  const options: Options = { quick, ...(sizes ? { sizes } : {}), ...(xquad === undefined ? {} : { xquad }) };
  report(part, await part.run(options), options);
}

/** Runs in a separate process, so that memory left by one part does not affect the next. */
function runApart(name: string): void {
  const { status } = spawnSync(
    process.execPath,
    [...process.execArgv, fileURLToPath(import.meta.url), name, ...flags()],
    { stdio: 'inherit' },
  );
  if (status !== 0) process.exitCode = 1;
}

function flags(): string[] {
  const named = (['sizes', 'xquad'] as const).flatMap((name) =>
    values[name] === undefined ? [] : [`--${name}`, values[name]],
  );
  return [...(values.quick ? ['--quick'] : []), ...named];
}
