import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ModelError } from '../../errors.js';
import { type PhrasesByForm, phrasesByForm } from './phrases.js';

/** The format that scripts/build-vietnamese.py writes. */
const FORMAT_VERSION = 1;

/**
 * How much of a syllable's probability comes from wordfreq; the rest comes from running text. Chosen on held-out text.
 */
const WORDFREQ_SHARE = 0.6;
/** How often a run ends, per syllable: runs have six or seven. */
const END_OF_RUN = 0.15;
/** Probability of a syllable that no source counts. */
const UNSEEN = 1e-7;
/** The files keep -ln p in steps of 1/24. */
const LOG_STEP = 1 / 24;

/**
 * A model of Vietnamese spelling. Syllables are numbered from 1 in the order of their folded form; 0 stands for the end
 * of a run.
 */
export interface DiacriticsModel {
  readonly syllables: readonly string[];
  /** Syllable → its number. */
  readonly numbers: ReadonlyMap<string, number>;
  /** Folded form → its number; the forms are numbered from 0. */
  readonly folds: ReadonlyMap<string, number>;
  /** The syllables of form f are foldStarts[f] … foldStarts[f + 1] - 1. */
  readonly foldStarts: Uint16Array;
  /** ln p of each syllable. */
  readonly unigrams: Float32Array;
  /** The followers of syllable a are at followerStarts[a] … followerStarts[a + 1] - 1, in ascending order. */
  readonly followerStarts: Uint32Array;
  readonly followers: Uint16Array;
  /** p(follower | a) less its discount. */
  readonly followerShares: Float32Array;
  /** The probability that the discounts left for all other followers of a, distributed by `unigrams`. */
  readonly backoffs: Float32Array;
  /**
   * Word w has the syllables wordSyllables[wordStarts[w]] … [wordStarts[w + 1] - 1]; words are in the order of their
   * folded form.
   */
  readonly wordStarts: Uint32Array;
  readonly wordSyllables: Uint16Array;
  /** 1 if the word is a name of a person or a place. */
  readonly properWords: Uint8Array;
  /** The words whose first syllable has form f are firstWords[f] … firstWords[f + 1] - 1. */
  readonly firstWords: Uint32Array;
  /** Set phrases of the field and of everyday questions, read at their first use. */
  readonly phrases: () => PhrasesByForm;
  /** Syllable → its form. */
  readonly foldOf: Uint16Array;
  /** How common a syllable is as a family name, and as another name, from 0 to 1. */
  readonly familyNames: Float32Array;
  readonly givenNames: Float32Array;
  /** Chat shorthand in lower case → what it stands for. */
  readonly shorthand: ReadonlyMap<string, string>;
  /** The shorthand that is also expanded in capitals. */
  readonly shorthandInCapitals: ReadonlySet<string>;
  /**
   * Words that look like Vietnamese without marks but are left as they are: everywhere, beside a foreign word, or
   * between two of them.
   */
  readonly foreign: Readonly<Record<'always' | 'beside' | 'between', ReadonlySet<string>>>;
}

function damaged(message: string): ModelError {
  const cure = 'Restore data/vietnamese from the repository, or rebuild it with scripts/build-vietnamese.py.';
  return new ModelError('diacritics-model', message, cure);
}

/** Reads the arrays of a file one after another; each starts at a multiple of 4 bytes. */
class Reader {
  private at = 4;
  private readonly bytes: Buffer;
  private readonly path: string;
  readonly counts: number[] = [];

  constructor(path: string, magic: string, counts: number) {
    this.path = path;
    this.bytes = readFileSync(path);
    const version = this.bytes.length >= 8 ? this.bytes.readUInt32LE(4) : 0;
    if (this.bytes.toString('latin1', 0, 4) !== magic || version !== FORMAT_VERSION) {
      throw damaged(`${path} is not a file of format ${magic} ${FORMAT_VERSION}.`);
    }
    this.at = 8;
    for (let i = 0; i < counts; i++) {
      this.counts.push(this.bytes.readUInt32LE(this.at));
      this.at += 4;
    }
  }

