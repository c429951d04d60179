import type { Piece } from './differences.js';
import { isTurned, type Match } from './search.js';

/** A match as stretches that agree, with anything that ellipses should not have left out, and with the numbers cut. */
export function piecesOf(match: Match): Piece[] {
  const { source, span, found, omissions } = match;
  const textOf = (start: number, end: number) => source.text.slice(start - source.start, end - source.start);
  if (!isTurned(match)) return [{ same: textOf(span.start, span.end), lead: '' }];
  const pieces: Piece[] = [];
  let behind = span.start;
  for (const [i, { first, last }] of found.fragments.entries()) {
    const start = found.tokens[first]?.start ?? behind;
    const end = found.tokens[last]?.end ?? start;
    const change = omissions.find((each) => each.start >= behind && each.end <= start)?.change;
    if (change && pieces.length > 0) pieces.push({ ...change, lead: '…' });
    pieces.push(...fragmentPieces(match, i, pieces.length === 0 ? '' : '…'));
    behind = end;
  }
  return pieces;
}

/** A fragment, with the number at either end in full if the quote has only a part of it. */
function fragmentPieces({ source, found }: Match, at: number, lead: Piece['lead']): Piece[] {
  const textOf = (start: number, end: number) => source.text.slice(start - source.start, end - source.start);
  const { first = 0, last = 0 } = found.fragments[at] ?? {};
  const leftAt = (side: 'first' | 'last') => found.cut.find((each) => each.fragment === at && each.side === side)?.left;
  const [before, behind] = [leftAt('first'), leftAt('last')];
  const startOf = (i: number) => found.tokens[i]?.start ?? 0;
  const endOf = (i: number) => found.tokens[i]?.end ?? 0;
  const number = (i: number, from: number, to: number): Piece => ({
    source: textOf(from, to),
    given: textOf(startOf(i), endOf(i)),
    lead: '',
  });
  const pieces: Piece[] = [];
  if (before) pieces.push(number(first, before.start, first === last && behind ? behind.end : endOf(first)));
  const [from, to] = [before ? first + 1 : first, behind ? last - 1 : last];
  if (from <= to) pieces.push({ same: textOf(startOf(from), endOf(to)), lead: before ? gap(endOf(first), from) : '' });
  if (behind && (first !== last || !before))
    pieces.push({ ...number(last, startOf(last), behind.end), lead: from <= to ? gap(endOf(to), last) : '' });
  return pieces.map((piece, i) => (i === 0 ? { ...piece, lead } : piece));

  function gap(end: number, next: number): Piece['lead'] {
    return startOf(next) > end ? ' ' : '';
  }
}
