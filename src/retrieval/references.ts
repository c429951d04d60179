import { containerWord, numberKey, unitWord } from '../text/numbering.js';

/** A requested unit. */
export interface UnitReference {
  /** As printed: "34", "1.1", "2a", "IV"; empty for a whole annex or part. */
  number: string;
  /** Its kind: `article`, `point`, `recital`, … */
  unit?: string;
  /** The containers named, as written: "Annex I". */
  path?: string[];
  /** The part inside it, outermost first: 1 and b in "5(1)(b)". */
  inner?: string[];
  /** The document as named: "EVFTA". */
  documentHint?: string;
}

/** Most units that one text may ask for. */
export const MOST_UNITS = 60;

const RECITAL = /^(?:recitals?|whereas|considérants?|erwägungsgr(?:u|ü)nd(?:e|s)?|considerandos?|căn cứ)\s*(?=\d|\()/iu;
/** Unit words that match any numbering in a document. */
const ANY_UNIT =
  /^(?:clauses?|paragraphs?|paras?|numbers?|nos?\.?|khoản|điều khoản|đoạn|ziffern?|absatz|and|và|und|et|y|e)\s*/iu;
const INSERTED = String.raw`\s?(?:bis|ter|quater|quinquies|sexies)|[-–][A-Z]|[a-z]{1,2}`;
const NUMBER_OF_UNIT = String.raw`\d{1,4}(?:\.\d{1,3}){0,3}(?:${INSERTED})?|[IVXLC]{1,8}`;
const NUMBER = new RegExp(String.raw`^\(?(${NUMBER_OF_UNIT})\)?(?![\p{L}\d])`, 'u');
const RANGE = /^\s*(?:[-–—‑‐−~…]|to|\.{2,3}|until|through|đến|tới|den|toi|bis|à|a|do|tot|till)\s*(?=\d)/iu;
/** "(2)(b)" after a number. */
const INNER = /^(?:\s?\([\p{L}\d]{1,4}\))+/u;
const POINT_WORDS = 'điểm|points?|lit\\.?|buchstabe';
const PARAGRAPH_WORDS = 'khoản|paragraphs?|paras?\\.?|absatz|abs\\.?|paragraphe';
const OWN_UNITS = `(?:điều|articles?|art\\.?|artikel|clauses?|§|${PARAGRAPH_WORDS})\\s*\\d`;
const PART_OF = "(?:of\\s+(?:the\\s+)?|của\\s+|de\\s+l['’])?";
/** "khoản 2 Điều 5", "point (b) of paragraph 1 of Article 5": the part comes before the unit's own name. */
const PART_FIRST = new RegExp(
  `^(?:(?:${POINT_WORDS})\\s*\\(?([\\p{L}\\d]{1,3})\\)?,?\\s*${PART_OF})?` +
    `(?:${PARAGRAPH_WORDS})\\s*\\(?(\\d{1,3}[a-z]?)\\)?,?\\s*${PART_OF}(?=${OWN_UNITS})`,
  'iu',
);
/** "Điều 5 khoản 2", "Article 5 paragraph 2 (b)", "Art. 5 § 2". */
const PART_BEHIND = new RegExp(
  `^,?\\s*(?:${PARAGRAPH_WORDS}|§)\\s*\\(?(\\d{1,3}[a-z]?)\\)?` +
    `(?:,?\\s*(?:${POINT_WORDS})?\\s*\\(?(\\p{Ll})\\)?(?![\\p{L}\\d]))?(?![\\p{L}\\d])`,
  'iu',
);
/** A choice as offered: a number with the beginning of its text. */
const OFFERED = /^(\d{1,4}[a-z]?)\s*[.)·]\s+\p{L}.{20,}/u;
const OF = new RegExp(
  '^(.*?\\d[\\p{L}\\d.()]*)\\s+(?:of|in|from|của|trong|der|des|du|de|del|della)\\s+' +
    `(?:the\\s+|la\\s+|l['’])?(?!${OWN_UNITS})(.+)$`,
  'iu',
);

/**
 * Reads a typed reference to units: "34", "30-36", "34, 36", "1.1", "2a", "Điều 12", "Annex I point 2", "Article 5 of
 * the EVFTA".
 * @returns in written order, without duplicates; empty if no number is named
 */
export function readReferences(spec: string): UnitReference[] {
  const text = spec.normalize('NFKC').replace(/\s+/g, ' ').trim();
  // The usual case, and fast: the patterns below, which cover the letters of all scripts, take milliseconds to compile.
  if (/^[1-9]\d{0,3}$/.test(text)) return [{ number: text }];
  const offered = OFFERED.exec(text)?.[1];
  if (offered !== undefined) return [{ number: offered }];
  const { rest, path } = takeContainers(text);
  const [, numbers = rest, hint] = OF.exec(rest) ?? [];
  const documentHint = hint?.replace(/^[\s,;:]+|[\s,;:.]+$/g, '');
  const common = { ...(path.length > 0 ? { path } : {}), ...(documentHint ? { documentHint } : {}) };
  const found = scan(numbers).map((reference) => ({ ...reference, ...common }));
  if (found.length === 0 && path.length > 0) return [{ number: '', ...common }];
  const keyOf = ({ unit, number, inner = [] }: UnitReference) => [unit, number, ...inner].join(' ');
  const unique = new Map(found.map((reference) => [keyOf(reference), reference]));
  return [...unique.values()].slice(0, MOST_UNITS);
}

