import type { APIEmbed, APIMessageTopLevelComponent } from 'discord.js';
import { asObjects, asText, copyOf, type Json } from './json.js';
import { flatten } from './validate/components.js';
import { messageJson } from './wire.js';
import type { MessageState, World } from './world.js';

/** A button as seen by a user. */
export interface SeenButton {
  label: string;
  emoji: string | undefined;
  customId: string | undefined;
  url: string | undefined;
  style: number;
  disabled: boolean;
}

/** A string select menu as seen by a user. */
export interface SeenSelect {
  customId: string;
  placeholder: string | undefined;
  disabled: boolean;
  minValues: number;
  maxValues: number;
  options: { label: string; value: string; description: string | undefined; default: boolean }[];
}

export interface SeenAttachment {
  id: string;
  name: string;
  contentType: string;
  description: string | undefined;
  content: Buffer;
}

/** A box of a message in the component layout. */
export interface SeenBox {
  colour: number | undefined;
  /** All its texts, in reading order. */
  text: string;
  /** The lines in quote bars, without the bars. */
  quote: string;
  /** The first line, without the mark of a heading. */
  title: string;
  /** The lines in small print, without their mark. */
  small: string[];
  /** The buttons beside its texts. */
  buttons: SeenButton[];
}

/** A message at one point in time. */
export interface MessageSnapshot {
  readonly id: string;
  readonly channelId: string;
  /** The author's id. */
  readonly authorId: string;
  readonly fromBot: boolean;
  readonly content: string;
  /** The text above the boxes in the component layout; otherwise the content. */
  readonly head: string;
  /** Its boxes in the component layout. */
  readonly boxes: SeenBox[];
  readonly embeds: APIEmbed[];
  readonly components: APIMessageTopLevelComponent[];
  /** All buttons, in reading order. */
  readonly buttons: SeenButton[];
  /** All string select menus. */
  readonly selects: SeenSelect[];
  readonly flags: number;
  readonly ephemeral: boolean;
  /** 'everyone', or the only user who sees it. */
  readonly visibleTo: 'everyone' | readonly string[];
  /** Everyone it has pinged: 'everyone', user ids, role ids. */
  readonly pings: readonly string[];
  readonly attachments: SeenAttachment[];
  /** The message that it answers. */
  readonly replyTo: string | undefined;
  readonly edited: boolean;
  /** Number of embeds that Discord dropped because the permission to embed links was missing. */
  readonly droppedEmbeds: number;
  /** As returned by the API. */
  readonly raw: Json;
}

/** A snapshot of a message, which later edits do not change. */
export function snapshotOf(world: World, message: MessageState): MessageSnapshot {
  return {
    id: message.id,
    channelId: message.channelId,
    authorId: message.authorId,
    fromBot: message.authorId === world.botId,
    content: message.content,
    head: headOf(message),
    boxes: message.components.filter(({ type }) => type === 17).map(boxOf),
    embeds: copyOf(message.embeds) as unknown as APIEmbed[],
    components: copyOf(message.components) as unknown as APIMessageTopLevelComponent[],
    buttons: componentsOf(message, 2).map(buttonOf),
    selects: componentsOf(message, 3).map(selectOf),
    flags: message.flags,
    ephemeral: message.ephemeralFor !== undefined,
    visibleTo: message.ephemeralFor === undefined ? 'everyone' : [message.ephemeralFor],
    pings: [...message.pings],
    attachments: message.attachments.map(({ id, name, contentType, description, content }) => ({
      id,
      name,
      contentType,
      description,
      content,
    })),
    replyTo: message.replyTo,
    edited: message.editedAt !== undefined,
    droppedEmbeds: message.droppedEmbeds,
    raw: copyOf(messageJson(world, message, -1)),
  };
}

function headOf({ content, components }: MessageState): string {
  const end = components.findIndex(({ type }) => type !== 10);
  const top = components.slice(0, end < 0 ? components.length : end);
  return content === '' ? top.map((entry) => asText(entry.content)).join('\n') : content;
}

function boxOf(box: Json): SeenBox {
  const text = flatten(box)
    .flatMap(({ type, content }) => (type === 10 ? [asText(content)] : []))
    .join('\n');
  const lines = text.split('\n');
  const behind = (mark: string) => lines.flatMap((line) => (line.startsWith(mark) ? [line.slice(mark.length)] : []));
  return {
    colour: typeof box.accent_color === 'number' ? box.accent_color : undefined,
    text,
    quote: behind('> ').join('\n'),
    title: (lines[0] ?? '').replace(/^#+ /, ''),
    small: behind('-# '),
    buttons: flatten(box)
      .filter(({ type }) => type === 2)
      .map(buttonOf),
  };
}

/** The components of one type in a message, at any depth. */
export function componentsOf(message: MessageState, type: number): Json[] {
  return message.components.flatMap(flatten).filter((entry) => entry.type === type);
}

function buttonOf(button: Json): SeenButton {
  const emoji = button.emoji as { name?: string; id?: string } | undefined;
  return {
    label: asText(button.label),
    emoji: emoji?.name ?? emoji?.id,
    customId: textOf(button.custom_id),
    url: textOf(button.url),
    style: Number(button.style),
    disabled: button.disabled === true,
  };
}

function selectOf(select: Json): SeenSelect {
  return {
    customId: asText(select.custom_id),
    placeholder: textOf(select.placeholder),
    disabled: select.disabled === true,
    minValues: Number(select.min_values ?? 1),
    maxValues: Number(select.max_values ?? 1),
    options: asObjects(select.options).map((option) => ({
      label: asText(option.label),
      value: asText(option.value),
      description: textOf(option.description),
      default: option.default === true,
    })),
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
