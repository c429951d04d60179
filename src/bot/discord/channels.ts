import { type APIChannel, ChannelType, DiscordAPIError, type REST, RESTJSONErrorCodes, Routes } from 'discord.js';
import type { DiscordConfig } from '../../config.js';
import { ConfigError } from '../../errors.js';
import { explainFailure } from './diagnosis.js';

const COPY = 'Copy its number again: with Developer Mode on, right-click it → Copy Channel ID.';

/** The channels that the settings name, as found in Discord. */
export interface NamedChannels {
  /** Such as "#general". */
  names: string[];
  /** One for each channel that cannot be used, with how to fix it. */
  problems: ConfigError[];
}

/** Checks the channels of CHANNELS and FORUM_CHANNELS. @throws ConfigError when Discord cannot be asked */
export async function lookAtChannels(rest: REST, discord: DiscordConfig): Promise<NamedChannels> {
  const found: NamedChannels = { names: [], problems: [] };
  const { channels, forums } = discord.places;
  const named = [
    ...channels.map((id) => ({ id, setting: 'CHANNELS', kinds: ANY })),
    ...forums.map((id) => ({ id, setting: 'FORUM_CHANNELS', kinds: FORUMS })),
  ];
  for (const { id, setting, kinds } of named) {
    const channel = await fetchChannel(rest, discord, id);
    if (typeof channel === 'string') found.problems.push(problem(setting, id, channel));
    else if (!kinds.includes(channel.type)) found.problems.push(problem(setting, id, 'other_kind'));
    else found.names.push(`#${channel.name}`);
  }
  return found;
}

const FORUMS: readonly ChannelType[] = [ChannelType.GuildForum, ChannelType.GuildMedia];
/** Channels where messages are written, or that contain such channels. */
const ANY: readonly ChannelType[] = [
  ...[ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildVoice, ChannelType.GuildStageVoice],
  ...[ChannelType.PublicThread, ChannelType.PrivateThread, ChannelType.AnnouncementThread],
  ...[ChannelType.GuildCategory, ...FORUMS],
];

type Missing = 'unknown' | 'hidden';

async function fetchChannel(rest: REST, discord: DiscordConfig, id: string): Promise<APIChannel | Missing> {
  try {
    return (await rest.get(Routes.channel(id))) as APIChannel;
  } catch (error) {
    const code = error instanceof DiscordAPIError ? error.code : undefined;
    if (code === RESTJSONErrorCodes.UnknownChannel) return 'unknown';
    if (code === RESTJSONErrorCodes.MissingAccess) return 'hidden';
    throw explainFailure(error, discord);
  }
}

function problem(setting: string, id: string, what: Missing | 'other_kind'): ConfigError {
  switch (what) {
    case 'unknown':
      return new ConfigError('unknown_channel', `${setting}: there is no channel ${id}.`, COPY);
    case 'hidden':
      return new ConfigError(
        'hidden_channel',
        `${setting}: the bot may not see the channel ${id}.`,
        'Invite the bot to that server, or give it “View Channels” there.',
      );
    case 'other_kind':
      return setting === 'CHANNELS'
        ? new ConfigError('no_text_channel', `CHANNELS: ${id} is not a text channel of a server.`, COPY)
        : new ConfigError(
            'no_forum',
            `FORUM_CHANNELS: ${id} is not a forum.`,
            `${COPY} Other channels belong in CHANNELS.`,
          );
  }
}
