import {
  type APIApplication,
  ApplicationFlags,
  ApplicationFlagsBitField,
  ApplicationIntegrationType,
  type REST,
  type RESTAPIPartialCurrentUserGuild,
  type RESTGetAPIGatewayBotResult,
  Routes,
} from 'discord.js';
import type { DiscordConfig } from '../../config.js';
import { ConfigError } from '../../errors.js';
import { explainFailure, notDiscord } from './diagnosis.js';

/** What Discord knows about the application that the token is for. */
export interface ApplicationFacts {
  id: string;
  name: string;
  /** Whether it may read the content of messages. */
  messageContent: boolean;
  /** Whether people may add it to servers, and to their own accounts; absent if Discord does not say. */
  installs?: { servers: boolean; accounts: boolean };
}

/** Discord's limits and advice for using the gateway. */
export interface GatewayFacts {
  /** The number of processes that Discord recommends. */
  shards: number;
  /** Sessions that may still be started, and the milliseconds until the full number is available again. */
  sessions: { left: number; total: number; resetAfterMs: number };
  /** Sessions that may start at the same time, every five seconds. */
  atOnce: number;
}

export interface ServerFacts {
  id: string;
  name: string;
  /** The bot's permissions in the server, before those of its channels, as an integer. */
  permissions: string;
}

/** Most servers requested at once: Discord's limit. */
export const SERVERS_A_PAGE = 200;

/**
 * The application that the token is for.
 * @throws ConfigError when the token is not accepted, or belongs to another application than DISCORD_CLIENT_ID
 */
export async function fetchApplication(rest: REST, discord: DiscordConfig): Promise<ApplicationFacts> {
  const found = await ask<APIApplication>(rest, Routes.currentApplication(), discord);
  if (typeof found.id !== 'string') throw notDiscord(discord);
  const { clientId } = discord;
  if (clientId !== undefined && clientId !== found.id) {
    throw new ConfigError(
      'other_application',
      `DISCORD_CLIENT_ID is ${clientId}, but DISCORD_TOKEN belongs to the application ${found.id} (${found.name}).`,
      'Correct one of them; DISCORD_CLIENT_ID may be left out.',
    );
  }
  const flags = new ApplicationFlagsBitField(found.flags ?? 0);
  const installs = found.integration_types_config;
  return {
    id: found.id,
    name: found.name,
    messageContent: flags.any([ApplicationFlags.GatewayMessageContent, ApplicationFlags.GatewayMessageContentLimited]),
    ...(installs && {
      installs: {
        servers: installs[ApplicationIntegrationType.GuildInstall] !== undefined,
        accounts: installs[ApplicationIntegrationType.UserInstall] !== undefined,
      },
    }),
  };
}

/** @throws ConfigError when Discord cannot be asked */
export async function fetchGateway(rest: REST, discord: DiscordConfig): Promise<GatewayFacts> {
  const found = await ask<Partial<RESTGetAPIGatewayBotResult>>(rest, Routes.gatewayBot(), discord);
  const { shards, session_start_limit: limit } = found;
  if (shards === undefined || !limit) throw notDiscord(discord);
  return {
    shards,
    sessions: { left: limit.remaining, total: limit.total, resetAfterMs: limit.reset_after },
    atOnce: Math.max(1, limit.max_concurrency),
  };
}

/** The first {@link SERVERS_A_PAGE} servers that the bot is in. @throws ConfigError when Discord cannot be asked */
export async function fetchServers(rest: REST, discord: DiscordConfig): Promise<ServerFacts[]> {
  const path = `${Routes.userGuilds()}?limit=${SERVERS_A_PAGE}` as const;
  const found = await ask<RESTAPIPartialCurrentUserGuild[]>(rest, path, discord);
  if (!Array.isArray(found)) throw notDiscord(discord);
  return found.map(({ id, name, permissions }) => ({ id, name, permissions }));
}

/** @throws ConfigError if the operator can fix the problem */
async function ask<T>(rest: REST, path: `/${string}`, discord: DiscordConfig): Promise<T> {
  try {
    return (await rest.get(path)) as T;
  } catch (error) {
    throw explainFailure(error, discord);
  }
}
