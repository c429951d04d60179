import { splitCitationLine } from './citation-line.js';
import { itemCount, withItemMarks, withoutMarkdown } from './markdown.js';
import { type Pattern, patternOf, type QuoteToken, readPattern } from './tokens.js';

/** A way to read text that was given as a quote. */
export interface QuoteReading {
  pattern: Pattern;
  /** What was taken to be the citation after the quote, and removed. */
  citation?: string;
  /** The citation is in a line of its own that could also be an item of a list. */
  mayBeItem?: true;
}

/** Fewer words between quotation marks are a name or a term. */
const FEWEST_QUOTED = 4;
/** The longest citation after a quote, in UTF-16 units. */
const LONGEST_CITATION = 250;
const OPENING = /^["“”„‟«»]/;
const CLOSING = /["”“»][.,;]?\s*(?:[-–—(,\n]|\[(?!\s*(?:…|\.)))/g;
const CLOSING_INVERTED = /[«»][.,;]?\s*(?:[-–—(,\n]|\[(?!\s*(?:…|\.)))/g;
const CLOSING_MARK = /["”“»]/;

/**
 * The ways to read a quote, the most literal first: as it is; without the Markdown around it; without the citation
 * after it; without the marks of list items, or with hyphens for them; each also with words rejoined that are split at
 * the ends of lines.
 * @param isWord whether a word occurs anywhere in the documents
 */
export function readingsOf(text: string, isWord: (key: string) => boolean): QuoteReading[] {
  const readings: QuoteReading[] = [];
  const known = new Set<string>();
  for (const { text: each, ...more } of textsOf(text)) {
    for (const pattern of [readPattern(each), readPattern(each, isWord)]) {
      const key = pattern.tokens.map((token) => token.key).join(' ');
      if (known.has(key)) continue;
      known.add(key);
      readings.push({ pattern, ...more });
    }
  }
  return readings;
}

type QuoteText = { text: string } & Omit<QuoteReading, 'pattern'>;

function textsOf(text: string): QuoteText[] {
  const plain = withKeyedMarks(withoutMarkdown(text).trim());
  const below = splitCitationLine(plain);
  const quoted: QuoteText | undefined = withoutCitation(plain) ?? (below && { ...below, mayBeItem: true });
  const plains = [{ text }, ...(plain === text.trim() ? [] : [{ text: plain }]), ...asLists({ text: plain })];
  return quoted ? [...plains, quoted, ...asLists(quoted)] : plains;
}

/**
 * A list with other marks. The last reading is compared with what is alike: the mark before a single line is the
 * reader's, those of several are probably the document's.
 */
function asLists(quote: QuoteText): QuoteText[] {
  const marks = itemCount(quote.text) > 1 ? (['', '- '] as const) : (['- ', ''] as const);
  return marks.flatMap((mark) => {
    const text = withItemMarks(quote.text, mark);
    return text === undefined ? [] : [{ ...quote, text }];
  });
}

/** The text with the quotation marks around it that are typed as ",,", "<<" and ">>" for lack of a key. */
function withKeyedMarks(text: string): string {
  return text
    .replace(/^,,(?=\S)/, '„')
    .replace(/^<<(?=\S)/, '«')
    .replace(/(?<=\S)>>$/, '»');
}

/**
 * The quote in quotation marks that a text begins with, and the citation after it; nothing if the text has another
 * form.
 */
function withoutCitation(text: string): { text: string; citation: string } | undefined {
  if (!OPENING.test(text)) return undefined;
  const from = Math.max(1, text.length - LONGEST_CITATION);
  const closing = text.startsWith('»') ? CLOSING_INVERTED : CLOSING;
  for (const { 0: written, index } of text.slice(from).matchAll(closing)) {
    const end = from + index + 1;
    const citation = text.slice(from + index + written.length - 1).trim();
    const inner = text.slice(0, end);
    if (CLOSING_MARK.test(citation) || wordCount(inner) < FEWEST_QUOTED || !/\p{L}/u.test(citation)) continue;
    return { text: inner, citation };
  }
  return undefined;
}

function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

/** Most tokens between an editor's brackets. */
const MOST_IN_BRACKETS = 12;

/**
 * The quote with each word that an editor put in brackets as one word: "[b]oth", "[their]". Such a word stands for what
 * the source has in its place.
 */
export function withEditors({ text, tokens, before, behind }: Pattern): Pattern {
  const merged: QuoteToken[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] as QuoteToken;
    const close = token.key === '[' ? closing(tokens, i) : -1;
    if (close < 0) {
      merged.push(token);
      continue;
    }
    let last = close;
    while (tokens[last + 1]?.kind === 'word' && tokens[last + 1]?.start === tokens[last]?.end) last += 1;
    const end = tokens[last]?.end ?? token.end;
    merged.push({ start: token.start, end, key: text.slice(token.start, end), kind: 'word', editor: true });
    i = last;
  }
  return merged.length === tokens.length
    ? { text, tokens, before, behind }
    : { ...patternOf(text, merged), before, behind };
}

function closing(tokens: readonly QuoteToken[], open: number): number {
  const inside = tokens.slice(open + 1, open + 2 + MOST_IN_BRACKETS);
  const at = inside.findIndex(({ key }) => key === ']' || key === '[');
  const isWords = at > 0 && inside[at]?.key === ']' && inside.slice(0, at).some(({ kind }) => kind === 'word');
  return isWords ? open + 1 + at : -1;
}