/** Removes "Annex I", "Part B" and the like from a text. */
function takeContainers(text: string): { rest: string; path: string[] } {
  const path: string[] = [];
  let rest = '';
  for (let at = 0; at < text.length; ) {
    const found = at === 0 || /[\s,(]/.test(text[at - 1] ?? '') ? containerWord(text.slice(at)) : undefined;
    const length = found ? text.length - at - found.rest.length : 1;
    if (found && (found.number !== '' || /^(?:annex|phụ lục|protocol)/iu.test(found.word))) {
      path.push(text.slice(at, at + length));
      rest = rest.replace(/\s*(?:of|in|của|,)(?:\s+the)?\s*$/iu, ' ');
    } else rest += text.slice(at, at + length);
    at += length;
  }
  return { rest: rest.replace(/\s+/g, ' ').trim(), path };
}

function scan(text: string): UnitReference[] {
  const found: UnitReference[] = [];
  let unit: string | undefined;
  let rest = text;
  let before: string[] = [];
  while (rest !== '' && found.length < MOST_UNITS) {
    const first = PART_FIRST.exec(rest);
    if (first) {
      before = [first[2], first[1]].filter((part) => part !== undefined);
      rest = rest.slice(first[0].length);
    }
    const named = unitNamed(rest);
    if (named) {
      unit = named.unit;
      rest = rest.slice(named.length);
    }
    const [all, printed] = NUMBER.exec(rest) ?? [];
    const number = printed?.replace(/^0+(?=\d)/, '');
    if (all === undefined || number === undefined) {
      rest = rest.slice(/^(?:[\p{L}\d]+|.)/su.exec(rest)?.[0].length ?? 1);
      continue;
    }
    const behind = partBehind(rest.slice(all.length));
    const inner = behind.path.length > 0 ? behind.path : before;
    before = [];
    rest = behind.rest;
    const range = RANGE.exec(rest)?.[0];
    const ending = range === undefined ? undefined : NUMBER.exec(rest.slice(range.length))?.[1];
    if (range !== undefined && ending !== undefined) rest = rest.slice(range.length + ending.length);
    const last = ending?.replace(/^0+(?=\d)/, '');
    const common = { ...(unit === undefined ? {} : { unit }), ...(inner.length > 0 ? { inner } : {}) };
    found.push(...numbersFrom(number, last).map((each) => ({ number: each, ...common })));
  }
  return found;
}

/** The part named inside a unit, after its number. */
function partBehind(text: string): { path: string[]; rest: string } {
  const signs = INNER.exec(text)?.[0];
  if (signs !== undefined) {
    const path = Array.from(signs.matchAll(/[\p{L}\d]+/gu), ([part]) => part.toLowerCase());
    return { path, rest: text.slice(signs.length) };
  }
  const [all, number, item] = PART_BEHIND.exec(text) ?? [];
  if (all === undefined || number === undefined) return { path: [], rest: text };
  return { path: item === undefined ? [number] : [number, item.toLowerCase()], rest: text.slice(all.length) };
}

/** The unit word at the start of a text, and its length. */
function unitNamed(text: string): { unit: string | undefined; length: number } | undefined {
  const recital = RECITAL.exec(text)?.[0];
  if (recital !== undefined) return { unit: 'recital', length: recital.length };
  const word = ANY_UNIT.exec(text)?.[0];
  if (word !== undefined && /^[\d(IVXLC]/u.test(text.slice(word.length)))
    return { unit: undefined, length: word.length };
  const named = unitWord(text) ?? unitWord(text.replace(/^(\p{L}+)s(?=\s)/u, '$1'));
  if (!named) return undefined;
  const length = text.search(/[\s\d]/) >= 0 ? named.word.length : 0;
  const from = /^\p{L}*[.§]*\s*(?:no\.?\s*)?/iu.exec(text)?.[0].length ?? length;
  return { unit: named.family === 'paragraph' ? 'section' : named.family, length: from };
}

/** A range of numbers: whole ones, or within one chapter ("2.1" to "2.4"). */
function numbersFrom(first: string, last: string | undefined): string[] {
  if (last === undefined) return [first];
  const [from, to] = [first, last].map((number) => /^((?:\d+\.)*)(\d+)$/.exec(number));
  if (!from || !to || from[1] !== to[1]) return [first, last];
  const [low, high] = [Number(from[2]), Number(to[2])].sort((a, b) => a - b);
  const run = Array.from(
    { length: Math.min(MOST_UNITS, (high ?? 0) - (low ?? 0) + 1) },
    (_, i) => `${from[1]}${(low ?? 0) + i}`,
  );
  return run;
}

/** Whether two numbers are the same, regardless of spelling: "3 bis" and "3bis", "IV" and "iv". */
export function sameNumber(a: string, b: string): boolean {
  return plainNumber(a) === plainNumber(b);
}

/** Whether a container is the named one: "Annex I" is "ANNEX 1" if that is how it is printed. */
export function isContainer(
  { kind, number = '', title = '' }: { kind: string; number?: string; title?: string },
  named: string,
): boolean {
  const wanted = containerWord(named);
  if (!wanted) return title.toLowerCase() === named.toLowerCase();
  if (wanted.kind !== kind) return false;
  return wanted.number === '' || sameNumber(number, wanted.number) || keyOf(number) === keyOf(wanted.number);
}

/** A number normalised for comparison: "3 bis" is "3bis", and "IV" is "iv". */
export function plainNumber(number: string): string {
  return number.toLowerCase().replace(/\s/g, '').replace(/–/g, '-');
}

function keyOf(number: string): string {
  return numberKey(number).join('.');
}
