import { UsageError } from '../errors.js';
import type { LexicalIndex } from '../index/lexical-index.js';
import type { Library } from '../index/library.js';
import { type Answer, type Citation, type Difference, passagesOf } from '../model.js';
import { Aligner, type Alignment } from './align.js';
import { Candidates, type Window } from './candidates.js';
import { compare, differencesOf, type Piece } from './differences.js';
import { isEnough, type Kept, keptOf, weights } from './enough.js';
import { ExactMatcher } from './exact.js';
import { comparePreference } from './preference.js';
import { betweenPassages, type Source, SourceReader } from './source.js';
import { type Pattern, readPattern, type Token } from './tokens.js';

export type Verdict = 'verbatim' | 'altered' | 'not_found';

/** Whether a text stands in the documents, and where. Everything but `kind` and `differences` is of the place it stands at. */
export interface QuoteCheck {
  kind: Verdict;
  passageId?: string;
  documentId?: string;
  clause?: number;
  /** Of the document, YYYY-MM-DD. */
  date?: string;
  /** The source's own words, in UTF-16 offsets of the document's text. */
  start?: number;
  end?: number;
  /** What was changed, the gravest first; none where it stands word for word. */
  differences: Difference[];
  /** Other passages that have the same words. */
  alsoIn?: string[];
  /** The passage that comes nearest to what was not found. */
  nearest?: Citation;
}

/** A check with the source and the quote side by side. */
export interface Comparison {
  check: QuoteCheck;
  /** The passage it stands in first, and the source's words; absent where it was not found. */
  passage?: number;
  quote?: string;
  pieces: Piece[];
}

/** What checking takes of a retriever. */
export interface Checking {
  library: Library;
  lexical: LexicalIndex;
  /** Searches by meaning, for what the words do not settle; nothing where that is not possible now. */
  ask(text: string): Promise<Answer | undefined>;
}

/** Longest quote that is checked, in tokens and in UTF-16 units. */
const MOST_TOKENS = 3000;
const LONGEST_QUOTE = 20_000;
/** Cells of all alignments' tables for one quote, half a second's worth; runs of passages that are too long for it are left out. */
const MOST_CELLS = 12_000_000;
const LONGEST_SOURCE = 2 * LONGEST_QUOTE;
/** Passages read in search of the same words, while they are found nowhere and once they are. */
const MOST_READ = 20_000;
const MOST_READ_FOR_OTHERS = 60;
/** Other places with the same words that are told. */
const MOST_OTHERS = 20;

/**
 * Checks whether a text stands in the documents word for word.
 *
 * 1. take off what typography adds around it
 * 2. look for it in the passages, and runs of passages, that have all its words
 * 3. else set it against those that share the most telling words, and tell what was changed
 * 4. else search by meaning, and set it against what comes nearest
 *
 * @throws UsageError when the text is too long
 */
export async function checkQuote(checking: Checking, text: string): Promise<QuoteCheck> {
  return (await compareQuote(checking, text)).check;
}

/** As {@link checkQuote}, with source and quote side by side. @throws UsageError when the text is too long */
export async function compareQuote(checking: Checking, text: string): Promise<Comparison> {
  const pattern = readQuote(text);
  const byWords = compareByWords(checking, pattern);
  if (byWords || pattern.tokens.length === 0) return byWords ?? notFound();
  const answer = await checking.ask(pattern.text);
  if (!answer) return notFound();
  const near = passagesOf(answer);
  const windows = near.slice(0, 3).flatMap(({ passageId }) => {
    const passage = checking.library.numberOf(passageId);
    return passage === undefined ? [] : { first: passage, last: passage };
  });
  return compareWith(checking, new SourceReader(checking.library), pattern, windows) ?? notFound(near[0]);
}

/** What the words alone settle, without the model; nothing where they settle nothing. */
export function compareByWords(
  { library, lexical }: Pick<Checking, 'library' | 'lexical'>,
  pattern: Pattern,
): Comparison | undefined {
  if (pattern.tokens.length === 0) return undefined;
  const candidates = new Candidates(lexical, library, textOf(pattern.tokens, pattern));
  const matcher = new ExactMatcher(pattern);
  const reader = new SourceReader(library);
  return (
    findWhole(library, reader, matcher, candidates.whole()) ??
    findAcross(library, reader, matcher, candidates.across()) ??
    findAbove(library, matcher) ??
    compareWith({ library, lexical }, reader, pattern, [...spanning(library, lexical, pattern), ...candidates.alike()])
  );
}

/** Reads a text as one quote. @throws UsageError when it is too long */
export function readQuote(text: string): Pattern {
  const pattern = text.length > LONGEST_QUOTE ? undefined : readPattern(text);
  if (pattern && pattern.tokens.length <= MOST_TOKENS) return pattern;
  throw new UsageError(
    'quote_too_long',
    `The text has ${text.length} characters; a quote of up to ${LONGEST_QUOTE} can be checked.`,
    'Check it part by part.',
  );
}

/** A quote this long, in tokens, may run over many passages, with headings that are in no index; its ends of this length are looked for. */
const LONG = 60;
const END = 30;

