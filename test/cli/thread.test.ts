import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { readConfig } from '../../src/config.js';
import { loadEmbedder } from '../../src/embedding/local.js';
import { openEmbedderThread } from '../../src/embedding/thread.js';
import { temporary } from './support.js';

const CONFIG = readConfig({}).embedding;

/** A thread that loads and then handles each request as a test specifies. */
function workerOf(onMessage: string): URL {
  const file = join(temporary(), 'worker.mjs');
  const ready = `parentPort.postMessage({ kind: 'ready', fingerprint: 'f', dimension: 2 });`;
  writeFileSync(
    file,
    `import { parentPort } from 'node:worker_threads';\nparentPort.on('message', (request) => { ${onMessage} });\n${ready}\n`,
  );
  return pathToFileURL(file);
}

test('the thread gives the very vectors of the model in this thread, and does not block it', async () => {
  const [local, thread] = await Promise.all([loadEmbedder(CONFIG), openEmbedderThread(CONFIG)]);
  const text = 'Both sides will deepen trade. Hai bên tăng cường hợp tác.';
  const spans = [
    { start: 0, end: 29 },
    { start: 30, end: text.length },
  ];
  expect(thread).toMatchObject({ fingerprint: local.fingerprint, dimension: local.dimension });
  expect(await thread.countTokens([text, 'a'])).toEqual(await local.countTokens([text, 'a']));
  expect(await thread.embedPassage(text, spans)).toEqual(await local.embedPassage(text, spans));
  expect(await thread.embedQuestion(text, spans)).toEqual(await local.embedQuestion(text, spans));
  const answers = await Promise.all(Array.from({ length: 5 }, (_, i) => thread.embedQuestion(`question ${i}`)));
  for (const [i, answer] of answers.entries()) expect(answer).toEqual(await local.embedQuestion(`question ${i}`));
  await Promise.all([local.close(), thread.close()]);
  await expect(thread.embedQuestion('x')).rejects.toMatchObject({ name: 'ModelError', code: 'model_closed' });
});

test('an error keeps its class, code and cure', async () => {
  await expect(openEmbedderThread({ ...CONFIG, model: 'none' })).rejects.toMatchObject({
    name: 'ModelError',
    code: 'model_missing',
    cure: expect.stringContaining('MODEL_DIR'),
  });
  const worker = workerOf(
    `parentPort.postMessage({ kind: 'error', id: request.id, error: { name: 'RangeError', message: 'no direction' } })`,
  );
  const embedder = await openEmbedderThread(CONFIG, worker);
  await expect(embedder.embedQuestion('x')).rejects.toThrow(RangeError);
  await embedder.close();
});

test.each(['process.exit(7)', 'throw new Error("broken")'])(
  'when the thread ends by %s, everything pending is rejected, and it is told on which request it ended',
  async (end) => {
    const embedder = await openEmbedderThread(CONFIG, workerOf(end));
    const results = await Promise.allSettled([embedder.embedQuestion('a'), embedder.countTokens(['b'])]);
    const reasons = results.map((result) => result.status === 'rejected' && result.reason);
    expect(reasons).toMatchObject([
      { name: 'ModelError', code: 'model_stopped' },
      { name: 'ModelError', code: 'model_interrupted' },
    ]);
    await expect(embedder.embedQuestion('later')).rejects.toMatchObject({ code: 'model_interrupted' });
    await embedder.close();
  },
);

test('a thread that ends before the model is loaded rejects the opening', async () => {
  const file = join(temporary(), 'worker.mjs');
  writeFileSync(file, 'process.exit(3);\n');
  await expect(openEmbedderThread(CONFIG, pathToFileURL(file))).rejects.toMatchObject({ code: 'model_stopped' });
});

test('a thread that hangs over a request is ended, and so is one that hangs while it loads', async () => {
  const patience = { answerMs: 300, loadMs: 20_000 };
  const embedder = await openEmbedderThread(CONFIG, workerOf('for (;;) {}'), patience);
  const results = await Promise.allSettled([embedder.embedQuestion('a'), embedder.embedQuestion('b')]);
  const reasons = results.map((result) => result.status === 'rejected' && result.reason);
  expect(reasons).toMatchObject([{ code: 'model_hung' }, { code: 'model_interrupted' }]);
  const file = join(temporary(), 'worker.mjs');
  writeFileSync(file, 'for (;;) {}\n');
  const opening = openEmbedderThread(CONFIG, pathToFileURL(file), { loadMs: 300 });
  await expect(opening).rejects.toMatchObject({ code: 'model_hung' });
});

test('an answer that is there is taken, however long this thread itself was held up', async () => {
  const worker = workerOf(`parentPort.postMessage({ kind: 'counts', id: request.id, counts: [1] })`);
  const embedder = await openEmbedderThread(CONFIG, worker, { answerMs: 100 });
  const pending = embedder.countTokens(['a']);
  const end = performance.now() + 500;
  while (performance.now() < end);
  expect(await pending).toEqual([1]);
  await embedder.close();
});

test('close rejects what is pending', async () => {
  const embedder = await openEmbedderThread(CONFIG, workerOf(''));
  const pending = embedder.embedQuestion('a');
  const closed = embedder.close();
  await expect(pending).rejects.toMatchObject({ code: 'model_closed' });
  await closed;
});
