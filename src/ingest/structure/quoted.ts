import { containerWord, unitWord } from '../../text/numbering.js';
import type { Line } from '../clean.js';
import type { LineRange } from './contents.js';

/**
 * A quotation mark before a unit or container that an amending act quotes: “Article 5a …, « Article 5 …, „Artikel 5 …
 */
const OPENING = /^([“„«"‘'])\s*(?=\p{Lu}|§)/u;
/** The marks that close each quotation, and those that open a nested one. */
const CLOSES: Readonly<Record<string, RegExp>> = {
  '“': /”/gu,
  '„': /[“”]/gu,
  '«': /»/gu,
};
const OPENS: Readonly<Record<string, RegExp>> = { '“': /“/gu, '„': /„/gu, '«': /«/gu };
/** Marks that are also apostrophes, or the same at both ends, close only at the end of a line. */
const CLOSED_AT_END = /["”“’'»][.;:,)]*$/u;
/** A quotation not closed within this number of lines has lost its end. */
const LONGEST = 400;

/**
 * The lines of quoted units except their first, which its quotation mark already identifies: articles that an amending
 * act inserts elsewhere are not its own. A quotation that is never closed is ignored.
 */
export function quotedLines(lines: readonly Line[]): LineRange[] {
  const ranges: LineRange[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const last = isQuotedUnit(lines[at]?.text ?? '') ? endOf(lines, at) : undefined;
    if (last === undefined || last === at) continue;
    ranges.push({ first: at + 1, last });
    at = last;
  }
  return ranges;
}

function isQuotedUnit(text: string): boolean {
  const mark = OPENING.exec(text)?.[0];
  if (mark === undefined) return false;
  const rest = text.slice(mark.length);
  return unitWord(rest) !== undefined || (containerWord(rest)?.number ?? '') !== '';
}

/** The line that closes the quotation opened on a line; undefined if another begins first or it is never closed. */
function endOf(lines: readonly Line[], from: number): number | undefined {
  const mark = OPENING.exec(lines[from]?.text ?? '')?.[1] ?? '';
  const [opens, closes] = [OPENS[mark], CLOSES[mark]];
  let depth = 0;
  for (let at = from; at < Math.min(lines.length, from + LONGEST); at += 1) {
    const text = lines[at]?.text ?? '';
    if (at > from && isQuotedUnit(text)) return undefined;
    if (opens && closes) {
      depth += (text.match(opens)?.length ?? 0) - (text.match(closes)?.length ?? 0);
      if (depth <= 0) return at;
    } else if (CLOSED_AT_END.test(text)) return at;
  }
  return undefined;
}