/** The passages from one where a long quote may begin to one where it may end. */
function spanning(library: Library, lexical: LexicalIndex, pattern: Pattern): Window[] {
  const { tokens } = pattern;
  if (tokens.length < LONG) return [];
  const [heads, tails] = [tokens.slice(0, END), tokens.slice(-END)].map((end) =>
    new Candidates(lexical, library, textOf(end, pattern)).alike().slice(0, 3),
  );
  return (heads ?? []).flatMap(({ first }) =>
    (tails ?? []).flatMap(({ last }) =>
      first <= last && library.documentNumber(first) === library.documentNumber(last) ? [{ first, last }] : [],
    ),
  );
}

/** The words of a quote from the first of some tokens to the last. */
function textOf(tokens: readonly Token[], { text }: Pattern): string {
  return text.slice(tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0);
}

/** @param passages the preferred ones first */
function findWhole(
  library: Library,
  reader: SourceReader,
  matcher: ExactMatcher,
  passages: readonly number[],
): Comparison | undefined {
  let found: { source: Source; span: { start: number; end: number } } | undefined;
  const others: string[] = [];
  let read = 0;
  for (const passage of passages) {
    if (read >= (found ? MOST_READ_FOR_OTHERS : MOST_READ) || others.length >= MOST_OTHERS) break;
    read += 1;
    if (!matcher.mayBeIn(library.passage(passage).text)) continue;
    const source = reader.read(passage);
    const span = matcher.find(source);
    if (!span) continue;
    if (found) others.push(library.passage(passage).id);
    else found = { source, span };
  }
  return found && verbatim(library, found.source, found.span, others);
}

function findAcross(
  library: Library,
  reader: SourceReader,
  matcher: ExactMatcher,
  windows: readonly Window[],
): Comparison | undefined {
  const found = windows.flatMap(({ first, last }) => {
    const source = reader.read(first, last);
    const span = matcher.find(source);
    return span ? [{ source, span }] : [];
  });
  const [best] = found.sort((a, b) =>
    comparePreference(library.documentOf(a.source.first), library.documentOf(b.source.first)),
  );
  return best && verbatim(library, best.source, best.span, []);
}

/** Headings, captions and what else stands between passages. */
function findAbove(library: Library, matcher: ExactMatcher): Comparison | undefined {
  for (const source of betweenPassages(library)) {
    const span = matcher.find(source);
    if (span) return verbatim(library, source, span, []);
  }
  return undefined;
}

function verbatim(
  library: Library,
  source: Source,
  span: { start: number; end: number },
  others: string[],
): Comparison {
  const quote = source.text.slice(span.start - source.start, span.end - source.start);
  return placed(library, source, span, [{ same: quote, lead: '' }], others);
}

function placed(
  library: Library,
  source: Source,
  { start, end }: { start: number; end: number },
  pieces: Piece[],
  others: string[] = [],
): Comparison {
  const passage = source.tokens.find((token) => token.end > start)?.passage ?? source.first;
  const { id, documentId, clause } = library.passage(passage);
  const differences = differencesOf(pieces);
  return {
    check: {
      kind: differences.length === 0 ? 'verbatim' : 'altered',
      passageId: id,
      documentId,
      ...(clause === undefined ? {} : { clause }),
      date: library.documentOf(passage).date,
      start,
      end,
      differences,
      ...(others.length > 0 ? { alsoIn: others } : {}),
    },
    passage,
    quote: source.text.slice(start - source.start, end - source.start),
    pieces,
  };
}

function notFound(nearest?: Citation): Comparison {
  return { check: { kind: 'not_found', differences: [], ...(nearest ? { nearest } : {}) }, pieces: [] };
}

/** Sets a quote against passages and takes the one that has most of it, if that is enough. */
function compareWith(
  { library, lexical }: Pick<Checking, 'library' | 'lexical'>,
  reader: SourceReader,
  pattern: Pattern,
  windows: readonly Window[],
): Comparison | undefined {
  const weigh = weights(lexical);
  const aligner = new Aligner(pattern);
  let left = MOST_CELLS;
  let best: Fit | undefined;
  for (const { first, last } of windows) {
    // Rather by offsets than by reading it: a run may be a whole book.
    if (library.spanOf(last).end - library.spanOf(first).start > LONGEST_SOURCE) continue;
    const source = reader.read(first, last);
    const cells = pattern.tokens.length * source.tokens.length;
    if (cells > left) continue;
    left -= cells;
    const alignment = aligner.align(source);
    if (!alignment) continue;
    const kept = keptOf(alignment, weigh);
    if (!best || isBetter(library, { source, alignment, kept }, best)) best = { source, alignment, kept };
    if (alignment.cost === 0) break;
  }
  if (!best || !isEnough(best.kept)) return undefined;
  const { source, alignment } = best;
  return placed(library, source, alignment.span, compare(alignment, pattern, source));
}

interface Fit {
  source: Source;
  alignment: Alignment;
  kept: Kept;
}

/** More of the quote counts first, then fewer changes, then the preferred document. */
function isBetter(library: Library, a: Fit, b: Fit): boolean {
  const byShare = a.kept.share - b.kept.share;
  if (Math.abs(byShare) > 0.02) return byShare > 0;
  if (a.alignment.cost !== b.alignment.cost) return a.alignment.cost < b.alignment.cost;
  return comparePreference(library.documentOf(a.source.first), library.documentOf(b.source.first)) < 0;
}
