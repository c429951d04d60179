import type { Span } from '../model.js';
import { Aligner, type Alignment } from './align.js';
import { Candidates, type Window } from './candidates.js';
import { comparedPieces, type Piece } from './differences.js';
import { isEnough, type Kept, keptOf, mayBeEnough, weights } from './enough.js';
import { type Omission, omissionsOf } from './left-out.js';
import { likeliestPart } from './locate.js';
import { longText } from './long-texts.js';
import { plainForm } from './look-alike.js';
import { comparePreference } from './preference.js';
import { quotedWords, type Searched } from './search.js';
import { LONGEST_WHOLE, SourceReader, type SourceRun } from './source.js';
import type { Pattern } from './tokens.js';

/** A quote found in a source with changes. */
export interface Approximation {
  source: SourceRun;
  span: Span;
  pieces: Piece[];
  omissions: Omission[];
}

/** Table cells of all alignments for one quote: some 30 ms. Sources that need more than is left are skipped. */
const MOST_CELLS = 800_000;
/** The longest run of passages, in UTF-16 units, and how much text of long passages is searched. */
const LONGEST_RUN = 40_000;
const MOST_LOOKED_THROUGH = 6_000_000;
/**
 * A quote this long, in tokens, may span many passages, including headings that are not indexed; its ends of this
 * length are looked up.
 */
const LONG = 60;
const END = 30;
const MOST_ENDS = 3;

interface Fit {
  source: SourceRun;
  alignment: Alignment;
  kept: Kept;
}

/** Aligns one quote with its possible sources. */
export class ApproximateSearch {
  readonly #searched: Searched;
  readonly #pattern: Pattern;
  readonly #reader: SourceReader;
  readonly #aligner: Aligner;
  readonly #weigh: (key: string) => number;
  readonly #forms = new Map<string, string>();
  #cells = MOST_CELLS;
  #throughLeft = MOST_LOOKED_THROUGH;

  constructor(searched: Searched, pattern: Pattern, reader?: SourceReader) {
    this.#searched = searched;
    this.#pattern = pattern;
    this.#reader = reader ?? new SourceReader(searched.library, pattern);
    this.#aligner = new Aligner(pattern);
    this.#weigh = weights(searched.terms.dictionary);
  }

  /** Runs of passages from one where a long quote may begin to one where it may end. */
  spanning(): Window[] {
    const { terms, library } = this.#searched;
    const { tokens } = this.#pattern;
    if (tokens.length < LONG) return [];
    const [heads = [], tails = []] = [tokens.slice(0, END), tokens.slice(-END)].map((end) =>
      new Candidates(terms, library, quotedWords(end, this.#pattern)).alike().slice(0, MOST_ENDS),
    );
    return heads.flatMap(({ first }) =>
      tails.flatMap(({ last }) =>
        first <= last && library.documentNumber(first) === library.documentNumber(last) ? [{ first, last }] : [],
      ),
    );
  }

  /** The passages that have most of the quote, if that is enough. */
  best(windows: readonly Window[]): Approximation | undefined {
    let best: Fit | undefined;
    for (const window of windows) {
      const source = this.#sourceOf(window);
      const { tokens } = this.#pattern;
      const isWorth = source && mayBeEnough(tokens, source.tokens, this.#weigh, (key) => this.#formOf(key));
      const fit = isWorth ? this.#fit(source) : undefined;
      if (fit && (!best || isBetter(this.#searched, fit, best))) best = fit;
      if (fit?.alignment.cost === 0) break;
    }
    return best && isEnough(best.kept) ? this.#shown(best) : undefined;
  }

  /** The quote aligned with one source, no matter how much of it is there. */
  setAgainst(source: SourceRun): Approximation | undefined {
    const fit = this.#fit(source);
    return fit && this.#shown(fit);
  }

  /** A run of passages, or the likeliest part of a long one. */
  #sourceOf({ first, last }: Window): SourceRun | undefined {
    const { library } = this.#searched;
    // By offsets, without reading it: a run may be a whole book.
    const { start } = library.spanOf(first);
    const { end } = library.spanOf(last);
    if (end - start <= LONGEST_WHOLE || (first < last && end - start <= LONGEST_RUN))
      return this.#reader.read(first, last);
    if (first < last || end - start > this.#throughLeft) return undefined;
    this.#throughLeft -= end - start;
    const part = likeliestPart(longText(library, first), this.#pattern, this.#weigh);
    return part && this.#reader.readPart(first, { start: start + part.start, end: start + part.end });
  }

  /** Folds each word only once. */
  #formOf(key: string): string {
    const known = this.#forms.get(key);
    if (known !== undefined) return known;
    const form = plainForm(key);
    this.#forms.set(key, form);
    return form;
  }

  #fit(source: SourceRun): Fit | undefined {
    const cells = this.#aligner.cellsOf(source);
    if (cells > this.#cells) return undefined;
    this.#cells -= cells;
    const alignment = this.#aligner.align(source);
    return alignment && { source, alignment, kept: keptOf(alignment, this.#weigh) };
  }

  #shown({ source, alignment }: Fit): Approximation {
    const omissions = omissionsOf(source, alignment.gaps);
    const pieces = comparedPieces(alignment, this.#pattern, source, omissions);
    return { source, span: alignment.span, pieces, omissions };
  }
}

/** A larger share of the quote comes first, then fewer changes, then the preferred document. */
function isBetter({ library }: Searched, a: Fit, b: Fit): boolean {
  const byShare = a.kept.share - b.kept.share;
  if (Math.abs(byShare) > 0.02) return byShare > 0;
  if (a.alignment.cost !== b.alignment.cost) return a.alignment.cost < b.alignment.cost;
  return comparePreference(library.documentOf(a.source.first), library.documentOf(b.source.first)) < 0;
}
