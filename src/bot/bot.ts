import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, Events, type REST, Status } from 'discord.js';
import { type Config, type DiscordConfig, PACKAGE_ROOT } from '../config.js';
import type { Embedder } from '../embedding/embedder.js';
import type { ConfigError } from '../errors.js';
import type { Installation } from './desk.js';
import { fetchApplication } from './discord/application.js';
import { lookAtChannels } from './discord/channels.js';
import {
  createClient,
  createRest,
  logEvents,
  type ShardPlace,
  stayConnected,
  sweepDirectMessages,
} from './discord/client.js';
import { explainFailure } from './discord/diagnosis.js';
import { accountLink, serverLink } from './discord/invite.js';
import { describeRegistration, registerCommands } from './discord/register.js';
import { commandBodies } from './features/index.js';
import { Gate } from './gate/gate.js';
import { gapFileOf } from './load/gap-counters.js';
import { QuestionDesk } from './load/question-desk.js';
import type { Log } from './log.js';
import { Messages } from './messages/messages.js';
import { watchedLog } from './watch/log.js';
import { Metrics } from './watch/metrics.js';
import { type Running, watch } from './watch/watch.js';

/** How long questions in flight may take once the bot is asked to stop. */
const FINISH_MS = 10_000;
/** How long taking leave of Discord, and closing the index, may take. */
const LEAVE_MS = 1_000;

/** What the operator's signals ask for. */
export interface Signals {
  /** Aborted when the bot has to stop. */
  readonly stop: AbortSignal;
  /** Calls the listener when a new index is to be looked for. */
  onReload(listener: () => void): void;
}

export interface BotRun {
  signals: Signals;
  /** Tells the operator something good to know, in one line. */
  note(line: string): void;
  log: Log;
  /** Set in one of several processes that share the servers; the process above them registers the commands. */
  shard?: ShardPlace;
  /** What has been counted since the process began; from now on by default. */
  metrics?: Metrics;
}

/**
 * Runs the bot until it is asked to stop:
 * 1. register the commands where they changed, and tell how to invite the bot
 * 2. open the index, and keep watching for a new one; health is told from before that on
 * 3. log in; every event goes to the gate or to the messages
 * 4. when asked to stop, take no more questions, finish those in flight, and leave
 * @param embedder stays the caller's own
 * @returns the exit code
 * @throws ConfigError for what Discord does not accept, now or later, or a port that is in use; IndexError, ModelError
 */
export async function runBot(config: Config, embedder: Embedder | Promise<Embedder>, run: BotRun): Promise<number> {
  const metrics = run.metrics ?? new Metrics();
  const running: Running = {};
  const endWatching = await watch(config, metrics, running, run.shard);
  try {
    return await runWatched(config, embedder, { ...run, log: watchedLog(run.log, metrics), metrics, running });
  } finally {
    await endWatching();
  }
}

interface WatchedRun extends BotRun {
  metrics: Metrics;
  /** Filled while the bot starts. */
  running: Running;
}

async function runWatched(config: Config, embedder: Embedder | Promise<Embedder>, run: WatchedRun): Promise<number> {
  const { signals, shard, note, log, metrics, running } = run;
  const stopped = asked(signals.stop);
  if (!shard) await Promise.race([announce(config.discord, note), stopped]);
  if (signals.stop.aborted) return 0;
  const model = await embedder;
  running.model = true;
  const desk = await QuestionDesk.open(asProcess(config, run), model, installationOf(config), log, metrics);
  running.desk = desk;
  try {
    await serve(config.discord, desk, run, stopped);
  } finally {
    delete running.desk;
    if (!(await within(LEAVE_MS, desk.close()))) log.warn({}, 'the index could not be closed in time');
  }
  return 0;
}

/**
 * Registers the commands where they changed, and tells how to invite the bot.
 * @throws ConfigError for what Discord does not accept
 */
export async function announce(discord: DiscordConfig, note: (line: string) => void): Promise<void> {
  const rest = createRest(discord);
  const application = await fetchApplication(rest, discord);
  const scope = { applicationId: application.id, ...(discord.guildId !== undefined && { guildId: discord.guildId }) };
  try {
    note(describeRegistration(await registerCommands(rest, scope, commandBodies(discord.operators.length > 0)), scope));
  } catch (error) {
    throw explainFailure(error, discord);
  }
  for (const { message, cure } of await wrongChannels(rest, discord)) note(`${message} ${cure}`);
  note(`To add ${application.name} to a server, open ${serverLink(application.id)}`);
  if (application.installs?.accounts) note(`To use it from your own account, open ${accountLink(application.id)}`);
}

/**
 * Channels of the settings that cannot be used. The bot answers all the same, and starts also where Discord does not
 * tell.
 */
