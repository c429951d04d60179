import type { Span } from '../model.js';
import { fold } from '../text/fold.js';
import { wordClass } from './meaning.js';
import type { Source, SourceToken } from './source.js';
import { isGap, type Pattern, type Token, widened, withSmallInitial } from './tokens.js';

/** One step of an alignment: a token of the source with one of the quote, or one of them alone. */
export interface Step {
  source?: SourceToken;
  given?: Token;
  same: boolean;
}

export interface Alignment {
  steps: Step[];
  /** The stretch of the source that the quote was set against, in the document's offsets. */
  span: Span;
  cost: number;
}

/** Of two different tokens in each other's place. The more alike, the cheaper, so that a word meets its counterpart. */
const SUBSTITUTE = { case: 3, stem: 4, class: 5, word: 7, unlike: 9, mark: 3 } as const;
/** Of a token that stands alone: the first of a row, and each further one. */
const OPEN = { word: 8, number: 8, mark: 3 } as const;
/** Long stretches are left out more readily than added, so that words at the end of a quote meet those in their place. */
const DROP_FURTHER = { word: 4, number: 5, mark: 2 } as const;
const ADD_FURTHER = { word: 6, number: 6, mark: 2 } as const;
const NEVER = 1e9;

// How a cell was reached.
const STOP = 0;
const PAIR = 1;
const DROP = 2;
const ADD = 3;
const SKIP = 4;
const ENTER = 5;
const MOVE = 7;
/** The dropped or added row goes on to the token before. */
const DROP_ON = 8;
const ADD_ON = 16;

/** Sets one quote against sources. */
export class Aligner {
  readonly #pattern: Pattern;
  readonly #costs: Costs;

  constructor(pattern: Pattern) {
    this.#pattern = pattern;
    this.#costs = new Costs(pattern.tokens);
  }

  /** @returns nothing where no token has a counterpart */
  align(source: Source): Alignment | undefined {
    return align(this.#pattern, source, this.#costs);
  }
}

/**
 * Sets a quote against a source, at the place where the fewest and smallest changes make one of the other: a semi-global
 * alignment (P. H. Sellers, "The theory and computation of evolutionary distances: pattern recognition", Journal of
 * Algorithms 1(4), 1980) with affine gaps (O. Gotoh, "An improved algorithm for matching biological sequences", Journal of
 * Molecular Biology 162(3), 1982). An ellipsis skips text within one passage for nothing, as does what is optional in the source.
 */
function align(pattern: Pattern, source: Source, costs: Costs): Alignment | undefined {
  const given = pattern.tokens;
  const rows = given.length;
  const width = source.tokens.length + 1;
  const trace = new Uint8Array((rows + 1) * width);
  const columns = columnsOf(source.tokens, costs.idsOf(source.tokens));
  let best = new Int32Array(width);
  let added = new Int32Array(width).fill(NEVER);
  for (let i = 1; i <= rows; i += 1) {
    const token = given[i - 1] as Token;
    const next = new Int32Array(width);
    const nextAdded = new Int32Array(width).fill(NEVER);
    if (isGap(token)) fillGap(best, next, trace, i * width, source.tokens);
    else fillRow(i * width, token, costs.row(i - 1), columns, { best, added, next, nextAdded }, trace);
    best = next;
    added = nextAdded;
  }
  let end = 0;
  // Of equal ends the later one: a changed word is shown beside the one in its place, not as added.
  for (let j = 1; j < width; j += 1) if ((best[j] ?? NEVER) <= (best[end] ?? NEVER)) end = j;
  return traceBack(trace, pattern, source.tokens, end, best[end] ?? NEVER);
}

/** The row of an ellipsis: text is skipped for nothing, but never the end of a passage. */
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

/** Two rows of the table: the one before, and the one that is filled; of all ways, and of those that end with an added token. */
interface Rows {
  best: Int32Array;
  added: Int32Array;
  next: Int32Array;
  nextAdded: Int32Array;
}

/** What it costs to leave out each token of a source, as the first of a row and as a further one, and the numbers of their keys. */
interface Columns {
  keys: Int32Array;
  open: Uint8Array;
  further: Uint8Array;
}

function columnsOf(tokens: readonly SourceToken[], keys: Int32Array): Columns {
  const of = (costs: Record<Token['kind'], number>) =>
    Uint8Array.from(tokens, ({ kind, optional }) => (optional ? 0 : costs[kind]));
  return { keys, open: of(OPEN), further: of(DROP_FURTHER) };
}

function fillRow(
  row: number,
  { kind }: Token,
  costs: Uint8Array,
  { keys, open, further }: Columns,
  { best, added, next, nextAdded }: Rows,
  trace: Uint8Array,
): void {
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
  pattern: Pattern,
  tokens: readonly SourceToken[],
  end: number,
  cost: number,
): Alignment | undefined {
  const given = pattern.tokens;
  const steps: Step[] = [];
  const width = tokens.length + 1;
  let [i, j] = [given.length, end];
  /** The move that a row of dropped or added tokens goes on with. */
  let forced = STOP;
  while (i > 0) {
    const cell = trace[i * width + j] ?? STOP;
    const move = forced === STOP ? cell & MOVE : forced;
    forced = STOP;
    if (move === PAIR) {
      const [source, own] = [tokens[j - 1] as SourceToken, given[i - 1] as Token];
      steps.push({ source, given: own, same: isSame(given, i - 1, source) });
      i -= 1;
      j -= 1;
    } else if (move === DROP) {
      steps.push({ source: tokens[j - 1] as SourceToken, same: (tokens[j - 1] as SourceToken).optional });
      if (cell & DROP_ON) forced = DROP;
      j -= 1;
    } else if (move === ADD) {
      steps.push({ given: given[i - 1] as Token, same: false });
      if (cell & ADD_ON) forced = ADD;
      i -= 1;
    } else if (move === SKIP) j -= 1;
    else i -= 1;
  }
  steps.reverse();
  return trimmed(steps, pattern, tokens, cost);
}

/** Cuts off the text at either end that the quote says nothing of. */
function trimmed(steps: Step[], pattern: Pattern, tokens: readonly SourceToken[], cost: number): Alignment | undefined {
  const paired = ({ source, given }: Step) => source !== undefined && given !== undefined;
  const first = steps.findIndex(paired);
  const last = steps.findLastIndex(paired);
  const [from, to] = [steps[first]?.source, steps[last]?.source];
  if (!from || !to) return undefined;
  const kept = steps.filter((step, at) => step.given !== undefined || (at > first && at < last));
  return { steps: kept, span: widened(tokens, tokens.indexOf(from), tokens.indexOf(to), pattern), cost };
}

function isSame(given: readonly Token[], at: number, source: Token): boolean {
  const key = given[at]?.key ?? '';
  return key === source.key || (at === firstWord(given) && withSmallInitial(key) === withSmallInitial(source.key));
}

function firstWord(tokens: readonly Token[]): number {
  return tokens.findIndex(({ kind }) => kind !== 'mark');
}

/** What it costs to pair the tokens of a quote with those of sources; each two keys are compared once. */
class Costs {
  readonly #given: readonly Token[];
  readonly #first: number;
  readonly #ids = new Map<string, number>();
  readonly #known: { token: Token; forms: Forms }[] = [];
  readonly #rows = new Map<string, Uint8Array>();

