import { type Word, words } from '../words.js';

/** Spellings of one name and the form they are unified to: "Viet Nam" and "Vietnam" must match. */
const ONE_NAME: readonly (readonly [RegExp, string])[] = [
  [/\bvi[eêệ]t[ -]nam\b/giu, 'Vietnam'],
  [/\bVN\b/g, 'Vietnam'],
  [/\bha ?noi\b|\bhà nội\b/giu, 'Hanoi'],
];
/** A sign that says a word. The glossary has the word in every language: "8.4%" and "8,4 phần trăm" must match. */
const PERCENT_SIGN = /[%％]/g;
const PERCENT = 'percent';

/** The text with the spellings of each name unified. Lengths change: use it only for terms, never for offsets. */
export function unifyNames(text: string): string {
  return ONE_NAME.reduce((unified, [pattern, name]) => unified.replace(pattern, name), text).replace(
    PERCENT_SIGN,
    ` ${PERCENT} `,
  );
}

/** The words of {@link unifyNames}, each with its span in the original text: "Viet Nam" is one word, "8.4%" is two. */
export function unifiedWords(text: string): Word[] {
  const names = ONE_NAME.flatMap(([pattern, name]) =>
    Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({ start: index, end: index + found.length, name })),
  );
  names.sort((a, b) => a.start - b.start);
  let at = 0;
  return withSigns(text, words(text)).flatMap((word) => {
    while ((names[at]?.end ?? word.end) < word.end) at += 1;
    const found = names[at];
    if (!found || found.start > word.start) return word;
    const { start, end, name } = found;
    return word.start === start ? { written: name, folded: name.toLowerCase(), start, end } : [];
  });
}

/** The words with each percent sign as a word, in their order. */
function withSigns(text: string, list: Word[]): Word[] {
  const signs = Array.from(text.matchAll(PERCENT_SIGN), ({ index }) => ({
    written: PERCENT,
    folded: PERCENT,
    start: index,
    end: index + 1,
  }));
  return signs.length === 0 ? list : [...list, ...signs].sort((a, b) => a.start - b.start);
}
