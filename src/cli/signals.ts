import { constants } from 'node:os';

/**
 * The signals of a process that runs until it is stopped: SIGTERM and Ctrl-C stop it, a second one ends it immediately;
 * SIGHUP makes it look for a new index.
 * @param shard whether a parent process passes signals on and decides when to end this one by force
 */
export function listenForSignals(shard: boolean): { stop: AbortSignal; onReload(listener: () => void): void } {
  const stopping = new AbortController();
  const stop = (name: NodeJS.Signals) => {
    if (stopping.signal.aborted && !shard) process.exit(128 + constants.signals[name]);
    stopping.abort();
  };
  process.on('SIGTERM', stop);
  if (shard) {
    // Ctrl-C reaches every process of the terminal; this one waits for its parent to pass it on.
    process.on('SIGINT', () => {});
    process.on('disconnect', () => stopping.abort());
  } else process.on('SIGINT', stop);
  let reload = () => {};
  // Installed now, because an unhandled SIGHUP would end the process.
  process.on('SIGHUP', () => reload());
  return {
    stop: stopping.signal,
    onReload: (listener) => {
      reload = listener;
    },
  };
}
