import type { Span } from '../../model.js';
import { isFrameWord } from '../../text/frames/frames.js';
import { type LanguageModel, listedCost } from '../../text/identification/identify.js';
import { isFunctionWord } from '../../text/lexicon/function-words.js';
import type { Glossary } from '../../text/lexicon/glossary.js';
import { unifiedWords } from '../../text/lexicon/names.js';
import { stemOf } from '../../text/lexicon/terms.js';
import { wordStarts } from '../../text/vietnamese/compounds.js';
import type { DiacriticsModel } from '../../text/vietnamese/model.js';
import type { Word } from '../../text/words.js';

/** A word of a question, with how much it says about the subject, 0 to 1. */
export interface ContentWord extends Span {
  written: string;
  stem: string;
  weight: number;
  /** The concepts that it belongs to, as terms. */
  concepts: string[];
  /** The position of the first word of its unit: the syllables of a Vietnamese word, or the words of a concept. */
  unit: number;
}

/**
 * Costs in nats: words as common as the first say nothing on their own; words as rare as the second have full weight.
 */
const COMMON = 6;
const RARE = 12;
/** Words of less weight say nothing searchable, and do not count as missing. */
export const SAYS_SOMETHING = 0.3;
/** Least weight of a word that is part of a concept: "yellow", "card". */
const IN_CONCEPT = 0.7;

/** The models needed to weigh words. */
export interface ContentModels {
  language: LanguageModel;
  glossary: Glossary;
  diacritics: DiacriticsModel;
}

/** The words of a search text with their weights: rare words and words of glossary concepts weigh most. */
export function contentOf(text: string, language: string, models: ContentModels): ContentWord[] {
  const spans = models.glossary.spansOf(text, language);
  const list = unifiedWords(text);
  const compounds = language === 'vi' ? compoundsOf(list, models.diacritics) : [];
  return list.map(({ written, folded, start, end }, i) => {
    const own = spans.filter((span) => span.start <= start && end <= span.end);
    const concepts = own.map(({ concept }) => `#${concept}`);
    const weight = weightOf(written, folded, language, models.language);
    const from = Math.min(start, ...own.map((span) => span.start));
    return {
      written,
      stem: stemOf(folded),
      weight: concepts.length > 0 ? Math.max(weight, IN_CONCEPT) : weight,
      concepts: [...new Set(concepts)],
      unit: own.length > 0 ? list.findIndex((word) => word.start >= from) : (compounds[i] ?? i),
      start,
      end,
    };
  });
}

/** The spans of the multi-syllable words in a Vietnamese text. */
export function compoundSpans(text: string, model: DiacriticsModel): Span[] {
  const list = unifiedWords(text);
  const starts = compoundsOf(list, model);
  return list.flatMap((word, i) => {
    const last = list[starts.lastIndexOf(i)];
    return starts[i] === i && last && last !== word ? [{ start: word.start, end: last.end }] : [];
  });
}

/** Vietnamese words are made of adjacent syllables; a punctuation mark separates them. */
function compoundsOf(list: readonly Word[], model: DiacriticsModel): number[] {
  const starts: number[] = [];
  while (starts.length < list.length) {
    const first = starts.length;
    let end = first + 1;
    while (end < list.length && list[end]?.start === (list[end - 1]?.end ?? 0) + 1) end += 1;
    const run = list.slice(first, end).map(({ written }) => written.toLowerCase());
    for (const start of wordStarts(run, model)) starts.push(first + start);
  }
  return starts;
}

function weightOf(written: string, folded: string, language: string, model: LanguageModel): number {
  if (isFunctionWord(written, language) || isFrameWord({ written, folded }, language)) return 0;
  if (/^\d+$/.test(written)) return IN_CONCEPT / 2;
  const cost = listedCost(written.toLowerCase(), language, model);
  return Math.min(1, Math.max(0, (cost - COMMON) / (RARE - COMMON)));
}
