import { type APIButtonComponentWithCustomId, type APISelectMenuOption, ButtonStyle, ComponentType } from 'discord.js';
import type { Library } from '../../index/library.js';
import type { Citation } from '../../model.js';
import { type Action, type Cited, encodeCustomId } from '../custom-id.js';
import type { ButtonRow } from './card.js';
import { cutToFit } from './cut.js';
import { LIMITS } from './limits.js';
import { asPlain } from './markdown.js';
import { fitted, type RowPlace } from './row-width.js';
import { citedOf } from './source.js';
import type { View } from './view.js';

/** How a button looks: a label, an emoji, or both. */
type Look = { label: string; emoji?: string } | { emoji: string };

/** A button for an action; in plain text, without an emoji. Undefined if the action does not fit into a custom id. */
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

/**
 * The button beside a passage that opens it with its neighbours.
 * @param number that of the passage, if there are several: in plain text the buttons are apart from their passages
 */
export function readOn(citation: Citation, library: Library, view: View, number?: number) {
  const cited = citedOf(library, citation);
  const label = view.words.buttons.readOn(view.text ? number : undefined);
  return cited && button({ kind: 'context', cited }, { label }, library, view);
}

/** The same beside a line that shows little of the passage. */
export function read(citation: Citation, library: Library, view: View, number?: number) {
  const cited = citedOf(library, citation);
  const label = view.text ? view.words.buttons.readOn(number) : view.words.buttons.read;
  return cited && button({ kind: 'context', cited }, { label }, library, view);
}

/** A button that shows how to ask, or the list of documents. */
export function guide(to: 'help' | 'documents', library: Library, view: View) {
  const { howToAsk, documents } = view.words.buttons;
  const look = to === 'help' ? { label: howToAsk, emoji: '💡' } : { label: documents, emoji: '📚' };
  return button({ kind: 'guide', to }, look, library, view);
}

/** The button with which the asker removes the reply; undefined if the reply is private, and so can be dismissed. */
export function removal(library: Library, view: View) {
  if (view.private || view.owner === undefined) return undefined;
  const look = view.text ? { label: view.words.buttons.remove } : { emoji: '🗑️' };
  return button({ kind: 'remove' }, look, library, view);
}

/** The pages before and after, with their labels; by default, the words for turning pages. */
export interface Turning {
  before: Action | undefined;
  after: Action | undefined;
  labels?: { before?: string | undefined; after?: string | undefined };
  /** The same in another language, and that language. */
  other?: { action: Action; language: string } | undefined;
}

/** The buttons that turn to the page before and after, if there is one. @param cited what can be cited on the page */
export function turning(turn: Turning, library: Library, view: View, cited?: Cited): ButtonRow[] {
  const { before, after, labels = {}, other } = turn;
  const { previous, next, cite } = view.words.buttons;
  const named = other === undefined ? '' : view.words.inLanguage(other.language);
  const buttons = [
    before && button(before, { label: labels.before ?? previous, emoji: '◀️' }, library, view),
    after && button(after, { label: labels.after ?? next, emoji: '▶️' }, library, view),
    other &&
      button(other.action, { label: named.charAt(0).toUpperCase() + named.slice(1), emoji: '🌐' }, library, view),
    cited && button({ kind: 'cite', cited }, { label: cite, emoji: '🔖' }, library, view),
    removal(library, view),
  ];
  return rowsOf(buttons, 'inside');
}

/**
 * Buttons in rows, shortened so that they take the fewest lines on a phone; undefined ones and duplicates are left out.
 * @param place where the rows are shown
 */
export function rowsOf(
  buttons: readonly (APIButtonComponentWithCustomId | undefined)[],
  place: RowPlace = 'below',
): ButtonRow[] {
  const known = new Map(buttons.flatMap((each) => (each ? [[each.custom_id, each] as const] : [])));
  const all = [...known.values()];
  const rows: ButtonRow[] = [];
  for (let i = 0; i < all.length; i += LIMITS.buttonsInRow)
    rows.push({ type: ComponentType.ActionRow, components: fitted(all.slice(i, i + LIMITS.buttonsInRow), place) });
  return rows;
}

/** A menu to choose one option from; empty if there are no options. */
export function menuRow(
  options: APISelectMenuOption[],
  placeholder: string,
  library: Library,
  view: View,
): ButtonRow[] {
  const id = customIdFor({ kind: 'more' }, library, view);
  const known = [...new Map(options.map((option) => [option.value, option])).values()].slice(0, LIMITS.options);
  if (id === undefined || known.length === 0) return [];
  const menu = { type: ComponentType.StringSelect, custom_id: id, placeholder, options: known } as const;
  return [{ type: ComponentType.ActionRow, components: [menu] }];
}

/** An action for a reader as a custom id; undefined if it does not fit. */
export function customIdFor(action: Action, library: Library, { owner, text }: View): string | undefined {
  const index = library.manifest.version;
  return encodeCustomId({ action, index, ...(owner === undefined ? {} : { owner }), ...(text ? { text } : {}) });
}
