import type { Dictionary } from '../index/lexical-index.js';
import type { Library } from '../index/library.js';
import type { Citation, Span } from '../model.js';
import { isFunctionWord } from '../text/lexicon/function-words.js';
import type { Glossary } from '../text/lexicon/glossary.js';
import { unifiedWords } from '../text/lexicon/names.js';
import { isNameLike, stemOf, stemsIn } from '../text/lexicon/terms.js';
import type { Word } from '../text/words.js';
import { citePassage } from './citation.js';

/** A term that both passages mention, and where. Spans are offsets into the documents' texts. */
export interface SharedTerm {
  /** As first written in the first passage. */
  term: string;
  /**
   * The same word; the same concept, in the same words or in another language; or words of one language with much the
   * same meaning.
   */
  kind: 'word' | 'concept' | 'related';
  /** Inverse document frequency: how much the term says about its passage. */
  idf: number;
  a: Span[];
  b: Span[];
}

/** Two passages side by side. */
export interface Comparison {
  a: Citation;
  b: Citation;
  /** Most significant first. */
  shared: SharedTerm[];
  /** How much of each passage was read, in UTF-16 units, if one was too long to read whole. */
  onlyFirst?: number;
}

/** The parts of an index needed to compare passages; no model. */
export interface Compared {
  library: Library;
  dictionary: Dictionary;
  glossary: Pick<Glossary, 'spansOf'>;
}

/** Most text compared per passage, in UTF-16 units: about 20 ms. */
const LONGEST_READ = 15_000;
/** Longest word that a cut in the text may remove. */
const LONGEST_WORD = 100;

/** A term in more than half of all passages says nothing about two of them. */
const LEAST_IDF = Math.LN2;

/** A term of one passage: its kind, its weight, and where it occurs. */
interface Term {
  kind: 'word' | 'concept';
  idf: number;
  spans: Span[];
}

/**
 * Two passages with the terms that they share: the same words by stem, and the same glossary concepts, which also match
 * across languages ("yellow card", "thẻ vàng"). Between languages, only names and numbers count as the same word.
 * Vietnamese writes the syllables of a word apart, and one shared syllable means little, so pairs of neighbours are
 * compared there.
 * @param first position in the index, as is `second`
 * @throws RangeError when there is no such passage
 */
export function compare({ library, dictionary, glossary }: Compared, first: number, second: number): Comparison {
  const [a, b] = [citePassage(library, first), citePassage(library, second)];
  const namesOnly = a.language !== b.language;
  const [left, right] = [a, b].map((citation) => termsIn(citation, dictionary, glossary, namesOnly));
  const shared: SharedTerm[] = [];
  for (const [key, { kind, idf, spans }] of left ?? []) {
    const other = right?.get(key);
    const [at] = spans;
    if (!other || !at || idf < LEAST_IDF) continue;
    const term = a.passage.text.slice(at.start - a.start, at.end - a.start);
    const isSame = kind === 'word' || namesOnly || shareWording(a, spans, b, other.spans);
    shared.push({ term, kind: isSame ? kind : 'related', idf: Math.round(idf * 1e4) / 1e4, a: spans, b: other.spans });
  }
  const isCut = [a, b].some(({ passage }) => passage.text.length > LONGEST_READ);
  return {
    a,
    b,
    shared: withoutParts(shared).sort((x, y) => y.idf - x.idf || startOf(x) - startOf(y)),
    ...(isCut ? { onlyFirst: LONGEST_READ } : {}),
  };
}

/** Whether two passages in one language express a concept in the same words, ignoring endings. */
function shareWording(a: Citation, inA: readonly Span[], b: Citation, inB: readonly Span[]): boolean {
  const written = ({ passage }: Citation, spans: readonly Span[]) =>
    new Set(spans.map(({ start, end }) => passage.text.slice(start - passage.start, end - passage.start)));
  const [left, right] = [written(a, inA), written(b, inB)];
  if ([...right].some((text) => left.has(text))) return true;
  const stems = new Set([...left].map(stemmed));
  return [...right].some((text) => stems.has(stemmed(text)));
}

function stemmed(text: string): string {
  return stemsIn(text).join(' ');
}

function termsIn(
  { passage, language }: Citation,
  dictionary: Dictionary,
  glossary: Compared['glossary'],
  namesOnly: boolean,
): Map<string, Term> {
  const text = beginningOf(passage.text);
  const terms = new Map<string, Term>();
  const add = (key: string, kind: Term['kind'], idf: () => number, { start, end }: Span) => {
    const span = { start: passage.start + start, end: passage.start + end };
    const known = terms.get(key);
    if (known) known.spans.push(span);
    else terms.set(key, { kind, idf: idf(), spans: [span] });
  };
  for (const span of glossary.spansOf(text, language))
    add(`#${span.concept}`, 'concept', () => dictionary.idf(`#${span.concept}`), span);
  const list = unifiedWords(text).filter((word) => !isEnumerator(passage, word));
  for (const [i, word] of list.entries()) {
    if (isFunctionWord(word.written, language)) continue;
    const name = isNameLike(text, word, i === 0);
    const idf = () => dictionary.idf(stemOf(word.folded));
    if (name && (namesOnly || !isSyllable(word, language))) add(stemOf(word.folded), 'word', idf, word);
    else if (namesOnly) continue;
    else if (language !== 'vi') add(stemOf(word.folded), 'word', idf, word);
    else addPair(word, list[i + 1], text, dictionary, add);
  }
  return terms;
}

