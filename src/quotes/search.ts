import type { Postings } from '../index/lexical-index.js';
import type { Library } from '../index/library.js';
import type { Span } from '../model.js';
import { abovePassages } from './above.js';
import { Candidates, type Window } from './candidates.js';
import { ExactMatcher, type ExactPlace } from './exact.js';
import { gapsIn, type Omission, omissionsOf } from './left-out.js';
import { lengthOf } from './locate.js';
import { isUnevenPassage, longText } from './long-texts.js';
import { comparePreference } from './preference.js';
import { LONGEST_WHOLE, SourceReader, type SourceRun } from './source.js';
import { hasOtherLetters, type Pattern, patternOf, type QuoteToken } from './tokens.js';

/** A quote that is in the documents word for word, except for what its ellipses leave out. */
export interface Match {
  source: SourceRun;
  span: Span;
  found: ExactPlace;
  omissions: Omission[];
  /** Other passages that have it too. */
  others: string[];
  /** It is in no passage. */
  above?: true;
}

/** What a search for the same words needs of an index. */
export interface Searched {
  library: Library;
  terms: Postings;
}

/**
 * Limits of a search for the same words: passages read until they are found, passages read once they are, and their
 * text in UTF-16 units.
 */
const MOST_READ = 20_000;
const MOST_READ_FOR_OTHERS = 60;
const MOST_SCANNED = 8_000_000;
/** How much text is tokenised for one quote, in UTF-16 units: some 20 ms. */
const MOST_TAKEN_APART = 100_000;
/** Most other places with the same words that are reported. */
const MOST_OTHERS = 20;
/** Places in a long passage where a quote is tried. */
const MOST_PLACES = 4;
/**
 * How much longer the quote's words may be in a source, beyond twice their length, and how much more if an ellipsis
 * leaves something out.
 */
const MORE_TEXT = 500;
const LONGEST_OMISSION = 3000;

/** Looks for one quote word for word in given passages. */
export class QuoteSearch {
  readonly reader: SourceReader;
  protected readonly library: Library;
  protected readonly pattern: Pattern;
  protected readonly matcher: ExactMatcher;
  /** How much text may still be tokenised. */
  protected apart = MOST_TAKEN_APART;

  constructor(library: Library, pattern: Pattern) {
    this.reader = new SourceReader(library, pattern);
    this.library = library;
    this.pattern = pattern;
    this.matcher = new ExactMatcher(pattern);
  }

  /** Where the quote is in a passage; if there is a choice, where its ellipses leave out nothing that matters. */
  inPassage(passage: number): Match | undefined {
    const { start, end } = this.library.spanOf(passage);
    if (end - start > LONGEST_WHOLE) return best(this.#inLong(passage, start));
    const text = this.library.slice(passage, start, end);
    if (this.apart < 0 || !this.matcher.mayBeIn(text)) return undefined;
    this.apart -= text.length;
    return best(this.in(this.reader.read(passage)));
  }

  protected in(source: SourceRun): Match[] {
    return this.matcher.find(source).map((found) => ({
      source,
      span: found.span,
      found,
      omissions: omissionsOf(source, gapsIn(found)),
      others: [],
    }));
  }

  /** Searches the parts of a long passage that have some of the words. */
  #inLong(passage: number, start: number): Match[] {
    const length = lengthOf(this.pattern);
    const gaps = this.pattern.tokens.some(({ key }) => key === '…') ? LONGEST_OMISSION : 0;
    const text = longText(this.library, passage);
    const places = this.matcher.placesIn(text, MOST_PLACES, () => isUnevenPassage(this.library, passage)) ?? [0];
    return places.flatMap((place) => {
      const part = { start: start + place - MORE_TEXT, end: start + place + 2 * length + MORE_TEXT + gaps };
      this.apart -= part.end - part.start;
      return this.apart < 0 ? [] : this.in(this.reader.readPart(passage, part));
    });
  }
}

/** Looks for one quote word for word in all documents. */
export class ExactSearch extends QuoteSearch {
  readonly candidates: Candidates;

  constructor({ library, terms }: Searched, pattern: Pattern) {
    super(library, pattern);
    this.candidates = new Candidates(terms, library, quotedWords(pattern.tokens, pattern));
  }

