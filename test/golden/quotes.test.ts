import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../../src/config.js';
import type { Difference } from '../../src/model.js';
import { checkQuote, type Verdict } from '../../src/quotes/check.js';
import { meaningOf } from '../../src/quotes/meaning.js';
import { type Opened, openIndex } from '../retrieval/support.js';

/**
 * A quote to check. The documents that contain it are known; if several passages have the same words, any of them
 * counts.
 */
interface Case {
  id: string;
  text: string;
  expect: { kind: Verdict; passageId?: string | string[]; differences?: Difference[] };
  language: string;
  /** What was done to the source's words. */
  change: string;
}

// Failures show only the ids of cases: nobody may read the check half while tuning.

const load = (half: string): Case[] =>
  readFileSync(join(PACKAGE_ROOT, 'test/golden/quotes', `${half}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Case);
const halves = { tune: load('tune'), check: load('check') };
const all = [...halves.tune, ...halves.check];

describe('the quotes to check', () => {
  it('are at least 120, about half of them for checking only, in both languages', () => {
    expect(all.length).toBeGreaterThanOrEqual(120);
    expect(Math.abs(halves.tune.length - halves.check.length)).toBeLessThanOrEqual(2);
    for (const cases of Object.values(halves))
      for (const kind of ['verbatim', 'altered', 'not_found'])
        for (const language of ['en', 'vi'])
          expect(cases.filter((c) => c.expect.kind === kind && c.language === language).length).toBeGreaterThan(3);
  });

  it('have ids and texts of their own', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
  });
});

/** Known misses, and why. */
const KNOWN_MISSES: Record<string, string> = {
  'c-q050':
    'Altered as it should be, but at the very end of a quote one word for two ("Vietnam" for "Việt Nam") is shown against the first of the two: what follows a quote in the source is free.',
};

describe('the verdicts', () => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await openIndex();
  }, 60_000);
  afterAll(() => opened.close());

  it.each(Object.entries(halves))('are right on all of %s', async (half, cases) => {
    const misses: string[] = [];
    for (const each of cases) {
      const problem = await problemOf(each, opened);
      if (problem) misses.push(half === 'tune' ? `${each.id} ${problem}` : each.id);
    }
    const known = Object.keys(KNOWN_MISSES).filter((id) => cases.some((each) => each.id === id));
    expect(misses).toEqual(known);
  });

  it.each(Object.entries(halves))('come with spans and differences that hold word for word in %s', async (_, cases) => {
    const wrong: string[] = [];
    for (const { id, text } of cases) {
      const { documentId = '', start = 0, end = 0, differences } = await checkQuote(opened.retriever, text);
      const source = opened.retriever.library.textOf(documentId).slice(start, end);
      const given = text.normalize('NFC').replace(/[\u00ad\u200b]/g, '');
      const sound = differences.every((d) => source.includes(d.source) && given.includes(d.given));
      const kinds = differences.map((d) => ORDER.indexOf(meaningOf(d)));
      if (!sound || kinds.some((kind, i) => kind < (kinds[i - 1] ?? 0))) wrong.push(id);
    }
    expect(wrong).toEqual([]);
  });
});

const ORDER = ['number', 'date', 'negation', 'modal', 'name', 'word', 'punctuation'];

async function problemOf({ text, expect: expected }: Case, { retriever }: Opened): Promise<string | undefined> {
  const check = await checkQuote(retriever, text);
  if (check.kind !== expected.kind) return `${check.kind} instead of ${expected.kind}`;
  const places = [expected.passageId ?? []].flat();
  if (places.length > 0 && !places.includes(check.passageId ?? '')) return `found at ${check.passageId}`;
  const plain = (differences: Difference[]) => differences.map(({ source, given }) => `${source} → ${given}`).sort();
  if (!expected.differences) return undefined;
  const [own, wanted] = [plain(check.differences), plain(expected.differences)].map((list) => list.join('; '));
  return own === wanted ? undefined : `differs in ${own} instead of ${wanted}`;
}
