import type { Span } from '../model.js';
import type { SourceRun, SourceToken } from './source.js';

/** A number of the source of which a fragment of a quote has only a part: "500" of "1 500", "1.5" of "-1.5". */
export interface CutNumber {
  /** The index of the fragment, and at which end of it the number is. */
  fragment: number;
  side: 'first' | 'last';
  /** The part of the number that the quote leaves out, with the space between them. */
  left: Span;
}

/** How far a number is read beyond a fragment, in UTF-16 units: three digits, spaces, and what is around them. */
const REACH = 12;
/** EU texts separate thousands by a space, usually one that does not break. */
const THOUSANDS_BEFORE = /(?<![\p{L}\p{N}.,/])\d{1,3}[^\S\n]+$/u;
const THOUSANDS_BEHIND = /^[^\S\n]+\d{3}(?![\p{L}\p{N}])/u;
const SIGN_BEFORE = /(?<=^|[\s(])[-\u2010-\u2015\u2212±≤≥]$/u;

/** The numbers that the ends of a quote's fragments cut. @param fragments the indices of their first and last tokens */
export function cutNumbers(
  source: SourceRun,
  tokens: readonly SourceToken[],
  fragments: readonly { first: number; last: number }[],
): CutNumber[] {
  return fragments.flatMap(({ first, last }, fragment): CutNumber[] => {
    const [head, tail] = [tokens[first], tokens[last]];
    const cut: CutNumber[] = [];
    if (head?.kind === 'number') {
      const before = textBetween(source, head.start - REACH, head.start);
      const part = SIGN_BEFORE.exec(before) ?? (/^\d{3}(?!\d)/.test(head.key) && THOUSANDS_BEFORE.exec(before));
      if (part) cut.push({ fragment, side: 'first', left: { start: head.start - part[0].length, end: head.start } });
    }
    if (tail?.kind === 'number' && /^\d{1,3}$/.test(tail.key)) {
      const part = THOUSANDS_BEHIND.exec(textBetween(source, tail.end, tail.end + REACH));
      if (part) cut.push({ fragment, side: 'last', left: { start: tail.end, end: tail.end + part[0].length } });
    }
    return cut;
  });
}

function textBetween({ text, start }: SourceRun, from: number, to: number): string {
  return text.slice(Math.max(0, from - start), Math.max(0, to - start));
}
