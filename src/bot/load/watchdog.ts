import { Worker } from 'node:worker_threads';
import { builtProgram } from '../../config.js';

/** Users wait this long, and Discord's heartbeat, due every 41 s, tolerates it. */
const TELL_MS = 5_000;
/** Discord has dropped the connection by then. Opening a large index on a slow machine takes less. */
const END_MS = 120_000;
const BEAT_MS = 500;

export interface WatchdogOptions {
  /** Milliseconds without a beat after which the operator is told; `endMs`: after which the process is killed. */
  tellMs?: number;
  endMs?: number;
  beatMs?: number;
  /** Whether to write nothing. */
  silent?: boolean;
  /** The watching thread's program, for tests. */
  worker?: URL;
}

/** The data that the watching thread is started with. */
export interface WatchdogData {
  /** The number of beats so far; incremented by the watched thread. */
  beats: Int32Array;
  tellMs: number;
  endMs: number;
  beatMs: number;
  silent: boolean;
}

/**
 * Watches this thread from another. If it is unresponsive for a while, one line tells the operator; if that continues,
 * the process is killed so that its supervisor can restart it: a bot that hangs does not react to signals either.
 * @returns a function that stops watching
 */
export function startWatchdog({
  tellMs = TELL_MS,
  endMs = END_MS,
  beatMs = BEAT_MS,
  silent = false,
  worker = builtProgram('watchdog-worker'),
}: WatchdogOptions = {}): () => Promise<void> {
  const beats = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const data: WatchdogData = { beats, tellMs, endMs, beatMs, silent };
  const thread = new Worker(worker, {
    workerData: data,
    resourceLimits: { maxYoungGenerationSizeMb: 1, maxOldGenerationSizeMb: 16 },
  });
  thread.unref();
  // The bot works without it too.
  thread.on('error', () => {});
  const timer = setInterval(() => {
    Atomics.add(beats, 0, 1);
    Atomics.notify(beats, 0);
  }, beatMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await thread.terminate();
  };
}
