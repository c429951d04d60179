import type { Library } from '../../index/library.js';
import type { Citation } from '../../model.js';
import { read } from './buttons.js';
import type { PassagePart } from './card.js';
import { gistOf } from './gist.js';
import type { View } from './view.js';

/** Most near passages shown, and how much of each. */
const NEAR = 3;
const WORDS = 180;

/**
 * The passages nearest to the question: date, place and gist, each with a button that opens it.
 * @param asked the question, if there is one
 */
export function nearLines(citations: readonly Citation[], library: Library, view: View, asked = ''): PassagePart[] {
  return citations.slice(0, NEAR).map((citation, i) => ({
    kind: 'passage',
    look: 'line',
    citation,
    text: gistOf(citation, asked, WORDS),
    number: i + 1,
    button: read(citation, library, view, i + 1),
  }));
}
