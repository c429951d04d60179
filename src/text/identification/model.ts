import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ConfigError } from '../../errors.js';
import { lowerBound } from '../lower-bound.js';

/**
 * Word and trigram statistics of the 25 languages, as typed arrays over one file. A column is a language's index in
 * `languages`; one more column is Vietnamese without diacritics.
 */
export interface LanguageModel {
  /** ISO 639-1 codes, in the order of the columns. */
  readonly languages: readonly string[];
  /** Sorted; a word occurs once for each language that lists it. */
  readonly wordHashes: Uint32Array;
  readonly wordColumns: Uint8Array;
  /** -ln of the word's share of running text, times COST_SCALE. */
  readonly wordCosts: Uint8Array;
  /** Sorted: each trigram once, and each letter once for the omitted trigrams. */
  readonly trigramHashes: Uint32Array;
  /** The columns that have trigrams: those of languages in the Latin alphabet. */
  readonly trigramColumns: Uint8Array;
  /**
   * One row per trigram, one entry per trigram column: -ln P(third letter | first two), times COST_SCALE; for a letter,
   * -ln P(letter).
   */
  readonly trigramCosts: Uint8Array;
}

/** Steps per nat in the file's costs; the same number as in scripts/build-language.py. */
export const COST_SCALE = 14;

const FILE = 'language.bin';
const MAGIC = 'PBLI';
const VERSION = 1;
const HEADER_BYTES = 16;
const CURE = 'Restore data/language from the repository, or rebuild it with scripts/build-language.py.';

/**
 * Loads the statistics from `language.bin` in `folder` (format: data/language/README.md). Throws a ConfigError if the
 * file is missing or damaged, has another version, or is not as long as its header says.
 */
export function loadLanguageModel(folder: string): LanguageModel {
  const file = path.join(folder, FILE);
  const buffer = readBytes(file);
  const header = new DataView(buffer);
  const magic = String.fromCharCode(...new Uint8Array(buffer, 0, Math.min(4, buffer.byteLength)));
  if (buffer.byteLength < HEADER_BYTES || magic !== MAGIC) {
    throw new ConfigError('language_model_damaged', `${file} is not a file of language statistics.`, CURE);
  }
  const version = header.getUint16(4, true);
  if (version !== VERSION) {
    throw new ConfigError(
      'language_model_version',
      `${file} has version ${version}, this program reads ${VERSION}.`,
      CURE,
    );
  }
  const languageCount = header.getUint8(6);
  const trigramColumnCount = header.getUint8(7);
  const wordCount = header.getUint32(8, true);
  const trigramCount = header.getUint32(12, true);

  const codesAt = HEADER_BYTES;
  const columnsAt = codesAt + 2 * languageCount;
  const wordHashesAt = Math.ceil((columnsAt + trigramColumnCount) / 4) * 4;
  const trigramHashesAt = wordHashesAt + 4 * wordCount;
  const wordColumnsAt = trigramHashesAt + 4 * trigramCount;
  const wordCostsAt = wordColumnsAt + wordCount;
  const trigramCostsAt = wordCostsAt + wordCount;
  const end = trigramCostsAt + trigramCount * trigramColumnCount;
  if (end !== buffer.byteLength) {
    const message = `${file} should have ${end} bytes by its header, but has ${buffer.byteLength}.`;
    throw new ConfigError('language_model_damaged', message, CURE);
  }
  const codes = String.fromCharCode(...new Uint8Array(buffer, codesAt, 2 * languageCount));
  return {
    languages: codes.match(/../g) ?? [],
    // Views, not copies: nothing is parsed. Their byte order is the machine's, which is little-endian wherever Node
    // usually runs.
    wordHashes: new Uint32Array(buffer, wordHashesAt, wordCount),
    wordColumns: new Uint8Array(buffer, wordColumnsAt, wordCount),
    wordCosts: new Uint8Array(buffer, wordCostsAt, wordCount),
    trigramHashes: new Uint32Array(buffer, trigramHashesAt, trigramCount),
    trigramColumns: new Uint8Array(buffer, columnsAt, trigramColumnCount),
    trigramCosts: new Uint8Array(buffer, trigramCostsAt, trigramCount * trigramColumnCount),
  };
}

/** The file in its own ArrayBuffer, so that views into it are aligned. */
function readBytes(file: string): ArrayBuffer {
  try {
    return new Uint8Array(readFileSync(file)).buffer;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigError('language_model_missing', `Cannot read ${file}: ${reason}`, CURE);
  }
}

/**
 * 32-bit hash of a word or trigram: FNV-1a over UTF-16 code units, then MurmurHash3's finaliser, which spreads short
 * strings. Some 121,000 different words in 2^32: an unknown word collides with a listed one once in 35,000 times.
 */
export function hash32(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value ^= value >>> 16;
  value = Math.imul(value, 0x85ebca6b);
  value ^= value >>> 13;
  value = Math.imul(value, 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** The first place of `hash` in the sorted hashes, or -1. */
export function firstIndex(hashes: Uint32Array, hash: number): number {
  const at = lowerBound(0, hashes.length, (i) => (hashes[i] ?? 0) < hash);
  return hashes[at] === hash ? at : -1;
}
