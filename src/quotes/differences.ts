import type { Difference } from '../model.js';
import type { Alignment, Step } from './align.js';
import type { Omission } from './left-out.js';
import { MEANINGS, meaningOf } from './meaning.js';
import { type SourceRun, sourceText } from './source.js';
import type { Pattern, QuoteToken } from './tokens.js';

/** A stretch of a comparison: words that agree, or a difference. */
export type Piece = ({ same: string } | Difference) & {
  /** What comes between it and the previous stretch: nothing, a space, or the omission of an ellipsis. */
  lead: '' | ' ' | '…';
};

/**
 * A quote beside its source, in the source's order: where they agree, the source's words; each difference with both
 * sides as they are written. Adjacent changes are one difference.
 * @param omissions what ellipses leave out: what changes the meaning is a difference too
 */
export function comparedPieces(
  { steps }: Alignment,
  pattern: Pattern,
  source: SourceRun,
  omissions: readonly Omission[] = [],
): Piece[] {
  const places = new Map(source.tokens.map((token, i) => [token.start, i]));
  const skips = (before: QuoteToken, after: QuoteToken) =>
    (places.get(after.start) ?? 0) - (places.get(before.start) ?? 0) > 1;
  const runs = runsOf(steps, skips);
  return runs.flatMap((run, i): Piece[] => {
    const lead = i === 0 ? '' : leadOf(runs[i - 1] ?? [], run, skips);
    const sources = sourcesOf(run);
    const turned = lead === '…' ? changeBefore(sources[0], omissions) : [];
    const own = textOf(sources, (span) => sourceText(source, span));
    if (run[0]?.same) return [...turned, { same: own, lead }];
    const given = textOf(withNote(givenOf(run)), ({ start, end }) => pattern.text.slice(start, end));
    return [...turned, { source: textOf(withNote(sources), (span) => sourceText(source, span)), given, lead }];
  });
}

/** What the ellipsis just before a token should not have left out. */
function changeBefore(next: QuoteToken | undefined, omissions: readonly Omission[]): Piece[] {
  const change = omissions.findLast((each) => next && each.end <= next.start)?.change;
  return change ? [{ ...change, lead: '…' }] : [];
}

/** Only the differences: those that change the meaning most come first, then by place. */
export function differencesOf(pieces: readonly Piece[]): Difference[] {
  const differences = pieces.flatMap((piece) =>
    'given' in piece ? [{ source: piece.source, given: piece.given }] : [],
  );
  const ranked = differences.map((difference) => ({ difference, rank: MEANINGS.indexOf(meaningOf(difference)) }));
  return ranked.sort((a, b) => a.rank - b.rank).map(({ difference }) => difference);
}

type Skips = (before: QuoteToken, after: QuoteToken) => boolean;

/** Groups steps that agree and steps that do not; a new group also begins where text is left out between two steps. */
function runsOf(steps: readonly Step[], skips: Skips): Step[][] {
  const found: Step[][] = [];
  let before: Step | undefined;
  for (const step of steps) {
    const apart = before?.source && step.source && skips(before.source, step.source);
    if (before?.same === step.same && !apart) found.at(-1)?.push(step);
    else found.push([step]);
    before = step;
  }
  return found;
}

function leadOf(before: readonly Step[], run: readonly Step[], skips: Skips): Piece['lead'] {
  const [own, next] = [sourcesOf(before).at(-1), sourcesOf(run)[0]];
  if (own && next) return skips(own, next) ? '…' : spaceBetween(own, next);
  const [given, following] = [givenOf(before).at(-1), givenOf(run)[0]];
  return given && following ? spaceBetween(given, following) : ' ';
}

function spaceBetween(before: QuoteToken, after: QuoteToken): '' | ' ' {
  return after.start > (before.noteEnd ?? before.end) ? ' ' : '';
}

function sourcesOf(run: readonly Step[]): QuoteToken[] {
  return run.flatMap(({ source }) => source ?? []);
}

function givenOf(run: readonly Step[]): QuoteToken[] {
  return run.flatMap(({ given }) => given ?? []);
}

/** With the footnote mark behind the last token. */
function withNote(tokens: QuoteToken[]): QuoteToken[] {
  const last = tokens.at(-1);
  return last?.noteEnd === undefined ? tokens : [...tokens.slice(0, -1), { ...last, end: last.noteEnd }];
}

function textOf(tokens: readonly QuoteToken[], slice: (span: { start: number; end: number }) => string): string {
  const [first, last] = [tokens[0], tokens.at(-1)];
  return first && last ? slice({ start: first.start, end: last.end }) : '';
}
