// Loaded before the bot: reports its memory and event loop to the bench over the channel between the two processes.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

const SAMPLE_MS = 100;
const inMb = (bytes) => bytes / 2 ** 20;

// Threads load this too, and share the process's memory; the event loop measured is that of the main thread.
if (isMainThread && process.channel) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  let processor = process.cpuUsage();
  let peak = 0;
  const resident = () => {
    const now = process.memoryUsage.rss();
    peak = Math.max(peak, now);
    return now;
  };
  setInterval(resident, SAMPLE_MS).unref();

  const mark = () => {
    delay.reset();
    processor = process.cpuUsage();
    peak = 0;
  };

  const read = (collect) => {
    // Read before the collection, which would change all of these.
    const residentMb = inMb(resident());
    const loop = { p50: delay.percentile(50) / 1e6, p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 };
    const { user, system } = process.cpuUsage(processor);
    const figures = { residentMb, peakMb: inMb(peak), loop, processorMs: (user + system) / 1000 };
    if (!collect) return figures;
    // The second collection frees what the first one finalises.
    globalThis.gc?.();
    globalThis.gc?.();
    const { rss, heapUsed, external, arrayBuffers } = process.memoryUsage();
    const kept = {
      residentMb: inMb(rss),
      heapMb: inMb(heapUsed),
      externalMb: inMb(external),
      buffersMb: inMb(arrayBuffers),
    };
    return { ...figures, kept };
  };

  // Until V8 ends the process.
  const hoard = () => {
    const held = [];
    for (;;) held.push(new Array(100_000).fill(held.length));
  };

  process.on('message', ({ ask }) => {
    if (ask === 'hoard') hoard();
    if (ask === 'mark') mark();
    process.send(ask === 'mark' ? {} : read(ask === 'collect'));
  });
  // The bot must end as it would without this hook, and must not outlive the bench.
  process.channel.unref();
  process.on('disconnect', () => process.exit(1));
}
