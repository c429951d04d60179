import type { Span } from '../model.js';
import { carriesNote, formOf, noteOf, RAISED_DIGITS } from './notes.js';

/** A word, a number or a mark of a text, with its place. */
export interface QuoteToken extends Span {
  /**
   * What two tokens are compared by: composed, with one kind of quotation mark, apostrophe and dash, without invisible
   * characters.
   */
  key: string;
  kind: 'word' | 'number' | 'mark';
  /** What the footnote mark behind it says, such as "12": it is compared only with another mark. */
  note?: string;
  /** Where the footnote mark ends. */
  noteEnd?: number;
  /** A hyphen at the end of a line, which may split a word. */
  breaks?: true;
  /** A word that an editor put in place of the source's: "[their]". */
  editor?: true;
}

/** Soft hyphens, zero-width characters and direction marks. */
const UNSEEN = [
  String.raw`\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e`,
  String.raw`\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff`,
].join('');
const UNSEEN_ALL = new RegExp(`[${UNSEEN}]+`, 'g');
const APOSTROPHE = String.raw`'\u2018\u2019\u201b\u02bc\u0060\u00b4\u2032\uff07`;
const QUOTATION = String.raw`${APOSTROPHE}"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\u201a\u2033\uff02`;
/** "ƣ" and "ð" in Vietnamese texts from some PDF files: they stand for "ư" and "đ". */
const TAKEN_FOR = 'ƣƢðÐ';
const MEANT = 'ưƯđĐ';
/** Every dash is a separate token: some write "Việt Nam–EU" as "Viet Nam - EU", and spaces do not count. */
const DASH = String.raw`\-\u2010-\u2015\u2212\ufe58\ufe63\uff0d`;
const LETTER = String.raw`[\p{L}\p{M}\p{N}]`;

/**
 * A word may contain an apostrophe between letters, a number a point, comma, slash or colon between digits: "1.5",
 * "24/5".
 */
const WITHIN_WORD = [
  ...[LETTER, `[${UNSEEN}]+(?=${LETTER})`],
  ...[String.raw`[.,/:](?<=\p{N}.)(?=\p{N})`, String.raw`[${APOSTROPHE}](?<=\p{L}\p{M}*[${RAISED_DIGITS}]*.)(?=\p{L})`],
].join('|');
const DOTS = String.raw`…|\.{2,}|\.(?:[^\S\n]\.){2,}`;
const WORD = String.raw`[\p{L}\p{N}](?:${WITHIN_WORD})*`;
const TOKEN = new RegExp(
  [
    `(${WORD})`,
    // "[^1]", and "(2)", "[2]" or "†", which are footnote marks behind some words.
    String.raw`(\[\^[\p{L}\p{N}_-]{1,20}\]|(?:\(\d{1,3}\)|\[\d{1,3}\])(?![\p{L}\p{N}])|[†‡]+)`,
    // "…", "...", "..", ". . .", also in brackets, and a full stop before it, which the source need not have.
    String.raw`((?:\.[^\S\n])?(?:[[(<][^\S\n]?(?:${DOTS})[^\S\n]?[\])>]|…+\.?)|${DOTS})`,
    `([${QUOTATION}]+)`,
    `([${DASH}]+)`,
    String.raw`([^\s${UNSEEN}])`,
  ].join('|'),
  'gu',
);

/** The keys of an ellipsis, quotation marks and dashes. */
const ELLIPSIS = '…';
const QUOTATION_MARK = '"';
const DASH_MARK = '-';

/** Anything that makes a word look different from its key, or puts something else between two words. */
const UNEVEN = new RegExp(
  [
    String.raw`[${UNSEEN}\ufb00-\ufb06${RAISED_DIGITS}†‡\u2080-\u2089${TAKEN_FOR}]`,
    String.raw`\[[\^\d]|\((?<=[^\s\d].)\d|[${DASH}]\s*\n`,
  ].join('|'),
);

/** Whether a text has words in other forms than their keys, apart from apostrophes and the placement of tone marks. */
export function isUneven(text: string): boolean {
  return UNEVEN.test(text);
}

/** Whether a word is spelled exactly like its key in every text that is not uneven. */
export function isSteady(key: string): boolean {
  return !key.includes("'") && !MOVABLE_TONE.test(key);
}

/** Whether a text has letters that stand for others, by which the words of an index are not found. */
export function hasOtherLetters(text: string): boolean {
  return text.search(TAKEN_FOR_ALL) >= 0;
}

/** The text composed (NFC) and without invisible characters: how a quote is read. */
export function cleaned(text: string): string {
  return text.normalize('NFC').replace(UNSEEN_ALL, '');
}

