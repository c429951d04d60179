import './src/embedding/no-telemetry.js';
import { defineConfig } from 'vitest/config';

/**
 * Files that need a process of their own: they measure its time or memory, or change what belongs to all of it. A bot
 * that was stopped while it connected may fail seconds later, inside discord.js.
 */
const ALONE = [
  'test/linear.test.ts',
  'test/faults.test.ts',
  'test/embedding/embedder.test.ts',
  'test/ingest/hostile.test.ts',
  'test/ingest/intake.test.ts',
  'test/bot/lifecycle/*.test.ts',
  'test/discord/**/*.test.ts',
  'test/simulator/gateway.test.ts',
];

const every = { testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    globalSetup: ['test/global-setup.ts'],
    // The embedding model takes 300 MB in each worker.
    maxWorkers: 2,
    coverage: { provider: 'v8', include: ['src/**'], reporter: ['text-summary'] },
    projects: [
      { test: { ...every, name: 'alone', include: ALONE } },
      // Starting a process and loading the modules takes half a second, the model another: these files share both.
      { test: { ...every, name: 'shared', include: ['test/**/*.test.ts'], exclude: ALONE, isolate: false } },
    ],
  },
});
