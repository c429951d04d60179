import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { compareQuote, quoteWithin } from '../../src/quotes/check.js';
import { meaningOf } from '../../src/quotes/meaning.js';
import { libraryOf } from '../bot/reply/support.js';
import { removeFolders } from '../ingest/support.js';
import { checkingOf } from './support.js';

afterAll(removeFolders);

async function compared(passages: string[], quote: string) {
  const library = libraryOf([{ passages }]);
  try {
    const isWithin = quoteWithin(library, 0, quote) !== undefined;
    return { ...(await compareQuote(checkingOf(library), quote)), isWithin };
  } finally {
    library.close();
  }
}

const space = fc.constantFrom(' ', '\u00a0', '\u202f', '\u2009');
const group = fc.integer({ min: 0, max: 999 }).map((n) => String(n).padStart(3, '0'));
const head = fc.integer({ min: 1, max: 999 }).map(String);
/** The groups of a number in thousands or millions. */
const groups = fc.tuple(head, fc.array(group, { minLength: 1, maxLength: 2 })).map(([first, rest]) => [first, ...rest]);
const BEFORE = 'The annual quota for this product amounts to';
const BEHIND = 'tonnes of fresh garlic in each of the years';

describe('a number that a quote cuts', () => {
  it('at its beginning is a difference of a number, with the number in full', async () => {
    await fc.assert(
      fc.asyncProperty(groups, space, fc.nat(1), async (parts, between, n) => {
        const kept = 1 + (n % (parts.length - 1));
        const [whole, part] = [parts.join(between), parts.slice(kept).join(between)];
        const { check, pieces, isWithin } = await compared([`${BEFORE} ${whole} ${BEHIND}`], `${part} ${BEHIND}`);
        expect({ whole, part, kind: check.kind, isWithin }).toMatchObject({ kind: 'altered', isWithin: false });
        expect(check.differences.map(meaningOf)).toEqual(['number']);
        expect(check.differences[0]?.source).toBe(parts.slice(kept - 1, kept + 1).join(between));
        expect(pieces.at(-1)).toMatchObject({ same: expect.stringContaining(BEHIND) });
      }),
      { numRuns: 40 },
    );
  });

  it('at its end is one too, also before an ellipsis', async () => {
    await fc.assert(
      fc.asyncProperty(groups, space, fc.boolean(), async (parts, between, goesOn) => {
        const source = `${BEFORE} ${parts.join(between)} ${BEHIND}`;
        const quote = `${BEFORE} ${parts[0]}${goesOn ? ' […] of fresh garlic' : ''}`;
        const { check, isWithin } = await compared([source], quote);
        expect({ quote, kind: check.kind, isWithin }).toMatchObject({ kind: 'altered', isWithin: false });
        expect(check.differences.map(meaningOf)).toEqual(['number']);
      }),
      { numRuns: 40 },
    );
  });

  it('of its sign is one too', async () => {
    const sign = fc.constantFrom('-', '−', '–', '±', '≤', '≥');
    await fc.assert(
      fc.asyncProperty(sign, fc.constantFrom('1.5', '12', '0,3', '500'), async (minus, number) => {
        const source = `and the growth was ${minus}${number} per cent in the first quarter of that period`;
        const quote = `${number} per cent in the first quarter of that period`;
        expect((await compared([source], minus + quote)).check.kind).toBe('verbatim');
        const { check } = await compared([source], quote);
        expect(check).toMatchObject({ kind: 'altered', differences: [{ source: minus + number, given: number }] });
        expect(check.differences.map(meaningOf)).toEqual(['number']);
      }),
      { numRuns: 40 },
    );
  });

  it('is none if the quote has all of it', async () => {
    await fc.assert(
      fc.asyncProperty(groups, space, space, async (parts, own, given) => {
        const source = `${BEFORE} ${parts.join(own)} ${BEHIND}`;
        for (const quote of [`${parts.join(given)} ${BEHIND}`, `${BEFORE} ${parts.join(given)}`])
          expect({ quote, kind: (await compared([source], quote)).check.kind }).toEqual({ quote, kind: 'verbatim' });
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['the period 2021-2030', '2030 and beyond this period'],
    ['since Covid-19', '19 and beyond this period'],
    ['in 2026', '2026 and beyond this period'],
    ['on the 12th, 500', '500 and beyond this period'],
    ['as well as 20 1500', '1500 and beyond this period'],
  ])('is none in "%s"', async (before, quote) => {
    const { check } = await compared([`It was so ${before} and beyond this period`], quote);
    expect(check).toMatchObject({ kind: 'verbatim', differences: [] });
  });

  it('does not hide a place that has the number on its own', async () => {
    const [cut, whole] = [`${BEFORE} 1 500 ${BEHIND}.`, `${BEFORE} 500 ${BEHIND}.`];
    const quote = `500 ${BEHIND}`;
    for (const passages of [[cut, whole], [`${cut} ${whole}`], [whole, cut]]) {
      const { check } = await compared(passages, quote);
      expect(check).toMatchObject({ kind: 'verbatim', differences: [] });
    }
  });
});
