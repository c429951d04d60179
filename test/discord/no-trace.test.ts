import { mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { layIndex, temporary } from '../cli/support.js';
import { DiscordSimulator } from '../simulator/simulator.js';
import { PATIENCE, Program, settings } from './program.js';
import { expectAnswered, GRID } from './questions.js';

/** What a process may open: its own files and the simulated Discord. Linux tells both under /proc. */
const LINUX = process.platform === 'linux';

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

/** A user's environment, not that of a continuous integration, in which some libraries keep still. */
function env(more: Record<string, string> = {}): Record<string, string> {
  const fresh = { HOME: home, USERPROFILE: home, TMPDIR: scratch, TEMP: scratch, TMP: scratch };
  return { ...settings(discord, folder, { ...more }), ...fresh };
}
const LEFT_OUT = ['CI', 'ORT_DISABLE_TELEMETRY', 'XDG_CACHE_HOME', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME'];

const filesIn = (path: string) => readdirSync(path, { recursive: true, encoding: 'utf8' });

/** Where the sockets of a process lead: `tcp 127.0.0.1:4000`. Those that only listen or are nameless are left out. */
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

/** Looks at the sockets of a process every few milliseconds until it is told to stop. */
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
      // An address is written as the machine has it, the lowest byte first where it is little-endian.
      const known = [discord.apiUrl, discord.world.gatewayUrl].map((url) => new URL(url).port);
      const local = known.flatMap((port) => [`tcp 0100007F:${port}`, `tcp 7F000001:${port}`]);
      expect(seen.filter((destination) => !local.includes(destination))).toEqual([]);
      // It was looked at well enough to see the connection that there must be.
      if (LINUX) expect(seen).not.toEqual([]);
      expect([filesIn(home), filesIn(scratch)]).toEqual([[], []]);
      const own = filesIn(folder).filter((name) => !/^(?:index|home|scratch)(?:$|\/)/.test(name));
      expect(own).toEqual([]);
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
