import { Worker } from 'node:worker_threads';
import { builtProgram } from '../../config.js';

/** The user waits for as long, and Discord's heartbeat, due every 41 s, bears it. */
const TELL_MS = 5_000;
/** Discord has given the connection up by then. Opening a large index on a slow machine takes less. */
const END_MS = 120_000;
const BEAT_MS = 500;

export interface WatchdogOptions {
  /**
   * After how long without an answer the operator is told, and after how long the process is ended, in milliseconds.
   */
  tellMs?: number;
  endMs?: number;
  beatMs?: number;
  /** Whether nothing is written. */
  silent?: boolean;
  /** The watching thread's program, for tests. */
  worker?: URL;
}

/** What the watching thread is started with. */
export interface WatchdogData {
  /** The number of beats so far; raised by the thread that is watched. */
  beats: Int32Array;
  tellMs: number;
  endMs: number;
  beatMs: number;
  silent: boolean;
}

/**
 * Watches this thread from another. Where it takes nothing in for a while, the operator is told in one line; where that
 * does not end, the process is ended, so that whatever runs it starts it again: a bot that hangs hears no signal
 * either.
 * @returns what ends the watching
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
  // Without it the bot does its work as well.
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
