import type { Library } from '../../index/library.js';
import type { Citation } from '../../model.js';
import { read } from './buttons.js';
import type { PassagePart } from './card.js';
import { cutToFit } from './cut.js';
import { asText } from './markdown.js';
import { firstWords } from './source.js';
import type { View } from './view.js';

/** Passages that come near, and how much of each is shown. */
const NEAR = 3;
const WORDS = 240;

/** Passages that come near to what was asked: date, place and first words, each with a button that opens it. */
export function nearLines(citations: readonly Citation[], library: Library, view: View): PassagePart[] {
  return citations.slice(0, NEAR).map((citation, i) => ({
    kind: 'passage',
    look: 'line',
    citation,
    text: cutToFit(firstWords(citation), WORDS, asText),
    number: i + 1,
    button: read(citation, library, view, i + 1),
  }));
}
