import {
  ActivityType,
  Client,
  Events,
  GatewayIntentBits,
  Options,
  Partials,
  REST,
  type RESTOptions,
  SnowflakeUtil,
} from 'discord.js';
import type { DiscordConfig } from '../../config.js';
import { ConfigError } from '../../errors.js';
import { presence } from '../../words/languages.js';
import type { Log } from '../log.js';
import { describeClockError, watchClock } from './clock.js';
import { explainClose, explainFailure } from './diagnosis.js';

/** Which of the processes that share the servers this is, and how many there are. */
export interface ShardPlace {
  id: number;
  count: number;
}

/** After an outage some servers stay unavailable. Events wait for them, but an interaction expires after 3 s. */
const WAIT_FOR_SERVERS_MS = 1500;

/** Discord bans an IP address after 10,000 refused requests in ten minutes. */
const REFUSED_REQUESTS_EACH_WARNING = 500;

/** discord.js keeps a request queue for each interaction, which is useless once the interaction's token has expired. */
const INTERACTION_LIFE_MS = 15 * 60_000;

/** Users and direct messages are cached no longer than they are used. */
const MOST_USERS = 200;
const SWEEP_MS = 3_600_000;

/**
 * The token without the prefix that people copy along.
 * @throws ConfigError when there is no token, or it does not look like one
 */
export function tokenOf(discord: DiscordConfig): string {
  const token = discord.token?.trim().replace(/^Bot\s+/i, '') ?? '';
  if (token === '') {
    throw new ConfigError(
      'no_token',
      'DISCORD_TOKEN is not set.',
      'Put the token from the page “Bot” of your application (https://discord.com/developers/applications) ' +
        'into .env. Without a token, start with no command to ask in the terminal.',
    );
  }
  // Other characters cannot even be sent in a header.
  if (/^[\w.~+/=-]+$/.test(token)) return token;
  throw new ConfigError(
    'bad_token',
    'DISCORD_TOKEN contains characters that a token never has.',
    'Copy the token again from the page “Bot” of your application, without quotes or spaces.',
  );
}

/**
 * Discord's REST interface for work that does not need the gateway.
 * @throws ConfigError as {@link tokenOf}
 */
export function createRest(discord: DiscordConfig, options: Partial<RESTOptions> = {}): REST {
  return new REST({ api: discord.apiUrl, ...options }).setToken(tokenOf(discord));
}

/**
 * A client that receives only the events that the bot needs and caches little, so that it can run for months: servers,
 * channels, roles and its own membership, from which permissions are computed.
 */
export function createClient(discord: DiscordConfig, place: ShardPlace = { id: 0, count: 1 }): Client {
  const client = new Client({
    intents: intentsFor(discord),
    // Direct messages arrive in channels that the bot has not seen; edited and deleted messages are not cached.
    partials: [Partials.Channel, Partials.Message],
    rest: {
      api: discord.apiUrl,
      invalidRequestWarningInterval: REFUSED_REQUESTS_EACH_WARNING,
      handlerSweepInterval: INTERACTION_LIFE_MS,
    },
    allowedMentions: { parse: [], repliedUser: false },
    failIfNotExists: false,
    waitGuildTimeout: WAIT_FOR_SERVERS_MS,
    presence: { activities: [{ type: ActivityType.Custom, name: 'status', state: presence() }] },
    makeCache: Options.cacheWithLimits(CACHES),
    // Without it, discord.js would read SHARDS and SHARD_COUNT, and parse our "auto" as JSON.
    shards: [place.id],
    shardCount: place.count,
  });
  // discord.js treats a count of 1 as not set.
  client.options.shardCount = place.count;
  return client;
}

/** Whether it reads messages that do not mention it, which needs a privileged intent. */
function readsMessages({ clauseReferences, places }: DiscordConfig): boolean {
  return clauseReferences || places.forums.length > 0;
}

/** The events that the bot needs. Message content is privileged, and requested only if needed. */
export function intentsFor(discord: DiscordConfig): GatewayIntentBits[] {
  return [
    GatewayIntentBits.Guilds,
    GatewayIntentBits.GuildMessages,
    GatewayIntentBits.DirectMessages,
    ...(readsMessages(discord) ? [GatewayIntentBits.MessageContent] : []),
  ];
}

