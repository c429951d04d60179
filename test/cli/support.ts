import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { PACKAGE_ROOT } from '../../src/config.js';

const CORPUS = join(PACKAGE_ROOT, 'corpus');
const MAIN = join(PACKAGE_ROOT, 'dist', 'main.js');

/** A set variable, even if empty, overrides .env: a test must never act as the operator's bot. */
const WITHOUT_DISCORD = { DISCORD_TOKEN: '', DISCORD_CLIENT_ID: '', DISCORD_GUILD_ID: '', SHARDS: '1' };

export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

interface Options {
  input?: string;
  env?: Record<string, string>;
  cwd?: string;
  onStderr?: (text: string, child: ChildProcess) => void;
}

/** Runs the built command line to its end. */
export function cli(
  args: string[],
  { input = '', env = {}, cwd = PACKAGE_ROOT, onStderr }: Options = {},
): Promise<Finished> {
  const { NO_COLOR: _colour, ...inherited } = process.env;
  const child = spawn(process.execPath, [MAIN, ...args], { cwd, env: { ...inherited, ...WITHOUT_DISCORD, ...env } });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    onStderr?.(stderr, child);
  });
  // If a program ends before it has read everything, the test must not fail.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** A new empty folder. */
export function temporary(): string {
  return mkdtempSync(join(tmpdir(), 'partnership-cli-'));
}

/** Copies the index of the project's corpus, which is built once for all tests. */
export function layIndex(indexDir: string): void {
  cpSync(inject('readyIndex'), indexDir, { recursive: true });
}

/** A copy of the corpus that a test may change. */
export function corpusCopy(): string {
  const folder = join(temporary(), 'corpus');
  cpSync(CORPUS, folder, { recursive: true });
  return folder;
}

/** The JSON values on the lines of an output. */
export function jsonLines<T>(text: string): T[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}
