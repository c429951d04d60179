import type { ReferenceUnit } from '../../text/languages/language.js';
import { type PhraseMatch, type Token, tokensOf } from '../../text/phrases.js';
import { foreignText } from './foreign.js';
import { listAt, type NumberList } from './number-list.js';
import type { Reference } from './numbers.js';
import { behindLast, behindUnit, lastUnit, numberFirst } from './ordinals.js';
import { type Found, isBareList, nested } from './places.js';
import { type ReferenceTables, referenceTables, type UnitWord } from './reference-words.js';

/**
 * How certain a reference must be: `typed` if only a reference is expected, so a bare number is one; `asked` in a
 * question; `spoken` in conversation, where only words for a clause count.
 */
export type Strictness = 'typed' | 'asked' | 'spoken';

/** The numbered references in a text. */
export interface ReferencesRead {
  /** In written order. */
  references: Reference[];
  /** The language of the first unit word. */
  language?: string;
}

/**
 * The clauses, articles and paragraphs of our documents that a text refers to: "clause 34", "clauses 30–36", "Điều 34",
 * "5(2)". Numbers of other texts ("EVFTA Article 13"), counts and measures are not references. Linear in the text's
 * length.
 * @param text as written, with NAMED_SIGN in place of our documents' names
 * @returns undefined if there are none
 */
export function referencesOf(text: string, strictness: Strictness, named = false): ReferencesRead | undefined {
  const tokens = tokensOf(text);
  const tables = referenceTables();
  const isTyped = strictness === 'typed' || (strictness === 'asked' && isBareList(tokens, tables));
  const found = isTyped ? typed(tokens, tables) : nested(tokens, tables, referencesIn(tokens, tables));
  const isBare = strictness === 'asked' && found.some(({ loose }) => loose) && isAlone(tokens, found, tables);
  const ours = found.filter((each) => isTyped || isOurs(tokens, each, strictness, { named, isBare }, tables));
  if (ours.length === 0) return undefined;
  const language = ours.find((each) => each.language !== undefined)?.language;
  return {
    references: ours.flatMap(({ references }) => references),
    ...(language === undefined ? {} : { language }),
  };
}

/** References with a unit word or sign. */
function referencesIn(tokens: readonly Token[], tables: ReferenceTables): Found[] {
  const all: Found[] = [];
  for (let at = 0; at < tokens.length; ) {
    const found =
      unitFirst(tokens, tables, at) ??
      letterFirst(tokens, tables, at) ??
      lastUnit(tokens, tables, at) ??
      numberFirst(tokens, tables, at);
    if (found) all.push(found);
    at = found?.to ?? at + 1;
  }
  return all;
}

/** "clause no. 34", "§ 34", "Điều 34-36". */
function unitFirst(tokens: readonly Token[], tables: ReferenceTables, at: number): Found | undefined {
  const sign = ['#', '§'].includes(tokens[at]?.text ?? '');
  const word = sign ? undefined : tables.units.at(tokens, at);
  if (!sign && !word) return undefined;
  let next = at + (word?.length ?? 1);
  next = pastSigns(tokens, next);
  const second = tables.units.at(tokens, next);
  // "điều khoản so 34", "clause article 34": a second unit word adds nothing, nor does "số".
  const number = tables.number.at(tokens, next) ?? (second?.value.unit === 'point' ? second : undefined);
  if (number) next += number.length;
  next = pastSigns(tokens, next);
  const unit = word?.value.unit;
  const list = listAt(tokens, next, {
    tables,
    ...(unit ? { unit } : {}),
    inWords: word !== undefined && !word.value.loose,
    ...(unit !== undefined && CONTAINERS.has(unit) ? { letters: true } : {}),
  });
  if (!list) return word && inOrder(tokens, tables, at, word);
  return asFound(list, at, unit, word?.value.loose ?? false, word?.value.language);
}

/** A unit with "last" or an ordinal behind it. */
function inOrder(
  tokens: readonly Token[],
  tables: ReferenceTables,
  at: number,
  { length, value }: PhraseMatch<UnitWord>,
): Found | undefined {
  const last = value.loose ? undefined : behindLast(tokens, tables, at, length, value);
  return last ?? behindUnit(tokens, at, length, value);
}

