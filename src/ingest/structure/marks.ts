import { type ContainerKind, containerWord, numberKey, unitWord } from '../../text/numbering.js';
import type { Line } from '../clean.js';
import type { Block } from '../read/reader.js';

/** How strongly a line looks like the beginning of a unit or container. */
export type Strength =
  /** Unambiguous: alone on its line, a heading, or marked by the format. */
  | 'sure'
  /** A title or text follows the number; the sequence decides. */
  | 'likely';

/** A line that may begin a unit. */
export interface UnitMark {
  /** Position among the lines. */
  at: number;
  /** `article`, `paragraph` (§) and others for words; the number format for bare numbers: `1.`, `(1)`, `1.1`, `I.`. */
  family: string;
  /** The word as printed, empty for a bare number. */
  word: string;
  /** As printed. */
  number: string;
  key: number[];
  strength: Strength;
  /** Nothing, or only punctuation, follows on the line. */
  alone: boolean;
  /** The rest of the line, without the punctuation before it. */
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
/** Punctuation after a number. */
const AFTER_NUMBER = /^[\s*_]*(?:\\?[.:]|[-–—]|\))?[\s*_.:\u200b-]*/u;
const TERMINAL = /[.;:!?…][)”"’»*_]*$/u;
/** Capitalised words that continue a sentence after a reference at its start. */
const REFERENCE_WORDS = [
  ...['Abs', 'Absatz', 'Absätze', 'Satz', 'Nummer', 'Nr', 'Buchstabe', 'Unterabsatz', 'Khoản', 'Khoan', 'Para'],
  ...['Paragraph', 'GG', 'AEUV', 'EUV', 'TFEU', 'TEU', 'GATT', 'GATS', 'TRIPS', 'ECHR', 'UNCLOS', 'WTO', 'EVFTA'],
  'EVIPA',
].join('|');
const REFERENCE_WORD = new RegExp(String.raw`^(?:${REFERENCE_WORDS})\b`, 'u');

const LONGEST_TITLE = 160;
/** A line shorter than this was not broken at the page edge: the next line does not continue its sentence. */
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
 * Whether a line may be a title: short, starting with a capital, digit or quotation mark, and not ending like a
 * sentence.
 */
export function isTitleLike(text: string): boolean {
  const plain = plainLine(text);
  if (plain.length > LONGEST_TITLE || !/\p{L}{2}/u.test(plain)) return false;
  if (isTerminated(plain) || /,$/.test(plain) || /^\p{Ll}/u.test(plain)) return false;
  return !/^(?:[-*+•–—]\s|\(?\p{L}\)\s|\(?[ivx]{1,5}[).]\s|\(?\d{1,3}[.)]\s|\|)/u.test(plain);
}

/** Whether a line ends in mid-sentence. */
export function goesOn(line: string | undefined): boolean {
  return line !== undefined && line.length >= WRAPPED && !isTerminated(line) && /[\p{Ll},\d]$/u.test(line);
}

/** Reads a line as the start of a unit with a unit word: "Article 5", "§ 12 Title", "Điều 3. …". */
export function wordMark(line: Line, at: number, before: string | undefined, block?: Block): UnitMark | undefined {
  const text = plainLine(line.text);
  const found = block?.quoted ? undefined : unitWord(text);
  if (!found) return undefined;
  const { family, word, number, rest } = found;
  const mark = { at, family, word, number, key: numberKey(number) };
  const behind = rest.replace(AFTER_NUMBER, '');
  const clean = plainLine(behind);
  if (block?.kind === 'unit') return { ...mark, strength: 'sure', alone: clean === '', rest: clean };
  // A sentence divided by a line end: "in accordance with / Article 5".
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

/** @param rest the line after the number, @param clean the same without leading punctuation */
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

/** Copied text and some pages lack the space after a number: "1.Definitions", "(1)The", "2)A horn". */
const BARE: [family: string, pattern: RegExp][] = [
  ['1.1', /^(\d{1,2}(?:\.\d{1,3}){1,3})(?:[.)]?(?=\s|$)|[.)](?=\p{L}{2}|\p{Lu}\s))/u],
  ['1.', /^(\d{1,3}(?:bis|ter|quater|[a-z])?)\\?\.(?=[\s*_\u200b]|$|\p{L}{2}|\p{Lu}\s)/u],
  ['1)', /^(\d{1,3}(?:bis|ter|quater|[a-z])?)\\?\)(?=[\s*_\u200b]|$|\p{L}{2}|\p{Lu}\s)/u],
  ['(1)', /^\((\d{1,3}(?:bis|ter|quater|[a-z])?)\)(?=[\s*_\u200b]|$|\p{L}{2}|\p{Lu}\s)/u],
  ['1-', /^(\d{1,3})\s?[-–—](?=\s+\D)/u],
  ['I.', /^([IVXLC]{1,7})[.)](?=\s|$)/u],
  ['A.', /^([A-Z])[.)](?=\s|$)/u],
];
/** Number formats used for the sections of a text, above its numbered paragraphs. */
export const SECTION_FAMILIES: ReadonlySet<string> = new Set(['I.', 'A.']);

/** Reads a line as the start of a numbered paragraph; "C." may be a letter or a Roman numeral. */
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

/** In title case, at least this share of the longer words begins with a capital. */
const TITLE_CASE = 0.7;

/**
 * Whether the text after a container's number is a sentence; a title may also end with a full stop: "Section 5 –
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

/** Kinds of container that may have no number, because a document may have only one. */
const UNNUMBERED = new Set<ContainerKind>(['protocol', 'annex', 'appendix']);

/** Reads a line as the start of a part, chapter, annex or the like. */
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
