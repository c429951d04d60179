import type { Outcome } from './scenario.js';

/** Faults covered by a separate test, with the file. */
const ELSEWHERE = [
  ['A really full and a really read-only disk, where the tests may mount one', 'test/ingest/ingest.test.ts'],
  ["The model's thread ends or hangs, on one text or on several", 'test/embedding/lasting.test.ts, watched.test.ts'],
  ['Discord refuses, limits or drops connections, or many ask at once', 'test/discord/failures.test.ts, load.test.ts'],
  ['The bot is told to stop with questions in flight', 'test/discord/lifecycle.test.ts'],
  ['SIGTERM to the whole program', 'test/discord/process.test.ts'],
] as const;

const NOT_TRIED = [
  [
    'A fault inside the graph that hnswlib writes by itself',
    'its file is checked against the manifest when it is opened',
  ],
  [
    'A week of real time, or of the real model',
    'the week is 15,000 questions, ten at a time, with a stand-in for the model; memory is compared between the fourth and the last of six rounds',
  ],
  ['A network disk that goes away for minutes', 'not simulated'],
] as const;

const rowOf = ({ promised, tried, failed }: Outcome) => `| ${promised} | ${tried} | ${failed.length} |`;

/** The page with one promise's row updated. */
export function withRow(page: string, outcome: Outcome | undefined): string {
  if (!outcome) return page;
  const lines = page.split('\n');
  return lines.map((line) => (line.startsWith(`| ${outcome.promised} |`) ? rowOf(outcome) : line)).join('\n');
}

/** The page docs/reliability.md. */
export function reliabilityPage(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map(rowOf);
  return `# What is survived
Written by \`npm run faults\`, which takes some minutes; a short form of it runs with the tests.

| promised | tried | failed |
|---|---|---|
${rows.join('\n')}

Ingests are killed with SIGKILL in a process of their own, and faults of the disk are injected, at each call of
\`node:fs/promises\` on the index folder in turn; what hnswlib writes by itself is not among them. A loss of power keeps of
each file what was last synced, and once none and once all of the names that were not. A manifest that a kill left
half written is removed by an ingest that comes a minute later or more, since sooner it might be another one's: the program
makes it old before it looks. Bits are flipped and files cut at up to 200 places each. Readers of questions get pieces that
are known to make them go back, up to 6,000 characters, most of them shorter; the least of six counts of the processor's
time is what holds, since other work only adds to it. A text of 12,000 characters eight times over takes at most 2.5
times as long as eight of it (8 would be the square); readers that take under 5 ms for those 96,000 pass without a ratio.
The bot that is ended is the shipped program with the real model, beside a local Discord; it is ended up to 400 ms after six
questions and a vote, and the one started after it must answer.

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