/** The tokens of a text in order; white space only separates them. */
export function tokenise(text: string, offset = 0): QuoteToken[] {
  const tokens: QuoteToken[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const [written, word, note, gap, quotation, dash] = match;
    const start = offset + match.index;
    const end = start + written.length;
    if (word !== undefined) pushWord(tokens, word, start);
    else if (note !== undefined) pushNote(tokens, note, start);
    else if (gap !== undefined) tokens.push({ start, end, key: ELLIPSIS, kind: 'mark' });
    else if (quotation !== undefined) tokens.push({ start, end, key: QUOTATION_MARK, kind: 'mark' });
    else if (dash === undefined) tokens.push({ start, end, key: written, kind: 'mark' });
    else {
      const breaks =
        tokens.at(-1)?.end === start && LINE_END.test(text.slice(end - offset, end - offset + LONGEST_INDENT));
      tokens.push({ start, end, key: DASH_MARK, kind: 'mark', ...(breaks ? { breaks } : {}) });
    }
  }
  return tokens;
}

/** A new line that begins with a lower-case letter: a word may continue there. */
const LINE_END = /^[^\S\n]*\n\s*\p{Ll}/u;
const LONGEST_INDENT = 20;

/** Superscript digits, which may be a footnote mark behind a word, and what follows them: "EU¹’s". */
const RAISED = new RegExp(
  `^(?<word>.*?)(?<![${RAISED_DIGITS}])(?<note>[${RAISED_DIGITS}]+)(?<ending>[${APOSTROPHE}].+)?$`,
  'u',
);

function pushWord(tokens: QuoteToken[], written: string, start: number): void {
  const end = start + written.length;
  if (PLAIN.test(written)) {
    tokens.push({ start, end, key: written, kind: kindOf(written) });
    return;
  }
  const { word = '', note, ending = '' } = RAISED.exec(written)?.groups ?? {};
  if (note === undefined || (word === '' && !isNoted(tokens, start)))
    tokens.push({ start, end, key: keyOf(written), kind: kindOf(written) });
  else if (word === '') addNote(tokens, note, end);
  else if (!carriesNote(keyOf(word), 'raised')) tokens.push({ start, end, key: keyOf(written), kind: kindOf(written) });
  else {
    const own = start + (ending === '' ? word.length : written.length);
    tokens.push({ start, end: own, key: keyOf(word + ending), kind: kindOf(word), note: noteOf(note), noteEnd: end });
  }
}

/** Raised digits on their own: behind ")" or "”" a footnote mark, behind a number or a space none. */
function isNoted(tokens: readonly QuoteToken[], start: number): boolean {
  const host = hostOf(tokens, start, 0);
  return host !== undefined && carriesNote(host.key, 'raised');
}

