import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APISelectMenuOption,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { Library } from '../../index/library.js';
import { type Action, type Cited, encodeCustomId } from '../custom-id.js';
import { cutToFit } from './cut.js';
import { LIMITS } from './limits.js';
import { asPlain } from './markdown.js';
import type { Reply } from './reply.js';
import type { View } from './view.js';

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;
/** How a button looks: words of the bot's own, a sign, or both. */
type Look = { label: string; emoji?: string } | { emoji: string };

/** A button for an action, in plain text without a sign; nothing where the action does not fit into a custom id. */
export function button(
  action: Action,
  look: Look,
  library: Library,
  view: View,
): APIButtonComponentWithCustomId | undefined {
  const id = customIdFor(action, library, view);
  if (id === undefined) return undefined;
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    custom_id: id,
    ...('label' in look ? { label: cutToFit(look.label, LIMITS.buttonLabel, asPlain) } : {}),
    ...(look.emoji === undefined || (view.text && 'label' in look) ? {} : { emoji: { name: look.emoji } }),
  };
}

/** The buttons that turn to what comes before and after; at an end there is none. @param cited what may be cited of the page */
export function turning(
  before: Action | undefined,
  after: Action | undefined,
  library: Library,
  view: View,
  cited?: Cited,
): Row[] {
  const { previous, next, cite } = view.words.buttons;
  return rowsOf([
    before && button(before, { label: previous, emoji: '◀️' }, library, view),
    after && button(after, { label: next, emoji: '▶️' }, library, view),
    cited && button({ kind: 'cite', cited }, { label: cite, emoji: '🔖' }, library, view),
  ]);
}

/** Buttons in rows; those that are missing or there already are left out. */
export function rowsOf(buttons: readonly (APIButtonComponentWithCustomId | undefined)[]): Row[] {
  const known = new Map(buttons.flatMap((each) => (each ? [[each.custom_id, each] as const] : [])));
  const all = [...known.values()];
  const rows: Row[] = [];
  for (let i = 0; i < all.length; i += LIMITS.buttonsInRow)
    rows.push({ type: ComponentType.ActionRow, components: all.slice(i, i + LIMITS.buttonsInRow) });
  return rows;
}

/** A menu of which one option is chosen; nothing where there are no options. */
export function menuRow(options: APISelectMenuOption[], placeholder: string, library: Library, view: View): Row[] {
  const id = customIdFor({ kind: 'more' }, library, view);
  const known = [...new Map(options.map((option) => [option.value, option])).values()].slice(0, LIMITS.options);
  if (id === undefined || known.length === 0) return [];
  const menu = { type: ComponentType.StringSelect, custom_id: id, placeholder, options: known } as const;
  return [{ type: ComponentType.ActionRow, components: [menu] }];
}

/** A reply with what there is of it. */
export function replyOf(parts: Required<Omit<Reply, 'files'>> & Pick<Reply, 'files'>): Reply {
  const { content, embeds, components, files = [] } = parts;
  return {
    ...(content === '' ? {} : { content }),
    ...(embeds.length === 0 ? {} : { embeds }),
    ...(components.length === 0 ? {} : { components }),
    ...(files.length === 0 ? {} : { files }),
  };
}

/** An action for a reader as a custom id; nothing where it does not fit. */
export function customIdFor(action: Action, library: Library, { owner, text }: View): string | undefined {
  const index = library.manifest.version;
  return encodeCustomId({ action, index, ...(owner === undefined ? {} : { owner }), ...(text ? { text } : {}) });
}
