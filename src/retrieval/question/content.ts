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

/** A word of a question with how much it says of what is asked, 0 to 1. */
export interface ContentWord extends Span {
  written: string;
  stem: string;
  weight: number;
  /** The concepts that it is part of, as terms. */
  concepts: string[];
  /**
   * The place of the first word that it makes one word with: the syllables of a Vietnamese word, the words of a
   * concept.
   */
  unit: number;
}

/**
 * Words this common in their language, in nats, say nothing by themselves; from the second on they say all they can.
 */
const COMMON = 6;
const RARE = 12;
/** Words of less weight say nothing that could be searched, and are not missed. */
export const SAYS_SOMETHING = 0.3;
/** What a common word weighs that is part of a concept: "yellow", "card". */
const IN_CONCEPT = 0.7;

/** What weighing words needs. */
export interface ContentModels {
  language: LanguageModel;
  glossary: Glossary;
  diacritics: DiacriticsModel;
}

/** The words of a search text with their weights: rare ones and those of the glossary's concepts weigh most. */
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

/** Where the words of several syllables of a Vietnamese text are: the whole of each is one word. */
export function compoundSpans(text: string, model: DiacriticsModel): Span[] {
  const list = unifiedWords(text);
  const starts = compoundsOf(list, model);
  return list.flatMap((word, i) => {
    const last = list[starts.lastIndexOf(i)];
    return starts[i] === i && last && last !== word ? [{ start: word.start, end: last.end }] : [];
  });
}

/** Words of Vietnamese are made of syllables that stand side by side; a mark parts them. */
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