  private take(bytes: number): ArrayBuffer {
    const end = this.at + bytes;
    if (end > this.bytes.length) throw damaged(`${this.path} is cut short.`);
    // A copy: views of 2 and 4 bytes need an aligned start, which a file buffer does not guarantee.
    const slice = new Uint8Array(this.bytes.subarray(this.at, end)).buffer;
    this.at = end + (-bytes & 3);
    return slice;
  }

  u8(count: number): Uint8Array {
    return new Uint8Array(this.take(count));
  }
  u16(count: number): Uint16Array {
    return new Uint16Array(this.take(2 * count));
  }
  u32(count: number): Uint32Array {
    return new Uint32Array(this.take(4 * count));
  }
}

/** Lines of a text file that are neither empty nor comments. */
function linesOf(path: string): string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i] ?? 0;
  return total;
}

function mixUnigrams(centibels: Uint16Array, counts: Uint32Array): Float32Array {
  const frequency = new Float64Array(centibels.length);
  for (let i = 0; i < centibels.length; i++) frequency[i] = centibels[i] === 0 ? 0 : 10 ** (-(centibels[i] ?? 0) / 100);
  const [frequencies, total] = [sum(frequency), sum(counts)];
  const mixed = new Float32Array(counts.length + 1);
  mixed[0] = Math.log(END_OF_RUN);
  for (let i = 0; i < counts.length; i++) {
    const p = (WORDFREQ_SHARE * (frequency[i] ?? 0)) / frequencies + ((1 - WORDFREQ_SHARE) * (counts[i] ?? 0)) / total;
    mixed[i + 1] = Math.log(p + UNSEEN);
  }
  return mixed;
}

/** The ranks of names are in 255ths of the commonest; entry 0 stands for "no syllable". */
function shares(...ranks: Uint8Array[]): Float32Array {
  const best = new Float32Array((ranks[0]?.length ?? 0) + 1);
  for (const rank of ranks) {
    for (let i = 0; i < rank.length; i++) best[i + 1] = Math.max(best[i + 1] ?? 0, (rank[i] ?? 0) / 255);
  }
  return best;
}

/** The files store -ln p in steps. A plain loop: the arrays' own `from` takes ten times as long. */
function probabilities(steps: Uint8Array): Float32Array {
  const values = new Float32Array(steps.length);
  const table = new Float32Array(256);
  for (let step = 0; step < 256; step++) table[step] = Math.exp(-step * LOG_STEP);
  for (let i = 0; i < steps.length; i++) values[i] = table[steps[i] ?? 0] ?? 0;
  return values;
}

/** Each line of syllables.txt: a folded form, then its syllables, in the order of their numbers. */
function readSyllables(path: string) {
  const syllables = [''];
  const folds = new Map<string, number>();
  const starts: number[] = [];
  const foldOf = [0];
  for (const line of linesOf(path)) {
    const [form = '', ...group] = line.split(' ');
    starts.push(syllables.length);
    for (const syllable of group) {
      syllables.push(syllable);
      foldOf.push(folds.size);
    }
    folds.set(form, folds.size);
  }
  starts.push(syllables.length);
  return { syllables, folds, foldOf: Uint16Array.from(foldOf), foldStarts: Uint16Array.from(starts) };
}

function indexWords(
  wordStarts: Uint32Array,
  wordSyllables: Uint16Array,
  foldOf: Uint16Array,
  folds: number,
): Uint32Array {
  const first = new Uint32Array(folds + 1);
  for (let w = 0; w + 1 < wordStarts.length; w++) {
    const form = foldOf[wordSyllables[wordStarts[w] ?? 0] ?? 0] ?? 0;
    first[form + 1] = (first[form + 1] ?? 0) + 1;
  }
  for (let f = 0; f < folds; f++) first[f + 1] = (first[f + 1] ?? 0) + (first[f] ?? 0);
  return first;
}

