import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import type { WatchdogData } from './watchdog.js';

// The other side of watchdog.ts. It waits for beats, and counts the waits in which none came: where the whole process
// was stopped, or the machine slept, that is one wait, however long it was.

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
  if (before < tellMs && heldUp >= tellMs) tell(heldUp, 'the bot takes nothing in: something holds up its main thread');
  if (heldUp >= endMs) {
    tell(heldUp, 'the bot still takes nothing in and is ended, so that it can be started again');
    // No signal but this one is heard by a thread that hangs.
    process.kill(process.pid, 'SIGKILL');
  }
}

/** Writes a line as the log has it; its own thread may be the one that hangs. */
function tell(ms: number, msg: string): void {
  if (silent) return;
  const line = { level: 'error', time: new Date().toISOString(), pid: process.pid, ms, msg };
  try {
    writeSync(STANDARD_ERROR, `${JSON.stringify(line)}\n`);
  } catch {
    // A full pipe, or none: what has to be done is done all the same.
  }
}
