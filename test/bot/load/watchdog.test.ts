import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { PACKAGE_ROOT } from '../../../src/config.js';

const WATCHDOG = pathToFileURL(join(PACKAGE_ROOT, 'src/bot/load/watchdog.ts')).href;

const folder = mkdtempSync(join(tmpdir(), 'partnership-watchdog-'));
let programs = 0;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a watched program that then does something. */
function watched(
  options: object,
  then: string,
): Promise<{ code: number | null; signal: string | null; lines: string[] }> {
  const program = `
    const { startWatchdog } = await import(${JSON.stringify(WATCHDOG)});
    const end = startWatchdog(${JSON.stringify(options)});
    const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
    const block = (ms) => { const until = performance.now() + ms; while (performance.now() < until); };
    await sleep(300);
    ${then}`;
  programs += 1;
  const file = join(folder, `program-${programs}.mjs`);
  writeFileSync(file, program);
  const child = spawn(process.execPath, ['--import', 'tsx', file], { timeout: 30_000, killSignal: 'SIGABRT' });
  let written = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    written += text;
  });
  return new Promise((resolve) => {
    child.once('close', (code, signal) =>
      resolve({ code, signal, lines: written.split('\n').filter((l) => l !== '') }),
    );
  });
}

test('a thread that takes nothing in is told of in one line, and goes on', async () => {
  const { code, lines } = await watched(
    { tellMs: 400, endMs: 60_000, beatMs: 50 },
    'block(2500); await sleep(300); await end();',
  );
  expect([code, lines.length]).toEqual([0, 1]);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'error',
    pid: expect.any(Number),
    msg: expect.stringContaining('main thread'),
  });
});

test('one that hangs for good is ended, so that it can be started again', async () => {
  const { signal, lines } = await watched({ tellMs: 400, endMs: 1500, beatMs: 50 }, 'for (;;);');
  expect([signal, lines.length]).toEqual(['SIGKILL', 2]);
  expect(JSON.parse(lines[1] ?? '')).toMatchObject({ msg: expect.stringContaining('is ended'), level: 'error' });
});

test('one that works is left alone, and the watching keeps no program running', async () => {
  const busy = 'for (let i = 0; i < 20; i += 1) { block(20); await sleep(20); }';
  expect(await watched({ tellMs: 5000, beatMs: 50 }, busy)).toEqual({ code: 0, signal: null, lines: [] });
  expect(await watched({ tellMs: 200, endMs: 60_000, beatMs: 50, silent: true }, 'block(1000);')).toMatchObject({
    code: 0,
    lines: [],
  });
});

test('a process that was stopped for a while is not taken for one that hangs', async () => {
  const stopped = `
    const { spawn } = await import('node:child_process');
    spawn('sh', ['-c', 'kill -STOP ' + process.pid + '; sleep 2; kill -CONT ' + process.pid], { stdio: 'ignore' });
    await sleep(2600);
    await end();`;
  expect(await watched({ tellMs: 600, endMs: 1200, beatMs: 100 }, stopped)).toEqual({
    code: 0,
    signal: null,
    lines: [],
  });
});
