import type { DiacriticsModel } from './model.js';

/** No dictionary word has more syllables. */
const LONGEST_WORD = 4;

/**
 * Where a run of syllables divides into words of several syllables: for each syllable, the place of the first one of
 * its word. The longest dictionary word wins, from left to right; a syllable in none is a word of its own.
 * @param syllables in lower case, with their marks
 */
export function wordStarts(syllables: readonly string[], model: DiacriticsModel): number[] {
  const starts: number[] = [];
  while (starts.length < syllables.length) {
    const first = starts.length;
    const length = longestWord(syllables, first, model);
    for (let i = 0; i < length; i += 1) starts.push(first);
  }
  return starts;
}

function longestWord(syllables: readonly string[], first: number, model: DiacriticsModel): number {
  const numbers = syllables.slice(first, first + LONGEST_WORD).map((syllable) => model.numbers.get(syllable) ?? 0);
  const form = model.foldOf[numbers[0] ?? 0];
  if (numbers[0] === 0 || form === undefined) return 1;
  let longest = 1;
  for (let word = model.firstWords[form] ?? 0; word < (model.firstWords[form + 1] ?? 0); word += 1) {
    const [from, to] = [model.wordStarts[word] ?? 0, model.wordStarts[word + 1] ?? 0];
    const length = to - from;
    if (length <= longest || length > numbers.length) continue;
    if (numbers.slice(0, length).every((number, i) => model.wordSyllables[from + i] === number)) longest = length;
  }
  return longest;
}
