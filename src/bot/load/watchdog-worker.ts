import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import type { WatchdogData } from './watchdog.js';

// The other side of watchdog.ts. It waits for beats, and counts the waits without one. If the whole process was
// suspended, or the machine slept, that is a single wait, no matter how long it was.

const { beats, tellMs, endMs, beatMs, silent } = workerData as WatchdogData;
const STANDARD_ERROR = 2;

let last = Atomics.load(beats, 0);
let missed = 0;
for (;;) {
  Atomics.wait(beats, 0, last, 2 * beatMs);
  const now = Atomics.load(beats, 0);
  const before = missed * 2 * beatMs;
  missed = now === last ? missed + 1 : 0;
  last = now;
  const heldUp = missed * 2 * beatMs;
  if (before < tellMs && heldUp >= tellMs) tell(heldUp, 'the bot is not responding: its main thread is blocked');
  if (heldUp >= endMs) {
    tell(heldUp, 'the bot still does not respond and is ended, so that it can be restarted');
    // Only this signal works when a thread hangs.
    process.kill(process.pid, 'SIGKILL');
  }
}

/** Writes a line in the format of the log, whose own thread may be the one that hangs. */
function tell(ms: number, msg: string): void {
  if (silent) return;
  const line = { level: 'error', time: new Date().toISOString(), pid: process.pid, ms, msg };
  try {
    writeSync(STANDARD_ERROR, `${JSON.stringify(line)}\n`);
  } catch {
    // The pipe is full or gone; the watchdog acts anyway.
  }
}
