import type { Span } from '../../model.js';

/**
 * Abbreviations after which a full stop ends no sentence, in English, Vietnamese and the larger EU languages.
 * Kept to forms that hardly ever close a sentence ("etc." does, and is left out).
 */
const ABBREVIATIONS = new Set(
  [
    'mr mrs ms dr prof st no nos art arts para paras sec fig vol pp vs cf e.g i.e viz approx gen col lt sgt capt gov sen rep hon rev',
    'tp ts ths pgs gs bs ks tt nxb ubnd hđnd đ/c',
    'nr bzw z.b d.h u.a ca abs ziff hr fr bd mme mlle m pág núm sr sra dott sig dhr mevr blz np tzn ul prof tzv str č p',
  ]
    .join(' ')
    .split(' '),
);

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/**
 * The sentences of a text, in order, without the white space around them. Paragraph breaks (an empty line) always end a
 * sentence; a single line break does not. Boundaries are those of Unicode's UAX #29, less the ones after abbreviations,
 * initials and ordinals, and those before a lower-case letter, a closing bracket or quotation mark.
 */
export function splitSentences(text: string, within: Span = { start: 0, end: text.length }): Span[] {
  const spans: Span[] = [];
  for (const paragraph of splitParagraphs(text, within)) {
    // A line break is a sentence end for UAX #29; a space of the same length keeps the offsets.
    const line = text.slice(paragraph.start, paragraph.end).replace(/\n/g, ' ');
    let start = 0;
    for (const segment of segmenter.segment(line)) {
      const end = segment.index + segment.segment.length;
      if (end < line.length && !endsSentence(line, end)) continue;
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

function endsSentence(line: string, end: number): boolean {
  const before = line.slice(0, end).trimEnd();
  const after = line.slice(end).trimStart();
  if (/^[\p{Ll})\]}”’»,;:]/u.test(after)) return false;
  if (!/[.!?…。][)\]”’"'»]*$/u.test(before)) return false;
  const word = /([\p{L}\p{M}\p{N}./]+)\.$/u.exec(before)?.[1];
  if (word === undefined) return true;
  if (ABBREVIATIONS.has(word.toLowerCase())) return false;
  // "J. Borrell", "U.S. exports", and "Ngày 5. Tháng" or German "29. Januar".
  if (/^\p{Lu}$/u.test(word) || /^(\p{L}\.)+\p{L}$/u.test(word)) return false;
  return !/^\d{1,2}$/.test(word);
}
