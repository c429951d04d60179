import type { Outcome } from './scenario.js';

/** Faults covered by a separate test, with the file. */
const ELSEWHERE = [
  ['A disk that is really full or really read-only, where the tests may mount one', 'test/ingest/ingest.test.ts'],
  ["The model's thread crashes or hangs, on one text or on several", 'test/embedding/lasting.test.ts, watched.test.ts'],
  [
    'Discord refuses, limits or drops connections, or many people ask at once',
    'test/discord/failures.test.ts, load.test.ts',
  ],
  ['The bot is stopped with questions in flight', 'test/discord/lifecycle.test.ts'],
  ['SIGTERM to the whole program', 'test/discord/process.test.ts'],
] as const;

const NOT_TRIED = [
  [
    'A fault inside the graph file that hnswlib writes on its own',
    'the file is checked against the manifest when it is opened',
  ],
  [
    'A week in real time, or with the real model',
    'the week is 15,000 questions, ten at a time, with a substitute for the model; memory is compared between the fourth and the last of six rounds',
  ],
  ['A network disk that disappears for minutes', 'not simulated'],
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
Written by \`npm run faults\`, which takes some minutes; a short version runs with the tests.

| promised | tried | failed |
|---|---|---|
${rows.join('\n')}

Ingests are killed with SIGKILL in a separate process, and disk faults are injected, at each call of
\`node:fs/promises\` on the index folder in turn; what hnswlib writes on its own is not covered. A power loss keeps what
was last synced of each file, once with none and once with all of the names that were not synced. A manifest that a kill
left half written is removed by an ingest at least a minute later, since before that it might belong to another one: the
program makes it old before it looks. Bits are flipped and files truncated at up to 200 places each. Parsers of questions
get pieces that are known to cause backtracking, up to 6,000 characters, most of them shorter; the least of six processor
times counts, since other work only adds to it. A text of 12,000 characters repeated eight times may take at most 2.5
times as long as reading it eight times (8 would be quadratic); parsers that need under 5 ms for those 96,000 characters
pass without a ratio. The bot that is stopped is the shipped program with the real model, beside a local Discord; it is
stopped up to 400 ms after six questions and a vote, and the bot started after it must answer.

## Covered by tests
| fault | where |
|---|---|
${ELSEWHERE.map((row) => `| ${row.join(' | ')} |`).join('\n')}

## Not covered
| fault | what is done instead |
|---|---|
${NOT_TRIED.map((row) => `| ${row.join(' | ')} |`).join('\n')}
`;
}
