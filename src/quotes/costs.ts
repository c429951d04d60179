import { plainForm } from './look-alike.js';
import { wordClass } from './meaning.js';
import { type QuoteToken, withSmallInitial } from './tokens.js';

/**
 * The cost of two different tokens in each other's place. The more alike, the cheaper, so that a word meets its
 * counterpart.
 */
const SUBSTITUTE = { case: 3, stem: 4, class: 5, word: 7, unlike: 9, mark: 3 } as const;
/** The cost of a token without a counterpart: the first of a run, and each further one. */
export const OPEN = { word: 8, number: 8, mark: 3 } as const;
/**
 * Leaving out a long stretch costs less than adding one, so that words at the end of a quote meet their counterparts.
 */
export const DROP_FURTHER = { word: 4, number: 5, mark: 2 } as const;
export const ADD_FURTHER = { word: 6, number: 6, mark: 2 } as const;
/**
 * The cost of a word that an editor put in brackets, paired with the same word or another one, and of each further word
 * that it stands for.
 */
const EDITED = { same: 1, other: 2 } as const;
export const EDITED_FURTHER = 2;

/** The place of the first word or number, which may be capitalised in only one of the texts. */
export function firstWordAt(tokens: readonly QuoteToken[]): number {
  return tokens.findIndex(({ kind }) => kind !== 'mark');
}

/** The cost of pairing the tokens of a quote with those of sources; two keys are compared only once. */
export class Costs {
  readonly #given: readonly QuoteToken[];
  readonly #first: number;
  readonly #ids = new Map<string, number>();
  readonly #known: { token: QuoteToken; forms: Forms }[] = [];
  readonly #rows = new Map<string, Uint8Array>();

  constructor(given: readonly QuoteToken[]) {
    this.#given = given;
    this.#first = firstWordAt(given);
    this.idsOf(given);
  }

  /** A number for each token's key. */
  idsOf(tokens: readonly QuoteToken[]): Int32Array {
    return Int32Array.from(tokens, (token) => {
      const known = this.#ids.get(token.key);
      if (known !== undefined) return known;
      this.#ids.set(token.key, this.#known.length);
      return this.#known.push({ token, forms: formsOf(token) }) - 1;
    });
  }

  /** The cost of pairing a token of the quote, by the number of the other token's key. */
  row(at: number): Uint8Array {
    const key = this.#given[at]?.key ?? '';
    const name = at === this.#first ? '' : key;
    const known = this.#rows.get(name);
    if (known?.length === this.#known.length) return known;
    const row = new Uint8Array(this.#known.length);
    row.set(known ?? []);
    const own = this.#known[this.#ids.get(key) ?? 0];
    for (let other = known?.length ?? 0; other < row.length; other += 1) {
      const { token, forms } = this.#known[other] as { token: QuoteToken; forms: Forms };
      const same = token.key === key || (at === this.#first && withSmallInitial(token.key) === withSmallInitial(key));
      row[other] = same || !own ? 0 : difference(own.token, own.forms, token, forms);
    }
    this.#rows.set(name, row);
    return row;
  }
}

/** What two tokens are compared by. */
interface Forms {
  small: string;
  stem: string;
  class: string | undefined;
}

/** The least number of letters that two forms of one word share. */
const SHARED_LETTERS = 4;
/** More than leaving out one and adding the other: such a pair is never made. */
const NO_PAIR = 2 * (OPEN.word + OPEN.mark);

function formsOf({ key, kind, editor }: QuoteToken): Forms {
  const small = kind === 'mark' ? key : plainForm(editor ? key.replace(/[[\]]/g, '') : key);
  return { small, stem: small.slice(0, SHARED_LETTERS), class: kind === 'mark' ? undefined : wordClass(key) };
}

function difference(a: QuoteToken, formsA: Forms, b: QuoteToken, formsB: Forms): number {
  if ((a.kind === 'mark') !== (b.kind === 'mark')) return NO_PAIR;
  if (a.kind === 'mark') return SUBSTITUTE.mark;
  if (a.editor) return formsA.small === formsB.small ? EDITED.same : EDITED.other;
  if (formsA.small === formsB.small) return SUBSTITUTE.case;
  if (formsA.class !== undefined && formsA.class === formsB.class) return SUBSTITUTE.class;
  if (a.kind !== b.kind) return SUBSTITUTE.unlike;
  if (formsA.stem.length === SHARED_LETTERS && formsA.stem === formsB.stem) return SUBSTITUTE.stem;
  return SUBSTITUTE.word;
}
