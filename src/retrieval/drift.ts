import { type Citation, isLater } from '../model.js';
import { byCode } from '../text/by-code.js';
import { once } from '../text/once.js';
import { type Figure, figuresIn } from './figures.js';
import type { Question } from './question/read.js';

/** Passages with at least this share of the best score also answer. */
export const ANSWERS_TOO = 0.55;
/** Characters on either side of a figure that indicate what it measures. */
const AROUND = 90;
/** Figures measure the same thing if the words around them share this many concepts. */
const SHARED = 2;

/** A quote that states figures, with the concepts around them. */
interface Stated {
  citation: Citation;
  figures: Placed[];
}

interface Placed {
  figure: Figure;
  /** Looked up on demand: most figures have no counterpart of the same kind with another date. */
  concepts: () => ReadonlySet<string>;
}

/**
 * Citations whose figures for one thing change from date to date: the EU as third largest market in one year and as
 * fourth largest partner in another.
 * @param question one that asks for a figure
 * @param answers citations that answer about as well as the best
 * @param conceptsIn the glossary's concepts in a text, given its language
 * @param isCommon whether a concept is so widespread in the documents that it says nothing in particular
 * @returns one citation per date, oldest first; empty if there are fewer than two
 */
export function driftingFigures(
  answers: readonly Citation[],
  question: Pick<Question, 'terms'>,
  conceptsIn: (text: string, language: string) => string[],
  isCommon: (concept: string) => boolean,
): Citation[] {
  const stated = answers.map((citation): Stated => ({ citation, figures: figuresOf(citation, conceptsIn) }));
  const asked = new Set(question.terms.concepts);
  const subject = new Set([...asked].filter((concept) => !isCommon(concept)));
  for (const lead of stated) {
    const others = stated.filter((other) => other === lead || differs(lead, other, asked, subject));
    const byDate = new Map<string, Citation>();
    for (const { citation } of others) if (!byDate.has(citation.date)) byDate.set(citation.date, citation);
    if (byDate.size > 1) return [...byDate.values()].sort((a, b) => byCode(a.date, b.date));
  }
  return [];
}

function figuresOf({ quote, language }: Citation, conceptsIn: (text: string, language: string) => string[]): Placed[] {
  return figuresIn(quote).map((figure) => {
    const around = quote.slice(Math.max(0, figure.start - AROUND), figure.end + AROUND);
    return { figure, concepts: once(() => new Set(conceptsIn(around, language).map((concept) => `#${concept}`))) };
  });
}

/** Whether two quotes with different dates state different figures of the same kind for the same thing, as asked. */
function differs(one: Stated, other: Stated, asked: ReadonlySet<string>, subject: ReadonlySet<string>): boolean {
  const [a, b] = [one.citation.date, other.citation.date];
  if (!isLater(a, b) && !isLater(b, a)) return false;
  const isOfSame = (a: Placed, b: Placed) =>
    a.figure.kind === b.figure.kind &&
    shared(subject, a.concepts()) + shared(subject, b.concepts()) > 0 &&
    shared(a.concepts(), b.concepts()) >= SHARED &&
    [a, b].every(({ concepts }) => shared(asked, concepts()) >= SHARED);
  const valuesOf = ({ figures }: Stated, against: Stated) =>
    new Set(
      figures.filter((each) => against.figures.some((it) => isOfSame(each, it))).map(({ figure }) => figure.value),
    );
  const [ours, theirs] = [valuesOf(one, other), valuesOf(other, one)];
  return ours.size !== theirs.size || [...ours].some((value) => !theirs.has(value));
}

function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let count = 0;
  for (const each of one) if (other.has(each)) count += 1;
  return count;
}
