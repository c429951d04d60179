import type { Difference, Span } from '../model.js';
import { splitSentences } from '../text/sentences.js';
import { negates, turns } from './denials.js';
import type { ExactPlace } from './exact.js';
import { wordClass } from './meaning.js';
import { type SourceRun, type SourceToken, sourceText } from './source.js';
import { isGap } from './tokens.js';

/** Why an omission matters: it may reverse what is said, or attribute it to someone else. */
export type Why = 'negation' | 'modal' | 'sentence' | 'actor';

/** What an ellipsis of a quote leaves out of its source. */
export interface LeftOutWords extends Span {
  text: string;
  why: Why[];
}

/** Like {@link LeftOutWords}, with the change that it makes to the quote, if any. */
export interface Omission extends LeftOutWords {
  change?: Difference;
}

/** The tokens on either side of an ellipsis, and those of the source between them. */
export interface EllipsisGap {
  before: SourceToken;
  after: SourceToken;
  between: readonly SourceToken[];
}

/** The gaps between the fragments of a quote that was found word for word. */
export function gapsIn({ tokens, fragments }: ExactPlace): EllipsisGap[] {
  return fragments.slice(1).flatMap((fragment, i) => {
    const last = fragments[i]?.last ?? 0;
    const [before, after] = [tokens[last], tokens[fragment.first]];
    return before && after ? [{ before, after, between: tokens.slice(last + 1, fragment.first) }] : [];
  });
}

/** What ellipses leave out, for those that leave out words. */
export function omissionsOf(source: SourceRun, gaps: readonly EllipsisGap[]): Omission[] {
  const parted = gaps.filter(({ between }) => between.some(isWord));
  if (parted.length === 0) return [];
  const starts = splitSentences(source.text).map(({ start }) => source.start + start);
  return parted.map((gap) => omissionOf(source, gap, starts));
}

function omissionOf(source: SourceRun, gap: EllipsisGap, starts: readonly number[]): Omission {
  const { before, after, between } = gap;
  const words = between.filter(isWord);
  const [first, last] = [words[0] ?? before, words.at(-1) ?? after];
  const span = { start: first.start, end: last.end };
  const text = sourceText(source, span);
  const next = starts.find((start) => start > before.start) ?? Number.POSITIVE_INFINITY;
  const crosses = next <= after.start;
  const own = starts.findLast((start) => start <= after.start) ?? 0;
  // Whole sentences between two others may be left out: only the omitted parts of the quoted sentences can reverse
  // them.
  const head = words.filter(({ start }) => start < next);
  const tail = words.filter(({ start }) => start >= own);
  const touched = crosses ? [...head, ...tail] : words;
  const { language } = source;
  const turning =
    turningWordIn(crosses ? head : words, between, language) ??
    turningWordIn(tail, between, language) ??
    turnedBy(tail, language);
  const modal = [...head.slice(0, 2), ...tail.slice(-2)].find(({ key }) => wordClass(key) === 'modal');
  const why: Why[] = [
    ...(turning ? (['negation'] as const) : []),
    ...(modal || touched.some(({ key }) => wordClass(key) === 'modal') ? (['modal'] as const) : []),
    ...(crosses && (head.length > 0 || tail.length > 0) ? (['sentence'] as const) : []),
    ...(touched.some((token) => isActor(token, between, starts)) ? (['actor'] as const) : []),
  ];
  const stitched = crosses && head.length > 0 && tail.length > 0 ? spanOf(tail) : undefined;
  const change = turning ?? (modal && { start: modal.start, end: modal.end }) ?? stitched;
  return { ...span, text, why, ...(change ? { change: { source: sourceText(source, change), given: '' } } : {}) };
}

/** A negation among some words, as a span. "No." before a number is not one, nor is a syllable of another word. */
function turningWordIn(
  words: readonly SourceToken[],
  between: readonly SourceToken[],
  language: string,
): Span | undefined {
  const found = words.find((token) => {
    if (!negates(token.key, language)) return false;
    const at = between.indexOf(token);
    const [previous, next] = [between[at - 1]?.key ?? '', between[at + 1]];
    if (token.key.toLowerCase() === 'no' && (next?.kind === 'number' || next?.key === '.')) return false;
    return (
      !OTHER_WORDS.has(`${previous} ${token.key}`.toLowerCase()) &&
      !OTHER_WORDS.has(`${token.key} ${next?.key}`.toLowerCase())
    );
  });
  return found && { start: found.start, end: found.end };
}

/** Vietnamese words with a syllable that would be a negation on its own. */
const OTHER_WORDS = new Set(
  'hàng không|không gian|không khí|không quân|không phận|vô cùng|vô tuyến|phi công|phi cơ|phi đội|châu phi'.split('|'),
);

/** A word like "despite" reverses what follows within this many words. */
const NEAR = 4;

/** A word such as "despite" just before the text that follows an ellipsis. */
function turnedBy(words: readonly SourceToken[], language: string): Span | undefined {
  const near = words.slice(-NEAR);
  for (const [i, { key, start, end }] of near.entries()) {
    const next = near[i + 1];
    if (next && turns(`${key} ${next.key}`, language)) return { start, end: next.end };
    if (turns(key, language)) return { start, end };
  }
  return undefined;
}

/** A name, unless it is only another name in brackets: "… fishing (IUU)". */
function isActor(token: SourceToken, between: readonly SourceToken[], starts: readonly number[]): boolean {
  if (!/^\p{Lu}/u.test(token.key) || starts.includes(token.start)) return false;
  return between[between.indexOf(token) - 1]?.key !== '(';
}

function isWord(token: SourceToken): boolean {
  return token.kind !== 'mark' && !token.optional && !isGap(token);
}

function spanOf(tokens: readonly SourceToken[]): Span | undefined {
  const [first, last] = [tokens[0], tokens.at(-1)];
  return first && last && { start: first.start, end: last.end };
}

/** From the start of the sentence that a span of a source begins in to the end of the one that it ends in. */
export function sentencesAround(source: SourceRun, span: Span): Span {
  const within = splitSentences(source.text)
    .map(({ start, end }) => ({ start: source.start + start, end: source.start + end }))
    .filter(({ start, end }) => start < span.end && end > span.start);
  return {
    start: Math.min(span.start, within[0]?.start ?? span.start),
    end: Math.max(span.end, within.at(-1)?.end ?? span.end),
  };
}
