import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { commandBodies } from '../../src/bot/features/index.js';
import { layIndex, temporary } from '../cli/support.js';
import { DiscordSimulator } from '../simulator/simulator.js';
import { expectDiscreet, isAlive, PATIENCE, Program, settings } from './program.js';
import { expectAnswered, GRID, ORGANIC, PLASTIC } from './questions.js';

const COUNT = commandBodies().length;
const PATIENT = { timeoutMs: 20_000 };

const folder = temporary();
let discord: DiscordSimulator;
let program: Program | undefined;

const env = (more: Record<string, string> = {}) => settings(discord, folder, { SHARDS: 'auto', ...more });

function launch(): Program {
  program = new Program(env());
  return program;
}

beforeAll(() => layIndex(join(folder, 'index')));
beforeEach(async () => {
  discord = await DiscordSimulator.start({ recommendedShards: 2 });
});
afterEach(async () => {
  program?.kill('SIGKILL');
  await program?.ended;
  program = undefined;
  await discord.close();
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test(
  'two processes share the servers, one that dies is started again, and SIGTERM ends them all with 0',
  async () => {
    const channels = [discord.addGuild().addChannel(), discord.addGuild().addChannel()];
    const bot = launch();
    await bot.expectLine(/^Shard \d of 2: ready as .* in 1 server\.$/m, 2);
    expect(discord.identifies.map(({ shard }) => shard.join(' of ')).sort()).toEqual(['0 of 2', '1 of 2']);
    expect(bot.count(`${COUNT} commands are registered everywhere now (`)).toBe(1);
    expect(bot.count('/oauth2/authorize?client_id=100000000000000001&scope=bot')).toBe(1);
    for (const channel of channels) {
      const call = await discord.addUser().slash(channel, 'ask', { question: PLASTIC.text });
      expectAnswered(await call.answer(PATIENT), PLASTIC);
    }
    const user = discord.addUser();
    await user.post(user.dm(), GRID.text);
    expectAnswered(await user.dm().nextMessage(PATIENT), GRID);

    const [one] = bot.children;
    if (one === undefined) throw new Error('no process has told its id');
    process.kill(one, 'SIGKILL');
    await bot.expectLine(/^Shard \d of 2: ready as/m, 3);
    for (const channel of channels) {
      const call = await discord.addUser().slash(channel, 'ask', { question: ORGANIC.text });
      expectAnswered(await call.answer(PATIENT), ORGANIC);
    }

    expect(bot.children).toHaveLength(3);
    bot.kill('SIGTERM');
    expect(await bot.ended).toBe(0);
    expect(bot.children.filter(isAlive)).toEqual([]);
    expect(discord.connections.filter(({ open }) => open)).toEqual([]);
    expectDiscreet(bot, discord);
  },
  2 * PATIENCE,
);

test(
  'a shard that Discord refuses for good ends them all with 3, and the reason is told',
  async () => {
    const bot = launch();
    await bot.expectLine(/^Shard \d of 2: ready as/m, 2);
    discord.faults.dropConnections({ code: 4004 });
    expect(await bot.ended).toBe(3);
    expect(bot.output).toContain('Discord does not accept DISCORD_TOKEN.\n');
    expect(bot.output).toContain('a shard ended and restarting it cannot help');
    expect(bot.children).toHaveLength(2);
    expect(bot.children.filter(isAlive)).toEqual([]);
    expect(bot.output).not.toContain(discord.token);
  },
  2 * PATIENCE,
);

test(
  'no process is left behind where the one above them is killed',
  async () => {
    const bot = launch();
    await bot.expectLine(/^Shard \d of 2: ready as/m, 2);
    expect(bot.children).toHaveLength(2);
    bot.kill('SIGKILL');
    expect(await bot.ended).toBe('SIGKILL');
    await discord.until(() => !bot.children.some(isAlive), PATIENCE);
    expect(discord.connections.map(({ open, closeCode }) => [open, closeCode])).toEqual([
      [false, 1000],
      [false, 1000],
    ]);
  },
  2 * PATIENCE,
);
