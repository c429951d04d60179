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
/** How long disconnecting from Discord may take, and closing the index. */
const LEAVE_MS = 1_000;

/** What the operator's signals ask for. */
export interface Signals {
  /** Aborted when the bot must stop. */
  readonly stop: AbortSignal;
  /** Calls the listener when the bot should look for a new index. */
  onReload(listener: () => void): void;
}

export interface BotRun {
  signals: Signals;
  /** Shows the operator a one-line note. */
  note(line: string): void;
  log: Log;
  /** Set if this is one of several processes that share the servers; their parent process registers the commands. */
  shard?: ShardPlace;
  /** The counts since the process began; by default, counting starts now. */
  metrics?: Metrics;
}

/**
 * Runs the bot until it is asked to stop:
 * 1. register the commands if they changed, and show how to invite the bot
 * 2. open the index and watch for a new one; health is already served before this step
 * 3. log in, and pass every event to the gate or to the messages
 * 4. when asked to stop, take no more questions, finish those in flight, and disconnect
 * @param embedder remains the caller's to close
 * @returns the exit code
 * @throws ConfigError when Discord rejects something, now or later, or the port is in use; IndexError, ModelError
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
  /** Filled in while the bot starts. */
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
 * Registers the commands if they changed, and shows how to invite the bot.
 * @throws ConfigError when Discord rejects something
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

/** Channels in the settings that cannot be used; empty if Discord cannot be asked. The bot starts in any case. */
function wrongChannels(rest: REST, discord: DiscordConfig): Promise<ConfigError[]> {
  return lookAtChannels(rest, discord).then(
    ({ problems }) => problems,
    () => [],
  );
}

/** Answers until `stopped`. @throws ConfigError when Discord rejects the bot */
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
    // The desk stops last: interactions that are already acknowledged still need it.
    desk.hurry();
    const finished = listeners.finish().then(() => desk.stop());
    if (!(await within(FINISH_MS, finished))) log.warn({}, 'stopped before everything in flight was done');
    endSweeping();
    // discord.js reports a reconnection even when it disconnects for good.
    client.removeAllListeners(Events.ShardReconnecting);
    await within(LEAVE_MS, client.destroy());
  }
}

/** A lost session is resumed or replaced by a new one; the first session does not count. */
function countReconnects(client: Client, metrics: Metrics): void {
  client.on(Events.ShardResume, () => metrics.reconnected());
  client.once(Events.ShardReady, () => client.on(Events.ShardReady, () => metrics.reconnected()));
}

/** Passes every event on. The handlers never reject, but if one does, it must not end the process. */
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

/** @returns whether the work ended in time, even if it failed: the bot is stopping anyway */
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

/** The settings of one process: each process writes its counts to its own file. */
function asProcess({ discord, ...config }: Config, { shard }: BotRun): Config {
  return {
    ...config,
    discord: { ...discord, gaps: { ...discord.gaps, file: gapFileOf(discord.gaps.file, shard?.id) } },
  };
}

/** What `/about` shows. */
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
