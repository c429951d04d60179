import type { Citation } from '../../model.js';
import { type Card, GREY, type PassagePart } from './card.js';
import { excerpt } from './excerpt.js';
import { quotedText } from './source.js';
import type { View } from './view.js';

/** Most sentences of different dates side by side, and longest one. */
const MOST_FIGURES = 3;
const LONGEST_FIGURE = 300;
/** The same in plain text, which has a third of the room. */
const FEWEST_FIGURES = 2;
const SHORT_FIGURE = 200;

/** Sentences that state a figure at different dates, one below another, with no verdict. @returns nothing where there are not two */
export function figuresCard(citations: readonly Citation[], passageIds: readonly string[], view: View): Card[] {
  const dated = passageIds.flatMap((id) => citations.find(({ passageId }) => passageId === id) ?? []);
  if (dated.length < 2) return [];
  // The newest ones, where there are too many.
  const lines = dated.slice(view.text ? -FEWEST_FIGURES : -MOST_FIGURES).map(
    (citation): PassagePart => ({
      kind: 'passage',
      look: 'line',
      citation,
      text: excerpt(quotedText(citation), undefined, view.text ? SHORT_FIGURE : LONGEST_FIGURE),
    }),
  );
  return [{ colour: GREY, parts: [{ kind: 'words', text: `### ${view.words.datedFigures}` }, ...lines] }];
}
