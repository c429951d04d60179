import type { ReferenceUnit } from '../../text/languages/language.js';
import type { Token } from '../../text/phrases.js';
import { fromLast, type Reference } from './numbers.js';
import type { Found } from './places.js';
import { ordinalTable, type ReferenceTables } from './reference-words.js';

/** Units that are numbered throughout a document, so that "last" and "first" mean one of them. */
const FIRM: ReadonlySet<ReferenceUnit> = new Set(['clause', 'article', 'paragraph']);
/** Endings of an ordinal in digits: "34th", "34º", "1er", "34ste". */
const ENDINGS = new Set(['st', 'nd', 'rd', 'th', 'o', 'a', 'e', 'º', 'ª', '°', 'er', 're', 'ere', 'eme', 'ste', 'de']);
/** Most ordinals before one unit. */
const MOST_JOINED = 20;
/** Most words of an ordinal. */
const LONGEST = 4;
/** "Second" is also "according to" in Italian and Portuguese, where it may come right behind a unit. */
const ACCORDING_TO = new Set(['secondo', 'segundo']);

interface Ordinal {
  number: string;
  to: number;
  inWords: boolean;
}

/**
 * "the 34th clause", "34. pont", "the first and second clause", "thirty-fourth clause": the number comes before the
 * unit. In words it may order anything, unless the unit is a clause.
 */
export function numberFirst(tokens: readonly Token[], tables: ReferenceTables, at: number): Found | undefined {
  const ordinals: Ordinal[] = [];
  for (let next = at; ordinals.length < MOST_JOINED; ) {
    const ordinal = digitsAt(tokens, next) ?? wordsAt(tokens, tables, next);
    if (!ordinal) break;
    ordinals.push(ordinal);
    const comma = Number(tokens[ordinal.to]?.text === ',');
    const joint = comma + (tables.and.at(tokens, ordinal.to + comma)?.length ?? 0);
    if (joint === 0) break;
    next = ordinal.to + joint;
  }
  const end = ordinals.at(-1)?.to;
  const word = end === undefined ? undefined : tables.units.at(tokens, end);
  if (end === undefined || !word || tokens[end + word.length]?.kind === 'number') return undefined;
  const { unit, language, loose } = word.value;
  const inWords = ordinals.some((ordinal) => ordinal.inWords);
  // "The 3rd part" may be of anything.
  if (inWords ? !FIRM.has(unit) : loose && unit !== 'point') return undefined;
  return {
    references: ordinals.map(({ number }) => ({ number, unit })),
    from: at,
    to: end + word.length,
    unit,
    loose: loose || (inWords && !isSure(unit, language)),
    language,
  };
}

/** A clause is always a unit; "khoản" and "điều" are also a sum and a thing. */
function isSure(unit: ReferenceUnit, language: string): boolean {
  return unit === 'clause' && language !== 'vi';
}

/** "34th", "34." */
function digitsAt(tokens: readonly Token[], at: number): Ordinal | undefined {
  const number = tokens[at];
  if (number?.kind !== 'number' || number.text.length > 3 || !number.spaced) return undefined;
  if ([',', '/', '.'].includes(tokens[at - 1]?.text ?? '') && !tokens[at - 1]?.spaced) return undefined;
  const mark = tokens[at + 1];
  if (!mark || mark.spaced || !(mark.text === '.' || ENDINGS.has(mark.text))) return undefined;
  return { number: String(Number(number.text)), to: at + 2, inWords: false };
}

/** "thirty-fourth", "first": looked up only where a unit may follow, because the words of all languages load slowly. */
function wordsAt(tokens: readonly Token[], tables: ReferenceTables, at: number): Ordinal | undefined {
  if (tokens[at]?.kind !== 'word' || !isNearUnit(tokens, tables, at)) return undefined;
  const found = ordinalTable().at(tokens, at);
  return found && { number: String(found.value.number), to: at + found.length, inWords: true };
}

function isNearUnit(tokens: readonly Token[], tables: ReferenceTables, at: number): boolean {
  for (let i = at + 1; i <= at + 2 * LONGEST; i += 1) if (tables.units.at(tokens, i)) return true;
  return false;
}

/** "điều thứ 34", "điều đầu tiên", "article premier": an ordinal behind its unit. */
export function behindUnit(
  tokens: readonly Token[],
  at: number,
  length: number,
  { unit, language }: { unit: ReferenceUnit; language: string },
): Found | undefined {
  const next = at + length;
  if (!FIRM.has(unit) || ACCORDING_TO.has(tokens[next]?.text ?? '')) return undefined;
  const digits = tokens[next + 1];
  const ordinal = ordinalTable().at(tokens, next);
  // "In that article first …": English puts ordinals before the unit.
  const found = ordinal?.value.language === 'en' ? undefined : ordinal;
  const isDigits = language === 'vi' && tokens[next]?.text === 'thu' && digits?.kind === 'number';
  if (!found && !(isDigits && digits.text.length <= 3)) return undefined;
  const number = found ? String(found.value.number) : String(Number(digits?.text));
  const to = next + (found?.length ?? 2);
  return { references: [{ number, unit }], from: at, to, unit, loose: !isSure(unit, language), language };
}

/** "the last clause", "the second last clause", "third from last article", "předposlední článek". */
export function lastUnit(tokens: readonly Token[], tables: ReferenceTables, at: number): Found | undefined {
  const last = lastAt(tokens, tables, at);
  const word = last && tables.units.at(tokens, last.to);
  if (!last || !word || word.value.loose || !FIRM.has(word.value.unit)) return undefined;
  const { unit, language } = word.value;
  // "The last clause 34" has its own number; "the last article of the treaty" belongs to another text.
  const to = last.to + word.length;
  if (tokens[to]?.kind === 'number') return undefined;
  return { references: [lastOf(last.before, unit)], from: at, to, unit, loose: false, language };
}

/** "điều cuối cùng", "clauza ultimă", "điều áp chót": "last" behind its unit. */
export function behindLast(
  tokens: readonly Token[],
  tables: ReferenceTables,
  at: number,
  length: number,
  { unit, language }: { unit: ReferenceUnit; language: string },
): Found | undefined {
  const penultimate = tables.penultimate.at(tokens, at + length);
  const last = penultimate ?? tables.last.at(tokens, at + length);
  if (!last || !FIRM.has(unit) || language === 'en') return undefined;
  const to = at + length + last.length;
  return { references: [lastOf(penultimate ? 1 : 0, unit)], from: at, to, unit, loose: false, language };
}

const lastOf = (before: number, unit: ReferenceUnit): Reference => ({ number: fromLast(before), unit });

/** A word for "last" and how many units before it are skipped: "second last", "2nd to last". */
function lastAt(
  tokens: readonly Token[],
  tables: ReferenceTables,
  at: number,
): { before: number; to: number } | undefined {
  const penultimate = tables.penultimate.at(tokens, at);
  if (penultimate) return { before: 1, to: at + penultimate.length };
  const ordinal = digitsAt(tokens, at) ?? wordsAt(tokens, tables, at);
  let next = ordinal?.to ?? at;
  if (ordinal && tokens[next]?.text === '-') next += 1;
  if (ordinal) next += Number(FROM.has(tokens[next]?.text ?? ''));
  if (ordinal && tokens[next]?.text === '-') next += 1;
  const last = tables.last.at(tokens, next);
  return last && { before: Math.max(0, Number(ordinal?.number ?? 1) - 1), to: next + last.length };
}

const FROM = new Set(['to', 'from']);