/** "điểm a", "point (b)": an item by letter; a reference only inside another unit. */
function letterFirst(tokens: readonly Token[], tables: ReferenceTables, at: number): Found | undefined {
  const word = tables.units.at(tokens, at);
  if (word?.value.unit !== 'point') return undefined;
  const open = Number(tokens[at + word.length]?.text === '(');
  const letter = tokens[at + word.length + open];
  if (letter?.kind !== 'word' || letter.text.length !== 1) return undefined;
  const to = at + word.length + open + 1;
  if (open && tokens[to]?.text !== ')') return undefined;
  const { language, loose } = word.value;
  return {
    references: [{ number: letter.marked, unit: 'point' }],
    from: at,
    to: to + open,
    unit: 'point',
    loose,
    language,
  };
}

/** Skips "cl.", "§§", "n°", "clause:"; a longer row of signs is not a reference. */
function pastSigns(tokens: readonly Token[], at: number): number {
  let next = at;
  while (next < at + 2 && ['.', ':', '#', '§', '°', 'º'].includes(tokens[next]?.text ?? '')) next += 1;
  return next;
}

function asFound(
  { references, to }: NumberList,
  from: number,
  unit: ReferenceUnit | undefined,
  loose: boolean,
  language: string | undefined,
): Found {
  return {
    references: references.map((reference) => ({ ...reference, ...(unit === undefined ? {} : { unit }) })),
    from,
    to,
    loose,
    ...(unit === undefined ? {} : { unit }),
    ...(language === undefined ? {} : { language }),
  };
}

/** Units that may also have letters or Roman numerals: "Annex I", "Part B". */
const CONTAINERS: ReadonlySet<ReferenceUnit> = new Set(['annex', 'part', 'chapter', 'title']);

/** Everything typed is taken as a reference; text after the list is a label pasted with it. */
function typed(tokens: readonly Token[], tables: ReferenceTables): Found[] {
  const withUnits = nested(tokens, tables, referencesIn(tokens, tables));
  const [first] = withUnits;
  const start = tokens.findIndex(({ kind }) => kind === 'number');
  if (first && (start < 0 || first.from <= start)) return withUnits;
  // A Roman numeral or a number word has no digits to start from.
  const at = start < 0 ? 0 : start;
  const lists: Found[] = [];
  for (let next = at; ; ) {
    const list = listAt(tokens, next, { tables, inWords: true, isTyped: true });
    if (list) lists.push(asFound(list, next, undefined, false, undefined));
    // "34 36" as arguments of a command line.
    if (!list || tokens[list.to]?.kind !== 'number') return lists;
    next = list.to;
  }
}

/** Words after a number that counts or measures something: "khoản 34 triệu", "điều 2 bên", "point 5 per cent". */
const MEASURES = new Set(
  (
    '% trieu ty ti nghin ngan million billion percent per phan usd euro euros eur ben nuoc phia nam thang ngay tuan ' +
    'gio phut giay year years month months day days hour hours minute minutes second seconds week weeks nguoi lan ' +
    'cai con chiec'
  ).split(' '),
);
/** "những điều 2 bên …", "3 điều 1 người": things, not a clause. */
const MANY = new Set('nhung cac nhieu moi tung may nhieu'.split(' '));

function isOurs(
  tokens: readonly Token[],
  found: Found,
  strictness: Strictness,
  { named, isBare }: { named: boolean; isBare: boolean },
  tables: ReferenceTables,
): boolean {
  const before = tokens[found.from - 1];
  const behind = tokens[found.to];
  // "Điều 2 là …" defines a thing; "la" in other languages is an article or "at".
  if (behind && (MEASURES.has(behind.text) || (behind.text === 'la' && found.language === 'vi'))) return false;
  if (before && (MANY.has(before.text) || (before.kind === 'number' && isCount(tokens, found.from - 1)))) return false;
  if (isList(tokens, found)) return false;
  if (strictness === 'spoken' && !isSpokenOf(tokens, found)) return false;
  if (foreignText(tokens, found, tables, named)) return false;
  return !found.loose || named || isBare || isBesideDocument(tokens, found, tables);
}

/** Most words between a reference and the word for its document: "punkt 34 i det gemensamma uttalandet". */
const MOST_BETWEEN = 4;

