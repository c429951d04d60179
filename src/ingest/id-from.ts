import { createHash } from 'node:crypto';

/** Greek letters and pairs of letters in Latin ones, after ISO 843 as the EU's institutions print names. */
const GREEK =
  'ου ou αυ av ευ ev α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ' +
  'ψ ps ω o';
/** Cyrillic letters in Latin ones, after the Bulgarian law on transliteration; the other letters as in passports. */
const CYRILLIC =
  'а a б b в v г g д d е e ж zh з z и i к k л l м m н n о o п p р r с s т t у u ф f х h ц ts ч ch ш sh щ sht ъ a ' +
  'ь y ю yu я ya ы y э e є ye і i ђ dj ј j љ lj њ nj ћ c џ dz ѓ gj ќ kj ѕ dz';
/** Latin letters that are not a letter with a diacritic. */
const LATIN = 'đ d ð d ø o ł l ß ss æ ae œ oe þ th ħ h ŧ t ı i ŋ ng';

const LETTERS = new Map(pairs(`${GREEK} ${CYRILLIC} ${LATIN}`));
/** Characters of a hash that make an id distinct among the files of a folder. */
const HASH_LENGTH = 8;

function pairs(list: string): [string, string][] {
  const words = list.split(' ');
  return words.flatMap((word, i) => (i % 2 === 0 ? [[word, words[i + 1] ?? ''] as [string, string]] : []));
}

/**
 * An id from the name of a file without its extension: Latin letters without diacritics, digits and hyphens. Greek and
 * Cyrillic letters are transliterated. A name in other scripts gives `document-` and a hash of it.
 */
export function idFrom(name: string): string {
  const latin = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/й/g, 'y')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ου|αυ|ευ|[^\0-\x7f]/gu, (letter) => LETTERS.get(letter) ?? letter)
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== '')
    .join('-');
  // "条約 2.md" must not get the same id as "協定 2.md".
  const lost = /\p{L}/u.test(name) && !/[a-z]/.test(latin);
  if (latin !== '' && !lost) return latin;
  const hash = createHash('sha256').update(name.normalize('NFC')).digest('hex').slice(0, HASH_LENGTH);
  return `document-${hash}`;
}
