import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';
import { Retriever } from '../../src/retrieval/retrieve.js';
import { listSources } from '../../src/retrieval/sources.js';
import { suggestClauses, suggestDocuments } from '../../src/retrieval/suggest.js';
import { stemOf } from '../../src/text/lexicon/terms.js';
import { words } from '../../src/text/words.js';
import { FakeEmbedder, fakeConfig, removeFolders, temporaryFolder } from '../ingest/support.js';
import { corpusLibrary } from './support.js';

const STATEMENT = 'joint-statement-2026';
let retriever: Retriever;

beforeAll(async () => {
  const root = temporaryFolder();
  const library = await corpusLibrary(root);
  library.close();
  retriever = await Retriever.open({ ...fakeConfig(root), dataDir: readConfig({}).dataDir }, new FakeEmbedder());
});
afterAll(async () => {
  await retriever.close();
  removeFolders();
});

const suggest = async (typed: string, limit = 25, documentId?: string) =>
  (await suggestClauses(retriever, typed, documentId, limit)).map(({ clause = 0 }) => clause);

describe('clauses by number', () => {
  it.each([
    ['3', [3, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39]],
    ['34', [34]],
    ['034', [34]],
    [' 6', [6, 60]],
    ['30-', [30]],
    ['30-36', [30]],
    ['34, 36', [34]],
    ['#34', [34]],
    ['34.', [34]],
    ['clause 34', [34]],
    ['Điều 34', [34]],
    ['khoan 34', [34]],
    ['75', []],
    ['99999999999999999999', []],
  ])('"%s" suggests %j', async (typed, clauses) => {
    expect(await suggest(typed)).toEqual(clauses);
  });

  it('are the first ones when nothing is typed', async () => {
    expect(await suggest('', 3)).toEqual([1, 2, 3]);
    expect(await suggest('  \u200b ', 3)).toEqual([1, 2, 3]);
  });

  it('come with the beginning of their text, verbatim', async () => {
    const [first] = await suggestClauses(retriever, '34', undefined, 1);
    expect(first).toMatchObject({ documentId: STATEMENT, clause: 34, section: expect.any(Array) });
    const { text } = retriever.library.passage(first?.passage ?? -1);
    expect(first?.text).toMatch(/^34\. Both sides highlight the importance of sustainable fisheries/);
    expect(text.startsWith(first?.text ?? 'x')).toBe(true);
  });
});

describe('clauses by words', () => {
  it.each([
    ['yellow', 34],
    ['yel', 34],
    ['Yellow card', 34],
    ['card yellow fish', 34],
    ['fisheries yel', 34],
    ['hanoi', 60],
    ['Hà Nội', 60],
  ])('"%s" suggests %i first', async (typed, clause) => {
    expect((await suggest(typed))[0]).toBe(clause);
  });

  it('match each typed word at the beginning of a word', async () => {
    const texts = Array.from({ length: retriever.library.size }, (_, passage) => ({
      clause: retriever.library.clauseOf(passage),
      stems: words(retriever.library.passage(passage).text).map(({ folded }) => stemOf(folded)),
    }));
    for (const typed of ['climate cha', 'fish', 'eu de', 'trade agreement', 'both sides will dev', 'sustainab']) {
      const prefixes = words(typed).map(({ folded }) => stemOf(folded));
      const expected = texts
        .filter(
          ({ clause, stems }) => clause > 0 && prefixes.every((prefix) => stems.some((s) => s.startsWith(prefix))),
        )
        .map(({ clause }) => clause);
      expect((await suggest(typed, 100)).toSorted((a, b) => a - b)).toEqual(expected);
    }
  });

  it('know a name again in its other spelling', async () => {
    expect(await suggest('viet nam')).toEqual(await suggest('vietnam'));
    expect(await suggest('viet nam')).toHaveLength(25);
    expect(await suggest('viet nam yellow')).toEqual([34]);
  });

  it('come first where they have the very word', async () => {
    const has = (clause: number, word: string) => words(clauseText(clause)).some(({ folded }) => folded === word);
    const found = (await suggest('eu', 100)).map((clause) => has(clause, 'eu'));
    expect(found).toEqual(found.toSorted((a, b) => Number(b) - Number(a)));
    expect(new Set(found).size).toBe(2);
  });

  it.each([
    ['thẻ vàng', 34],
    ['the vang', 34],
    ['the vang la gi', 34],
    ['đất hiếm', 11],
  ])('"%s" suggests clause %i by its concepts', async (typed, clause) => {
    expect((await suggest(typed))[0]).toBe(clause);
  });

  it('are none where nothing fits', async () => {
    for (const typed of ['submarine', 'yellow submarine', '🎣', '100% xyz', '.', '—'])
      expect(await suggest(typed)).toEqual([]);
  });
});

it('suggests clauses of the document that was chosen, and at most as many as wanted', async () => {
  expect(await suggest('eu', 7)).toHaveLength(7);
  expect(await suggest('34', 25, STATEMENT)).toEqual([34]);
  expect(await suggest('34', 25, 'vns-2025-10-10')).toEqual([]);
  expect(await suggest('eu', 25, 'no-such')).toEqual([]);
  for (const limit of [0, -1, Number.NaN]) expect(await suggest('eu', limit)).toEqual([]);
});

it('never throws', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 300 })),
      async (typed) => {
        expect((await suggest(typed)).length).toBeLessThanOrEqual(25);
        expect(suggestDocuments(retriever.library, typed, 25).length).toBeLessThanOrEqual(25);
      },
    ),
  );
  for (const typed of ['a '.repeat(500), '\ud800', '\udfff34', '['.repeat(99), '%(34']) await suggest(typed);
});

describe('documents', () => {
  const idsOf = (typed: string, limit = 25) => suggestDocuments(retriever.library, typed, limit).map(({ id }) => id);

  it('are all when nothing is typed, newest first, as in the list of sources', async () => {
    expect(suggestDocuments(retriever.library, '', 25)).toEqual(listSources(retriever.library));
    expect(idsOf('', 1)).toHaveLength(1);
  });

  it.each([
    ['joint', [STATEMENT]],
    ['vns 2025-10', ['vns-2025-10-10']],
    ['VNS', ['vns-2025-10-10', 'vns-2025-04-15']],
    ['borrell', ['son-borrell-2022-05-24']],
    ['nothing of the kind', []],
  ])('"%s" suggests %j', async (typed, ids) => {
    expect(idsOf(typed)).toEqual(ids);
  });
});

function clauseText(clause: number): string {
  const { library } = retriever;
  const passage = library.passagesOf(STATEMENT).find((number) => library.clauseOf(number) === clause);
  return library.passage(passage ?? -1).text;
}
