import type { Span } from '../model.js';
import { anchorsOf } from './anchors.js';
import { ADD_FURTHER, Costs, DROP_FURTHER, EDITED_FURTHER, firstWordAt, OPEN } from './costs.js';
import type { EllipsisGap } from './left-out.js';
import { notesDiffer } from './notes.js';
import type { SourceRun, SourceToken } from './source.js';
import { isGap, type Pattern, type QuoteToken, widened, withSmallInitial } from './tokens.js';

/** One step of an alignment: a token of the source paired with one of the quote, or only one of the two. */
export interface Step {
  source?: SourceToken;
  given?: QuoteToken;
  same: boolean;
}

export interface Alignment {
  steps: Step[];
  /** The stretch of the source that the quote was aligned with, in the document's offsets. */
  span: Span;
  cost: number;
  /** Where text of the source was skipped. */
  gaps: EllipsisGap[];
}

const NEVER = 1e9;

// How a cell was reached.
const STOP = 0;
const PAIR = 1;
const DROP = 2;
const ADD = 3;
const SKIP = 4;
const ENTER = 5;
const MOVE = 7;
/** The run of dropped or added tokens continues with the token before. */
const DROP_ON = 8;
const ADD_ON = 16;

/**
 * A part of a quote and the part of a source that it is aligned with; text beyond an end that is not fixed costs
 * nothing.
 */
interface Segment {
  given: Span;
  source: Span;
  fixedStart: boolean;
  fixedEnd: boolean;
}

/** From this many cells on, a quote and its source are first split where they surely agree. */
const MANY_CELLS = 60_000;
/**
 * How many tokens of a source are examined before the first place where they agree and after the last: this many, plus
 * this many for each token of the quote.
 */
const REACH = 100;
const REACH_EACH = 2;

/**
 * Aligns one quote with sources, at the place where the fewest and smallest changes turn one into the other: a
 * semi-global alignment (P. H. Sellers, "The theory and computation of evolutionary distances: pattern recognition",
 * Journal of Algorithms 1(4), 1980) with affine gaps (O. Gotoh, "An improved algorithm for matching biological
 * sequences", Journal of Molecular Biology 162(3), 1982). An ellipsis skips text within one passage at no cost, as does
 * optional text in the source. Long texts are first split at runs of tokens that occur once in each, so that little is
 * left between two splits.
 */
export class Aligner {
  readonly #pattern: Pattern;
  readonly #costs: Costs;

  constructor(pattern: Pattern) {
    this.#pattern = pattern;
    this.#costs = new Costs(pattern.tokens);
  }

  /** The number of table cells that an alignment with a source needs, about 20 ns each. */
  cellsOf(source: SourceRun): number {
    return this.#segments(source).reduce((sum, { given, source: own }) => sum + sizeOf(given) * sizeOf(own), 0);
  }

