import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PACKAGE_ROOT } from '../../src/config.js';
import { endedBot } from './ended-bot.js';
import { atOnce, damage, errors, kills, memory } from './index-files.js';
import { reliabilityPage, withRow } from './page.js';
import { hostile, linear } from './parsers.js';
import { powerCuts } from './power.js';
import { replaced, week } from './running.js';
import type { Outcome } from './scenario.js';

const SCENARIOS = { kills, powerCuts, errors, memory, damage, atOnce, replaced, endedBot, hostile, linear, week };

const NAMES = Object.keys(SCENARIOS);

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    /** Runs only one scenario and updates its row on the page. */
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  console.log('npm run faults -- [--short] [--only NAME] [--json]\n');
  console.log(`Names: ${NAMES.join(', ')}.`);
} else if (values.only !== undefined && !NAMES.includes(values.only)) {
  console.error(`Unknown name: ${values.only}. Known: ${NAMES.join(', ')}.`);
  process.exitCode = 2;
} else {
  await main();
}

async function main(): Promise<void> {
  const outcomes: Outcome[] = [];
  for (const [name, scenario] of Object.entries(SCENARIOS)) {
    if (values.only !== undefined && values.only !== name) continue;
    const outcome = await scenario(values.short);
    outcomes.push(outcome);
    console.log(`${outcome.failed.length === 0 ? 'kept  ' : 'FAILED'}  ${outcome.tried}  ${outcome.promised}`);
    for (const failure of outcome.failed.slice(0, 10)) console.log(`        ${failure}`);
  }
  if (values.json) console.log(JSON.stringify(outcomes));
  if (!values.short) writePage(outcomes);
  process.exitCode = outcomes.some(({ failed }) => failed.length > 0) ? 1 : 0;
}

function writePage(outcomes: readonly Outcome[]): void {
  const page = join(PACKAGE_ROOT, 'docs/reliability.md');
  const renewed =
    values.only === undefined ? reliabilityPage(outcomes) : withRow(readFileSync(page, 'utf8'), outcomes[0]);
  writeFileSync(page, renewed);
}