/** A number at the start of a clause is its name, not its subject. */
function isEnumerator({ text }: Citation['passage'], { start, end }: Span): boolean {
  return start === 0 && /^\d+[.)]/.test(text) && /^\d+$/.test(text.slice(start, end));
}

/** A capitalised Vietnamese syllable is usually only half a name; acronyms and numbers are complete on their own. */
function isSyllable({ written }: Word, language: string): boolean {
  return language === 'vi' && !/\d/.test(written) && !/^\p{Lu}{2,}$/u.test(written) && written !== 'Vietnam';
}

function addPair(
  word: Word,
  next: Word | undefined,
  text: string,
  dictionary: Dictionary,
  add: (key: string, kind: 'word', idf: () => number, span: Span) => void,
): void {
  if (!next || !/^[ \n]+$/.test(text.slice(word.end, next.start)) || isFunctionWord(next.written, 'vi')) return;
  // With its marks, which distinguish words; the pair is at least as rare as its rarer syllable.
  const key = `${word.written} ${next.written}`.toLowerCase();
  const idf = () => Math.max(...[word, next].map(({ folded }) => dictionary.idf(stemOf(folded))));
  add(key, 'word', idf, { start: word.start, end: next.end });
}

/** The text, or the part of a long one that is read, cut at the end of a word. */
function beginningOf(text: string): string {
  if (text.length <= LONGEST_READ) return text;
  // Only the end is searched: the pattern would otherwise be tried at every character.
  const end = LONGEST_READ - LONGEST_WORD;
  return text.slice(0, end) + text.slice(end, LONGEST_READ).replace(/\S+$/, '');
}

/**
 * Drops terms covered by longer ones in the same places: "free" and "trade" are not listed beside "free trade
 * agreement".
 */
function withoutParts(shared: readonly SharedTerm[]): SharedTerm[] {
  const overFirst = coveringFirst(shared);
  return shared.filter((term, i) => !overFirst[i]?.some((k) => k !== i && saysMore(shared[k], k, term, i)));
}

/** For each term, the terms that cover its first occurrence: only these can cover all of its occurrences. */
function coveringFirst(shared: readonly SharedTerm[]): number[][] {
  const spans = shared.flatMap(({ a }, term) => a.map((span) => ({ ...span, term })));
  spans.sort((x, y) => x.start - y.start || y.end - x.end);
  const found: number[][] = shared.map(() => []);
  let open: typeof spans = [];
  for (const span of spans) {
    open = open.filter(({ end }) => end > span.start);
    open.push(span);
    if (shared[span.term]?.a[0]?.start === span.start)
      found[span.term]?.push(...open.filter(({ end }) => end >= span.end).map(({ term }) => term));
  }
  // Spans with the same start are sorted longest first, so a later one may be just as long.
  for (const [i, { start, end, term }] of spans.entries())
    for (let k = i + 1; spans[k]?.start === start && spans[k]?.end === end; k += 1)
      if (shared[term]?.a[0]?.start === start) found[term]?.push(spans[k]?.term ?? term);
  return found;
}

/**
 * Whether a term covers every occurrence of another. If both have exactly the same places, the concept is kept, or
 * otherwise the first.
 */
function saysMore(other: SharedTerm | undefined, k: number, term: SharedTerm, i: number): boolean {
  if (!other || !covers(other.a, term.a) || !covers(other.b, term.b)) return false;
  const [own, others] = [lengthOf(term), lengthOf(other)];
  if (own !== others) return others > own;
  return other.kind === term.kind ? k < i : other.kind === 'concept';
}

/** @param outer sorted, as is `inner` */
function covers(outer: readonly Span[], inner: readonly Span[]): boolean {
  let at = 0;
  return inner.every(({ start, end }) => {
    while (at < outer.length && (outer[at]?.end ?? 0) < end) at += 1;
    const span = outer[at];
    return span !== undefined && span.start <= start && end <= span.end;
  });
}

function lengthOf({ a, b }: SharedTerm): number {
  return [...a, ...b].reduce((sum, { start, end }) => sum + end - start, 0);
}

function startOf({ a }: SharedTerm): number {
  return a[0]?.start ?? 0;
}

/**
 * The marks in a passage of a comparison, as offsets from its start, in order; terms that touch or overlap become one
 * mark.
 */
export function marksOf({ passage }: Citation, spans: readonly Span[]): Span[] {
  const marks: Span[] = [];
  for (const span of [...spans].sort((x, y) => x.start - y.start)) {
    const [start, end] = [span.start - passage.start, span.end - passage.start];
    const last = marks.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else marks.push({ start, end });
  }
  return marks;
}
