import { type Phrases, phrasesOf } from '../text/languages/language.js';
import { LANGUAGES } from '../text/languages/languages.js';

/** Words, and the beginnings of words. */
class WordList {
  readonly #whole: ReadonlySet<string>;
  readonly #beginnings: readonly string[];

  constructor(list: Phrases) {
    const phrases = phrasesOf(list);
    this.#whole = new Set(phrases.filter((phrase) => !phrase.endsWith('*')));
    this.#beginnings = phrases.filter((phrase) => phrase.endsWith('*')).map((phrase) => phrase.slice(0, -1));
  }

  has(words: string): boolean {
    return this.#whole.has(words) || this.#beginnings.some((beginning) => words.startsWith(beginning));
  }
}

interface Lists {
  negations: WordList;
  notNegations: WordList;
  turning: WordList;
}

const LISTS = new Map<string, Lists>(
  [...LANGUAGES].map(([code, { denials }]) => {
    const { negations, notNegations = '', turning } = denials;
    return [
      code,
      {
        negations: new WordList(negations),
        notNegations: new WordList(notNegations),
        turning: new WordList(turning),
      },
    ];
  }),
);

/** The languages of the partnership's own documents, which also quote each other. */
const OWN = ['en', 'vi'];

const OWN_LISTS = OWN.flatMap((code) => LISTS.get(code) ?? []);

function listsOf(language: string): Lists[] {
  const lists = OWN.includes(language) ? undefined : LISTS.get(language);
  return lists ? [lists] : OWN_LISTS;
}

/**
 * Whether a word negates what a text says.
 * @param language of the document; texts in other languages are read as English and Vietnamese
 */
export function negates(key: string, language = 'en'): boolean {
  const small = key.toLowerCase();
  return (
    /n't$/.test(small) ||
    listsOf(language).some(({ negations, notNegations }) => negations.has(small) && !notNegations.has(small))
  );
}

/** Whether one or two words reverse what follows: "despite", "bất chấp". @param language as for {@link negates} */
export function turns(words: string, language = 'en'): boolean {
  const small = words.toLowerCase();
  return listsOf(language).some(({ turning }) => turning.has(small));
}