function wrongChannels(rest: REST, discord: DiscordConfig): Promise<ConfigError[]> {
  return lookAtChannels(rest, discord).then(
    ({ problems }) => problems,
    () => [],
  );
}

/** Answers until `stopped`. @throws ConfigError when Discord refuses the bot */
async function serve(
  discord: DiscordConfig,
  desk: QuestionDesk,
  { signals, note, log, shard, metrics, running }: WatchedRun,
  stopped: Promise<void>,
): Promise<void> {
  const client = createClient(discord, shard);
  logEvents(client, log);
  const connected = () => client.ws.shards.size > 0 && client.ws.shards.every(({ status }) => status === Status.Ready);
  countReconnects(client, metrics);
  running.connected = connected;
  const indexReachable = () => !desk.isIndexAway;
  metrics.read({ waiting: () => desk.waiting, index: () => desk.index, indexReachable, connected });
  const listeners = listen(client, desk, discord, log);
  client.once(Events.ClientReady, ({ user, guilds }) => {
    const name = shard ? `Shard ${shard.id} of ${shard.count}: ready` : 'Ready';
    note(`${name} as ${user.tag} in ${guilds.cache.size} ${guilds.cache.size === 1 ? 'server' : 'servers'}.`);
  });
  const endSweeping = sweepDirectMessages(client);
  signals.onReload(() => {
    desk.reload().catch((error: unknown) => log.error({ error }, 'the index cannot be looked at'));
  });
  try {
    await Promise.race([stopped, stayConnected(client, discord)]);
  } finally {
    // The desk last: what is acknowledged already has still to ask it.
    desk.hurry();
    const finished = listeners.finish().then(() => desk.stop());
    if (!(await within(FINISH_MS, finished))) log.warn({}, 'stopped before everything in flight was done');
    endSweeping();
    // discord.js speaks of connecting again also when it leaves.
    client.removeAllListeners(Events.ShardReconnecting);
    await within(LEAVE_MS, client.destroy());
  }
}

/** A session that was lost is resumed or begun anew; the first one is no loss. */
function countReconnects(client: Client, metrics: Metrics): void {
  client.on(Events.ShardResume, () => metrics.reconnected());
  client.once(Events.ShardReady, () => client.on(Events.ShardReady, () => metrics.reconnected()));
}

/** Hands every event on; what handles them never rejects, but an event must not end the process if it does. */
function listen(client: Client, desk: QuestionDesk, discord: DiscordConfig, log: Log): { finish(): Promise<unknown> } {
  const gate = new Gate(desk, log);
  let messages: Messages | undefined;
  const guard = (work: Promise<void> | undefined) => {
    work?.catch((error: unknown) => log.error({ error }, 'an event was not handled'));
  };
  client.once(Events.ClientReady, ({ user }) => {
    messages = new Messages(desk, log, discord, user.id);
  });
  client.on(Events.InteractionCreate, (interaction) => guard(gate.handle(interaction)));
  client.on(Events.GuildCreate, (guild) => guard(messages?.joined(guild)));
  client.on(Events.MessageCreate, (message) => guard(messages?.created(message)));
  client.on(Events.MessageUpdate, (old, updated) => guard(messages?.updated(old, updated)));
  client.on(Events.MessageDelete, ({ id }) => guard(messages?.deleted(id)));
  client.on(Events.MessageBulkDelete, (removed) => {
    for (const id of removed.keys()) guard(messages?.deleted(id));
  });
  return {
    finish: () => {
      gate.stop();
      messages?.stop();
      return Promise.all([gate.idle(), messages?.idle()]);
    },
  };
}

/** Resolves when the signal is aborted. */
function asked(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

/** @returns whether the work was done in time; who leaves does not mind how it failed */
async function within(milliseconds: number, work: Promise<unknown>): Promise<boolean> {
  const late = new AbortController();
  try {
    const timer = sleep(milliseconds, false, { signal: late.signal }).catch(() => false);
    const done = work.then(
      () => true,
      () => false,
    );
    return await Promise.race([done, timer]);
  } finally {
    late.abort();
  }
}

/** The settings of one process: each counts in a file of its own. */
function asProcess({ discord, ...config }: Config, { shard }: BotRun): Config {
  return {
    ...config,
    discord: { ...discord, gaps: { ...discord.gaps, file: gapFileOf(discord.gaps.file, shard?.id) } },
  };
}

/** What `/about` tells. */
function installationOf({ embedding, discord }: Config): Installation {
  const { version } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')) as { version: string };
  return {
    version,
    model: embedding.model,
    limits: discord.limits,
    feedback: discord.feedbackFile !== undefined,
    clauseReferences: discord.clauseReferences,
    places: discord.places,
    ...(discord.aboutText === undefined ? {} : { aboutText: discord.aboutText }),
    gaps: discord.gaps.count,
    plainText: discord.plainText,
    defaultPrivate: discord.defaultPrivate,
  };
}
