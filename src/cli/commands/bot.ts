import { fileURLToPath } from 'node:url';
import { announce, type BotRun, runBot } from '../../bot/bot.js';
import { tokenOf } from '../../bot/discord/client.js';
import { isPassing } from '../../bot/discord/diagnosis.js';
import { planShards, runShards } from '../../bot/discord/shards.js';
import { startWatchdog } from '../../bot/load/watchdog.js';
import { createLog, type Log } from '../../bot/log.js';
import { watchedLog } from '../../bot/watch/log.js';
import { Metrics } from '../../bot/watch/metrics.js';
import { builtProgram, type Config } from '../../config.js';
import { LastingEmbedder } from '../../embedding/lasting.js';
import { openEmbedderThread } from '../../embedding/thread.js';
import { type LazyEmbedder, lazyEmbedder } from '../lazy-embedder.js';
import type { CommonOptions, Output } from '../output.js';
import { prepareIndex } from '../prepare-index.js';
import { knownSecrets, loadConfig, shardPlace } from '../settings.js';
import { listenForSignals } from '../signals.js';
import { ingestApart, watchCorpus } from '../watch-corpus.js';
import { EXIT_INTERRUPTED } from './ingest.js';

/** Exit code of a shard that may be started again. */
const FAILED = 1;

const ENTRY = fileURLToPath(builtProgram('main'));

/**
 * `bot`: builds the index if it is missing or stale, then answers in Discord until it is stopped.
 * @returns the exit code
 * @throws ConfigError without a token, or when Discord rejects something; CorpusError, IndexError, ModelError
 */
export async function bot(options: CommonOptions, out: Output): Promise<number> {
  const config = await loadConfig(options);
  const log = createLog(config.logLevel, {
    secrets: [tokenOf(config.discord), ...knownSecrets().map(({ value }) => value)],
  });
  // An unhandled rejection in a library is only logged; the bot keeps answering.
  process.on('unhandledRejection', (error) => log.error({ error }, 'a failure was not handled'));
  const note = (line: string) => out.note(line);
  const metrics = new Metrics();
  const shard = shardPlace();
  if (shard) return asShard(config, { signals: listenForSignals(true), note, log, shard, metrics }, out);

  const embedder = lastingEmbedder(config, log, metrics);
  if (!(await prepareIndex(config, embedder.open, out))) return EXIT_INTERRUPTED;
  const signals = listenForSignals(false);
  if (config.watchCorpus) startWatching(config, log, signals.stop);
  const plan = await planShards(config.discord);
  if (plan.count === 1) return runWatched(config, embedder, { signals, note, log, metrics });
  await embedder.close();
  await announce(config.discord, note);
  const args = ['bot', '--corpus', config.corpusDir, '--index', config.indexDir, ...(out.quiet ? ['--quiet'] : [])];
  return runShards(config.discord, plan, { entry: ENTRY, args, execArgv: process.execArgv, signals, log });
}

/** Lets the bot pick up changes to its documents. Ends with the bot; a failure of the watcher itself is logged. */
function startWatching(config: Config, log: Log, stop: AbortSignal): void {
  const ingest = () => ingestApart(ENTRY, config, stop);
  watchCorpus(config, { log, stop, ingest }).catch((error: unknown) => {
    log.error({ error }, 'the documents are no longer watched');
  });
}

/**
 * Runs one of several processes: its parent has prepared everything, and restarts it unless the failure is permanent.
 */
async function asShard(config: Config, run: BotRun & { metrics: Metrics }, out: Output): Promise<number> {
  try {
    return await runWatched(config, lastingEmbedder(config, run.log, run.metrics), run);
  } catch (error) {
    if (!isPassing(error)) throw error;
    out.error(error);
    return FAILED;
  }
}

/** Runs the bot while a watchdog watches its thread. */
async function runWatched(config: Config, embedder: LazyEmbedder, run: BotRun): Promise<number> {
  const endWatching = startWatchdog({ silent: config.logLevel === 'silent' });
  try {
    return await runBot(config, embedder.open(), run);
  } finally {
    await endWatching();
  }
}

/** A model that can run for months: if its thread ends, it is reloaded. */
function lastingEmbedder(config: Config, log: Log, metrics: Metrics): LazyEmbedder {
  const watched = watchedLog(log, metrics);
  const onReopen = (error: Error) => {
    metrics.modelRestarted();
    watched.error({ error }, 'the embedding model ended and is loaded again');
  };
  return lazyEmbedder(config, () => LastingEmbedder.open(() => openEmbedderThread(config.embedding), { onReopen }));
}
