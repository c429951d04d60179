import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/text/languages/languages.js';
import { isFunctionWord } from '../../src/text/lexicon/function-words.js';
import { type Opened, openIndex, TODAY } from './support.js';

let opened: Opened;
beforeAll(async () => {
  opened = await openIndex();
});
afterAll(() => opened.close());

const ask = (question: string) => opened.retriever.ask(question, { today: TODAY });

describe('things set against each other', () => {
  const TOPICS = ['EVFTA', 'EVIPA', 'fisheries', 'education', 'energy', 'trade', 'yellow card'];
  it.each(['vs', 'vs.', 'versus', 'VS'])('are both asked for: %s', async (word) => {
    const pairs = TOPICS.flatMap((one) => TOPICS.filter((other) => other !== one).map((other) => [one, other]));
    const wrong: string[] = [];
    for (const pair of pairs) {
      const [both, against] = [await ask(pair.join(' and ')), await ask(pair.join(` ${word} `))];
      if (both.kind !== against.kind) wrong.push(`${pair}: ${against.kind}`);
    }
    expect(wrong).toEqual([]);
  });

  it.each([...LANGUAGES.keys()])('by a word that says nothing in %s', (language) => {
    for (const word of ['vs', 'Versus']) expect(isFunctionWord(word, language)).toBe(true);
  });
});
