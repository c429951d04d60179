import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, GatewayCloseCodes, HTTPError } from 'discord.js';
import type { DiscordConfig } from '../../config.js';
import { ConfigError, PartnershipError } from '../../errors.js';
import { serverLink } from './invite.js';

const APPLICATIONS = 'https://discord.com/developers/applications';

/** Those of Discord's JSON error codes that an operator can fix. */
const UNKNOWN_GUILD = 10_004;
const MISSING_ACCESS = 50_001;

/** Codes of failures that may be over in a minute, so that a retry is worthwhile. */
const PASSING = ['discord_unreachable', 'discord_failing', 'sessions_exhausted', 'index_away'];

/** Whether the same start may succeed later without anyone fixing anything. */
export function isPassing(error: unknown): boolean {
  return error instanceof PartnershipError && PASSING.includes(error.code);
}

/**
 * Explains what an operator can do about a failure of Discord or of discord.js.
 * @returns a {@link ConfigError} with how to fix it; the failure itself if the operator did not cause it
 */
export function explainFailure(error: unknown, discord: DiscordConfig): unknown {
  if (error instanceof PartnershipError) return error;
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) return badToken();
  if (error instanceof DiscordAPIError) return explainAnswer(error, discord) ?? error;
  if (error instanceof HTTPError) return failing(error.status, discord);
  if (!(error instanceof Error)) return error;
  // The gateway's responses, which are available only as text.
  const answer = /^Unexpected server response: (\d+)$/.exec(error.message);
  if (answer) return failing(answer[1], discord);
  const sessions = /^Not enough sessions remaining .*resets at (\S+)$/.exec(error.message);
  if (sessions) return noSessions(sessions[1]);
  return isNetworkFailure(error) ? unreachable(error, discord) : error;
}

/**
 * Explains what an operator can do about a gateway connection that Discord closed for good.
 * @param code Discord's close code
 * @returns undefined for a code after which discord.js reconnects automatically
 */
export function explainClose(code: number): ConfigError | undefined {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return badToken();
    case GatewayCloseCodes.DisallowedIntents:
      return new ConfigError(
        'disallowed_intents',
        'CLAUSE_REFERENCES and FORUM_CHANNELS need the message content intent, which is not switched on for this ' +
          'application.',
        `Switch on “Message Content Intent” on the page “Bot” of your application (${APPLICATIONS}), or set ` +
          'CLAUSE_REFERENCES=false and leave FORUM_CHANNELS empty.',
      );
    case GatewayCloseCodes.ShardingRequired:
      return new ConfigError(
        'sharding_required',
        'The bot is in too many servers for one connection.',
        'Set SHARDS=auto.',
      );
    case GatewayCloseCodes.InvalidShard:
      return new ConfigError(
        'invalid_shard',
        'Discord does not accept this number of shards.',
        'Set SHARDS=auto, or SHARDS=1 for fewer than 2500 servers.',
      );
    case GatewayCloseCodes.InvalidAPIVersion:
    case GatewayCloseCodes.InvalidIntents:
      return new ConfigError(
        'gateway_refused',
        `Discord's gateway refuses what this version of the bot asks for (code ${code}).`,
        'Update the bot: npm ci && npm run build.',
      );
    default:
      return undefined;
  }
}

/** For a token that is well-formed but not valid, or no longer valid. */
function badToken(): ConfigError {
  return new ConfigError(
    'bad_token',
    'Discord does not accept DISCORD_TOKEN.',
    `Copy the token from the page “Bot” of your application (${APPLICATIONS}), or reset it there, and put it into ` +
      '.env.',
  );
}

function explainAnswer(error: DiscordAPIError, discord: DiscordConfig): ConfigError | undefined {
  if (error.status === 401) return badToken();
  if ((error.code === MISSING_ACCESS || error.code === UNKNOWN_GUILD) && discord.guildId !== undefined) {
    return new ConfigError(
      'no_access_to_server',
      `The bot may not register commands in the server ${discord.guildId} (DISCORD_GUILD_ID).`,
      `${invitation(error.url)} Or correct DISCORD_GUILD_ID; left out, commands are registered everywhere.`,
    );
  }
  // Discord numbers every refusal; another server that answers here does not.
  return typeof error.code === 'number' ? undefined : notDiscord(discord);
}

/** The URL of the refused request names the application. */
function invitation(url: string): string {
  const applicationId = /\/applications\/(\d+)\//.exec(url)?.[1];
  return applicationId === undefined ? 'Invite it there.' : `Invite it there: ${serverLink(applicationId)}`;
}

function failing(status: number | string | undefined, discord: DiscordConfig): ConfigError {
  return new ConfigError(
    'discord_failing',
    `Discord (${hostOf(discord)}) answers with status ${status}.`,
    'Try again later; https://discordstatus.com lists outages.',
  );
}

/** For an address where something other than Discord answers. */
export function notDiscord(discord: DiscordConfig): ConfigError {
  return new ConfigError(
    'not_discord',
    `${hostOf(discord)} does not answer as Discord does.`,
    'Correct DISCORD_API_URL, or leave it out.',
  );
}

function noSessions(resetAt: string | undefined): ConfigError {
  return new ConfigError(
    'sessions_exhausted',
    `The bot has connected to Discord too often today; it can connect again from ${resetAt ?? 'tomorrow'}.`,
    'Wait until then, and find out why it was started so often.',
  );
}

function isNetworkFailure(error: Error & { code?: unknown }): boolean {
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return true;
  if (error.message === 'Opening handshake has timed out') return true;
  if (error.cause instanceof Error && isNetworkFailure(error.cause)) return true;
  if (typeof error.code !== 'string') return false;
  return 'syscall' in error || /^(?:E[A-Z]{4,}|UND_ERR_.+|ERR_(?:TLS|SSL|SOCKET)_.+|.*CERT.*)$/.test(error.code);
}

function unreachable(error: Error & { code?: unknown }, discord: DiscordConfig): ConfigError {
  const reason = typeof error.code === 'string' ? error.code : 'no answer in time';
  const where = hostOf(discord);
  return new ConfigError(
    'discord_unreachable',
    `Discord (${where}) cannot be reached: ${reason}.`,
    'Check the network, a firewall or proxy, and DISCORD_API_URL.',
  );
}

function hostOf({ apiUrl }: DiscordConfig): string {
  return URL.canParse(apiUrl) ? new URL(apiUrl).host : 'DISCORD_API_URL';
}