  /**
   * Searches single passages, then runs of them, then the text between them; a place where the ellipses leave out
   * nothing that matters is preferred.
   */
  find(): Match | undefined {
    const whole = this.#inPassages(this.candidates.whole());
    if (whole && !isTurned(whole)) return whole;
    const across = this.#across(this.candidates.across());
    return across && !isTurned(across) ? across : (whole ?? across ?? this.#above());
  }

  /** How many passages have the words in a row. If they are too many to tokenise, a quick test must do. */
  count(): number {
    let [count, scanned] = [0, 0];
    for (const passage of this.candidates.whole()) {
      const span = this.library.spanOf(passage);
      scanned += span.end - span.start;
      if (scanned > MOST_SCANNED) break;
      const stands =
        this.apart > 0
          ? this.inPassage(passage) !== undefined
          : this.matcher.mayBeIn(this.library.slice(passage, span.start, span.end));
      if (stands) count += 1;
    }
    return count;
  }

  /** Finds headings, captions and other text outside passages, no matter how they are capitalised. */
  inOtherCapitals(): SourceRun | undefined {
    const small = patternOf(this.pattern.text, this.pattern.tokens.map(inSmall));
    const matcher = new ExactMatcher(small);
    for (const above of abovePassages(this.library)) {
      if (!matcher.mayBeIn(above.small)) continue;
      const source = this.reader.readAbove(above.passage, above);
      if (matcher.find({ ...source, tokens: source.tokens.map(inSmall) }).length > 0) return source;
    }
    return undefined;
  }

  /** @param passages preferred ones first */
  #inPassages(passages: readonly number[]): Match | undefined {
    let found: Match | undefined;
    let [read, scanned] = [0, 0];
    const others: string[] = [];
    for (const passage of passages) {
      const settled = found && !isTurned(found);
      if (read >= (settled ? MOST_READ_FOR_OTHERS : MOST_READ) || others.length >= MOST_OTHERS) break;
      const span = this.library.spanOf(passage);
      scanned += span.end - span.start;
      if (scanned > MOST_SCANNED && read > 0) break;
      read += 1;
      const match = this.inPassage(passage);
      if (match && found && isTurned(found) === isTurned(match)) others.push(this.library.passage(passage).id);
      else if (match && (!found || !isTurned(match))) found = match;
    }
    return found && { ...found, others };
  }

  #across(windows: readonly Window[]): Match | undefined {
    const found = windows.flatMap(({ first, last }) => {
      this.apart -= this.library.spanOf(last).end - this.library.spanOf(first).start;
      return this.apart < 0 ? [] : this.in(this.reader.read(first, last));
    });
    const order = (match: Match) => this.library.documentOf(match.source.first);
    return found.sort((a, b) => Number(isTurned(a)) - Number(isTurned(b)) || comparePreference(order(a), order(b)))[0];
  }

  #above(): Match | undefined {
    for (const above of abovePassages(this.library)) {
      if (!this.matcher.mayBeIn(above.text)) continue;
      const match = best(this.in(this.reader.readAbove(above.passage, above)));
      if (match) return { ...match, above: true };
    }
    return undefined;
  }
}

/** Whether an ellipsis leaves out something that changes the meaning, or an end of the quote cuts a number. */
export function isTurned({ omissions, found }: Pick<Match, 'omissions' | 'found'>): boolean {
  return found.cut.length > 0 || omissions.some(({ change }) => change !== undefined);
}

function best(matches: readonly Match[]): Match | undefined {
  return matches.find((match) => !isTurned(match)) ?? matches[0];
}

function inSmall<T extends QuoteToken>(token: T): T {
  return { ...token, key: token.key.toLowerCase() };
}

/** The words of a quote from the first of some tokens to the last, with words rejoined that a line end splits. */
export function quotedWords(tokens: readonly QuoteToken[], { text }: Pattern): string {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (!first || !last) return '';
  const asWritten = text.slice(first.start, last.end);
  return asWritten.includes('\n') || hasOtherLetters(asWritten) ? tokens.map(({ key }) => key).join(' ') : asWritten;
}