/**
 * Logs in and stays connected: discord.js reconnects automatically. Never resolves.
 * @throws ConfigError when Discord rejects the bot, immediately or months later
 */
export function stayConnected(client: Client, discord: DiscordConfig): Promise<never> {
  return new Promise<never>((_, reject) => {
    // Only this event gives the reason as a code: `login` fails later, with a text, and never after it has succeeded.
    client.once(Events.ShardDisconnect, ({ code }) => {
      reject(explainClose(code) ?? new Error(`Discord closed the connection for good (code ${code}).`));
    });
    client.login(tokenOf(discord)).catch((error: unknown) => reject(explainFailure(error, discord)));
  });
}

const CACHES: Parameters<typeof Options.cacheWithLimits>[0] = {
  ApplicationCommandManager: 0,
  ApplicationEmojiManager: 0,
  AutoModerationRuleManager: 0,
  BaseGuildEmojiManager: 0,
  EntitlementManager: 0,
  GuildBanManager: 0,
  GuildEmojiManager: 0,
  GuildInviteManager: 0,
  GuildMemberManager: { maxSize: 0, keepOverLimit: (member) => member.id === member.client.user.id },
  GuildScheduledEventManager: 0,
  GuildStickerManager: 0,
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  ReactionUserManager: 0,
  StageInstanceManager: 0,
  ThreadMemberManager: { maxSize: 0, keepOverLimit: (member) => member.id === member.client.user.id },
  UserManager: { maxSize: MOST_USERS, keepOverLimit: (user) => user.id === user.client.user.id },
  VoiceStateManager: 0,
};

/**
 * Forgets direct message channels that have been silent for an hour; discord.js caches each forever.
 * @returns a function that stops it
 */
export function sweepDirectMessages(client: Client, everyMs = SWEEP_MS): () => void {
  const timer = setInterval(() => {
    const before = Date.now() - everyMs;
    client.channels.cache.sweep(
      (channel) => channel.isDMBased() && SnowflakeUtil.timestampFrom(channel.lastMessageId ?? '0') < before,
    );
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** Logs what happens to the connection. An `error` event without a listener would end the process. */
export function logEvents(client: Client, log: Log): void {
  client.on(Events.Error, (error) => log.error({ error }, 'error in the Discord client'));
  client.on(Events.Warn, (warning) => log.warn({ warning }, 'warning of the Discord client'));
  client.on(Events.ShardDisconnect, ({ code }, shard) => log.error({ shard, code }, 'gateway closed for good'));
  logConnections(client, log);
  watchClock(client.rest, (ms) =>
    log.error(
      { ms },
      `the clock of this machine is ${describeClockError(ms)} by Discord's: set it, or dates are wrong`,
    ),
  );
  client.rest.on('rateLimited', ({ method, route, timeToReset, scope }) =>
    log.info({ method, route, scope, ms: timeToReset }, 'waiting for a rate limit'),
  );
  client.rest.on('invalidRequestWarning', ({ count, remainingTime }) =>
    log.warn({ count, ms: remainingTime }, 'many requests are refused by Discord'),
  );
}

/** discord.js tries twice a second while the gateway is unreachable; this logs attempts 1, 2, 4, 8 and so on. */
function logConnections(client: Client, log: Log): void {
  const attempts = new Map<number, number>();
  const reasons = new Map<number, string>();
  const connected = (shard: number) => {
    attempts.delete(shard);
    reasons.delete(shard);
  };
  client.on(Events.ShardError, ({ message }, shard) => reasons.set(shard, message));
  client.on(Events.ShardReconnecting, (shard) => {
    const attempt = (attempts.get(shard) ?? 0) + 1;
    attempts.set(shard, attempt);
    if (!Number.isInteger(Math.log2(attempt))) return;
    log.warn({ shard, attempt, reason: reasons.get(shard) }, 'connecting to the gateway again');
  });
  client.on(Events.ShardResume, (shard, replayed) => {
    connected(shard);
    log.info({ shard, replayed }, 'gateway session resumed');
  });
  client.on(Events.ShardReady, (shard) => {
    connected(shard);
    log.info({ shard }, 'gateway session ready');
  });
}
