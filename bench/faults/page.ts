import type { Outcome } from './scenario.js';

/** Faults that a test of its own covers, with the file. */
const ELSEWHERE = [
  ['A really full and a really read-only disk, where the tests may mount one', 'test/ingest/ingest.test.ts'],
  ["The model's thread ends or hangs, once and again, on one text or on many", 'test/embedding/lasting.test.ts'],
  ['Discord refuses, limits, times out or drops connections under load', 'test/discord/failures.test.ts, load.test.ts'],
  ['SIGTERM and SIGKILL with questions in flight', 'test/discord/lifecycle.test.ts, process.test.ts'],
] as const;

const NOT_TRIED = [
  [
    'Power lost with unsynced data',
    'files and folders are synced before the manifest names them; no test drops what was not synced',
  ],
  [
    'A fault inside the graph that hnswlib writes by itself',
    'its file is checked against the manifest when it is opened',
  ],
  ['Too little memory', 'the operating system ends the process; the service manager starts it again (deploy/)'],
  ['A network disk that goes away for minutes', 'not simulated'],
] as const;

/** The page docs/reliability.md. */
export function reliabilityPage(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map(({ promised, tried, failed }) => `| ${promised} | ${tried} | ${failed.length} |`);
  return `# What is survived
Written by \`npm run faults\`, which takes some minutes; a short form of it runs with the tests.

| promised | tried | failed |
|---|---|---|
${rows.join('\n')}

An ingest is killed with SIGKILL in a process of its own, and faults of the disk are injected, at each of its file operations
on the index folder in turn. Bits are flipped and files cut at up to 200 places each. Readers of questions get pieces that are
known to make them go back, up to 6,000 characters a question. A manifest that a kill left half written is removed by an ingest
that comes a minute later or more; sooner it might be another one's.

## Tried by the tests
| fault | where |
|---|---|
${ELSEWHERE.map((row) => `| ${row.join(' | ')} |`).join('\n')}

## Not tried
| fault | what there is instead |
|---|---|
${NOT_TRIED.map((row) => `| ${row.join(' | ')} |`).join('\n')}
`;
}
