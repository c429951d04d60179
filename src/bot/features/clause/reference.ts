import type { Library } from '../../../index/library.js';
import type { Citation } from '../../../model.js';
import { findUnits } from '../../../retrieval/lookup.js';
import { button } from '../../reply/buttons.js';
import type { PassagePart } from '../../reply/card.js';
import { excerpt } from '../../reply/excerpt.js';
import type { Reply } from '../../reply/reply.js';
import { bodyOf, colourOf } from '../../reply/source.js';
import type { View } from '../../reply/view.js';

/** Most clauses in one reply: an answer that nobody asked for must be short. */
const CLAUSES = 3;
/** Room for the first sentences of a clause. */
const TEXT = 400;

/**
 * The beginnings of the clauses that a message refers to, in one compact card, with buttons to read them in full.
 * @returns undefined if there are no such clauses
 */
export function renderClauseReference(library: Library, numbers: number[], view: View): Reply | undefined {
  const lookup = findUnits(
    library,
    numbers.map((number) => ({ number: `${number}` })),
    undefined,
    view.words.locale,
  );
  if (lookup.kind === 'no_such_clause') return undefined;
  const shown = lookup.citations.slice(0, CLAUSES);
  const [first] = shown;
  if (!first) return undefined;
  return { cards: [{ colour: colourOf(first), parts: shown.map((citation) => lineOf(citation, library, view)) }] };
}

function lineOf(citation: Citation, library: Library, view: View): PassagePart {
  return {
    kind: 'passage',
    look: 'line',
    citation,
    text: excerpt(bodyOf(citation).text, undefined, TEXT),
    button: readButton(citation, library, view),
  };
}

function readButton({ passageId, label }: Citation, library: Library, view: View) {
  const passage = library.numberOf(passageId);
  if (passage === undefined) return undefined;
  const { buttons, place } = view.words;
  return button(
    { kind: 'turn', passage, part: 0, around: false },
    { label: buttons.readPlace(place(label)) },
    library,
    view,
  );
}
