import type { Library } from '../../../index/library.js';
import { GREEN, GREY } from '../../reply/card.js';
import { nearLines } from '../../reply/near.js';
import type { Reply } from '../../reply/reply.js';
import { shownPassages } from '../../reply/shown.js';
import { citationAt } from '../../reply/source.js';
import type { View } from '../../reply/view.js';

/** Most passages listed as quoted by a message of the bot; a longer list would add nothing. */
const MOST = 3;

/**
 * A message of the bot itself needs no checking: its buttons show what it quotes.
 * @param customIds those of its buttons and menus
 */
export function renderOwn(library: Library, customIds: readonly string[], view: View): Reply {
  const { quoteCards } = view.words;
  const { cited, outdated } = shownPassages(customIds, library);
  if (cited.length === 0) {
    const text = outdated ? view.words.oldIndex : quoteCards.ownWithout;
    return { cards: [{ colour: GREY, parts: [{ kind: 'words', text }] }] };
  }
  const citations = cited.slice(0, MOST).map((each) => citationAt(library, each));
  const lines = nearLines(citations, library, view);
  return { cards: [{ colour: GREEN, parts: [{ kind: 'words', text: `### ✅ ${quoteCards.own}` }, ...lines] }] };
}
