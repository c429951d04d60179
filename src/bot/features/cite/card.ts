import { type APISelectMenuOption, ComponentType } from 'discord.js';
import { STYLES } from '../../../cite/cite.js';
import type { CitationStyle } from '../../../cite/style.js';
import type { Library } from '../../../index/library.js';
import type { Citation } from '../../../model.js';
import type { Cited } from '../../custom-id.js';
import { customIdFor, removal, rowsOf } from '../../reply/buttons.js';
import type { ButtonRow } from '../../reply/card.js';
import { cardsOf } from '../../reply/cards.js';
import { citationBlock } from '../../reply/code-block.js';
import { roomFor } from '../../reply/layout.js';
import { costOf, LIMITS } from '../../reply/limits.js';
import { plainCardsOf } from '../../reply/plain-cards.js';
import type { Reply } from '../../reply/reply.js';
import { citeForCopy } from '../../reply/source.js';
import type { View } from '../../reply/view.js';

/** Passages shown beside their citation. */
const CARDS = 3;
/** Room for a citation above cards. */
const ROOM = 1800;
const ROOM_IN_TEXT = 1200;

/** Citations in a style, ready to copy, with their receipts and the passages. */
export function renderCitations(
  library: Library,
  citations: readonly Citation[],
  style: CitationStyle,
  view: View,
): Reply {
  const room = view.text ? ROOM_IN_TEXT : ROOM;
  const { content, files } = citationBlock(citations, style, view.words, { library, name: 'citation', room });
  const shown = citations.slice(0, CARDS);
  const { all } = roomFor(view);
  const cards = view.text
    ? plainCardsOf(shown, library, view, all - content.length - 2)
    : cardsOf(shown, library, view, all - costOf(content));
  return { content, cards, components: rowsOf([removal(library, view)]), files };
}

/** The citation of a quote, with a menu of the styles. @throws RangeError when there is no such passage */
export function renderCitationOf(library: Library, cited: Cited, style: CitationStyle, view: View): Reply {
  const parts = citationBlock([citeForCopy(library, cited)], style, view.words, {
    ...{ library, name: 'citation', room: LIMITS.content },
  });
  return { ...parts, components: styleMenu(cited, style, library, view) };
}

function styleMenu(cited: Cited, style: CitationStyle, library: Library, view: View): ButtonRow[] {
  const id = customIdFor({ kind: 'style', cited }, library, view);
  if (id === undefined) return [];
  const menu = {
    type: ComponentType.StringSelect,
    custom_id: id,
    placeholder: view.words.citing.chooseStyle,
    options: stylesFor(style, view),
  } as const;
  return [{ type: ComponentType.ActionRow, components: [menu] }];
}

function stylesFor(chosen: CitationStyle, { words }: View): APISelectMenuOption[] {
  return STYLES.map(({ name }) => ({
    label: words.citing.styles[name] ?? name,
    value: name,
    default: name === chosen.name,
  }));
}
