import { Call } from './call.js';
import { fillOptions, findCommand, type OptionValues } from './commands.js';
import { installsFor, sendInteraction } from './interact.js';
import { asJson, asObjects, asText, type Json } from './json.js';
import { createMessage, deleteMessages, editMessage } from './messages.js';
import { addPost, Channel } from './places.js';
import { directChannel } from './routes/account.js';
import { componentsOf, type MessageSnapshot, snapshotOf } from './snapshot.js';
import { snowflake } from './snowflake.js';
import { lengthOf } from './validate/primitives.js';
import { messageJson } from './wire.js';
import type { MessageState, UserState, World } from './world.js';

/** Selects a button of a message; a text must be the whole label. */
export type ButtonChoice = { label: string | RegExp } | { customId: string | RegExp } | { emoji: string };

export interface PostOptions {
  /** The message to reply to. */
  replyTo?: { id: string };
  /** Whether a reply pings its author; true by default. */
  pingAuthor?: boolean;
  /** Puts a mention of the bot in place of '@bot' in the text, or before the text if it does not contain '@bot'. */
  mentionBot?: boolean;
}

/** A message that a person wrote. */
export class Post {
  readonly id: string;
  readonly #world: World;

  constructor(world: World, id: string) {
    this.#world = world;
    this.id = id;
  }

