import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readConfig } from '../../src/config.js';
import { LastingEmbedder } from '../../src/embedding/lasting.js';
import { openEmbedderThread } from '../../src/embedding/thread.js';

/** A thread that counts characters, and ends or hangs if the text says so. */
const PROGRAM = `
import { parentPort } from 'node:worker_threads';
let last = Promise.resolve();
const answer = async ({ id, texts: [text] }) => {
  // What was answered before is on its way by then; a reply that a crash swallows puts the blame on its text, once.
  if (text !== '' && !text.startsWith('q')) await new Promise((resolve) => setTimeout(resolve, 30));
  if (text.startsWith('end')) process.exit(7);
  if (text.startsWith('throw')) throw new Error('broken');
  if (text.startsWith('hang')) for (;;) {}
  await new Promise((resolve) => setTimeout(resolve, 5));
  parentPort.postMessage({ kind: 'counts', id, counts: [text.length] });
};
parentPort.on('message', (request) => { last = last.then(() => answer(request)); });
parentPort.postMessage({ kind: 'ready', fingerprint: 'f', dimension: 2 });
`;

const file = join(mkdtempSync(join(tmpdir(), 'partnership-watched-')), 'worker.mjs');
writeFileSync(file, PROGRAM);

/**
 * Long enough that on a busy machine no innocent text looks hung: false alarms would use up the restarts allowed per
 * minute.
 */
const ANSWER_MS = 1500;

const open = async (reasons: string[]) =>
  LastingEmbedder.open(
    () => openEmbedderThread(readConfig({}).embedding, pathToFileURL(file), { answerMs: ANSWER_MS }),
    {
      onReopen: ({ code }) => void reasons.push(code),
    },
  );

test('whatever ends or hangs the thread, everybody else gets an answer, and each culprit is refused by itself', async () => {
  const culprits = fc.uniqueArray(fc.constantFrom('end 1', 'end 2', 'hang', 'throw'), { minLength: 1, maxLength: 3 });
  const innocents = fc.array(
    fc.string({ minLength: 0, maxLength: 20 }).map((text) => `q${text}`),
    { minLength: 5, maxLength: 12 },
  );
  await fc.assert(
    fc.asyncProperty(culprits, innocents, fc.nat(), async (bad, good, at) => {
      const reasons: string[] = [];
      const embedder = await open(reasons);
      const texts = [...good];
      for (const [i, text] of bad.entries()) texts.splice((at + 3 * i) % texts.length, 0, text);
      const results = await Promise.allSettled(texts.map((text) => embedder.countTokens([text])));
      for (const [i, result] of results.entries()) {
        const text = texts[i] ?? '';
        if (new Set<string>(bad).has(text))
          expect(result).toMatchObject({ status: 'rejected', reason: { code: 'text_refused' } });
        else expect(result).toEqual({ status: 'fulfilled', value: [text.length] });
      }
      // Each ending is reported to the operator once.
      expect(reasons).toHaveLength(2 * bad.length);
      expect(reasons.filter((code) => code === 'model_hung')).toHaveLength(bad.includes('hang') ? 2 : 0);
      await embedder.close();
    }),
    { numRuns: 8 },
  );
}, 120_000);
