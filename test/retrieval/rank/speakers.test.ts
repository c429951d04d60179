import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { speaksOf } from '../../../src/retrieval/rank/speakers.js';
import { type Opened, openIndex } from '../support.js';

let opened: Opened;
beforeAll(async () => {
  opened = await openIndex();
});
afterAll(() => opened.close());

/** How certainly the passage with these words speaks about a person. */
function surely(name: string, contains: string): Promise<number> {
  const { retriever } = opened;
  const { library } = retriever;
  const passage = Array.from({ length: library.size }, (_, i) => i).find((i) =>
    library.passage(i).text.includes(contains),
  );
  expect(passage).toBeDefined();
  return retriever.withTerms([], (terms) => speaksOf(name.split(' '), passage ?? 0, library, terms));
}

describe('a passage', () => {
  it.each([
    ['names them', 'kallas', 'Kallas acknowledged the concerns', 1],
    ['names them by part of the name', 'bui thanh son', 'Sơn stressed that the country', 1],
    ['goes on about them by a pronoun', 'bui thanh son', 'He also called on the EC', 0.5],
    ['goes on about them by their title', 'bui thanh son', 'The Deputy PM proposed', 0.5],
    ['in another language goes on by their title', 'josep borrell', 'Đại diện cấp cao EU ghi nhận', 0.5],
    ['is of their own article', 'hang', 'Notably, Việt Nam Day', 0.5],
    ['goes on about somebody else', 'kallas', 'The Deputy PM proposed', 0],
    ['names somebody else', 'ribera', 'hot-rolled steel products', 0],
    ['has their last name as part of another', 'tap can binh', 'Chiến lược hợp tác với Ấn Độ Dương', 0],
    ['is of a document that does not know them', 'scholz', 'Kallas acknowledged the concerns', 0],
  ])('that %s', async (_, name, contains, value) => expect(await surely(name, contains)).toBe(value));
});

describe('an answer', () => {
  it('is weak or refused where another said it', async () => {
    for (const question of ['What did Kallas say about offshore wind?', 'What did Donald Tusk say about fisheries?'])
      expect(await opened.retriever.ask(question)).not.toMatchObject({ evidence: 'strong' });
    expect(await opened.retriever.ask('What did Sơn say about offshore wind?')).toMatchObject({ evidence: 'strong' });
  });
});
