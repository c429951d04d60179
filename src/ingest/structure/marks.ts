import { type ContainerKind, containerWord, numberKey, unitWord } from '../../text/numbering.js';
import type { Line } from '../clean.js';
import type { Block } from '../read/reader.js';

/** How strongly a line looks like the beginning of a unit or container. */
export type Strength =
  /** Nothing else can stand so: alone on its line, a heading, or marked by the format. */
  | 'sure'
  /** A title or text follows behind the number; the sequence decides. */
  | 'likely';

/** A line that may begin a unit. */
export interface UnitMark {
  /** Position among the lines. */
  at: number;
  /**
   * `article`, `paragraph` (§) and others for words; the look of the number for bare ones: `1.`, `(1)`, `1.1`, `I.`.
   */
  family: string;
  /** The word as printed, empty for a bare number. */
  word: string;
  /** As printed. */
  number: string;
  key: number[];
  strength: Strength;
  /** Nothing, or nothing but punctuation, follows on the line. */
  alone: boolean;
  /** What follows on the line, without the punctuation between. */
  rest: string;
}

/** A line that may begin a part, chapter or annex. */
export interface ContainerMark {
  at: number;
  kind: ContainerKind;
  word: string;
  number: string;
  rest: string;
  strength: Strength;
}

const EMPHASIS = /^(?:\*\*|__|[*_>])+\s*/;
/** Punctuation between a number and what follows. */
const AFTER_NUMBER = /^[\s*_]*(?:\\?[.:]|[-–—]|\))?[\s*_.:\u200b-]*/u;
const TERMINAL = /[.;:!?…][)”"’»*_]*$/u;
/** Words with which a sentence goes on that begins with a reference, though they are written with a capital. */
const REFERENCE_WORDS = [
  ...['Abs', 'Absatz', 'Absätze', 'Satz', 'Nummer', 'Nr', 'Buchstabe', 'Unterabsatz', 'Khoản', 'Khoan', 'Para'],
  ...['Paragraph', 'GG', 'AEUV', 'EUV', 'TFEU', 'TEU', 'GATT', 'GATS', 'TRIPS', 'ECHR', 'UNCLOS', 'WTO', 'EVFTA'],
  'EVIPA',
].join('|');
const REFERENCE_WORD = new RegExp(String.raw`^(?:${REFERENCE_WORDS})\b`, 'u');

const LONGEST_TITLE = 160;
/** A line shorter than this was not broken at the edge of a page: what follows does not go on with its sentence. */
const WRAPPED = 45;

/** The text of a line without the marks of emphasis around it. */
export function plainLine(text: string): string {
  return text
    .replace(EMPHASIS, '')
    .replace(/(?:\*\*|__|[*_])+$/, '')
    .trim();
}

/** Whether a line ends like a sentence or an item of a list. */
export function isTerminated(text: string): boolean {
  return TERMINAL.test(text.trimEnd());
}

/**
 * Whether a line may be a title: short, begun with a capital, a digit or a quotation mark, not ended like a sentence.
 */
export function isTitleLike(text: string): boolean {
  const plain = plainLine(text);
  if (plain.length > LONGEST_TITLE || !/\p{L}{2}/u.test(plain)) return false;
  if (isTerminated(plain) || /,$/.test(plain) || /^\p{Ll}/u.test(plain)) return false;
  return !/^(?:[-*+•–—]\s|\(?\p{L}\)\s|\(?[ivx]{1,5}[).]\s|\(?\d{1,3}[.)]\s|\|)/u.test(plain);
}

/** Whether a line ends amid a sentence. */
export function goesOn(line: string | undefined): boolean {
  return line !== undefined && line.length >= WRAPPED && !isTerminated(line) && /[\p{Ll},\d]$/u.test(line);
}

/** Reads a line as the beginning of a unit that a word names: "Article 5", "§ 12 Title", "Điều 3. …". */
export function wordMark(line: Line, at: number, before: string | undefined, block?: Block): UnitMark | undefined {
  const text = plainLine(line.text);
  const found = block?.quoted ? undefined : unitWord(text);
  if (!found) return undefined;
  const { family, word, number, rest } = found;
  const mark = { at, family, word, number, key: numberKey(number) };
  const behind = rest.replace(AFTER_NUMBER, '');
  const clean = plainLine(behind);
  if (block?.kind === 'unit') return { ...mark, strength: 'sure', alone: clean === '', rest: clean };
  // A sentence that a line end divides: "in accordance with / Article 5".
  const amid = goesOn(before);
  const lower = /^\p{Ll}/u.test(word);
  const inSentence = lower && !found.numberFirst;
  if (clean === '') {
    if (/^\s*[,;]/.test(rest)) return undefined;
    if (lower && before !== '') return undefined;
    return line.heading === undefined && amid ? undefined : { ...mark, strength: 'sure', alone: true, rest: '' };
  }
  if (inSentence) return undefined;
  const strength = strengthOf(rest, clean, line.heading !== undefined, amid);
  return strength && { ...mark, strength, alone: false, rest: clean };
}

