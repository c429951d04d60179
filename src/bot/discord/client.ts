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

/** Which of how many processes that share the servers. */
export interface ShardPlace {
  id: number;
  count: number;
}

/** After an outage some servers stay away; what Discord sends meanwhile waits, and an interaction waits only 3 s. */
const WAIT_FOR_SERVERS_MS = 1500;

/** Discord bans an address after 10,000 refused requests in ten minutes. */
const REFUSED_REQUESTS_EACH_WARNING = 500;

/** discord.js keeps a request queue for each interaction; after the life of its token it is of no use. */
const INTERACTION_LIFE_MS = 15 * 60_000;

/** Users and direct messages are remembered no longer than what they are in use for. */
const MOST_USERS = 200;
const SWEEP_MS = 3_600_000;

/**
 * The token without the prefix that people copy along.
 * @throws ConfigError when there is none, or when no token looks like it
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
  // Anything else cannot even be sent in a header.
  if (/^[\w.~+/=-]+$/.test(token)) return token;
  throw new ConfigError(
    'bad_token',
    'DISCORD_TOKEN contains characters that a token never has.',
    'Copy the token again from the page “Bot” of your application, without quotes or spaces.',
  );
}

/**
 * Discord's REST interface for work that needs no gateway.
 * @throws ConfigError as {@link tokenOf}
 */
export function createRest(discord: DiscordConfig, options: Partial<RESTOptions> = {}): REST {
  return new REST({ api: discord.apiUrl, ...options }).setToken(tokenOf(discord));
}

/**
 * A client that hears what the bot needs and remembers little, so that it can run for months: servers, channels, roles
 * and its own membership, which permissions are worked out from.
 */
export function createClient(discord: DiscordConfig, place: ShardPlace = { id: 0, count: 1 }): Client {
  const client = new Client({
    intents: intentsFor(discord),
    // Direct messages reach the bot in channels it has not seen; edited and deleted messages are not remembered.
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
    // Left out, discord.js would take them from SHARDS and SHARD_COUNT, and read our "auto" as JSON.
    shards: [place.id],
    shardCount: place.count,
  });
  // A count of 1 counts as left out.
  client.options.shardCount = place.count;
  return client;
}

/** Whether it reads messages that do not name it, which takes a privileged intent. */
function readsMessages({ clauseReferences, places }: DiscordConfig): boolean {
  return clauseReferences || places.forums.length > 0;
}

/** What the bot has to hear of. The content of messages is privileged, and asked for only where it is needed. */
export function intentsFor(discord: DiscordConfig): GatewayIntentBits[] {
  return [
    GatewayIntentBits.Guilds,
    GatewayIntentBits.GuildMessages,
    GatewayIntentBits.DirectMessages,
    ...(readsMessages(discord) ? [GatewayIntentBits.MessageContent] : []),
  ];
}

/**
 * Logs in, and stays: discord.js connects again by itself. Never resolves.
 * @throws ConfigError when Discord refuses the bot, at once or months later
 */
export function stayConnected(client: Client, discord: DiscordConfig): Promise<never> {
  return new Promise<never>((_, reject) => {
    // Here, before `login` fails with a mere text, and only here once it has succeeded, the reason is told as a code.
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
 * Forgets direct message channels in which nothing was said for an hour; discord.js keeps each for ever.
 * @returns what ends it
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

/** Writes to the log what happens to the connection. An `error` nobody listens to would end the process. */
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

/**
 * discord.js tries twice a second while the gateway is away; the log has the first attempt, the second, the fourth, the
 * eighth…
 */
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
