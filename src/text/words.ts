import type { Span } from '../model.js';
import { fold } from './fold.js';

/** A word of a text: its folded form, how it was written, and where. */
export interface Word extends Span {
  folded: string;
  written: string;
}

// Letters and digits; a decimal point or a thousands comma joins digits: "1.5", "20,000".
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[.,](?=\p{N})[\p{N}]+)*/gu;

/** Folded forms of words seen before, so that the words of a question and common words are folded only once. */
const folds = new Map<string, string>();
const MOST_FOLDS = 20_000;

function foldWord(written: string): string {
  const known = folds.get(written);
  if (known !== undefined) return known;
  const folded = fold(written);
  if (folds.size >= MOST_FOLDS) folds.clear();
  folds.set(written, folded);
  return folded;
}

/** The words of a text in order. Hyphens, slashes and apostrophes separate words. */
export function words(text: string): Word[] {
  const found: Word[] = [];
  // A plain loop: an iterator of matches takes half as much time again, and every text of every question is read here.
  WORD.lastIndex = 0;
  for (let match = WORD.exec(text); match; match = WORD.exec(text)) {
    const [written] = match;
    found.push({ written, folded: foldWord(written), start: match.index, end: match.index + written.length });
  }
  return found;
}

/** The first word of a text. */
export function firstWord(text: string): Word | undefined {
  WORD.lastIndex = 0;
  const match = WORD.exec(text);
  if (!match) return undefined;
  const [written] = match;
  return { written, folded: foldWord(written), start: match.index, end: match.index + written.length };
}

/**
 * The form by which a word is compared: in Vietnamese with its marks, which distinguish words; in every other language
 * without.
 */
export function formOf(word: Pick<Word, 'written' | 'folded'> | undefined, language: string): string {
  return (language === 'vi' ? word?.written.toLowerCase() : word?.folded) ?? '';
}