  /** The message as it is now. Throws if it was deleted. */
  get message(): MessageSnapshot {
    return snapshotOf(this.#world, messageOf(this.#world, this.id));
  }

  /** Its author changes the text; '@bot' stays as written. */
  edit(text: string): void {
    editMessage(this.#world, messageOf(this.#world, this.id), { content: text });
  }

  /** Its author (or a moderator) deletes it. */
  delete(): void {
    deleteMessages(this.#world, [messageOf(this.#world, this.id)]);
  }
}

/** A person who uses Discord. */
export class User {
  readonly id: string;
  readonly #world: World;

  constructor(world: World, id: string) {
    this.#world = world;
    this.id = id;
  }

  get state(): UserState {
    return this.#world.user(this.id);
  }

  get mention(): string {
    return `<@${this.id}>`;
  }

  /** The direct messages with the bot or, if another user is given, with that user. */
  dm(other?: User): Channel {
    if (!other) return new Channel(this.#world, directChannel(this.#world, this.id).id);
    const channel = { id: snowflake(), kind: 'private' as const, name: '', recipients: [this.id, other.id] };
    this.#world.channels.set(channel.id, channel);
    return new Channel(this.#world, channel.id);
  }

  /**
   * Sends a slash command. Throws if Discord's client would not allow it: no such command here, options that do not
   * fit.
   */
  async slash(channel: Channel, name: string, values: OptionValues = {}): Promise<Call> {
    const command = findCommand(this.#world, this.state, channel.state, 1, name);
    return this.#command(2, channel, command, { options: fillOptions(command, values) });
  }

  /** Types into an option and returns the choices that the bot offers, in order. Rejects if it offers none in time. */
  async type(
    channel: Channel,
    name: string,
    values: OptionValues,
    option: string,
  ): Promise<{ name: string; value: string | number }[]> {
    const command = findCommand(this.#world, this.state, channel.state, 1, name);
    const call = this.#command(4, channel, command, { options: fillOptions(command, values, option) });
    await call.acknowledged;
    return asObjects(call.choices).map((choice) => ({
      name: asText(asJson(choice.name_localizations)[this.state.locale]) || asText(choice.name),
      value: choice.value as string | number,
    }));
  }

  /** Uses a message command on a message. */
  async messageMenu(channel: Channel, message: { id: string }, name: string): Promise<Call> {
    const command = findCommand(this.#world, this.state, channel.state, 3, name);
    const target = this.#visible(message.id);
    const resolved = { messages: { [target.id]: messageJson(this.#world, target, -1) } };
    return this.#command(2, channel, command, { target_id: target.id, resolved }, target.id);
  }

  /**
   * Presses a button. Throws if this user does not see the message, it has no such button, or the button is disabled or
   * a link.
   */
  async press(message: { id: string }, choice: ButtonChoice): Promise<Call> {
    const target = this.#visible(message.id);
    const button = componentsOf(target, 2).find((entry) => isChosen(entry, choice));
    if (!button) throw new Error(`no button ${JSON.stringify(choice, showPattern)} among ${labelsOf(target)}`);
    if (button.disabled === true) throw new Error(`the button ${asText(button.label)} is disabled`);
    if (typeof button.custom_id !== 'string') throw new Error('a link cannot be pressed');
    return this.#component(target, { id: button.id, custom_id: button.custom_id, component_type: 2 });
  }

  /**
   * Picks values in a string select menu: the message's only one, or the one with the given custom id. Throws like
   * `press`.
   */
  async select(message: { id: string }, values: readonly string[], customId?: string): Promise<Call> {
    const target = this.#visible(message.id);
    const menu = componentsOf(target, 3).find((entry) => customId === undefined || entry.custom_id === customId);
    if (!menu) throw new Error('the message has no such select menu');
    if (menu.disabled === true) throw new Error('the select menu is disabled');
    const offered = asObjects(menu.options).map((option) => option.value);
    const unknown = values.find((value) => !offered.includes(value));
    if (unknown !== undefined) throw new Error(`"${unknown}" is not among ${offered.join(', ')}`);
    const [least, most] = [Number(menu.min_values ?? 1), Number(menu.max_values ?? 1)];
    if (values.length < least || values.length > most) throw new Error(`takes ${least} to ${most} values`);
    return this.#component(target, { id: menu.id, custom_id: menu.custom_id, component_type: 3, values: [...values] });
  }

  /** Writes a message. */
  async post(channel: Channel, text: string, options: PostOptions = {}): Promise<Post> {
    const content = options.mentionBot ? withMention(text, `<@${this.#world.botId}>`) : text;
    if (content.trim() === '' || lengthOf(content) > 2000) throw new Error('a message has 1 to 2000 characters');
    const replyTo = options.replyTo === undefined ? undefined : this.#visible(options.replyTo.id).id;
    const parse = ['users', 'roles'];
    const body = { content, allowed_mentions: { parse, replied_user: options.pingAuthor ?? true } };
    const message = createMessage(this.#world, { channel: channel.state, authorId: this.id, body, files: [], replyTo });
    return new Post(this.#world, message.id);
  }

  /** Begins a post in a forum. */
  async postInForum(forum: Channel, title: string, text: string): Promise<{ thread: Channel; post: Post }> {
    const thread = addPost(this.#world, forum.state, title);
    const body = { content: text, allowed_mentions: { parse: ['users', 'roles'] } };
    const draft = { id: thread.id, channel: thread.state, authorId: this.id, body, files: [] };
    return { thread, post: new Post(this.#world, createMessage(this.#world, draft).id) };
  }

  /** The messages of a channel that this user sees, including those only for this user. */
  sees(channel: Channel): MessageSnapshot[] {
    const here = [...this.#world.messages.values()].filter((message) => message.channelId === channel.id);
    return here.filter((message) => isVisible(message, this.id)).map((message) => snapshotOf(this.#world, message));
  }

  #visible(id: string): MessageState {
    const message = messageOf(this.#world, id);
    if (!isVisible(message, this.id)) throw new Error(`${this.state.name} does not see this message`);
    return message;
  }

  #command(type: 2 | 4, channel: Channel, command: Json, extra: Json, messageId?: string): Call {
    const world = this.#world;
    const name = asText(command.name);
    const guild = command.guild_id === undefined ? {} : { guild_id: command.guild_id };
    const data = { id: command.id, name, type: command.type, ...guild, ...extra };
    const installs = installsFor(world, this.state, channel.state, command);
    const target = messageId === undefined ? {} : { messageId };
    const draft = { type, user: this.state, channel: channel.state, data, name, installs, ...target };
    return new Call(world, sendInteraction(world, draft));
  }

  #component(message: MessageState, data: Json): Call {
    const world = this.#world;
    const channel = world.channel(message.channelId);
    const installs = installsFor(world, this.state, channel);
    const draft = { type: 3 as const, user: this.state, channel, data, messageId: message.id, installs };
    return new Call(world, sendInteraction(world, draft));
  }
}

function messageOf(world: World, id: string): MessageState {
  const message = world.messages.get(id);
  if (!message) throw new Error('the message does not exist (any more)');
  return message;
}

function isVisible(message: MessageState, userId: string): boolean {
  return message.ephemeralFor === undefined || message.ephemeralFor === userId;
}

function isChosen(button: Json, choice: ButtonChoice): boolean {
  if ('emoji' in choice) return asJson(button.emoji).name === choice.emoji;
  const [value, wanted] = 'label' in choice ? [button.label, choice.label] : [button.custom_id, choice.customId];
  return wanted instanceof RegExp ? wanted.test(asText(value)) : value === wanted;
}

function labelsOf(message: MessageState): string {
  const labels = componentsOf(message, 2).map((button) => asText(button.label) || asText(asJson(button.emoji).name));
  return labels.length === 0 ? 'no buttons' : labels.map((label) => `"${label}"`).join(', ');
}

function showPattern(_key: string, value: unknown): unknown {
  return value instanceof RegExp ? String(value) : value;
}

function withMention(text: string, mention: string): string {
  return text.includes('@bot') ? text.replaceAll('@bot', mention) : `${mention} ${text}`;
}
