import { mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { layIndex, temporary } from '../cli/support.js';
import { DiscordSimulator } from '../simulator/simulator.js';
import { PATIENCE, Program, settings } from './program.js';
import { expectAnswered, GRID } from './questions.js';

/** A process may open only its own files and the simulated Discord. Linux shows both under /proc. */
const LINUX = process.platform === 'linux';

/** A word in no document, so any trace of it comes from the question. */
const PLANTED = 'zwiebelkuchenrezept';

const folder = temporary();
const home = join(folder, 'home');
const scratch = join(folder, 'scratch');
let discord: DiscordSimulator;
let program: Program | undefined;

beforeAll(() => {
  layIndex(join(folder, 'index'));
});
beforeEach(async () => {
  for (const path of [home, scratch]) {
    rmSync(path, { recursive: true, force: true });
    mkdirSync(path);
  }
  discord = await DiscordSimulator.start();
});
afterEach(async () => {
  program?.kill('SIGKILL');
  await program?.ended;
  await discord.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A user's environment without CI variables, because some libraries stay silent in CI. */
function env(more: Record<string, string> = {}): Record<string, string> {
  const fresh = { HOME: home, USERPROFILE: home, TMPDIR: scratch, TEMP: scratch, TMP: scratch };
  return { ...settings(discord, folder, { ...more }), ...fresh };
}
const LEFT_OUT = ['CI', 'ORT_DISABLE_TELEMETRY', 'XDG_CACHE_HOME', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME'];

const filesIn = (path: string) => readdirSync(path, { recursive: true, encoding: 'utf8' });

/** The destinations of a process's sockets: `tcp 127.0.0.1:4000`. Listening and unnamed sockets are left out. */
function destinations(pid: number): string[] {
  let inodes: Set<string>;
  try {
    const open = readdirSync(`/proc/${pid}/fd`).map((fd) => {
      try {
        return readlinkSync(`/proc/${pid}/fd/${fd}`);
      } catch {
        return '';
      }
    });
    inodes = new Set(open.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []));
  } catch {
    return [];
  }
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((protocol) => {
    const rows = readFileSync(`/proc/net/${protocol}`, 'utf8').trim().split('\n').slice(1);
    return rows.flatMap((row) => {
      const cells = row.trim().split(/\s+/);
      if (!inodes.has(cells[9] ?? '')) return [];
      const [address = '', port = ''] = (cells[2] ?? '').split(':');
      return /^0*$/.test(port) ? [] : [`${protocol} ${address}:${Number.parseInt(port, 16)}`];
    });
  });
}

/** Files that a process has open for writing, as reported by Linux, including those opened by native code. */
function openForWriting(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      const path = readlinkSync(`/proc/${pid}/fd/${fd}`);
      const flags = /^flags:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/fdinfo/${fd}`, 'utf8'))?.[1] ?? '0';
      return path.startsWith('/') && (Number.parseInt(flags, 8) & 3) !== 0 ? [path] : [];
    });
  } catch {
    return [];
  }
}

/** Samples the sockets of a process every few milliseconds until stopped. */
function watchSockets(pid: number): () => string[] {
  const seen = new Set<string>();
  const timer = setInterval(() => {
    for (const destination of destinations(pid)) seen.add(destination);
  }, 5);
  return () => {
    clearInterval(timer);
    return [...seen];
  };
}

describe('nothing leaves the machine, and no file is left on it', () => {
  test(
    'while the bot runs and answers',
    async () => {
      const channel = discord.addGuild().addChannel();
      const bot = new Program(env(), [], LEFT_OUT);
      program = bot;
      const stop = watchSockets(bot.pid);
      await bot.expectLine(/^Ready as /m);
      const call = await discord.addUser().slash(channel, 'ask', { question: GRID.text });
      expectAnswered(await call.answer({ timeoutMs: PATIENCE }), GRID);
      bot.kill('SIGTERM');
      expect(await bot.ended).toBe(0);
      const seen = stop();
      // Addresses are in the machine's byte order, lowest byte first on little-endian machines.
      const known = [discord.apiUrl, discord.world.gatewayUrl].map((url) => new URL(url).port);
      const local = known.flatMap((port) => [`tcp 0100007F:${port}`, `tcp 7F000001:${port}`]);
      expect(seen.filter((destination) => !local.includes(destination))).toEqual([]);
      // Sampling was frequent enough to see the connection that must exist.
      if (LINUX) expect(seen).not.toEqual([]);
      expect([filesIn(home), filesIn(scratch)]).toEqual([[], []]);
      const own = filesIn(folder).filter((name) => !/^(?:index|home|scratch)(?:$|\/)/.test(name));
      expect(own).toEqual([]);
    },
    2 * PATIENCE,
  );

  test(
    'but counts of refusals and verdicts, without a word of anybody',
    async () => {
      const trace = join(folder, 'trace.txt');
      writeFileSync(trace, '');
      const channel = discord.addGuild().addChannel();
      const asker = discord.addUser();
      const more = {
        COUNT_GAPS: 'true',
        TRACE_WRITES: trace,
        NODE_OPTIONS: `--require ${JSON.stringify(fileURLToPath(new URL('trace-writes.cjs', import.meta.url)))}`,
      };
      const bot = new Program(env(more), [], LEFT_OUT);
      program = bot;
      const open = new Set<string>();
      const timer = setInterval(() => {
        for (const path of openForWriting(bot.pid)) open.add(path);
      }, 5);
      await bot.expectLine(/^Ready as /m);
      const answer = await (await asker.slash(channel, 'ask', { question: GRID.text })).answer({ timeoutMs: PATIENCE });
      await (await asker.press(answer, { emoji: '👍' })).answer();
      await (await asker.slash(channel, 'ask', { question: `How do I bake a ${PLANTED}?` })).answer();
      bot.kill('SIGTERM');
      expect(await bot.ended).toBe(0);
      clearInterval(timer);
      const inFolder = (path: string) => path.slice(folder.length + 1).replace(/\.\w+\.tmp$/, '');
      const written = new Set(readFileSync(trace, 'utf8').trim().split('\n').map(inFolder));
      expect([...written].sort().map((name) => name.replace(/^gaps.*/, 'gaps'))).toEqual(['feedback.jsonl', 'gaps']);
      const others = [...open].filter((path) => !/^\/(?:dev|proc)\/|trace\.txt$/.test(path)).map(inFolder);
      expect(others.filter((name) => !written.has(name))).toEqual([]);
      for (const name of readdirSync(folder).filter((path) => path.includes('.jsonl'))) {
        const text = readFileSync(join(folder, name), 'utf8');
        for (const secret of [PLANTED, GRID.text, asker.id, discord.token]) expect(text).not.toContain(secret);
        rmSync(join(folder, name));
      }
      rmSync(trace);
    },
    2 * PATIENCE,
  );

  test.each([['ask', GRID.text], ['timeline', 'fisheries'], ['doctor'], ['clause', '34']])(
    'while %s runs',
    async (...args) => {
      const asked = new Program(env({ DISCORD_TOKEN: '' }), args, LEFT_OUT);
      program = asked;
      const stop = watchSockets(asked.pid);
      expect([await asked.ended, asked.output.length > 100]).toEqual([0, true]);
      expect(stop()).toEqual([]);
      expect([filesIn(home), filesIn(scratch)]).toEqual([[], []]);
      expect(discord.requests).toEqual([]);
    },
  );
});
