import { inOrder } from '../../../cite/cite.js';
import type { CitationStyle } from '../../../cite/style.js';
import type { Library } from '../../../index/library.js';
import type { Citation } from '../../../model.js';
import { type Action, decodeCustomId } from '../../custom-id.js';
import { removal, rowsOf } from '../../reply/buttons.js';
import { citationBlock } from '../../reply/code-block.js';
import { LIMITS } from '../../reply/limits.js';
import type { Reply } from '../../reply/reply.js';
import { citeForCopy } from '../../reply/source.js';
import type { View } from '../../reply/view.js';

/**
 * What the bot's messages cite, in one block or file, identified by their buttons that open or cite a passage. Buttons
 * of a replaced index refer to other passages, so their messages are left out, and the reply says so.
 * @param messages the custom ids of each message's buttons and menus
 */
export function renderBibliography(
  library: Library,
  messages: readonly (readonly string[])[],
  style: CitationStyle,
  view: View,
): Reply {
  const { citing } = view.words;
  const cited: Citation[] = [];
  let leftOut = 0;
  for (const customIds of messages) {
    const ids = customIds.flatMap((customId) => decodeCustomId(customId) ?? []);
    const all = ids.flatMap(({ action, index }) => (isCiting(action) ? [{ cited: action.cited, index }] : []));
    const present = all.filter(({ index }) => index === library.manifest.version);
    if (present.length < all.length) leftOut += 1;
    cited.push(...present.map((each) => citeForCopy(library, each.cited)));
  }
  const remark = leftOut === 0 ? '' : citing.leftOut(leftOut);
  const citations = inOrder(cited);
  if (citations.length === 0)
    return { content: [citing.nothingCited, remark].filter((line) => line !== '').join('\n') };
  const documents = new Set(citations.map(({ documentId }) => documentId)).size;
  const heading = [
    `**${citing.bibliography(documents, citations.length)}**`,
    ...(remark === '' ? [] : [`-# ${remark}`]),
  ].join('\n');
  const parts = citationBlock(citations, style, view.words, {
    ...{ library, heading, name: 'bibliography', room: LIMITS.content },
  });
  return { ...parts, components: rowsOf([removal(library, view)]) };
}

function isCiting(action: Action): action is Extract<Action, { kind: 'context' | 'cite' }> {
  return action.kind === 'context' || action.kind === 'cite';
}
