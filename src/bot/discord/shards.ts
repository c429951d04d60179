import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Shard, ShardingManager } from 'discord.js';
import type { DiscordConfig } from '../../config.js';
import { ConfigError, EXIT } from '../../errors.js';
import type { Signals } from '../bot.js';
import type { Log } from '../log.js';
import { fetchGateway } from './application.js';
import { createRest, tokenOf } from './client.js';

/** Between session starts; Discord accepts one every five seconds, or several at once for the largest bots. */
const PACE_MS = 5_500;
/** A process has ten seconds for its last questions. */
const FINISH_MS = 12_000;
/** A process that ends is restarted, with a longer delay each time, until one has run for a while. */
const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 60_000;
const LIVED_MS = 600_000;

/** Exit codes after which another start would end the same way. */
const LASTING: readonly (number | null)[] = [EXIT.usage, EXIT.configuration, EXIT.index];

/** How many processes share the servers, and the milliseconds between their starts. */
export interface ShardPlan {
  count: number;
  paceMs: number;
}

export interface ShardsRun {
  /** The script that each process runs, with its arguments and Node's own. */
  entry: string;
  args: string[];
  execArgv: string[];
  signals: Signals;
  log: Log;
}

/**
 * Asks Discord how many processes there should be. discord.js would ignore DISCORD_API_URL and ask its own address.
 * @throws ConfigError when Discord cannot be asked, or allows too few sessions for all of them
 */
export async function planShards(discord: DiscordConfig): Promise<ShardPlan> {
  if (discord.shards === 1) return { count: 1, paceMs: PACE_MS };
  const { shards, sessions, atOnce } = await fetchGateway(createRest(discord), discord);
  const count = discord.shards === 'auto' ? shards : discord.shards;
  if (sessions.left < count) {
    throw new ConfigError(
      'sessions_exhausted',
      `Discord allows ${sessions.left} more connections until ${resetTime(sessions.resetAfterMs)}; the bot needs ` +
        `${count}.`,
      'Wait until then, and find out why it was started so often.',
    );
  }
  return { count, paceMs: Math.ceil(PACE_MS / atOnce) };
}

/**
 * Runs one process for each shard until asked to stop, or until one of them ends in a way that a restart cannot fix.
 * @returns the exit code
 */
export async function runShards(discord: DiscordConfig, plan: ShardPlan, run: ShardsRun): Promise<number> {
  const fleet = new Fleet(discord, plan, run);
  // If this process exits abruptly, the others must not be left running.
  const kill = () => fleet.signal('SIGKILL');
  process.once('exit', kill);
  run.signals.stop.addEventListener('abort', () => fleet.stop(0), { once: true });
  run.signals.onReload(() => fleet.reload());
  if (run.signals.stop.aborted) return 0;
  const code = await fleet.run();
  process.off('exit', kill);
  return code;
}

/** The processes. discord.js starts them; restarts are decided here, since it would retry endlessly without a pause. */
class Fleet {
  readonly #manager: ShardingManager;
  readonly #plan: ShardPlan;
  readonly #log: Log;
  /** Number of running processes. */
  #alive = 0;
  /** Set once all must end. */
  #code: number | undefined;
  /** Resolves when the next process may be started. */
  #turn: Promise<void> = Promise.resolve();
  #onEnd: (code: number) => void = () => {};

  constructor(discord: DiscordConfig, plan: ShardPlan, { entry, args, execArgv, log }: ShardsRun) {
    this.#plan = plan;
    this.#log = log;
    this.#manager = new ShardingManager(entry, {
      mode: 'process',
      respawn: false,
      totalShards: plan.count,
      shardArgs: args,
      execArgv,
      token: tokenOf(discord),
    });
  }

  /** Starts all processes. @returns the exit code, once all have ended for good */
  run(): Promise<number> {
    const ended = new Promise<number>((resolve) => {
      this.#onEnd = resolve;
    });
    for (let id = 0; id < this.#plan.count; id += 1) this.#look(this.#manager.createShard(id));
    return ended;
  }

  /** Lets all processes finish, and kills those that take too long. */
  stop(code: number): void {
    if (this.#code !== undefined) return;
    this.#code = code;
    if (this.#alive === 0) {
      this.#onEnd(code);
      return;
    }
    this.signal('SIGTERM');
    setTimeout(() => this.signal('SIGKILL'), FINISH_MS).unref();
  }

  /** Makes each process look for a new index; one that is still starting will open the new index anyway. */
  reload(): void {
    for (const shard of this.#manager.shards.values()) if (shard.ready) shard.process?.kill('SIGHUP');
  }

  signal(name: NodeJS.Signals): void {
    for (const shard of this.#manager.shards.values()) shard.process?.kill(name);
  }

  /** Starts a shard, and restarts it when it ends unless that would end the same way. */
  #look(shard: Shard): void {
    let delay = FIRST_DELAY_MS;
    let began = 0;
    shard.on('spawn', (child) => {
      this.#alive += 1;
      began = performance.now();
      // A process that cannot even be started emits only this event.
      (child as ChildProcess).once('error', (error) => {
        this.#log.error({ shard: shard.id, error }, 'a shard cannot be started');
        if ((child as ChildProcess).pid === undefined) shard.kill();
      });
    });
    shard.on('death', (child) => {
      this.#alive -= 1;
      const again = this.#ended(shard, child as ChildProcess, delay);
      if (!again) return;
      delay = performance.now() - began > LIVED_MS ? FIRST_DELAY_MS : Math.min(delay * 2, LONGEST_DELAY_MS);
    });
    this.#start(shard);
  }

  /** @returns whether the shard is started again, after the delay */
  #ended(shard: Shard, { exitCode, signalCode }: ChildProcess, delay: number): boolean {
    if (this.#code !== undefined) {
      if (this.#alive === 0) this.#onEnd(this.#code);
      return false;
    }
    const how = { shard: shard.id, code: exitCode ?? signalCode };
    if (LASTING.includes(exitCode)) {
      this.#log.error(how, 'a shard ended and restarting it cannot help');
      this.stop(exitCode ?? 1);
      return false;
    }
    this.#log.warn({ ...how, ms: delay }, 'a shard ended and is started again');
    setTimeout(() => this.#start(shard), delay);
    return true;
  }

  /** Starts a shard when its turn comes. */
  #start(shard: Shard): void {
    this.#turn = this.#turn.then(async () => {
      if (this.#code !== undefined) return;
      // Waiting until it is ready would delay the others if it never is.
      await shard
        .spawn(-1)
        .catch((error: unknown) => this.#log.error({ shard: shard.id, error }, 'a shard cannot be started'));
      await sleep(this.#plan.paceMs);
    });
  }
}

function resetTime(afterMs: number): string {
  return new Date(Date.now() + afterMs).toISOString();
}