function readForeign(path: string): DiacriticsModel['foreign'] {
  const sections = { always: new Set<string>(), beside: new Set<string>(), between: new Set<string>() };
  let section = sections.always;
  for (const line of linesOf(path)) {
    const heading = /^\[(always|beside|between)\]$/.exec(line)?.[1];
    if (heading === 'always' || heading === 'beside' || heading === 'between') section = sections[heading];
    else for (const word of line.split(' ')) section.add(word);
  }
  return sections;
}

/**
 * Reads the model from a folder laid out like data/vietnamese (about 0.5 MB, synchronously).
 * @param wordings set phrases of the field with their marks: text typed without marks is more likely to be one of them
 * @throws ModelError if a file is missing, has an unknown format version, or does not match the others
 */
export function loadDiacriticsModel(folder: string, wordings: () => Iterable<string> = () => []): DiacriticsModel {
  const { syllables, folds, foldOf, foldStarts } = readSyllables(join(folder, 'syllables.txt'));
  const numbers = new Map<string, number>();
  for (const [number, syllable] of syllables.entries()) numbers.set(syllable, number);

  const { counts, unigrams, words, bigrams } = readStatistics(folder, syllables.length - 1);
  const everyday = () => linesOf(join(folder, 'everyday.txt')).flatMap((line) => line.split(','));
  let phrases: PhrasesByForm | undefined;
  return {
    syllables,
    numbers,
    folds,
    foldStarts,
    foldOf,
    unigrams: mixUnigrams(unigrams, counts),
    ...bigrams,
    ...words,
    phrases: () => {
      phrases ??= phrasesByForm([...wordings(), ...everyday()], { numbers, foldOf });
      return phrases;
    },
    firstWords: indexWords(words.wordStarts, words.wordSyllables, foldOf, folds.size),
    ...readShorthand(join(folder, 'shorthand.tsv')),
    foreign: readForeign(join(folder, 'foreign.txt')),
  };
}

/** The binary files, which all count the same syllables. */
function readStatistics(folder: string, size: number) {
  const frequencies = new Reader(join(folder, 'wordfreq', 'unigrams.bin'), 'VNWF', 1);
  const words = new Reader(join(folder, 'words.bin'), 'VNWD', 3);
  const bigrams = new Reader(join(folder, 'bigrams.bin'), 'VNBG', 2);
  if ([frequencies, words, bigrams].some((file) => file.counts[0] !== size)) {
    throw damaged(`The files in ${folder} are of different builds.`);
  }
  const { counts, ...following } = readBigrams(bigrams, size);
  return { counts, unigrams: frequencies.u16(size), words: readWords(words, size), bigrams: following };
}

/** The words of several syllables, and how often a syllable is part of a name. Reads in the order of the file. */
function readWords(file: Reader, size: number) {
  const [, count = 0, length = 0] = file.counts;
  const wordStarts = file.u32(count + 1);
  const wordSyllables = file.u16(length);
  const properWords = file.u8(count);
  const [family, middle, given] = [file.u8(size), file.u8(size), file.u8(size)];
  return { wordStarts, wordSyllables, properWords, familyNames: shares(family), givenNames: shares(middle, given) };
}

/** How frequent a syllable is, and what follows it. Reads in the order of the file. */
function readBigrams(file: Reader, size: number) {
  const [, pairs = 0] = file.counts;
  const followerStarts = file.u32(size + 2);
  const counts = file.u32(size);
  const followers = file.u16(pairs);
  const followerShares = probabilities(file.u8(pairs));
  return { counts, followerStarts, followers, followerShares, backoffs: probabilities(file.u8(size + 1)) };
}

function readShorthand(path: string): Pick<DiacriticsModel, 'shorthand' | 'shorthandInCapitals'> {
  const rows = linesOf(path).map((line) => line.split('\t'));
  return {
    shorthand: new Map(rows.map(([form = '', meaning = '']) => [form, meaning])),
    shorthandInCapitals: new Set(rows.filter((row) => row[2] === 'upper').map(([form = '']) => form)),
  };
}