/** @param rest of the line from the number on, @param clean the same without the punctuation between */
function strengthOf(rest: string, clean: string, heading: boolean, amid: boolean): Strength | undefined {
  if (/^\s*[,;/]/.test(rest)) return undefined;
  if (/^\s*(?:[-–—]|to|and|và)\s*\d/u.test(rest) && !/^\s*[-–—]\s*\d+\.\s/u.test(rest)) return undefined;
  if (/^\s*\(\s*[\p{L}\d]{1,4}\s*\)/u.test(rest) && !/^\s+\(\d{1,2}\)\s+\p{Lu}/u.test(rest)) return undefined;
  const separated = /^[\s*_]*(?:\\?\.|:|[-–—]|\))/u.test(rest);
  if (!separated && /^[\s*_]*\p{Ll}/u.test(rest)) return undefined;
  if (!separated && REFERENCE_WORD.test(clean)) return undefined;
  if (heading) return 'sure';
  if (amid && !separated) return undefined;
  if (amid) return 'likely';
  if (separated && /^["“«‘(\p{Lu}\d[]/u.test(clean)) return 'sure';
  return !separated && isTitleLike(clean) && clean.length <= 100 ? 'sure' : 'likely';
}

/** Copied text and some pages lack the blank behind a number: "1.Definitions", "(1)The", "2)A horn". */
const BARE: [family: string, pattern: RegExp][] = [
  ['1.1', /^(\d{1,2}(?:\.\d{1,3}){1,3})(?:[.)]?(?=\s|$)|[.)](?=\p{L}{2}|\p{Lu}\s))/u],
  ['1.', /^(\d{1,3}(?:bis|ter|quater|[a-z])?)\\?\.(?=[\s*_\u200b]|$|\p{L}{2}|\p{Lu}\s)/u],
  ['1)', /^(\d{1,3}(?:bis|ter|quater|[a-z])?)\\?\)(?=[\s*_\u200b]|$|\p{L}{2}|\p{Lu}\s)/u],
  ['(1)', /^\((\d{1,3}(?:bis|ter|quater|[a-z])?)\)(?=[\s*_\u200b]|$|\p{L}{2}|\p{Lu}\s)/u],
  ['1-', /^(\d{1,3})\s?[-–—](?=\s+\D)/u],
  ['I.', /^([IVXLC]{1,7})[.)](?=\s|$)/u],
  ['A.', /^([A-Z])[.)](?=\s|$)/u],
];
/** Looks of numbers that count the sections of a text, above its numbered paragraphs. */
export const SECTION_FAMILIES: ReadonlySet<string> = new Set(['I.', 'A.']);

/** Reads a line as the beginning of a numbered paragraph; "C." may be a letter or a Roman hundred. */
export function bareMarks(line: Line, at: number): UnitMark[] {
  const text = plainLine(line.text);
  const marks: UnitMark[] = [];
  for (const [family, pattern] of BARE) {
    const [all, number = ''] = pattern.exec(text) ?? [];
    if (all === undefined) continue;
    const rest = plainLine(text.slice(all.length).replace(/^[\s*_\u200b]+/u, ''));
    const key = family === 'A.' ? [number.charCodeAt(0) - 64] : numberKey(number);
    marks.push({ at, family, word: '', number, key, strength: 'likely', alone: rest === '', rest });
    if (!SECTION_FAMILIES.has(family)) break;
  }
  return marks;
}

/**
 * Words of some length that a title in capitals and small letters begins with a capital: this share of them, at least.
 */
const TITLE_CASE = 0.7;

/**
 * Whether what follows a container's number is a sentence; a title may end with a full stop too: "Section 5 –
 * Disclaimer."
 */
function isSentence(rest: string, clean: string): boolean {
  if (clean === '' || !isTerminated(clean)) return false;
  const long = clean.match(/\p{L}{4,}/gu) ?? [];
  const capitals = long.filter((word) => /^\p{Lu}/u.test(word)).length;
  const separated = /^[\s*_]*(?:\\?\.|:|[-–—])/u.test(rest);
  if (separated && capitals >= TITLE_CASE * long.length && /[^:;,]$/u.test(clean)) return false;
  return clean.length > 80 || /\s\p{Ll}+\s.*[.:;]$/u.test(clean);
}

/** Containers that a document may have only one of, without a number. */
const UNNUMBERED = new Set<ContainerKind>(['protocol', 'annex', 'appendix']);

/** Reads a line as the beginning of a part, chapter, annex or the like. */
export function containerMark(
  line: Line,
  at: number,
  before: string | undefined,
  block?: Block,
): ContainerMark | undefined {
  const text = plainLine(line.text);
  const found = block?.quoted ? undefined : containerWord(text);
  if (!found || text.length > LONGEST_TITLE + 40) return undefined;
  const { kind, word, number, rest } = found;
  const blankAbove = (before ?? '') === '';
  if (/^\p{Ll}/u.test(word) && !(found.numberFirst && blankAbove && !/^\p{Ll}/u.test(number))) return undefined;
  const clean = plainLine(rest.replace(AFTER_NUMBER, ''));
  const capitals = word === word.toUpperCase();
  const sure = line.heading !== undefined || block?.kind === 'unit' || block?.kind === 'heading';
  if (number === '') {
    const separated = /^\s*(?:[:–—]|-\s)/u.test(rest);
    if (!UNNUMBERED.has(kind) || !(clean === '' || (separated && isTitleLike(clean)) || capitals)) return undefined;
    if (clean !== '' && clean !== clean.toUpperCase() && !separated) return undefined;
    return { at, kind, word, number, rest: clean, strength: sure || clean === '' ? 'sure' : 'likely' };
  }
  // "Part A of …", "Section 3 applies", "Annex I shall": a sentence.
  const running = /^\s*(?:\p{Ll}|,|;)/u.test(rest) && !(capitals && clean === clean.toUpperCase());
  if (running || /^\s*\(\d/.test(rest)) return undefined;
  if (isSentence(rest, clean) && block?.kind !== 'unit') return undefined;
  if (goesOn(before) && !sure) return undefined;
  return { at, kind, word, number, rest: clean, strength: sure || clean === '' ? 'sure' : 'likely' };
}
