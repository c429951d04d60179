import type { Span } from '../model.js';
import { segmentEnds } from './segments.js';

const set = (words: string) => new Set(words.split(' '));

/**
 * Abbreviations whose full stop does not end a sentence, in English, Vietnamese and the larger EU languages. Only forms
 * that rarely end a sentence ("etc." often does, and is left out).
 */
const ABBREVIATIONS = set('vs cf e.g i.e viz approx bzw z.b d.h u.a blz np tzn tzv ul prof dott sig mme mlle');
/** Titles and names of bodies, abbreviated only if they are capitalised: "TP. Hồ Chí Minh" but "500 ca". */
const TITLES = set(
  'mr mrs ms dr st gen col lt sgt capt gov sen rep hon rev hr fr sr sra dhr mevr tp ts ths pgs gs bs ks tt nxb ubnd ' +
    'hđnd',
);
/** Abbreviated only before a number: "No. 5", but "The answer is no." */
const NUMBERED = set('no nos art arts para paras sec fig vol p pp abs ziff bd nr núm pág str č ca');

/**
 * The sentences of a text, in order, without the white space around them. Paragraph breaks (an empty line) always end a
 * sentence; a single line break does not. Boundaries are those of Unicode's UAX #29, except those after abbreviations,
 * initials and ordinals, and those before a lower-case letter, a closing bracket or quotation mark.
 */
export function splitSentences(text: string, within: Span = { start: 0, end: text.length }): Span[] {
  const spans: Span[] = [];
  for (const paragraph of splitParagraphs(text, within)) {
    // UAX #29 ends a sentence at a line break; a space of the same length keeps the offsets.
    const line = text.slice(paragraph.start, paragraph.end).replace(/\n/g, ' ');
    let start = 0;
    for (const end of segmentEnds(line)) {
      if (end < line.length && !endsSentence(line, start, end)) continue;
      pushTrimmed(spans, text, paragraph.start + start, paragraph.start + end);
      start = end;
    }
  }
  return spans;
}

/** The stretches of a span between empty lines, without the white space around them. */
export function splitParagraphs(text: string, within: Span): Span[] {
  const spans: Span[] = [];
  let start = within.start;
  for (const match of text.slice(within.start, within.end).matchAll(/\n[ \t]*\n\s*/g)) {
    pushTrimmed(spans, text, start, within.start + match.index);
    start = within.start + match.index + match[0].length;
  }
  pushTrimmed(spans, text, start, within.end);
  return spans;
}

function pushTrimmed(spans: Span[], text: string, start: number, end: number): void {
  const slice = text.slice(start, end);
  const trimmedStart = start + (slice.length - slice.trimStart().length);
  const trimmedEnd = end - (slice.length - slice.trimEnd().length);
  if (trimmedEnd > trimmedStart) spans.push({ start: trimmedStart, end: trimmedEnd });
}

/** The longest stretch examined before a boundary: a word with the punctuation and white space after it. */
const LOOK_BACK = 80;

/** Whether a UAX #29 boundary at `end` ends the sentence that begins at `start`. */
function endsSentence(line: string, start: number, end: number): boolean {
  const before = line.slice(Math.max(start, end - LOOK_BACK), end).trimEnd();
  const after = line.slice(end, end + LOOK_BACK).trimStart();
  if (/^[\p{Ll})\]}”’»,;:]/u.test(after)) return false;
  if (!/[.!?…。][)\]”’"'»]*$/u.test(before)) return false;
  const [, mark = '', word] = /(^|[^\p{L}\p{M}\p{N}./])([\p{L}\p{M}\p{N}./]+)\.$/u.exec(before) ?? [];
  if (word === undefined) return true;
  const folded = word.toLowerCase();
  if (ABBREVIATIONS.has(folded)) return false;
  if (TITLES.has(folded) && word !== folded) return false;
  if (NUMBERED.has(folded) && /^\d/.test(after)) return false;
  // "J. Borrell", "U.S. exports", and German "29. Januar" or "14. Parteitag"; but "Covid-19." and "€15." end a
  // sentence.
  if (/^\p{Lu}$/u.test(word) || /^(\p{L}\.)+\p{L}$/u.test(word)) return false;
  return !/^\d{1,2}$/.test(word) || /^[-–\p{Sc}]$/u.test(mark);
}
