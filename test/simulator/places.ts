import { GatewayIntentBits, type PermissionResolvable } from 'discord.js';
import type { Json } from './json.js';
import { createMessage, deleteMessages } from './messages.js';
import { BOT_DEFAULT, bitsOf, botSees, PEOPLE } from './permissions.js';
import { type MessageSnapshot, snapshotOf } from './snapshot.js';
import { guildSnowflake, snowflake } from './snowflake.js';
import { channelJson, guildCreateJson } from './wire.js';
import type { ChannelState, GuildState, RoleState, World } from './world.js';

export interface GuildOptions {
  name?: string;
  /** The server's language; 'en-US' by default. */
  locale?: string;
  /** The bot's permissions in all channels without their own. */
  botPermissions?: PermissionResolvable;
  /** False: the application works there only for users who installed it for themselves. */
  botIsMember?: boolean;
  /** The server added the bot without the scope applications.commands: registering commands there gives 50001. */
  missingScope?: boolean;
  /** Channels that exist before the bot learns about the server. */
  channels?: readonly ChannelOptions[];
  /** The name of the one where Discord itself writes. */
  systemChannel?: string;
}

export interface ChannelOptions {
  name?: string;
  botPermissions?: PermissionResolvable;
  /** Whether everybody in the server sees it. */
  open?: boolean;
  /** Its category. */
  within?: { id: string };
}

/** A channel, a thread, or direct messages, as people see them. */
export class Channel {
  readonly id: string;
  readonly world: World;

  constructor(world: World, id: string) {
    this.world = world;
    this.id = id;
  }

  get state(): ChannelState {
    return this.world.channel(this.id);
  }

  /** The messages that everyone here sees, oldest first. */
  get messages(): MessageSnapshot[] {
    return this.world.publicMessages(this.id).map((message) => snapshotOf(this.world, message));
  }

  /**
   * Waits for a message that everyone here sees, other than a deferred answer without content.
   * @param options.after only messages later than this one (an id or anything with one); by default any message here
   * @param options.from 'bot', 'people', or a user's id; the bot by default
   */
  async nextMessage(
    options: { after?: string | { id: string }; from?: string; timeoutMs?: number } = {},
  ): Promise<MessageSnapshot> {
    const { after, from = 'bot', timeoutMs = 10_000 } = options;
    const afterId = BigInt(typeof after === 'string' ? after : (after?.id ?? 0));
    const fits = (message: MessageSnapshot) =>
      BigInt(message.id) > afterId &&
      (message.flags & 128) === 0 &&
      (from === 'bot' ? message.fromBot : from === 'people' ? !message.fromBot : message.authorId === from);
    return this.world.until(() => this.messages.find(fits), timeoutMs, `no message from ${from} in the channel`);
  }

  /** Waits until `test` is true for the messages of the channel. */
  async until(test: (messages: MessageSnapshot[]) => boolean, timeoutMs = 10_000): Promise<void> {
    const read = () => (test(this.messages) ? true : undefined);
    await this.world.until(read, timeoutMs, 'the messages of the channel did not become as expected');
  }

  /** A thread below this channel. @param options.on the message that it is opened on and whose id it gets */
  addThread(options: ChannelOptions & { on?: { id: string } } = {}): Channel {
    const parent = this.state;
    if (parent.kind !== 'text') throw new Error('threads need a text channel');
    const { on, name = 'a thread' } = options;
    const draft = { kind: 'thread' as const, name, guildId: parent.guildId ?? '', parentId: parent.id };
    const thread = addChannel(this.world, { ...draft, ...(on ? { id: on.id } : {}), ...permissionsOf(options) });
    const starter = this.world.messages.get(on?.id ?? '');
    if (starter) {
      const { authorId, id: replyTo } = starter;
      createMessage(this.world, { channel: thread.state, authorId, body: {}, files: [], type: 21, replyTo });
    }
    return thread;
  }

  /** Changes the bot's permissions here and notifies it. */
  setBotPermissions(permissions: PermissionResolvable): void {
    const state = this.state;
    state.botPermissions = bitsOf(permissions);
    if (state.kind === 'thread') return;
    const data = () => channelJson(this.world, state);
    this.world.dispatch({ type: 'CHANNEL_UPDATE', data, intents: GatewayIntentBits.Guilds, guildId: state.guildId });
  }

  /** A moderator deletes several messages at once. */
  bulkDelete(messages: readonly { id: string }[]): void {
    deleteMessages(
      this.world,
      messages.flatMap(({ id }) => this.world.messages.get(id) ?? []),
      true,
    );
  }
}

/** A server. */
export class Guild {
  readonly id: string;
  readonly world: World;

  constructor(world: World, id: string) {
    this.world = world;
    this.id = id;
  }

  get state(): GuildState {
    return this.world.guild(this.id);
  }

  addChannel(options: ChannelOptions = {}): Channel {
    return addChannel(this.world, draftOf(this.id, 'text', options));
  }

