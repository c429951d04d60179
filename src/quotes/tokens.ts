import type { Span } from '../model.js';

/** A word, a number or a mark of a text, with its place. */
export interface Token extends Span {
  /** What two tokens are compared by: composed, with one kind of quotation mark, apostrophe and dash, without what no font shows. */
  key: string;
  kind: 'word' | 'number' | 'mark';
}

/** Soft hyphens, zero-width characters and marks of direction. */
const UNSEEN = String.raw`\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff`;
const UNSEEN_ALL = new RegExp(`[${UNSEEN}]+`, 'g');
const APOSTROPHE = String.raw`'\u2018\u2019\u201b\u02bc\u0060\u00b4\u2032\uff07`;
const QUOTATION = String.raw`${APOSTROPHE}"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\u201a\u2033\uff02`;
/** Every dash is a token of its own: some write "Việt Nam–EU" as "Viet Nam - EU", and spaces do not count. */
const DASH = String.raw`\-\u2010-\u2015\u2212\ufe58\ufe63\uff0d`;
const LETTER = String.raw`[\p{L}\p{M}\p{N}]`;

/** A word may hold an apostrophe between letters, a number a point, comma, slash or colon between digits: "1.5", "24/5". */
const WORD = [
  String.raw`[\p{L}\p{N}]`,
  String.raw`(?:${LETTER}|[${UNSEEN}]+(?=${LETTER})|[.,/:](?<=\p{N}.)(?=\p{N})|[${APOSTROPHE}](?<=\p{L}\p{M}*.)(?=\p{L}))*`,
].join('');
const TOKEN = new RegExp(
  [
    `(${WORD})`,
    String.raw`(\[\s*(?:…|\.{3,}|\. \. \.)\s*\]|\(\s*(?:…|\.{3,}|\. \. \.)\s*\)|…+\.?|\.{3,}|\. \. \.)`,
    `([${QUOTATION}]+)`,
    `([${DASH}]+)`,
    String.raw`([^\s${UNSEEN}])`,
  ].join('|'),
  'gu',
);

/** Keys of an ellipsis, of quotation marks and of dashes. */
const ELLIPSIS = '…';
const QUOTATION_MARK = '"';
const DASH_MARK = '-';

const UNSEEN_ONE = new RegExp(`[${UNSEEN}]`);

/** Whether a text has characters that are not compared. */
export function hasUnseen(text: string): boolean {
  return UNSEEN_ONE.test(text);
}

/** The text composed (NFC) and without what no font shows: how a quote is read. */
export function cleaned(text: string): string {
  return text.normalize('NFC').replace(UNSEEN_ALL, '');
}

/** The tokens of a text in order; white space only separates them. */
export function tokenise(text: string, offset = 0): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const [written, word, gap, quotation, dash] = match;
    const start = offset + match.index;
    const end = start + written.length;
    let key = written;
    if (word !== undefined) key = keyOf(word);
    else if (gap !== undefined) key = ELLIPSIS;
    else if (quotation !== undefined) key = QUOTATION_MARK;
    else if (dash !== undefined) key = DASH_MARK;
    tokens.push({ start, end, key, kind: word === undefined ? 'mark' : kindOf(word) });
  }
  return tokens;
}

function kindOf(word: string): 'word' | 'number' {
  return STARTS_WITH_NUMBER.test(word) ? 'number' : 'word';
}

const STARTS_WITH_NUMBER = /^\p{N}/u;
const PLAIN = /^[0-9A-Za-z.,/:]*$/;
const APOSTROPHES = new RegExp(`[${APOSTROPHE}]`, 'g');

function keyOf(word: string): string {
  if (PLAIN.test(word)) return word;
  return word.replace(UNSEEN_ALL, '').normalize('NFC').replace(APOSTROPHES, "'");
}

/** A quote as it is looked for. */
export interface Pattern {
  /** The quote as it is read, of which the tokens are slices. */
  text: string;
  tokens: Token[];
  /** What was taken off before and behind: quotation marks, ellipses, and a final full stop, which the source need not have. */
  before: Token[];
  behind: Token[];
}

/** Reads a quote: what typography may add around it is taken off. */
export function readPattern(quote: string): Pattern {
  const text = cleaned(quote);
  const tokens = tokenise(text);
  let stopped = false;
  let first = 0;
  let last = tokens.length;
  const isAround = (token: Token | undefined) => token?.key === QUOTATION_MARK || isGap(token);
  while (first < last && isAround(tokens[first])) first += 1;
  while (last > first) {
    const token = tokens[last - 1];
    const stop: boolean = !stopped && token?.key === '.';
    if (!stop && !isAround(token)) break;
    stopped ||= stop;
    last -= 1;
  }
  return { text, tokens: tokens.slice(first, last), before: tokens.slice(0, first), behind: tokens.slice(last) };
}

/** Widens a span of a source, from one token to another, over what was taken off around the quote and stands there too. */
export function widened(tokens: readonly Token[], first: number, last: number, { before, behind }: Pattern): Span {
  let [from, to] = [first, last];
  for (const { key } of before.toReversed()) if (tokens[from - 1]?.key === key) from -= 1;
  for (const { key } of behind) if (tokens[to + 1]?.key === key) to += 1;
  return { start: tokens[from]?.start ?? 0, end: tokens[to]?.end ?? 0 };
}

/** Whether a token of a quote stands for text that was left out. */
export function isGap(token: Token | undefined): boolean {
  return token?.key === ELLIPSIS;
}

/** The key with its first letter small, by which a quote's first word is compared. */
export function withSmallInitial(key: string): string {
  const [initial = ''] = key;
  return initial.toLowerCase() + key.slice(initial.length);
}
