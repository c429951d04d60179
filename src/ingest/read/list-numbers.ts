import { elementsOf, textOf, type XmlElement } from './xml.js';

/** "(a)", "a)", "1.", "(12)", "iv)", "2a.", a dash or a bullet: labels before an item. */
const LABELS = [
  ...[String.raw`\(?\p{L}{1,5}\)`, String.raw`\(?\d{1,3}(?:[a-z]|bis|ter)?[.)]`],
  ...[String.raw`\(?\d{1,2}(?:\.\d{1,2}){1,3}[.)]?`, String.raw`\p{L}\.`, String.raw`[IVXLC]{1,6}\.`, '[—–•·▪■●-]'],
].join('|');
const LABEL = new RegExp(`^(?:${LABELS})$`, 'u');

/** "(60)Given", "12.The", "a)Systems". */
const LABEL_WITHOUT_BLANK = /^(?:\(\d{1,3}\)|\d{1,3}[.)]|\(?\p{Ll}\))\p{Lu}\p{L}/u;

/** Whether a text is only the number of an item. */
export function isLabel(text: string): boolean {
  return LABEL.test(text);
}

/** Whether a text begins with its own number. */
export function beginsWithLabel(text: string): boolean {
  const line = text.trim();
  return (
    isLabel(/^\S+/.exec(line)?.[0] ?? '') || LABEL_WITHOUT_BLANK.test(line) || /^(?:article|điều|§)\s*\d/iu.test(line)
  );
}

/**
 * The number that a browser prints before an item of `<ol>`, without its full stop.
 * @returns undefined for other lists, if the list's numbers are turned off, or if the text has its own number
 */
export function listNumber(item: XmlElement, list: XmlElement): string | undefined {
  if (list.name !== 'ol' || /list-style(?:-type)?\s*:\s*none/i.test(list.attributes.style ?? '')) return undefined;
  if (beginsWithLabel(textOf(item))) return undefined;
  const items = elementsOf(list).filter(({ name }) => name === 'li');
  const step = 'reversed' in list.attributes ? -1 : 1;
  let number = wholeNumber(list.attributes.start) ?? (step < 0 ? items.length : 1);
  for (const sibling of items) {
    number = wholeNumber(sibling.attributes.value) ?? number;
    if (sibling === item) break;
    number += step;
  }
  return inStyle(number, styleOf(item) ?? styleOf(list) ?? 'decimal');
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*[+-]?\d{1,9}/.test(text) ? Number.parseInt(text, 10) : undefined;
}

/** The numbering style that a list or item states. */
function styleOf({ attributes }: XmlElement): string | undefined {
  const style =
    /list-style(?:-type)?\s*:\s*(lower-alpha|lower-latin|upper-alpha|upper-latin|lower-roman|upper-roman|decimal)/i;
  return style.exec(attributes.style ?? '')?.[1]?.toLowerCase() ?? KINDS[attributes.type ?? ''];
}

const KINDS: Record<string, string> = {
  '1': 'decimal',
  a: 'lower-alpha',
  A: 'upper-alpha',
  i: 'lower-roman',
  I: 'upper-roman',
};

/** A number as printed by a list of this kind: `lower-alpha`, `upper-roman`, …; decimal for any other kind. */
export function inStyle(number: number, kind: string): string {
  const upper = kind.startsWith('upper');
  const cased = (text: string) => (upper ? text.toUpperCase() : text);
  if (number < 1) return String(number);
  if (/alpha|latin|letter/i.test(kind)) return cased(letters(number));
  if (/roman/i.test(kind)) return cased(roman(number));
  return String(number);
}

/** 1 → a, 26 → z, 27 → aa, as in browsers. */
function letters(number: number): string {
  let text = '';
  for (let left = number; left > 0; left = Math.floor((left - 1) / 26)) {
    text = String.fromCharCode(97 + ((left - 1) % 26)) + text;
  }
  return text;
}

const ROMAN: [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function roman(number: number): string {
  let left = number;
  let text = '';
  for (const [value, letter] of ROMAN) {
    while (left >= value) {
      text += letter;
      left -= value;
    }
  }
  return text;
}
