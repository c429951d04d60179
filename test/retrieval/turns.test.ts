import { setImmediate } from 'node:timers/promises';
import { expect, inject, test } from 'vitest';
import { readConfig } from '../../src/config.js';
import { Retriever } from '../../src/retrieval/retrieve.js';
import { Turns } from '../../src/retrieval/turns.js';
import { sharedModel } from '../support/model.js';

/** Counts turns of the event loop until stopped. */
function countTurns(): { now: () => number; stop: () => void } {
  let turns = 0;
  let goesOn = true;
  const count = async () => {
    while (goesOn) {
      await setImmediate();
      turns += 1;
    }
  };
  void count();
  return {
    now: () => turns,
    stop: () => {
      goesOn = false;
    },
  };
}

test('questions that come at once are read in turns of their own, in order', async () => {
  const model = await sharedModel();
  const { now, stop } = countTurns();
  const read: [text: string, turn: number][] = [];
  const watching = {
    ...model,
    fingerprint: model.fingerprint,
    dimension: model.dimension,
    embedQuestion: (text: string) => {
      read.push([text, now()]);
      return model.embedQuestion(text);
    },
  };
  const retriever = await Retriever.open(
    { ...readConfig({}), indexDir: inject('readyIndex') },
    watching as typeof model,
  );
  const topics = [
    'fisheries',
    'aviation',
    'raw materials',
    'human rights',
    'cyber security',
    'visa',
    'rice',
    'tourism',
  ];
  const answers = await Promise.all(topics.map((topic) => retriever.ask(`What is said about ${topic}?`)));
  stop();
  await retriever.close();
  expect(answers.map(({ question }) => question)).toEqual(topics.map((topic) => `What is said about ${topic}?`));
  expect(read.map(([text]) => text)).toEqual(topics.map((topic) => expect.stringContaining(topic)));
  expect(new Set(read.map(([, turn]) => turn)).size).toBe(topics.length);
});

test('what comes alone does not wait for the event loop', async () => {
  const { now, stop } = countTurns();
  const turns = new Turns();
  const before = now();
  await turns.next();
  expect(now()).toBe(before);
  await turns.next();
  expect(now()).toBeGreaterThan(before);
  stop();
});