  constructor(given: readonly Token[]) {
    this.#given = given;
    this.#first = firstWord(given);
    this.idsOf(given);
  }

  /** A number for each token's key. */
  idsOf(tokens: readonly Token[]): Int32Array {
    return Int32Array.from(tokens, (token) => {
      const known = this.#ids.get(token.key);
      if (known !== undefined) return known;
      this.#ids.set(token.key, this.#known.length);
      return this.#known.push({ token, forms: formsOf(token) }) - 1;
    });
  }

  /** What it costs to pair a token of the quote, by the number of the other's key. */
  row(at: number): Uint8Array {
    const key = this.#given[at]?.key ?? '';
    const name = at === this.#first ? '' : key;
    const known = this.#rows.get(name);
    if (known?.length === this.#known.length) return known;
    const row = new Uint8Array(this.#known.length);
    row.set(known ?? []);
    const own = this.#known[this.#ids.get(key) ?? 0];
    for (let other = known?.length ?? 0; other < row.length; other += 1) {
      const { token, forms } = this.#known[other] as { token: Token; forms: Forms };
      const same = token.key === key || (at === this.#first && withSmallInitial(token.key) === withSmallInitial(key));
      row[other] = same || !own ? 0 : difference(own.token, own.forms, token, forms);
    }
    this.#rows.set(name, row);
    return row;
  }
}

/** What two tokens are likened by. */
interface Forms {
  small: string;
  stem: string;
  class: string | undefined;
}

/** Letters that two forms of one word share at least. */
const SHARED_LETTERS = 4;
/** More than leaving out the one and adding the other: such a pair is never made. */
const NO_PAIR = 2 * (OPEN.word + OPEN.mark);

function formsOf({ key, kind }: Token): Forms {
  const small = kind === 'mark' ? key : fold(key);
  return { small, stem: small.slice(0, SHARED_LETTERS), class: kind === 'mark' ? undefined : wordClass(key) };
}

function difference(a: Token, formsA: Forms, b: Token, formsB: Forms): number {
  if ((a.kind === 'mark') !== (b.kind === 'mark')) return NO_PAIR;
  if (a.kind === 'mark') return SUBSTITUTE.mark;
  if (formsA.small === formsB.small) return SUBSTITUTE.case;
  if (formsA.class !== undefined && formsA.class === formsB.class) return SUBSTITUTE.class;
  if (a.kind !== b.kind) return SUBSTITUTE.unlike;
  if (formsA.stem.length === SHARED_LETTERS && formsA.stem === formsB.stem) return SUBSTITUTE.stem;
  return SUBSTITUTE.word;
}
