import type { APIMessageTopLevelComponent } from 'discord.js';
import { shownTexts } from '../reply/components.js';

/** The parts of a message that are read, whether it is a discord.js object or raw JSON. */
interface Written {
  readonly content?: string | null;
  readonly embeds?: readonly EmbedText[] | null;
  readonly components?: readonly { toJSON(): APIMessageTopLevelComponent }[] | null;
  /** The messages that this one forwards. */
  readonly messageSnapshots?: { values(): Iterable<Written> } | null;
}

interface EmbedText {
  readonly title?: string | null;
  readonly description?: string | null;
  readonly fields?: readonly { readonly name: string; readonly value: string }[] | null;
}

/**
 * The text of a message: its content, otherwise that of the message it forwards, otherwise that of its components or
 * embeds; empty for pictures and files. Text that another bot set in several boxes stays separate.
 */
export function messageText({ content, embeds, components, messageSnapshots }: Written): string {
  const own = content?.trim() ?? '';
  if (own !== '') return own;
  const forwarded = Array.from(messageSnapshots?.values() ?? [], (snapshot) => messageText(snapshot))
    .join('\n')
    .trim();
  if (forwarded !== '') return forwarded;
  const laidOut = shownTexts((components ?? []).map((component) => component.toJSON()))
    .join('\n\n')
    .trim();
  return laidOut === '' ? (embeds ?? []).map(embedText).join('\n\n').trim() : laidOut;
}

/** An embed's own words: its title is a heading, not part of the text. */
function embedText({ title, description, fields }: EmbedText): string {
  const inner = [description, ...(fields ?? []).map(({ value }) => value)].filter((line) => line);
  return inner.length > 0 ? inner.join('\n') : (title ?? '');
}
