// One step of the growth part in a process of its own: `build FOLDER PASSAGES` or `ask FOLDER PASSAGES QUESTIONS`.

import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { indexFingerprint } from '../../src/index/fingerprint.js';
import { Library } from '../../src/index/library.js';
import { buildIndex } from '../../src/ingest/build-index.js';
import { passagesOf } from '../../src/model.js';
import { percentile } from './measure.js';
import { benchConfig } from './product.js';
import { SyntheticEmbedder, syntheticConfig, syntheticDocuments, syntheticQuestion } from './synthetic-corpus.js';

const [step = '', folder = '', passages = '0', questions = '0'] = process.argv.slice(2);
const DIMENSION = 384;
const startMb = process.memoryUsage.rss() / 1024 / 1024;

console.log(
  JSON.stringify({ startMb, ...(step === 'build' ? await build(Number(passages)) : await ask(Number(questions))) }),
);

async function build(count: number): Promise<object> {
  mkdirSync(folder, { recursive: true });
  const config = syntheticConfig(benchConfig(''), folder);
  const documents = syntheticDocuments(count, config.dataDir);
  const marks = new Map<string, number>();
  const start = performance.now();
  const { manifest } = await buildIndex(config, documents, new SyntheticEmbedder(DIMENSION), {
    corpus: [],
    onProgress: ({ step: name }) => marks.set(name, performance.now()),
  });
  const end = performance.now();
  const at = (name: string) => marks.get(name) ?? start;
  const generation = join(config.indexDir, manifest.folder);
  const diskMb = readdirSync(generation).reduce((sum, file) => sum + statSync(join(generation, file)).size, 0) / 1e6;
  return {
    counts: manifest.counts,
    buildSeconds: (end - start) / 1000,
    graphSeconds: (at('graph') - at('embed')) / 1000,
    diskMb,
  };
}

async function ask(count: number): Promise<object> {
  const config = { ...benchConfig(join(folder, 'index')), dataDir: join(folder, 'data') };
  const { Retriever } = await import('../../src/retrieval/retrieve.js');
  const embedder = new SyntheticEmbedder(DIMENSION);
  const start = performance.now();
  const retriever = await Retriever.open(config, embedder);
  const loadMs = performance.now() - start;
  const library = Library.open(config.indexDir, indexFingerprint(config));
  const times: number[] = [];
  let found = 0;
  const delay = monitorEventLoopDelay({ resolution: 1 });
  for (let i = -10; i < count; i += 1) {
    if (i === 0) delay.enable();
    const target = Math.floor(((Math.abs(i) + 0.5) * library.size) / (count + 10)) % library.size;
    const { text, id } = library.passage(target);
    embedder.target = target;
    const question = syntheticQuestion(text);
    const before = performance.now();
    const answer = await retriever.ask(question);
    if (i >= 0) times.push(performance.now() - before);
    const [first] = passagesOf(answer);
    if (i >= 0 && first?.passageId === id) found += 1;
    // A question waits for its model; the monitor must see the loop turn between two of them.
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  delay.disable();
  library.close();
  await retriever.close();
  return {
    loadMs,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    found: found / count,
    longestBlockMs: delay.max / 1e6,
  };
}
