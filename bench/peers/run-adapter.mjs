// `node run-adapter.mjs ADAPTER ingest|ask JOB.json`: one step of one adapter in a separate process; prints JSON lines.
import { readFileSync } from 'node:fs';
import { loadModel } from './model.mjs';

const [name, step, file] = process.argv.slice(2);
const job = JSON.parse(readFileSync(file, 'utf8'));
const { default: adapter } = await import(`./adapters/${name}.mjs`);
// Standard output is only for the result; anything that the libraries print goes to standard error.
console.log = console.error;
console.info = console.error;
const print = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);

// The product loads its own model.
const model = adapter.ownModel ? undefined : await loadModel(job.embedding);
if (step === 'ingest') await ingest();
else await ask();
// Some libraries keep timers; memory is reported at exit.
process.exit(0);

async function ingest() {
  await model?.embed('warm-up');
  const prepared = await adapter.prepare?.(job);
  const start = performance.now();
  await adapter.ingest(job.passages, job.folder, model ?? prepared);
  print({ name: adapter.name, seconds: (performance.now() - start) / 1000 });
}

async function ask() {
  const searcher = await adapter.open(job.folder, model ?? job);
  const [first] = job.questions;
  print({ first: await searcher.ask(first.question) });
  for (const { question } of job.questions.slice(0, 10)) await searcher.ask(question);
  const answers = [];
  for (const { question } of job.questions) {
    const start = performance.now();
    const ids = await searcher.ask(question);
    answers.push({ ids, ms: performance.now() - start });
  }
  print({ answers });
}
