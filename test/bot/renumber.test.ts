import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type Action,
  decodeCited,
  decodeCustomId,
  encodeCited,
  encodeCustomId,
  MAX_CUSTOM_ID,
} from '../../src/bot/custom-id.js';
import { Renumbering } from '../../src/bot/load/renumbering.js';
import { presentId, presentValue, type Renumbered } from '../../src/bot/renumber.js';
import type { Library } from '../../src/index/library.js';
import { removeFolders } from '../ingest/support.js';
import { libraryOf } from './reply/support.js';

afterEach(removeFolders);

const OWNER = '18446744073709551615';

/** A library of documents with the named passages; each name always gives the same words. */
function shelf(version: string, documents: readonly (readonly string[])[]): Library {
  return libraryOf(
    documents.map((passages) => ({ passages: passages.map((name) => `Words of ${name}.`) })),
    version,
  );
}

const shelves = fc.array(
  fc.array(fc.array(fc.constantFrom(...'abcdefgh'), { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 }),
  { minLength: 2, maxLength: 4 },
);

/** Opens libraries one after another, as a running bot does. */
async function follow(libraries: readonly Library[]): Promise<Renumbered> {
  const renumbering = new Renumbering();
  for (const [i, next] of libraries.entries()) {
    const old = libraries[i - 1];
    if (old) (await renumbering.compare(old, next))();
  }
  return {
    indexVersion: libraries.at(-1)?.manifest.version ?? '',
    numbersOf: (version) => renumbering.of(version),
  };
}

function idFor(action: Action, library: Library): string {
  return encodeCustomId({ action, index: library.manifest.version, owner: OWNER }) ?? '';
}

describe('a button of an index that was replaced', () => {
  it('names the same passage with the same words, however often the documents were updated, or stays as it is', async () => {
    await fc.assert(
      fc.asyncProperty(shelves, async (made) => {
        const libraries = made.map((documents, i) => shelf(`version-${i}`, documents));
        const known = await follow(libraries);
        const last = libraries.at(-1) as Library;
        for (const [k, library] of libraries.entries()) {
          for (let passage = 0; passage < library.size; passage += 1) {
            const { id, text } = library.passage(passage);
            const kept = libraries.slice(k).every((each) => {
              const number = each.numberOf(id);
              return number !== undefined && each.passage(number).text === text;
            });
            const cited = { passage, start: 1, end: 5 };
            const customId = idFor({ kind: 'context', cited }, library);
            const now = decodeCustomId(presentId(customId, known));
            if (!kept) expect(presentId(customId, known)).toBe(customId);
            else {
              expect(now).toMatchObject({ index: known.indexVersion, owner: OWNER });
              const shown = now?.action.kind === 'context' ? now.action.cited : undefined;
              expect(shown).toMatchObject({ start: 1, end: 5 });
              expect(last.passage(shown?.passage ?? -1)).toMatchObject({ id, text });
            }
            const menu = idFor({ kind: 'more' }, library);
            const value = presentValue(encodeCited(cited), menu, known);
            expect(decodeCited(value)?.passage).toBe(kept ? last.numberOf(id) : undefined);
          }
        }
        for (const library of libraries) library.close();
      }),
      { numRuns: 30 },
    );
  });

  it('is renumbered whatever it does, all of it or not at all', async () => {
    const old = shelf('old', [['a', 'b'], ['c']]);
    const next = shelf('new', [['a', 'x'], ['c'], ['d']]);
    const known = await follow([old, next]);
    const cited = (passage: number) => ({ passage, start: 0, end: 3 });
    const all = (passages: number[]): Action[] => [
      ...passages.flatMap((passage): Action[] => [
        { kind: 'newer', cited: cited(passage) },
        { kind: 'cite', cited: cited(passage) },
        { kind: 'style', cited: cited(passage) },
        { kind: 'turn', passage, part: 0, around: true },
        { kind: 'feedback', verdict: 'right', passage },
      ]),
      { kind: 'sources', passages },
      { kind: 'citeAll', passages },
      { kind: 'share', evidence: 'strong', cited: passages.map(cited) },
    ];
    for (const action of all([0, 2]).concat({ kind: 'clauses', spec: '1', document: 1, page: 0 }, { kind: 'remove' }))
      expect(decodeCustomId(presentId(idFor(action, old), known)), action.kind).toMatchObject({ index: 'new' });
    for (const action of all([1])) expect(presentId(idFor(action, old), known), action.kind).toBe(idFor(action, old));
    const mixed: Action = { kind: 'sources', passages: [0, 1] };
    expect(presentId(idFor(mixed, old), known)).toBe(idFor(mixed, old));
    for (const library of [old, next]) library.close();
  });

  it('of an index that this process has not had in use, or of another program, stays as it is', async () => {
    const [old, next] = [shelf('old', [['a']]), shelf('new', [['a']])];
    const known = await follow([old, next]);
    const other = encodeCustomId({ action: { kind: 'sources', passages: [0] }, index: 'other' }) ?? '';
    for (const customId of [other, 'next-page', '', 'x'.repeat(MAX_CUSTOM_ID)])
      expect(presentId(customId, known)).toBe(customId);
    for (const library of [old, next]) library.close();
  });
});