/** Attaches a footnote mark to the word it is behind, or else takes it for what it is written as. */
function pushNote(tokens: QuoteToken[], written: string, start: number): void {
  const form = formOf(written);
  const end = start + written.length;
  const host = hostOf(tokens, start, form === 'square' ? 1 : 0);
  const direct = host?.end === start || form !== 'round' || /^[.,;:"]$/.test(tokens.at(-1)?.key ?? '');
  if (form === 'markdown' || (host && direct && carriesNote(host.key, form))) addNote(tokens, written, end);
  else if (form === 'dagger') tokens.push({ start, end, key: written, kind: 'mark' });
  else {
    tokens.push({ start, end: start + 1, key: written.charAt(0), kind: 'mark' });
    tokens.push({ start: start + 1, end: end - 1, key: written.slice(1, -1), kind: 'number' });
    tokens.push({ start: end - 1, end, key: written.slice(-1), kind: 'mark' });
  }
}

/** How many marks may be between a word and its footnote mark: "(IUU)”.³" */
const MOST_BETWEEN = 3;

/** The word that ends just before a place, apart from closing marks and as many spaces. */
function hostOf(tokens: readonly QuoteToken[], place: number, spaces: number): QuoteToken | undefined {
  let behind = place - spaces;
  for (let i = tokens.length - 1; i >= Math.max(0, tokens.length - 1 - MOST_BETWEEN); i -= 1) {
    const token = tokens[i];
    if (!token || (token.noteEnd ?? token.end) < behind) return undefined;
    if (token.kind !== 'mark') return token;
    if (!/^[.,;:")\]]$/.test(token.key)) return undefined;
    behind = token.start;
  }
  return undefined;
}

function addNote(tokens: readonly QuoteToken[], written: string, end: number): void {
  const host = tokens.slice(-1 - MOST_BETWEEN).findLast(({ kind }) => kind !== 'mark');
  if (!host) return;
  host.note = host.note === undefined ? noteOf(written) : `${host.note} ${noteOf(written)}`;
  host.noteEnd = end;
}

/**
 * The tokens, with words rejoined that a hyphen splits at the end of a line, if that is what is meant: "sustain-⏎able",
 * but not "anti-⏎dumping".
 */
export function rejoined<T extends QuoteToken>(tokens: readonly T[], isWord: (key: string) => boolean): T[] {
  if (!tokens.some(({ breaks }) => breaks)) return [...tokens];
  const whole: T[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const [hyphen, next, before] = [tokens[i], tokens[i + 1], whole.at(-1)];
    const key = `${before?.key}${next?.key}`;
    const parted = hyphen?.breaks && before?.kind === 'word' && next?.kind === 'word';
    if (parted && isWord(key)) {
      const { end, note, noteEnd } = next;
      whole[whole.length - 1] = { ...before, key, end, ...(note ? { note } : {}), ...(noteEnd ? { noteEnd } : {}) };
      i += 1;
    } else if (hyphen) whole.push(hyphen);
  }
  return whole;
}

function kindOf(word: string): 'word' | 'number' {
  return STARTS_WITH_NUMBER.test(word) ? 'number' : 'word';
}

const STARTS_WITH_NUMBER = /^\p{N}/u;
const PLAIN = /^[0-9A-Za-z.,/:]*$/;
const APOSTROPHES = new RegExp(`[${APOSTROPHE}]`, 'g');
const TAKEN_FOR_ALL = new RegExp(`[${TAKEN_FOR}]`, 'g');
/** Ligatures, and the lowered digits of "CO₂". */
const LIGATURES = /[\ufb00-\ufb06\u2080-\u2089]/g;
/** Vietnamese puts the tone of a final "oa", "oe" or "uy" on either vowel: "hòa" and "hoà", "thủy" and "thuỷ". */
const MOVABLE_TONE = /(?:[oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|[uU][ỳýỷỹỵỲÝỶỸỴ]|[òóỏõọÒÓỎÕỌ][aAeE]|[ùúủũụÙÚỦŨỤ][yY])$/;
const SECOND_VOWEL = /([oOuU])([aeyAEY])([\u0300\u0301\u0303\u0309\u0323])$/;

function keyOf(word: string): string {
  const key = word
    .replace(UNSEEN_ALL, '')
    .replace(TAKEN_FOR_ALL, (letter) => MEANT.charAt(TAKEN_FOR.indexOf(letter)))
    .replace(LIGATURES, (sign) => sign.normalize('NFKC'))
    .normalize('NFC')
    .replace(APOSTROPHES, "'");
  return MOVABLE_TONE.test(key) ? key.normalize('NFD').replace(SECOND_VOWEL, '$1$3$2').normalize('NFC') : key;
}

/** A quote as it is searched for. */
export interface Pattern {
  /** The quote as it is read; the tokens' offsets refer to it. */
  text: string;
  tokens: QuoteToken[];
  /**
   * What was removed before and after: quotation marks, ellipses, and a final full stop, which the source need not
   * have.
   */
  before: QuoteToken[];
  behind: QuoteToken[];
}

/**
 * Reads a quote without what typography may add around it.
 * @param isWord whether a word that a line end splits is a word
 */
export function readPattern(quote: string, isWord: (key: string) => boolean = () => false): Pattern {
  const text = cleaned(quote);
  return patternOf(text, rejoined(tokenise(text), isWord));
}

/** A pattern of the tokens of a text. */
export function patternOf(text: string, tokens: readonly QuoteToken[]): Pattern {
  let stopped = false;
  let first = 0;
  let last = tokens.length;
  const isAround = (token: QuoteToken | undefined) => token?.key === QUOTATION_MARK || isGap(token);
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

/** Whether a quote says anything: whether it has a word or a number. */
export function hasWords({ tokens }: Pattern): boolean {
  return tokens.some(({ kind }) => kind !== 'mark');
}

/**
 * Widens a span of a source, from one token to another, over the marks that were removed around the quote if the source
 * has them too.
 */
export function widened(tokens: readonly QuoteToken[], first: number, last: number, { before, behind }: Pattern): Span {
  let [from, to] = [first, last];
  for (const { key } of before.toReversed()) if (tokens[from - 1]?.key === key) from -= 1;
  for (const { key } of behind) if (tokens[to + 1]?.key === key) to += 1;
  return { start: tokens[from]?.start ?? 0, end: tokens[to]?.end ?? 0 };
}

/** Whether a token of a quote stands for text that was left out. */
export function isGap(token: QuoteToken | undefined): boolean {
  return token?.key === ELLIPSIS;
}

/** The key with its first letter in lower case, by which a quote's first word is compared. */
export function withSmallInitial(key: string): string {
  const [initial = ''] = key;
  return initial.toLowerCase() + key.slice(initial.length);
}

/** The key with its first letter capitalised. */
export function withCapital(key: string): string {
  const [initial = ''] = key;
  return initial.toUpperCase() + key.slice(initial.length);
}
