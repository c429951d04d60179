import { type Word, words } from '../words.js';

/** Spellings of one name and the form they are unified to: "Viet Nam" and "Vietnam" must match. */
const ONE_NAME: readonly (readonly [RegExp, string])[] = [
  [/\bvi[eêệ]t[ -]nam\b/giu, 'Vietnam'],
  [/\bVN\b/g, 'Vietnam'],
  [/\bha ?noi\b|\bhà nội\b/giu, 'Hanoi'],
];

/** The text with the spellings of each name unified. Lengths change: use it only for terms, never for offsets. */
export function unifyNames(text: string): string {
  return ONE_NAME.reduce((unified, [pattern, name]) => unified.replace(pattern, name), text);
}

/** The words of {@link unifyNames}, each with its span in the original text: "Viet Nam" is one word. */
export function unifiedWords(text: string): Word[] {
  const names = ONE_NAME.flatMap(([pattern, name]) =>
    Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({ start: index, end: index + found.length, name })),
  );
  names.sort((a, b) => a.start - b.start);
  let at = 0;
  return words(text).flatMap((word) => {
    while ((names[at]?.end ?? word.end) < word.end) at += 1;
    const found = names[at];
    if (!found || found.start > word.start) return word;
    const { start, end, name } = found;
    return word.start === start ? { written: name, folded: name.toLowerCase(), start, end } : [];
  });
}
