import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lastDay } from '../../src/model.js';
import type { AskOptions } from '../../src/retrieval/retrieve.js';
import { LANGUAGES } from '../../src/text/languages/languages.js';
import { type Opened, openIndex, shown, TODAY } from './support.js';

let opened: Opened;
beforeAll(async () => {
  opened = await openIndex();
});
afterAll(() => opened.close());

const ask = (question: string, options: AskOptions = {}) =>
  opened.retriever.ask(question, { today: TODAY, ...options });
const documents = () => opened.retriever.library.documents;

const WORDS = [...LANGUAGES.values()].flatMap(({ references: { units } }) =>
  [units.clause, units.article].flatMap((forms) => forms?.split('|')[0]?.trim() ?? []),
);
const clause = fc.tuple(fc.constantFrom(...WORDS), fc.integer({ min: 1, max: 60 })).map(([word, n]) => `${word} ${n}`);
const year = fc.integer({ min: 2020, max: 2028 });

describe('a clause asked for by number', () => {
  it('comes only from documents that the options allow', async () => {
    const ids = documents().map(({ id }) => id);
    const options = fc.oneof(
      fc.constantFrom(...ids).map((source) => ({ source })),
      year.map((since) => ({ since: String(since) })),
      year.map((until) => ({ until: String(until) })),
      year.map((asOf) => ({ asOf: String(asOf) })),
      fc.constantFrom('en', 'vi').map((language) => ({ language })),
    );
    await fc.assert(
      fc.asyncProperty(clause, options, async (question, narrowed: AskOptions) => {
        for (const { documentId } of shown(await ask(question, narrowed))) {
          const { date, language } = documents().find(({ id }) => id === documentId) ?? expect.fail(documentId);
          expect(narrowed.source ?? documentId).toBe(documentId);
          expect(narrowed.language ?? language).toBe(language);
          expect(lastDay(date).slice(0, 4) >= (narrowed.since ?? '')).toBe(true);
          expect(date.slice(0, 4) <= (narrowed.until ?? narrowed.asOf ?? '9999')).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is the same with options that allow it', async () => {
    const allowing: AskOptions[] = [{ source: 'joint-statement-2026' }, { since: '2026' }, { until: '2026' }];
    await fc.assert(
      fc.asyncProperty(clause, fc.constantFrom(...allowing), async (question, options) => {
        const passages = shown(await ask(question, options)).map(({ passageId }) => passageId);
        expect(passages).toEqual(shown(await ask(question)).map(({ passageId }) => passageId));
        expect(passages).toHaveLength(1);
      }),
      { numRuns: 40 },
    );
  });

  it.each<[string, AskOptions, string]>([
    ['clause 34', { since: '2027' }, 'outside_dates'],
    ['clause 34', { until: '2025' }, 'outside_dates'],
    ['clause 34', { asOf: '2025-06-01' }, 'outside_dates'],
    ['clause 34 of the joint statement', { until: '2025' }, 'outside_dates'],
    ['clause 34', { source: 'vns-2025-04-15' }, 'no_such_clause'],
    ['clause 75', { source: 'joint-statement-2026' }, 'no_such_clause'],
  ])('is refused for what excludes it: %s %o', async (question, options, reason) => {
    expect(await ask(question, options)).toMatchObject({ kind: 'no_evidence', reason, nearest: [] });
  });

  it('means a paragraph of the only document that may answer', async () => {
    for (const n of [1, 5, 9]) {
      const answer = await ask(`paragraph ${n}`, { source: 'vns-2025-04-15' });
      expect(shown(answer).map(({ passageId }) => passageId)).toEqual([`vns-2025-04-15#p${n}`]);
    }
  });
});