  /** A channel in which every thread is a post. */
  addForum(options: ChannelOptions = {}): Channel {
    return addChannel(this.world, draftOf(this.id, 'forum', options));
  }

  addCategory(options: ChannelOptions = {}): Channel {
    return addChannel(this.world, draftOf(this.id, 'category', options));
  }

  /** Its channels in order of creation. */
  get channels(): Channel[] {
    return [...this.world.channels.values()]
      .filter(({ guildId }) => guildId === this.id)
      .map(({ id }) => new Channel(this.world, id));
  }

  /** Adds a role that can be mentioned (by everyone unless `mentionable` is false). Returns its id. */
  addRole(options: { name?: string; mentionable?: boolean } = {}): string {
    const { name = 'a role', mentionable = true } = options;
    const role: RoleState = { id: snowflake(), name, permissions: 0n, mentionable };
    this.state.roles.push(role);
    return role.id;
  }

  /** The role that Discord gave the bot, with the bot's name. */
  get botRoleId(): string {
    return this.state.roles[2]?.id ?? '';
  }

  /** Removes the bot from the server and notifies it. */
  removeBot(): void {
    this.state.botIsMember = false;
    this.#tellGone({ id: this.id });
  }

  /** A person adds the bot again. */
  addBot(): void {
    this.state.botIsMember = true;
    this.state.joinedAt = new Date().toISOString();
    tellGuild(this.world, this.state);
  }

  /** The server becomes unavailable in an outage and returns. */
  failAndReturn(): void {
    this.#tellGone({ id: this.id, unavailable: true });
    tellGuild(this.world, this.state);
  }

  #tellGone(data: Json): void {
    const { Guilds } = GatewayIntentBits;
    this.world.dispatch({ type: 'GUILD_DELETE', data: () => data, intents: Guilds, guildId: this.id });
  }
}

/** Creates a server and, if the bot is a member, notifies it. */
export function addGuild(world: World, options: GuildOptions): Guild {
  const { name = 'A server', locale = 'en-US', botIsMember = true, missingScope = false } = options;
  const id = guildSnowflake(world.guilds.size);
  const botPermissions = bitsOf(options.botPermissions ?? BOT_DEFAULT);
  const role = (roleId: string, roleName: string, permissions: bigint, mentionable = false) => ({
    id: roleId,
    name: roleName,
    permissions,
    mentionable,
  });
  // @everyone may do nothing, so that the bot's permissions are exactly those of its own role.
  const roles = [
    role(id, '@everyone', 0n),
    role(snowflake(), 'Members', PEOPLE),
    role(snowflake(), 'Bot', botPermissions, true),
  ];
  const joinedAt = new Date().toISOString();
  const guild: GuildState = { id, name, locale, botIsMember, botPermissions, missingScope, roles, joinedAt };
  world.guilds.set(id, guild);
  for (const channel of options.channels ?? []) {
    const draft = { id: snowflake(), recipients: [], ...draftOf(id, 'text', channel) };
    world.channels.set(draft.id, draft);
    if (draft.name === options.systemChannel) guild.systemChannelId = draft.id;
  }
  if (botIsMember) tellGuild(world, guild);
  return new Guild(world, id);
}

function tellGuild(world: World, guild: GuildState): void {
  const data = () => guildCreateJson(world, guild);
  world.dispatch({ type: 'GUILD_CREATE', data, intents: GatewayIntentBits.Guilds, guildId: guild.id });
}

function draftOf(guildId: string, kind: ChannelState['kind'], options: ChannelOptions) {
  const { name = 'general', open, within } = options;
  return {
    ...{ kind, name, guildId, ...permissionsOf(options) },
    ...(open === undefined ? {} : { open }),
    ...(within === undefined ? {} : { parentId: within.id }),
  };
}

function permissionsOf({ botPermissions }: ChannelOptions): { botPermissions?: bigint } {
  return botPermissions === undefined ? {} : { botPermissions: bitsOf(botPermissions) };
}

/** Creates a post in a forum: a thread announced as new. */
export function addPost(world: World, forum: ChannelState, name: string): Channel {
  if (forum.kind !== 'forum') throw new Error('posts need a forum');
  return addChannel(world, { kind: 'thread', name, guildId: forum.guildId ?? '', parentId: forum.id });
}

function addChannel(world: World, draft: Omit<ChannelState, 'id' | 'recipients'> & { id?: string }): Channel {
  const channel: ChannelState = { id: snowflake(), recipients: [], ...draft };
  world.channels.set(channel.id, channel);
  if (botSees(world, channel)) {
    const type = channel.kind === 'thread' ? 'THREAD_CREATE' : 'CHANNEL_CREATE';
    const newly = channel.kind === 'thread' ? { newly_created: true } : {};
    const data = () => ({ ...channelJson(world, channel), ...newly });
    world.dispatch({ type, data, intents: GatewayIntentBits.Guilds, guildId: channel.guildId });
  }
  return new Channel(world, channel.id);
}
