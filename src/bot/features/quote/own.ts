import type { Library } from '../../../index/library.js';
import type { Citation } from '../../../model.js';
import { decodeCustomId } from '../../custom-id.js';
import { GREEN, GREY } from '../../reply/card.js';
import { nearLines } from '../../reply/near.js';
import type { Reply } from '../../reply/reply.js';
import { cite } from '../../reply/source.js';
import type { View } from '../../reply/view.js';

/** Passages that a message of the bot's own is told to quote; a longer list says no more. */
const MOST = 3;

/**
 * A message of the bot's own needs no checking: what it quotes is known by the buttons under it.
 * @param customIds of its buttons and menus
 */
export function renderOwn(library: Library, customIds: readonly string[], view: View): Reply {
  const { quoteCards } = view.words;
  const ids = customIds.flatMap((customId) => decodeCustomId(customId) ?? []);
  const present = ids.filter(({ index }) => index === library.manifest.version);
  const cited = new Map<string, Citation>();
  for (const { action } of present) {
    if (action.kind !== 'context' && action.kind !== 'cite') continue;
    const citation = cite(library, action.cited);
    cited.set(citation.passageId, cited.get(citation.passageId) ?? citation);
  }
  if (cited.size === 0) {
    const text = ids.length > present.length ? view.words.oldIndex : quoteCards.ownWithout;
    return { cards: [{ colour: GREY, parts: [{ kind: 'words', text }] }] };
  }
  const lines = nearLines([...cited.values()].slice(0, MOST), library, view);
  return { cards: [{ colour: GREEN, parts: [{ kind: 'words', text: `### ✅ ${quoteCards.own}` }, ...lines] }] };
}
