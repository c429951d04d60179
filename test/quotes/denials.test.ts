import { afterAll, describe, expect, it } from 'vitest';
import { seeded } from '../../bench/lib/random.js';
import { checkQuote, type QuoteCheck } from '../../src/quotes/check.js';
import { phrasesOf } from '../../src/text/languages/language.js';
import { LANGUAGES } from '../../src/text/languages/languages.js';
import { libraryOf } from '../bot/reply/support.js';
import { removeFolders } from '../ingest/support.js';
import { checkingOf } from './support.js';

afterAll(removeFolders);

const random = seeded(7);
const syllables = 'ba ko ri tu mela sopi vadu zoro lifa gumo'.split(' ');
const syllable = () => syllables[Math.floor(random() * syllables.length)];
/** Words that no language has, so that only the word in question counts. */
const made = (count: number) =>
  Array.from({ length: count }, () => `${syllable()}${syllable()}${syllable()}`).join(' ');

/** Checks a quote against a document in a language. */
async function checkIn(language: string, source: string, quote: string): Promise<QuoteCheck> {
  const library = libraryOf([{ info: { language }, passages: [source] }]);
  try {
    return await checkQuote(checkingOf(library), quote);
  } finally {
    library.close();
  }
}

/** A word of a list: what ends in "*" with an ending. */
const written = (phrase: string) => phrase.replace(/\*$/, 'xa');

describe.each([...LANGUAGES])('in %s', (code, { denials }) => {
  const words = [...phrasesOf(denials.negations), ...phrasesOf(denials.turning)].map(written);
  const harmless = phrasesOf(denials.notNegations ?? '').map(written);

  it('no word that denies or restricts may be left out behind an ellipsis', async () => {
    for (const word of words) {
      const [before, behind] = [made(4), made(5)];
      const source = `${before} ${word} ${behind}`;
      const { kind, differences, remarks } = await checkIn(code, source, `${before} … ${behind}`);
      expect({ source, kind, differences }).toEqual({
        source,
        kind: 'altered',
        differences: [{ source: word, given: '' }],
      });
      expect(remarks).toEqual([
        expect.objectContaining({ kind: 'left_out', why: expect.arrayContaining(['negation']) }),
      ]);
      expect((await checkIn(code, source, source)).kind).toBe('verbatim');
    }
  });

  it('other words may be left out', async () => {
    for (const word of [...harmless, made(1), made(3)]) {
      const [before, behind] = [made(4), made(5)];
      const { kind, differences } = await checkIn(code, `${before} ${word} ${behind}`, `${before} … ${behind}`);
      expect({ word, kind, differences }).toEqual({ word, kind: 'verbatim', differences: [] });
    }
  });

  it('a negation just before the quote is remarked on', async () => {
    for (const word of phrasesOf(denials.negations).map(written)) {
      const quote = made(6);
      const { remarks = [] } = await checkIn(code, `${made(3)} ${word} ${quote}`, quote);
      expect(remarks).toEqual([expect.objectContaining({ kind: 'negated_before', text: word })]);
    }
  });
});
