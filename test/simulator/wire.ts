import { GatewayIntentBits, PermissionFlagsBits as P } from 'discord.js';
import type { Json } from './json.js';
import { ALL, botPermissionsIn } from './permissions.js';
import type { AttachmentState, ChannelState, GuildState, MessageState, RoleState, UserState, World } from './world.js';

/** A user as Discord sends it. */
export function userJson(user: UserState): Json {
  return {
    id: user.id,
    username: user.name.toLowerCase().replace(/[^a-z0-9_.]+/g, '_'),
    global_name: user.bot ? null : user.name,
    discriminator: user.bot ? '0001' : '0',
    avatar: null,
    bot: user.bot,
    public_flags: 0,
  };
}

/** A member of a guild; callers add `user` and `permissions` as Discord does. */
export function memberJson(guild: GuildState, user: UserState): Json {
  const role = guild.roles[user.bot ? 2 : 1];
  return {
    roles: role ? [role.id] : [],
    nick: null,
    avatar: null,
    joined_at: guild.joinedAt,
    premium_since: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
    communication_disabled_until: null,
  };
}

function roleJson(role: RoleState, position: number, botId: string): Json {
  return {
    id: role.id,
    name: role.name,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position,
    permissions: role.permissions.toString(),
    managed: role.name === 'Bot',
    ...(role.name === 'Bot' ? { tags: { bot_id: botId } } : {}),
    mentionable: role.mentionable,
    flags: 0,
  };
}

const CHANNEL_TYPES = { text: 0, dm: 1, private: 1, category: 4, thread: 11, forum: 15 };

/** A channel as Discord sends it in guilds, interactions and GET /channels/{id}. */
export function channelJson(world: World, channel: ChannelState): Json {
  const base = { id: channel.id, type: CHANNEL_TYPES[channel.kind], flags: 0, last_message_id: null };
  if (channel.guildId === undefined) {
    const others = channel.recipients.filter((id) => id !== world.botId);
    return { ...base, recipients: others.map((id) => userJson(world.user(id))) };
  }
  const shared = { ...base, guild_id: channel.guildId, name: channel.name, parent_id: channel.parentId ?? null };
  if (channel.kind === 'thread') {
    return {
      ...shared,
      owner_id: world.botId,
      message_count: 0,
      member_count: 1,
      rate_limit_per_user: 0,
      total_message_sent: 0,
      thread_metadata: {
        archived: false,
        auto_archive_duration: 1440,
        archive_timestamp: new Date().toISOString(),
        locked: false,
      },
    };
  }
  const allow = botPermissionsIn(world, channel);
  const overwrite = { id: world.botId, type: 1, allow: allow.toString(), deny: (ALL & ~allow).toString() };
  const everyone = { id: channel.guildId, type: 0, allow: P.ViewChannel.toString(), deny: '0' };
  return {
    ...shared,
    ...(channel.kind === 'forum' ? { available_tags: [], default_reaction_emoji: null, default_forum_layout: 0 } : {}),
    position: 0,
    nsfw: false,
    topic: null,
    rate_limit_per_user: 0,
    permission_overwrites: channel.open ? [everyone, overwrite] : [overwrite],
  };
}

/** A guild without its channels and members. */
export function guildJson(world: World, guild: GuildState): Json {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    owner_id: '100000000000000002',
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    roles: guild.roles.map((role, position) => roleJson(role, position, world.botId)),
    emojis: [],
    stickers: [],
    features: [],
    mfa_level: 0,
    application_id: null,
    system_channel_id: guild.systemChannelId ?? null,
    system_channel_flags: 0,
    rules_channel_id: null,
    vanity_url_code: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    preferred_locale: guild.locale,
    public_updates_channel_id: null,
    nsfw_level: 0,
    premium_progress_bar_enabled: false,
    safety_alerts_channel_id: null,
  };
}

