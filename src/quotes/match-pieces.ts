import type { Piece } from './differences.js';
import { isTurned, type Match } from './search.js';

/** A match as stretches that agree, with anything that ellipses should not have left out. */
export function piecesOf(match: Match): Piece[] {
  const { source, span, found, omissions } = match;
  const textOf = (start: number, end: number) => source.text.slice(start - source.start, end - source.start);
  if (!isTurned(match)) return [{ same: textOf(span.start, span.end), lead: '' }];
  const pieces: Piece[] = [];
  let behind = span.start;
  for (const { first, last } of found.fragments) {
    const start = found.tokens[first]?.start ?? behind;
    const end = found.tokens[last]?.end ?? start;
    const change = omissions.find((each) => each.start >= behind && each.end <= start)?.change;
    if (change && pieces.length > 0) pieces.push({ ...change, lead: '…' });
    pieces.push({ same: textOf(start, end), lead: pieces.length === 0 ? '' : '…' });
    behind = end;
  }
  return pieces;
}
