import type { Span } from '../model.js';

/** A word, a number or a mark of a text, with its place. */
export interface QuoteToken extends Span {
  /**
   * What two tokens are compared by: composed, with one kind of quotation mark, apostrophe and dash, without invisible
   * characters.
   */
  key: string;
  kind: 'word' | 'number' | 'mark';
  /** A footnote mark: not part of what is said. */
  note?: true;
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
/** Every dash is a separate token: some write "Việt Nam–EU" as "Viet Nam - EU", and spaces do not count. */
const DASH = String.raw`\-\u2010-\u2015\u2212\ufe58\ufe63\uff0d`;
const LETTER = String.raw`[\p{L}\p{M}\p{N}]`;

/**
 * A word may contain an apostrophe between letters, a number a point, comma, slash or colon between digits: "1.5",
 * "24/5".
 */
const WITHIN_WORD = [
  ...[LETTER, `[${UNSEEN}]+(?=${LETTER})`],
  ...[String.raw`[.,/:](?<=\p{N}.)(?=\p{N})`, String.raw`[${APOSTROPHE}](?<=\p{L}\p{M}*.)(?=\p{L})`],
].join('|');
const WORD = String.raw`[\p{L}\p{N}](?:${WITHIN_WORD})*`;
const TOKEN = new RegExp(
  [
    `(${WORD})`,
    // "[^1]", and "(2)" or "[2]" right after a word.
    String.raw`(\[\^[\p{L}\p{N}_-]{1,20}\]|(?<=[\p{L}\p{M}][.,;:"”’]?)(?:\(\d{1,3}\)|\[\d{1,3}\])(?![\p{L}\p{N}]))`,
    String.raw`(\[\s*(?:…|\.{3,}|\. \. \.)\s*\]|\(\s*(?:…|\.{3,}|\. \. \.)\s*\)|…+\.?|\.{3,}|\. \. \.)`,
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
/** Key of a footnote mark. */
const NOTE = '¹';

/** Anything that makes a word look different from its key, or puts something else between two words. */
const UNEVEN = new RegExp(
  String.raw`[${UNSEEN}\ufb00-\ufb06\u00b9\u00b2\u00b3\u2070-\u2079]|[([](?:\^|(?<=[^\s\d].)\d)|[${DASH}]\s*\n`,
);

/** Whether a text has words in other forms than their keys, apart from apostrophes and the placement of tone marks. */
export function isUneven(text: string): boolean {
  return UNEVEN.test(text);
}

/** Whether a word is spelled exactly like its key in every text that is not uneven. */
export function isSteady(key: string): boolean {
  return !key.includes("'") && !MOVABLE_TONE.test(key);
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
    else if (note !== undefined) tokens.push({ start, end, key: NOTE, kind: 'mark', note: true });
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

/** Footnote marks as superscript digits after a word; "m²" and "10⁶" are words of their own. */
const RAISED = /^(?<word>\p{L}[\p{L}\p{M}'’]{2,})?(?<note>[\u00b9\u00b2\u00b3\u2070-\u2079]+)$/u;

function pushWord(tokens: QuoteToken[], written: string, start: number): void {
  const end = start + written.length;
  if (PLAIN.test(written)) {
    tokens.push({ start, end, key: written, kind: kindOf(written) });
    return;
  }
  const raised = RAISED.exec(written)?.groups;
  const word = raised ? (raised.word ?? '') : written;
  if (word !== '') tokens.push({ start, end: start + word.length, key: keyOf(word), kind: kindOf(word) });
  if (raised) tokens.push({ start: start + word.length, end, key: NOTE, kind: 'mark', note: true });
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
      whole[whole.length - 1] = { ...before, key, end: next.end };
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
const LIGATURES = /[\ufb00-\ufb06]/g;
/** Vietnamese puts the tone of a final "oa", "oe" or "uy" on either vowel: "hòa" and "hoà", "thủy" and "thuỷ". */
const MOVABLE_TONE = /(?:[oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|[uU][ỳýỷỹỵỲÝỶỸỴ]|[òóỏõọÒÓỎÕỌ][aAeE]|[ùúủũụÙÚỦŨỤ][yY])$/;
const SECOND_VOWEL = /([oOuU])([aeyAEY])([\u0300\u0301\u0303\u0309\u0323])$/;

function keyOf(word: string): string {
  const key = word
    .replace(UNSEEN_ALL, '')
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
 * Reads a quote without footnote marks and what typography may add around it.
 * @param isWord whether a word that a line end splits is a word
 */
export function readPattern(quote: string, isWord: (key: string) => boolean = () => false): Pattern {
  const text = cleaned(quote);
  return patternOf(text, rejoined(tokenise(text), isWord));
}

/** A pattern of the tokens of a text. */
export function patternOf(text: string, all: readonly QuoteToken[]): Pattern {
  const tokens = all.filter(({ note }) => !note);
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
