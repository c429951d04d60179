// Loaded before a measured program: at its end it writes the program's resident memory in MB to descriptor 3.
import { readFileSync, writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const report = () => {
  let status = '';
  try {
    status = readFileSync('/proc/self/status', 'utf8');
  } catch {
    // Not Linux: the system's own figure is the best available.
  }
  const kilobytes = (name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? Number.NaN);
  const peak = kilobytes('VmHWM');
  const peakMb = Number.isNaN(peak) ? process.resourceUsage().maxRSS / 1024 : peak / 1024;
  writeSync(3, JSON.stringify({ peakMb, endMb: process.memoryUsage.rss() / 1024 / 1024 }));
};

// Threads load this too, and share the process's memory.
if (isMainThread) process.on('exit', report);
