import type { Library } from '../../index/library.js';
import type { Answered, Citation } from '../../model.js';
import { readOn } from './buttons.js';
import { type Card, GREY, type PassagePart } from './card.js';
import { excerpt } from './excerpt.js';
import { quotedText } from './source.js';
import type { View } from './view.js';

/** Most sentences of different dates shown together, and the greatest length of one. */
const MOST_FIGURES = 3;
const LONGEST_FIGURE = 300;
/** The same in plain text, which has a third of the room. */
const FEWEST_FIGURES = 2;
const SHORT_FIGURE = 200;

/** The passages that state a figure at different dates, oldest first; if there are too many, the newest ones. */
export function datedIn({ citations, notices }: Answered, { text }: View): Citation[] {
  const ids = notices.flatMap((notice) => (notice.kind === 'dated_figures' ? notice.passageIds : []));
  const dated = ids.flatMap((id) => citations.find(({ passageId }) => passageId === id) ?? []);
  return dated.length < 2 ? [] : dated.slice(text ? -FEWEST_FIGURES : -MOST_FIGURES);
}

/** Their sentences one below another, without a verdict. Plain text has no buttons here, so their cards follow. */
export function figuresCard(dated: readonly Citation[], library: Library, view: View): Card[] {
  if (dated.length === 0) return [];
  const lines = dated.map(
    (citation): PassagePart => ({
      kind: 'passage',
      look: 'line',
      citation,
      text: excerpt(quotedText(citation), undefined, view.text ? SHORT_FIGURE : LONGEST_FIGURE),
      button: view.text ? undefined : readOn(citation, library, view),
    }),
  );
  return [{ colour: GREY, parts: [{ kind: 'words', text: `### ${view.words.datedFigures}` }, ...lines] }];
}