  /** @returns nothing if no token has a counterpart */
  align(source: SourceRun): Alignment | undefined {
    const given = this.#pattern.tokens;
    const steps: Step[] = [];
    let cost = 0;
    let behind: Segment | undefined;
    for (const segment of this.#segments(source)) {
      for (let i = behind?.given.end ?? segment.given.start; behind && i < segment.given.start; i += 1) {
        const own = source.tokens[behind.source.end + i - behind.given.end];
        if (own) steps.push({ source: own, given: given[i] as QuoteToken, same: !notesDiffer(own, given[i]) });
      }
      const part = alignSegment(given, source.tokens, segment, this.#costs);
      for (const step of part.steps) steps.push(step);
      cost += part.cost;
      behind = segment;
    }
    return trimmed(steps, this.#pattern, source.tokens, cost);
  }

  /** The parts between the runs that surely agree. */
  #segments({ tokens }: SourceRun): Segment[] {
    const given = this.#pattern.tokens;
    const anchors = given.length * tokens.length < MANY_CELLS ? [] : anchorsOf(given, tokens);
    const segments: Segment[] = [];
    let [i, j] = [0, 0];
    for (const [n, anchor] of anchors.entries()) {
      const from = n === 0 ? Math.max(0, anchor.source - reach(anchor.given)) : j;
      segments.push({
        given: { start: i, end: anchor.given },
        source: { start: from, end: anchor.source },
        fixedStart: n > 0,
        fixedEnd: true,
      });
      i = anchor.given + anchor.length;
      j = anchor.source + anchor.length;
    }
    const to = anchors.length === 0 ? tokens.length : Math.min(tokens.length, j + reach(given.length - i));
    const fixedStart = anchors.length > 0;
    segments.push({
      given: { start: i, end: given.length },
      source: { start: j, end: to },
      fixedStart,
      fixedEnd: false,
    });
    return segments;
  }
}

function reach(tokens: number): number {
  return REACH + REACH_EACH * tokens;
}

function sizeOf({ start, end }: Span): number {
  return end - start;
}

function alignSegment(
  all: readonly QuoteToken[],
  allOwn: readonly SourceToken[],
  { given: rows, source: columns, fixedStart, fixedEnd }: Segment,
  costs: Costs,
): { steps: Step[]; cost: number } {
  const tokens = allOwn.slice(columns.start, columns.end);
  const count = sizeOf(rows);
  const width = tokens.length + 1;
  const trace = new Uint8Array((count + 1) * width);
  const table = columnsOf(tokens, costs.idsOf(tokens));
  let best = fixedStart ? droppedSoFar(table) : new Int32Array(width);
  let added = new Int32Array(width).fill(NEVER);
  for (let i = 1; i <= count; i += 1) {
    const token = all[rows.start + i - 1] as QuoteToken;
    const next = new Int32Array(width);
    const nextAdded = new Int32Array(width).fill(NEVER);
    if (isGap(token)) fillGap(best, next, trace, i * width, tokens);
    else fillRow(i * width, token, costs.row(rows.start + i - 1), table, { best, added, next, nextAdded }, trace);
    best = next;
    added = nextAdded;
  }
  let end = fixedEnd ? width - 1 : 0;
  // Of equal ends, the later one: a changed word is shown beside the word that it replaces, not as added.
  if (!fixedEnd) for (let j = 1; j < width; j += 1) if ((best[j] ?? NEVER) <= (best[end] ?? NEVER)) end = j;
  const steps = traceBack(trace, { all, from: rows.start, count }, tokens, end, fixedStart);
  return { steps, cost: best[end] ?? NEVER };
}

/** The cost of source tokens before the first token of the quote, up to each place. */
function droppedSoFar({ open, further }: Columns): Int32Array {
  const best = new Int32Array(open.length + 1);
  for (let j = 1; j < best.length; j += 1) best[j] = (best[j - 1] ?? 0) + ((j === 1 ? open : further)[j - 1] ?? 0);
  return best;
}

/** The row of an ellipsis: skipping text is free, but never past the end of a passage. */
function fillGap(
  before: Int32Array,
  next: Int32Array,
  trace: Uint8Array,
  row: number,
  tokens: readonly SourceToken[],
): void {
  for (let j = 0; j < next.length; j += 1) {
    next[j] = before[j] ?? NEVER;
    trace[row + j] = ENTER;
    const skipped = tokens[j - 1];
    const inside = skipped && (isGap(skipped) || j === tokens.length || tokens[j]?.passage === skipped.passage);
    if (inside && (next[j - 1] ?? NEVER) < (next[j] ?? NEVER)) {
      next[j] = next[j - 1] ?? NEVER;
      trace[row + j] = SKIP;
    }
  }
}

/**
 * Two rows of the table, the previous one and the one being filled: the least cost overall, and the least cost of
 * ending with an added token.
 */
interface Rows {
  best: Int32Array;
  added: Int32Array;
  next: Int32Array;
  nextAdded: Int32Array;
}

/**
 * The cost of leaving out each token of a source, as the first of a run and as a later one, and the numbers of their
 * keys.
 */
interface Columns {
  keys: Int32Array;
  open: Uint8Array;
  further: Uint8Array;
  /** After a word that an editor put in brackets. */
  edited: Uint8Array;
}

function columnsOf(tokens: readonly SourceToken[], keys: Int32Array): Columns {
  const of = (costs: Record<QuoteToken['kind'], number>) =>
    Uint8Array.from(tokens, ({ kind, optional }) => (optional ? 0 : costs[kind]));
  const edited = of({ word: EDITED_FURTHER, number: EDITED_FURTHER, mark: EDITED_FURTHER });
  return { keys, open: of(OPEN), further: of(DROP_FURTHER), edited };
}

function fillRow(
  row: number,
  { kind, editor }: QuoteToken,
  costs: Uint8Array,
  columns: Columns,
  { best, added, next, nextAdded }: Rows,
  trace: Uint8Array,
): void {
  const { keys } = columns;
  const [open, further] = editor ? [columns.edited, columns.edited] : [columns.open, columns.further];
  let dropped = NEVER;
  for (let j = 0; j < next.length; j += 1) {
    let flags = 0;
    const opened = (best[j] ?? NEVER) + OPEN[kind];
    const extended = (added[j] ?? NEVER) + ADD_FURTHER[kind];
    const add = Math.min(opened, extended);
    if (extended < opened) flags |= ADD_ON;
    nextAdded[j] = add;
    let least = add;
    let move = ADD;
    if (j > 0) {
      const pair = (best[j - 1] ?? NEVER) + (costs[keys[j - 1] ?? 0] ?? 0);
      const first = (next[j - 1] ?? NEVER) + (open[j - 1] ?? 0);
      const again = dropped + (further[j - 1] ?? 0);
      if (again < first) flags |= DROP_ON;
      dropped = Math.min(first, again);
      if (dropped < least) {
        least = dropped;
        move = DROP;
      }
      if (pair <= least) {
        least = pair;
        move = PAIR;
      }
    }
    next[j] = least;
    trace[row + j] = flags | move;
  }
}

function traceBack(
  trace: Uint8Array,
  { all, from, count }: { all: readonly QuoteToken[]; from: number; count: number },
  tokens: readonly SourceToken[],
  end: number,
  fixedStart: boolean,
): Step[] {
  const steps: Step[] = [];
  const width = tokens.length + 1;
  let [i, j] = [count, end];
  /** The move that continues a run of dropped or added tokens. */
  let forced = STOP;
  while (i > 0) {
    const cell = trace[i * width + j] ?? STOP;
    const move = forced === STOP ? cell & MOVE : forced;
    forced = STOP;
    if (move === PAIR) {
      const [source, at] = [tokens[j - 1] as SourceToken, from + i - 1];
      steps.push({ source, given: all[at] as QuoteToken, same: isSame(all, at, source) });
      i -= 1;
      j -= 1;
    } else if (move === DROP) {
      steps.push(droppedStep(tokens[j - 1] as SourceToken));
      if (cell & DROP_ON) forced = DROP;
      j -= 1;
    } else if (move === ADD) {
      steps.push({ given: all[from + i - 1] as QuoteToken, same: false });
      if (cell & ADD_ON) forced = ADD;
      i -= 1;
    } else if (move === SKIP) j -= 1;
    else i -= 1;
  }
  for (; fixedStart && j > 0; j -= 1) steps.push(droppedStep(tokens[j - 1] as SourceToken));
  return steps.reverse();
}

function droppedStep(source: SourceToken): Step {
  return { source, same: source.optional };
}

/** Cuts off the text at either end that has no counterpart in the quote. */
function trimmed(steps: Step[], pattern: Pattern, tokens: readonly SourceToken[], cost: number): Alignment | undefined {
  const paired = ({ source, given }: Step) => source !== undefined && given !== undefined;
  const first = steps.findIndex(paired);
  const last = steps.findLastIndex(paired);
  const [from, to] = [steps[first]?.source, steps[last]?.source];
  if (!from || !to) return undefined;
  const kept = steps.filter((step, at) => step.given !== undefined || (at > first && at < last));
  const span = widened(tokens, tokens.indexOf(from), tokens.indexOf(to), pattern);
  return { steps: kept, span, cost, gaps: pattern.tokens.some(isGap) ? gapsBetween(kept, tokens) : [] };
}

/** Where the steps leave out tokens of the source. */
function gapsBetween(steps: readonly Step[], tokens: readonly SourceToken[]): EllipsisGap[] {
  const places = new Map(tokens.map((token, i) => [token, i]));
  const gaps: EllipsisGap[] = [];
  let last: SourceToken | undefined;
  for (const { source } of steps) {
    if (!source) continue;
    const [from, to] = [last && places.get(last), places.get(source)];
    if (last && from !== undefined && to !== undefined && to > from + 1)
      gaps.push({ before: last, after: source, between: tokens.slice(from + 1, to) });
    last = source;
  }
  return gaps;
}

function isSame(given: readonly QuoteToken[], at: number, source: QuoteToken): boolean {
  const key = given[at]?.key ?? '';
  if (notesDiffer(given[at], source)) return false;
  return key === source.key || (at === firstWordAt(given) && withSmallInitial(key) === withSmallInitial(source.key));
}
