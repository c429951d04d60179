/** Data about syllables: the number of each as written with its marks, and the form of each number. */
interface Syllables {
  readonly numbers: ReadonlyMap<string, number>;
  readonly foldOf: Uint16Array;
}

/** The numbers of a phrase's syllables. */
export type Phrase = readonly number[];

/** Set phrases by the form of their first syllable. */
export type PhrasesByForm = ReadonlyMap<number, readonly Phrase[]>;

/** Longer phrases are rarely typed in full. */
const MOST_SYLLABLES = 8;

/**
 * The wordings that are phrases of several syllables, each once; those with a word that is not a Vietnamese syllable
 * are left out.
 * @param wordings with their marks
 */
export function phrasesByForm(wordings: Iterable<string>, { numbers, foldOf }: Syllables): PhrasesByForm {
  const found = new Map<number, Phrase[]>();
  const seen = new Set<string>();
  for (const wording of wordings) {
    const written = wording.normalize('NFC').trim().toLowerCase();
    if (seen.has(written)) continue;
    seen.add(written);
    const phrase = written.split(/[\s-]+/u).map((syllable) => numbers.get(syllable) ?? 0);
    const [first = 0] = phrase;
    if (phrase.length < 2 || phrase.length > MOST_SYLLABLES || phrase.includes(0)) continue;
    const form = foldOf[first] ?? 0;
    const known = found.get(form);
    if (known) known.push(phrase);
    else found.set(form, [phrase]);
  }
  return found;
}
