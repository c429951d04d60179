import { expect, test } from 'vitest';
import type { Embedder } from '../../src/embedding/embedder.js';
import { LastingEmbedder } from '../../src/embedding/lasting.js';
import { ModelError } from '../../src/errors.js';

const ENDED = new ModelError('model_stopped', 'It ended.', 'Start it again.');

/** Counts a text's characters until ended. */
class CountingEmbedder implements Embedder {
  readonly fingerprint: string;
  readonly dimension = 2;
  ended = false;
  closed = false;

  constructor(fingerprint = 'f') {
    this.fingerprint = fingerprint;
  }

  async countTokens(texts: string[]): Promise<number[]> {
    if (this.ended) throw ENDED;
    return texts.map(({ length }) => length);
  }

  embedQuestion(): Promise<never> {
    return Promise.reject(new RangeError('no direction'));
  }

  embedPassage(): Promise<never> {
    return Promise.reject(ENDED);
  }

  async close(): Promise<void> {
    this.closed = true;
  }
}

async function lasting(fingerprints: string[] = []) {
  const opened: CountingEmbedder[] = [];
  const clock = { now: 0 };
  const reasons: ModelError[] = [];
  let failing = false;
  const open = async () => {
    if (failing) throw ENDED;
    opened.push(new CountingEmbedder(fingerprints[opened.length]));
    return opened.at(-1) as CountingEmbedder;
  };
  const embedder = await LastingEmbedder.open(open, { onReopen: (r) => void reasons.push(r), now: () => clock.now });
  const fail = (now: boolean) => {
    failing = now;
  };
  return { embedder, opened, clock, reasons, fail };
}

test('a model whose thread ended is opened again once for all who wait, and they get their answers', async () => {
  const { embedder, opened, reasons } = await lasting();
  expect(embedder).toMatchObject({ fingerprint: 'f', dimension: 2 });
  expect(await embedder.countTokens(['ab'])).toEqual([2]);
  for (const embedder of opened) embedder.ended = true;
  const answers = await Promise.all([embedder.countTokens(['a']), embedder.countTokens(['abc'])]);
  expect(answers).toEqual([[1], [3]]);
  expect(opened).toHaveLength(2);
  expect(reasons).toEqual([ENDED]);
});

test('a text that ends it twice is refused from then on, and only that text', async () => {
  const { embedder, opened, reasons } = await lasting();
  await expect(embedder.embedPassage('x', [])).rejects.toMatchObject({ name: 'UsageError', code: 'text_refused' });
  expect([opened.length, reasons]).toEqual([3, [ENDED, ENDED]]);
  await expect(embedder.embedPassage('x', [])).rejects.toMatchObject({ code: 'text_refused' });
  expect(opened).toHaveLength(3);
  expect(await embedder.countTokens(['y'])).toEqual([1]);
});

test('one that cannot be opened is tried again after five seconds, and no text is to blame', async () => {
  const { embedder, opened, clock, fail } = await lasting();
  for (const embedder of opened) embedder.ended = true;
  fail(true);
  await expect(embedder.countTokens(['a'])).rejects.toBe(ENDED);
  clock.now = 4999;
  await expect(embedder.countTokens(['a'])).rejects.toBe(ENDED);
  fail(false);
  await expect(embedder.countTokens(['a'])).rejects.toBe(ENDED);
  clock.now = 5000;
  expect(await embedder.countTokens(['a'])).toEqual([1]);
  expect(opened).toHaveLength(2);
});

test('where one text after another ends it, it is left alone for the rest of a minute', async () => {
  const { embedder, opened, clock } = await lasting();
  for (let i = 0; i < 5; i += 1) {
    await expect(embedder.embedPassage(`x${i}`, [])).rejects.toMatchObject({ code: 'text_refused' });
  }
  await expect(embedder.embedPassage('another', [])).rejects.toBe(ENDED);
  expect(opened).toHaveLength(11);
  clock.now = 60_000;
  expect(await embedder.countTokens(['y'])).toEqual([1]);
});

test('other failures are passed on', async () => {
  const { embedder, opened } = await lasting();
  await expect(embedder.embedQuestion('x')).rejects.toThrow(RangeError);
  expect(opened).toHaveLength(1);
});

test('another model under the same name is not mixed with the index', async () => {
  const { embedder, opened } = await lasting(['f', 'other']);
  for (const embedder of opened) embedder.ended = true;
  await expect(embedder.countTokens(['a'])).rejects.toMatchObject({ code: 'model_changed' });
  expect(opened[1]?.closed).toBe(true);
});

test('closing it closes the model in use and opens no other', async () => {
  const { embedder, opened } = await lasting();
  await embedder.close();
  expect(opened[0]?.closed).toBe(true);
  for (const embedder of opened) embedder.ended = true;
  await expect(embedder.countTokens(['a'])).rejects.toBe(ENDED);
  expect(opened).toHaveLength(1);
});