/** "punkt 34 wspólnego oświadczenia", "ühisavalduse punkt 34": a word for our documents beside the reference. */
function isBesideDocument(tokens: readonly Token[], { from, to }: Found, tables: ReferenceTables): boolean {
  const isWord = (at: number) => tokens[at]?.kind === 'word' || tokens[at]?.text === "'" || tokens[at]?.text === '-';
  const isThere = (first: number, step: 1 | -1) => {
    for (let i = 0; i <= MOST_BETWEEN && isWord(first + step * i); i += 1)
      if (tables.documents.at(tokens, first + step * i)) return true;
    return false;
  };
  return isThere(to, 1) || isThere(from - 1, -1);
}

/** "Có 3 điều": a number right before the unit counts it. */
function isCount(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.kind === 'number' && tokens[at + 1]?.spaced === true;
}

/**
 * In "In the article 12 delegations are mentioned", the number counts the noun after it and does not belong to the unit
 * before. In English such a noun ends in s; verbs that follow a clause number rarely do.
 */
function isList(tokens: readonly Token[], { from, to, language }: Found): boolean {
  if (language !== 'en' || tokens[from - 1]?.text !== 'the') return false;
  const noun = tokens[to];
  return noun?.kind === 'word' && noun.text.length > 3 && /[^s]s$/.test(noun.text) && !VERBS.has(noun.text);
}

const VERBS = new Set(
  (
    'says states mentions means requires provides covers talks speaks deals refers concerns applies sets ' +
    'calls reads asks allows does has'
  ).split(' '),
);

/**
 * In conversation only "clause", "điều" and "khoản" count, and the Vietnamese ones not before a word that makes it a
 * list of things.
 */
function isSpokenOf(tokens: readonly Token[], { from, to, language, unit }: Found): boolean {
  const word = tokens[from];
  if (language === 'en') {
    // "Santa Clause 2 is on tonight": a capital after a capital makes a name.
    const before = tokens[from - 1];
    const isName = word?.capital === true && before?.capital === true && !SENTENCE_STARTS.has(before.text);
    return unit === 'clause' && !isName;
  }
  if (language !== 'vi' || !(unit === 'clause' || unit === 'article')) return false;
  // "điều 1 là ăn, điều 2 là ngủ" lists things.
  return !LISTING.has(tokens[to]?.text ?? '');
}

const SENTENCE_STARTS = new Set(
  'see in read per under and or but also does what show is cf like as of with check'.split(' '),
);
const LISTING = new Set(['la', 'nua', 'thoi', 'nhe', 'di']);

/** Words that ask for a unit itself, not for something in it. */
const ABOUT_IT = new Set(
  (
    'in of the a an detail details full whole text english vietnamese french german one sentence sentences words ' +
    'summarise summarize explain translate read open quote cite give find see me us i want need it to for and or ' +
    'exactly please toan van chi tiet ban tieng anh viet tom tat giai thich dich doc mo trich noi dung la gi cho ' +
    'toi xem hay ve ma'
  ).split(' '),
);

/** Whether nothing but the references is asked for. */
function isAlone(tokens: readonly Token[], all: readonly Found[], tables: ReferenceTables): boolean {
  const inside = new Set<Token>();
  for (const { from, to } of all) for (const token of tokens.slice(from, to)) inside.add(token);
  return tokens.every(
    (token) => token.kind !== 'word' || inside.has(token) || ABOUT_IT.has(token.text) || tables.asking.has(token.text),
  );
}

/** Another text that the question refers to by number. */
export interface OtherText {
  /** As written: "EVFTA", "Hiệp định Paris". */
  name: string;
  /** The place in it, as written: "Article 13". */
  place: string;
  /** The question without the place. */
  rest: string;
}

/** The first text other than ours that a question refers to by number, if it is named. */
export function otherTextIn(text: string): OtherText | undefined {
  if (!/\p{Nd}/u.test(text)) return undefined;
  const tokens = tokensOf(text);
  const tables = referenceTables();
  for (const found of nested(tokens, tables, referencesIn(tokens, tables))) {
    const name = foreignText(tokens, found, tables, false)?.name;
    const [first, last] = [tokens[found.from], tokens[found.to - 1]];
    if (!name || !first || !last) continue;
    const written = text.slice(tokens[name.from]?.start, tokens[name.to - 1]?.end);
    const place = text.slice(first.start, last.end);
    return {
      name: written,
      place,
      rest: `${text.slice(0, first.start)} ${text.slice(last.end)}`.replace(/\s+/g, ' ').trim(),
    };
  }
  return undefined;
}