/** The payload of GUILD_CREATE: the guild with its channels, threads and the bot's own member. */
export function guildCreateJson(world: World, guild: GuildState): Json {
  const channels = [...world.channels.values()].filter((channel) => channel.guildId === guild.id);
  const bot = world.user(world.botId);
  return {
    ...guildJson(world, guild),
    joined_at: guild.joinedAt,
    large: false,
    unavailable: false,
    member_count: world.users.size,
    voice_states: [],
    members: [{ ...memberJson(guild, bot), user: userJson(bot) }],
    channels: channels.filter((channel) => channel.kind !== 'thread').map((channel) => channelJson(world, channel)),
    threads: channels.filter((channel) => channel.kind === 'thread').map((channel) => channelJson(world, channel)),
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

function attachmentJson(world: World, channelId: string, attachment: AttachmentState): Json {
  const url = `${world.httpUrl}/attachments/${channelId}/${attachment.id}/${encodeURIComponent(attachment.name)}`;
  const described = attachment.description === undefined ? {} : { description: attachment.description };
  const { id, name, content, contentType } = attachment;
  return { id, filename: name, size: content.length, content_type: contentType, url, proxy_url: url, ...described };
}

/** Whether a message's text reaches a session (or an application) with these intents. */
function showsContent(world: World, message: MessageState, intents: number): boolean {
  if ((intents & GatewayIntentBits.MessageContent) !== 0 || message.authorId === world.botId) return true;
  return world.channels.get(message.channelId)?.kind === 'dm' || message.mentions.includes(world.botId);
}

/** A message as Discord sends it to the bot; without the message content intent, other people's text is left out. */
export function messageJson(world: World, message: MessageState, intents: number): Json {
  const shown = showsContent(world, message, intents);
  const reply = message.replyTo === undefined ? undefined : world.messages.get(message.replyTo);
  const channel = world.channels.get(message.channelId);
  const guild = channel?.guildId === undefined ? {} : { guild_id: channel.guildId };
  return {
    id: message.id,
    channel_id: message.channelId,
    author: userJson(world.user(message.authorId)),
    type: message.type,
    content: shown ? message.content : '',
    embeds: shown ? message.embeds : [],
    components: shown ? message.components : [],
    attachments: shown ? message.attachments.map((entry) => attachmentJson(world, message.channelId, entry)) : [],
    mentions: message.mentions.map((id) => userJson(world.user(id))),
    mention_roles: message.mentionRoles,
    mention_everyone: message.mentionsEveryone,
    timestamp: message.createdAt,
    edited_timestamp: message.editedAt ?? null,
    flags: message.flags,
    tts: false,
    pinned: false,
    ...(message.nonce === undefined ? {} : { nonce: message.nonce }),
    ...(message.replyTo === undefined
      ? {}
      : {
          message_reference: {
            type: 0,
            message_id: message.replyTo,
            channel_id: reply?.channelId ?? message.channelId,
            ...guild,
          },
        }),
    ...(message.type === 19 || message.type === 21
      ? { referenced_message: reply ? messageJson(world, reply, intents) : null }
      : {}),
    ...interactionJson(world, message),
  };
}

function interactionJson(world: World, message: MessageState): Json {
  const from = message.interaction;
  if (!from) return {};
  const original = from.originalId !== undefined && from.originalId !== message.id;
  return {
    application_id: world.botId,
    webhook_id: world.botId,
    interaction_metadata: {
      id: from.id,
      type: from.type,
      user: userJson(world.user(from.userId)),
      authorizing_integration_owners: from.owners,
      ...(from.name === undefined ? {} : { name: from.name }),
      ...(original ? { original_response_message_id: from.originalId } : {}),
      ...(from.type === 3 ? { interacted_message_id: from.messageId } : {}),
    },
  };
}

/**
 * The same with the fields found only in gateway events. Ephemeral messages lack the guild and member, as in Discord.
 */
export function messageEventJson(world: World, message: MessageState, intents: number): Json {
  const channel = world.channel(message.channelId);
  const json = { ...messageJson(world, message, intents), channel_type: CHANNEL_TYPES[channel.kind] };
  if (channel.guildId === undefined || message.ephemeralFor !== undefined) return json;
  const author = world.user(message.authorId);
  return { ...json, guild_id: channel.guildId, member: memberJson(world.guild(channel.guildId), author) };
}
