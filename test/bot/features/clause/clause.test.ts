import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Call, Desk } from '../../../../src/bot/desk.js';
import { ask } from '../../../../src/bot/features/ask/command.js';
import { clause } from '../../../../src/bot/features/clause/command.js';
import { readConfig } from '../../../../src/config.js';
import { Retriever } from '../../../../src/retrieval/retrieve.js';
import { botWordsFor } from '../../../../src/words/languages.js';
import { FakeEmbedder, fakeConfig, removeFolders, temporaryFolder } from '../../../ingest/support.js';
import { corpusLibrary } from '../../../retrieval/support.js';
import { passagesIn } from '../../reply/support.js';

const STATEMENT = 'joint-statement-2026';
let retriever: Retriever;
let call: Call;

beforeAll(async () => {
  const root = temporaryFolder();
  (await corpusLibrary(root)).close();
  retriever = await Retriever.open({ ...fakeConfig(root), dataDir: readConfig({}).dataDir }, new FakeEmbedder());
  const desk = { use: async (work: (lent: Retriever) => unknown) => work(retriever) } as unknown as Desk;
  call = {
    userId: '100000000000000001',
    words: botWordsFor('en'),
    desk,
    private: false,
    text: false,
    shareable: true,
    commandIds: async () => new Map(),
    recent: async () => ({ kind: 'unreadable' }),
  };
});
afterAll(async () => {
  await retriever.close();
  removeFolders();
});

const titles = async (args: { number: string; document?: string }) =>
  passagesIn(await clause.run(args, call)).map(({ citation }) => citation.label);

describe('/clause', () => {
  it.each([
    ['34', ['Clause 34']],
    [' Clause 34 ', ['Clause 34']],
    ['34, 36', ['Clause 34', 'Clause 36']],
    [`${STATEMENT}#34`, ['Clause 34']],
    ['yellow card', ['Clause 34']],
    ['thẻ vàng', ['Clause 34']],
  ])('%j shows %j', async (number, shown) => {
    expect(await titles({ number })).toEqual(shown);
    expect(await titles({ number, document: STATEMENT })).toEqual(shown);
  });

  it.each([
    [{ number: 'qwertyuiop' }, 'bad_clause'],
    [{ number: ' ' }, 'bad_clause'],
    [{ number: '34', document: 'nothing' }, 'no_such_document'],
    [{ number: 'yellow card', document: 'nothing' }, 'no_such_document'],
  ])('%j cannot be understood: %s', async (args, code) => {
    await expect(clause.run(args, call)).rejects.toMatchObject({ code });
  });
});

describe('choices for /clause', () => {
  const complete = async (option: string, typed: string, args = {}) =>
    (await clause.complete?.(option, typed, args, call)) ?? [];

  it('are clauses by number and by words', async () => {
    expect(await complete('number', 'yellow')).toEqual([
      { name: expect.stringMatching(/^34\. Both sides .*…$/), value: '34' },
    ]);
    expect(await complete('number', '')).toHaveLength(25);
    expect((await complete('number', 'yellow', { document: STATEMENT })).map(({ value }) => value)).toEqual(['34']);
    expect((await complete('number', 'yellow', { document: 'joint st' })).map(({ value }) => value)).toEqual(['34']);
  });

  it('hold a list of clauses as it was typed', async () => {
    expect((await complete('number', '30-36')).map(({ value }) => value)).toEqual(['30-36', '30']);
    expect((await complete('number', '75')).map(({ value }) => value)).toEqual(['75']);
    expect(await complete('number', 'qwertyuiop')).toEqual([]);
  });

  it('are the documents', async () => {
    expect((await complete('document', 'joint')).map(({ value }) => value)).toEqual([STATEMENT]);
    expect((await ask.complete?.('source', '', {}, call))?.[0]).toEqual({
      name: expect.stringMatching(/^2026-01-29 · Joint Statement/),
      value: STATEMENT,
    });
  });
});
