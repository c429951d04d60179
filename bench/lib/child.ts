import { type ChildProcess, spawn } from 'node:child_process';

/** Resident memory of a process in MB: its peak, and its value at the end. */
export interface Memory {
  peakMb: number;
  endMb: number;
}

export interface ChildRun {
  /** Time from starting the process to its first byte on standard output, and to its end. */
  firstMs: number;
  wholeMs: number;
  output: string;
  memory: Memory;
}

const HOOK = new URL('./report-memory.mjs', import.meta.url).href;

/**
 * Runs a Node program to its end. A small hook makes it report its memory.
 * @param args for node: its flags, the program, the program's arguments
 * @throws Error if its exit code is not 0
 */
export function runNode(args: string[], input = ''): Promise<ChildRun> {
  const start = performance.now();
  const child = spawn(process.execPath, ['--import', HOOK, ...args], {
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    env: cleanEnvironment(),
  });
  const collected = { output: '', errors: '', memory: '', firstMs: Number.NaN };
  child.stdout?.once('data', () => {
    collected.firstMs = performance.now() - start;
  });
  collect(child, 1, (text) => {
    collected.output += text;
  });
  collect(child, 2, (text) => {
    collected.errors += text;
  });
  collect(child, 3, (text) => {
    collected.memory += text;
  });
  child.stdin?.end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const wholeMs = performance.now() - start;
      const { output, errors, firstMs } = collected;
      if (code !== 0) reject(new Error(`${args.join(' ')} ended with exit code ${code}:\n${errors}`));
      else resolve({ firstMs, wholeMs, output, memory: JSON.parse(collected.memory) as Memory });
    });
  });
}

function collect(child: ChildProcess, descriptor: number, add: (text: string) => void): void {
  const stream = child.stdio[descriptor];
  if (!stream || !('setEncoding' in stream)) throw new Error(`the child has no stream ${descriptor}`);
  stream.setEncoding('utf8');
  stream.on('data', (text: string) => add(text));
}

/** The user's own settings must not affect the measurements. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const own = /^(CORPUS_DIR|INDEX_DIR|MODEL_DIR|EMBEDDING_|DISCORD_|LOG_LEVEL|NODE_OPTIONS)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name)));
}
