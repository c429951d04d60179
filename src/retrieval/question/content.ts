import type { Span } from '../../model.js';
import { isFrameWord } from '../../text/frames/frames.js';
import { type LanguageModel, listedCost } from '../../text/identification/identify.js';
import { isFunctionWord } from '../../text/lexicon/function-words.js';
import type { Glossary } from '../../text/lexicon/glossary.js';
import { unifiedWords } from '../../text/lexicon/names.js';
import { stemOf } from '../../text/lexicon/terms.js';

/** A word of a question with how much it says of what is asked, 0 to 1. */
export interface ContentWord extends Span {
  written: string;
  stem: string;
  weight: number;
  /** The concepts that it is part of, as terms. */
  concepts: string[];
}

/** Words this common in their language, in nats, say nothing by themselves; from the second on they say all they can. */
const COMMON = 6;
const RARE = 12;
/** What a common word weighs that is part of a concept: "yellow", "card". */
const IN_CONCEPT = 0.7;

/** The words of a search text with their weights: rare ones and those of the glossary's concepts weigh most. */
export function contentOf(text: string, language: string, model: LanguageModel, glossary: Glossary): ContentWord[] {
  const spans = glossary.spansOf(text, language);
  return unifiedWords(text).map(({ written, folded, start, end }) => {
    const concepts = spans.filter((span) => span.start <= start && end <= span.end).map(({ concept }) => `#${concept}`);
    const weight = weightOf(written, folded, language, model);
    return {
      written,
      stem: stemOf(folded),
      weight: concepts.length > 0 ? Math.max(weight, IN_CONCEPT) : weight,
      concepts: [...new Set(concepts)],
      start,
      end,
    };
  });
}

function weightOf(written: string, folded: string, language: string, model: LanguageModel): number {
  if (isFunctionWord(written, language) || isFrameWord({ written, folded }, language)) return 0;
  if (/^\d+$/.test(written)) return IN_CONCEPT / 2;
  const cost = listedCost(written.toLowerCase(), language, model);
  return Math.min(1, Math.max(0, (cost - COMMON) / (RARE - COMMON)));
}
