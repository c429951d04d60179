import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Checking, checkQuote, type QuoteCheck } from '../../src/quotes/check.js';
import { meaningOf } from '../../src/quotes/meaning.js';
import { tokenise } from '../../src/quotes/tokens.js';
import { libraryOf } from '../bot/reply/support.js';
import { removeFolders, temporaryFolder } from '../ingest/support.js';
import { checkingOf, wordsOnly } from './support.js';

let corpus: Checking & Awaited<ReturnType<typeof wordsOnly>>;
beforeAll(async () => {
  corpus = await wordsOnly(temporaryFolder());
});
afterAll(() => {
  corpus.library.close();
  removeFolders();
});

/** Checks a quote against a document of one passage. */
async function checkAgainst(source: string, quote: string): Promise<QuoteCheck> {
  const library = libraryOf([{ passages: [source] }]);
  try {
    return await checkQuote(checkingOf(library), quote);
  } finally {
    library.close();
  }
}

/** Marks as they are written, each with the same number. */
const FORMS: readonly ((n: number) => string)[] = [
  (n) => `(${n})`,
  (n) => `[${n}]`,
  (n) => `[^${n}]`,
  (n) => String(n).replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit))),
];
const form = fc.constantFrom(...FORMS);
const number = fc.integer({ min: 1, max: 999 });
const twoNumbers = fc.tuple(number, number).filter(([a, b]) => a !== b);
const around = (word: string) => `The Parties shall act in accordance with ${word} of the general agreement on tariffs`;

describe('a number that says something', () => {
  /** "4a", "XXIV", "GATT", "point": a number in brackets behind them is not a footnote mark. */
  const carrier = fc.oneof(
    fc.tuple(fc.integer({ min: 1, max: 300 }), fc.constantFrom('', 'a', 'bis', 'ter')).map(([n, end]) => `${n}${end}`),
    fc.constantFrom('I', 'IV', 'XXIV', 'XIII', 'xxiv', 'viii', 'GATT', 'TFEU', 'point', 'Article', 'Artikel', 'khoản'),
  );

  it('in brackets behind a part of a document is never changed, dropped or added word for word', async () => {
    await fc.assert(
      fc.asyncProperty(carrier, twoNumbers, async (word, [a, b]) => {
        const [true_, other, none] = [`${word}(${a})`, `${word}(${b})`, word].map(around) as [string, string, string];
        expect((await checkAgainst(true_, true_)).kind).toBe('verbatim');
        for (const [source, quote] of [
          [true_, other],
          [true_, none],
          [none, true_],
        ] as const) {
          const { kind, differences } = await checkAgainst(source, quote);
          expect({ source, quote, kind }).toMatchObject({ kind: 'altered' });
          expect(differences.map(meaningOf)).toContain('number');
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each(['XXIV¹', '15¹', '10⁶', 'km²', 'm³', 'KM²'])('raised as in %s is part of it', async (written) => {
    const bare = written.replace(/[¹²³⁶]/u, '');
    expect((await checkAgainst(around(written), around(written))).kind).toBe('verbatim');
    expect((await checkAgainst(around(written), around(bare))).kind).toBe('altered');
    expect((await checkAgainst(around(bare), around(written))).kind).toBe('altered');
  });
});

describe('a footnote mark', () => {
  const carrier = fc.constantFrom('fisheries', 'Member States', 'cooperation', 'khuôn khổ');
  const capitals = fc.constantFrom('EU', 'the ASEAN', '(IUU)', '2050', 'fisheries', 'the “Green Deal”');
  const bracketed = fc.constantFrom(...FORMS.slice(1));

  it('is the same in every form, and left aside with a remark where one side has none', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(carrier, capitals), number, bracketed, bracketed, async (word, n, one, another) => {
        const [source, quote] = [around(word + one(n)), around(word + another(n))];
        expect({ source, quote, ...(await checkAgainst(source, quote)) }).toMatchObject({ kind: 'verbatim' });
        expect((await checkAgainst(source, quote)).remarks).toBeUndefined();
        for (const check of [await checkAgainst(source, around(word)), await checkAgainst(around(word), source)]) {
          expect({ source, kind: check.kind }).toMatchObject({ kind: 'verbatim' });
          expect(check.remarks?.map(({ kind }) => kind)).toEqual(['footnote_mark']);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('of another number is a difference', async () => {
    await fc.assert(
      fc.asyncProperty(carrier, twoNumbers, form, form, async (word, [a, b], one, another) => {
        const check = await checkAgainst(around(word + one(a)), around(word + another(b)));
        expect(check).toMatchObject({ kind: 'altered', differences: [{}] });
        expect(check.differences.map(meaningOf)).toEqual(['number']);
        expect(check.differences[0]?.given).toContain(another(b));
        expect(check.remarks).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });

  it('may be behind a possessive, a space or a dagger', async () => {
    const source = 'They promote the competitiveness of the EU’s industry in this area, noting the efforts of the EU';
    const quotes = [
      source.replace('EU’s', 'EU¹’s'),
      source.replace('area,', 'area [1],'),
      source.replace(/EU$/, 'EU†'),
    ];
    for (const quote of quotes) {
      const { kind, remarks = [] } = await checkAgainst(source, quote);
      expect({ quote, kind, remarks: remarks.length }).toEqual({ quote, kind: 'verbatim', remarks: 1 });
    }
  });

  it('is found where a passage has the same words with another mark before', async () => {
    const [first, second] = ['Member States(27) shall emit no more', 'Member States(28) shall emit no more'];
    const source = `All ${first} than before, while new ${second} than others`;
    const check = await checkAgainst(source, second);
    expect(check).toMatchObject({ kind: 'verbatim', start: source.indexOf(second) });
  });
});

describe('a number in brackets put into the corpus', () => {
  it('is never called word for word in silence', async () => {
    const { library } = corpus;
    const passages = Array.from({ length: library.size }, (_, i) => library.passage(i).text);
    const places = passages.flatMap((text) => {
      const words = tokenise(text).filter(({ kind }) => kind !== 'mark');
      return words.flatMap((word, i) => {
        const [from, to] = [words[i - 5], words[i + 6]];
        return i % 7 === 3 && from && to ? [{ text, word, from: from.start, to: to.end }] : [];
      });
    });
    let aside = 0;
    for (const { text, word, from, to } of places) {
      const quote = `${text.slice(from, word.end)}(37)${text.slice(word.end, to)}`;
      const { kind, remarks = [] } = await checkQuote(corpus, quote);
      const said = remarks.some((remark) => remark.kind === 'footnote_mark');
      if (kind === 'verbatim') aside += 1;
      expect({ quote, kind, said }).toEqual({ quote, kind, said: kind === 'verbatim' });
    }
    expect(aside).toBeGreaterThan(100);
    expect(aside).toBeLessThan(places.length);
  });
});
