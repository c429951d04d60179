import type { ReferenceUnit } from '../../text/languages/language.js';
import type { Token } from '../../text/phrases.js';
import type { Reference } from './numbers.js';
import type { ReferenceTables } from './reference-words.js';

/** Replaces the name of one of our documents in a text. */
export const NAMED_SIGN = '\u2022';

/** A reference with its position among the tokens. */
export interface Found {
  references: Reference[];
  from: number;
  to: number;
  unit?: ReferenceUnit;
  loose: boolean;
  language?: string;
}

/** How units nest: a point is in a paragraph, and that in an article or a clause. */
const DEPTH: Readonly<Partial<Record<ReferenceUnit, number>>> = { point: 0, paragraph: 1, clause: 2, article: 3 };
/** Tokens that join a part to its whole, besides the words for "of". */
const JOINING = new Set([',', 'the', 'l', "'"]);
const MOST_JOINING = 3;

/**
 * Combines nested units into one place: "khoản 2 Điều 5", "paragraph 2 of Article 5", "Art. 5 § 2". An item with only a
 * letter is not a place.
 * @param found in written order
 */
export function nested(tokens: readonly Token[], tables: ReferenceTables, found: readonly Found[]): Found[] {
  const places: Found[] = [];
  for (const each of found) {
    const before = places.at(-1);
    const one = before && (outerBehind(tokens, tables, before, each) ?? innerBehind(tokens, before, each));
    if (one) places.splice(-1, 1, one);
    else places.push(each);
  }
  const isLetter = ({ number, unit }: Reference) => unit === 'point' && /^\p{L}$/u.test(number);
  return places.filter(({ references }) => !references.every(isLetter));
}

/** "khoản 2 Điều 5": the inner unit comes before the outer. */
function outerBehind(tokens: readonly Token[], tables: ReferenceTables, inner: Found, outer: Found): Found | undefined {
  const between = tokens.slice(inner.to, outer.from);
  const isJoined =
    between.length <= MOST_JOINING &&
    between.every((token, i) => JOINING.has(token.text) || tables.of.at(tokens, inner.to + i) !== undefined);
  return isJoined ? joined(inner, outer, depthOf(tokens, inner)) : undefined;
}

/** "Điều 5 khoản 2", "Article 5, paragraph 2", "Art. 5 § 2". */
function innerBehind(tokens: readonly Token[], outer: Found, inner: Found): Found | undefined {
  const between = tokens.slice(outer.to, inner.from);
  const isJoined = between.length === 0 || (between.length === 1 && between[0]?.text === ',');
  return isJoined ? joined(inner, outer, depthOf(tokens, inner)) : undefined;
}

function joined(inner: Found, outer: Found, deep: number | undefined): Found | undefined {
  const [place, ...more] = outer.references;
  const [part, ...parts] = inner.references;
  const wide = outer.unit === undefined ? undefined : DEPTH[outer.unit];
  const isIn = deep !== undefined && wide !== undefined && deep < wide;
  if (!isIn || !place || !part || more.length > 0 || parts.length > 0 || place.to !== undefined) return undefined;
  const path = [...(place.path ?? []), part.number, ...(part.path ?? [])];
  const [from, to] = [Math.min(inner.from, outer.from), Math.max(inner.to, outer.to)];
  return { ...outer, from, to, references: [{ ...place, path }] };
}

/** "§" counts as a paragraph only inside another unit. */
function depthOf(tokens: readonly Token[], { unit, from }: Found): number | undefined {
  if (unit !== undefined) return DEPTH[unit];
  return tokens[from]?.text === '§' ? DEPTH.paragraph : undefined;
}

/** Signs between and after the numbers of a message with only numbers. */
const SIGNS = new Set([...'.,-()?!#§:;&…']);
/** Words that ask for nothing more. */
const POLITE = new Set('please pls plz show open read cho xem mo doc voi nhe giup bitte svp'.split(' '));
const SUFFIXES = new Set(['bis', 'ter', 'quater', 'quinquies']);
/** There are rarely more than six inserted units; "5g" and "4k" are not units. */
const LETTER_SUFFIX = /^[a-f]$/;
/** Longer numbers are years. */
const MOST_DIGITS = 3;

/** Whether a message consists only of unit numbers: "34", "34a", "30-36", "5(2)", "34 and 36 please". */
export function isBareList(tokens: readonly Token[], tables: ReferenceTables): boolean {
  if (!tokens.some(({ kind }) => kind === 'number')) return false;
  return tokens.every((token, i) => {
    const { kind, text } = token;
    if (kind === 'number') return text.length <= MOST_DIGITS;
    if (kind === 'sign') return SIGNS.has(text) || text === NAMED_SIGN;
    const isSuffix =
      tokens[i - 1]?.kind === 'number' && (SUFFIXES.has(text) || (LETTER_SUFFIX.test(text) && !token.spaced));
    const isItem = text.length <= MOST_DIGITS && tokens[i - 1]?.text === '(' && tokens[i + 1]?.text === ')';
    const isJoint = i > 0 && (tables.and.at(tokens, i)?.length === 1 || tables.to.at(tokens, i)?.length === 1);
    return isSuffix || isItem || isJoint || POLITE.has(text);
  });
}
