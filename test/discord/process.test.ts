import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PermissionFlagsBits as P } from 'discord.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serverLink } from '../../src/bot/discord/invite.js';
import { commandBodies } from '../../src/bot/features/index.js';
import { cli, corpusCopy, layIndex, temporary } from '../cli/support.js';
import { writeDocument } from '../retrieval/support.js';
import { DiscordSimulator } from '../simulator/simulator.js';
import { expectDiscreet, PATIENCE, Program, settings } from './program.js';
import { expectAnswered, freshQuestions, GRID } from './questions.js';

const COUNT = commandBodies().length;
const PATIENT = { timeoutMs: 20_000 };

const folder = temporary();
const corpus = corpusCopy();
let discord: DiscordSimulator;
let program: Program | undefined;

beforeAll(() => layIndex(join(folder, 'index')));
beforeEach(async () => {
  discord = await DiscordSimulator.start();
});
afterEach(async () => {
  program?.kill('SIGKILL');
  await program?.ended;
  program = undefined;
  await discord.close();
});
afterAll(() => {
  for (const used of [folder, dirname(corpus)]) rmSync(used, { recursive: true, force: true });
});

const env = (more: Record<string, string> = {}) => settings(discord, folder, { CORPUS_DIR: corpus, ...more });

function launch(more: Record<string, string> = {}): Program {
  program = new Program(env(more));
  return program;
}

describe('npm start', () => {
  test(
    'registers, prints the invite link, answers; SIGHUP takes a new index; SIGTERM ends it with 0',
    async () => {
      const channel = discord.addGuild().addChannel();
      const user = discord.addUser();
      const bot = launch();
      await bot.expectLine(/^Ready as .* in 1 server\.$/m);
      expect(bot.output).toContain(`${COUNT} commands are registered everywhere now (new: ask, clause, `);
      expect(bot.output).toContain(`To add Simulated bot to a server, open ${serverLink(discord.applicationId)}\n`);
      expectAnswered(await (await user.slash(channel, 'ask', { question: GRID.text })).answer(PATIENT), GRID);

      const fields = { id: 'lanterns', title: 'Lanterns', kind: 'news', language: 'en', date: '2026-01-30' };
      writeDocument(corpus, fields, ['The lantern makers of Hoi An send the EU a red lantern every autumn.']);
      const built = await cli(['ingest', '--quiet'], { env: env({ DISCORD_TOKEN: '' }) });
      expect(built, built.stderr).toMatchObject({ code: 0 });
      bot.kill('SIGHUP');
      await bot.expectLine('"a new index is in use"');
      const question = 'Who sends a red lantern every autumn?';
      const news = await (await user.slash(channel, 'ask', { question })).answer(PATIENT);
      expect(news.boxes[0]?.quote).toContain('lantern makers');

      const calls = await Promise.all(
        freshQuestions(5).map((text) => discord.addUser().slash(channel, 'ask', { question: text })),
      );
      await Promise.all(calls.map(({ acknowledged }) => acknowledged));
      bot.kill('SIGTERM');
      expect(await bot.ended).toBe(0);
      for (const call of calls) expect((await call.answer()).boxes).not.toEqual([]);
      expect(discord.connections.map(({ open, closeCode }) => [open, closeCode])).toEqual([[false, 1000]]);
      expect(discord.refused).toEqual([]);
      expectDiscreet(bot, discord);
    },
    2 * PATIENCE,
  );

  test('without a token answers at the prompt in the terminal', async () => {
    const input = `clause 34\n${GRID.text}\nexit\n`;
    const { code, stdout, stderr } = await cli([], { input, env: env({ DISCORD_TOKEN: '' }) });
    expect(code, stderr).toBe(0);
    expect(stdout).toContain("the timely lifting of the EU's Yellow Card.");
    expect(stdout).toContain('Clause 43');
    expect(discord.requests).toEqual([]);
  });

  test('with a token that Discord does not accept says so in two lines and ends with 3', async () => {
    const token = 'MTAwMDAw.wrong0.abcdefghijklmnopqrstuvwxyz';
    const bot = launch({ DISCORD_TOKEN: token });
    expect(await bot.ended).toBe(3);
    expect(bot.output).toMatch(/^Discord does not accept DISCORD_TOKEN\.\nCopy the token from the page “Bot” .*\n$/);
    expect(bot.output).not.toContain(token);
  });
});

test('register sends the commands once, and removes them with --remove', async () => {
  const results = [
    await cli(['register'], { env: env() }),
    await cli(['register'], { env: env() }),
    await cli(['register', '--remove'], { env: env() }),
  ];
  expect(results.map(({ code, stderr }) => [code, stderr])).toEqual(results.map(() => [0, '']));
  expect(results.map(({ stdout }) => stdout)).toEqual([
    expect.stringContaining(`${COUNT} commands are registered everywhere now (new: ask, clause, `),
    `${COUNT} commands are registered everywhere already; nothing was sent.\n`,
    expect.stringMatching(/^0 commands are registered everywhere now \(removed: ask, clause, /),
  ]);
  expect(discord.requests.filter(({ method }) => method === 'PUT')).toHaveLength(2);
  expect([discord.commands(), discord.identifies]).toEqual([[], []]);
});

describe('doctor', () => {
  const doctor = (more: Record<string, string> = {}) => cli(['doctor'], { env: env(more) });

  test('finds nothing where nothing is wrong', async () => {
    discord.addGuild({ botPermissions: P.Administrator });
    await cli(['register'], { env: env() });
    const { code, stdout, stderr } = await doctor();
    expect([code, stderr]).toEqual([0, '']);
    const names = stdout.trimEnd().split('\n');
    expect(names.map((line) => /^(\w+) +ok: /.exec(line)?.[1])).toEqual(
      'node settings secrets model corpus index token clock intents install gateway commands servers'.split(' '),
    );
    expect(stdout).not.toContain(discord.token);
    expect(discord.identifies).toEqual([]);
  });

  test('names an intent and a permission that are missing, with the cure', async () => {
    await cli(['register'], { env: env() });
    discord.addGuild({ name: 'Quiet server', botPermissions: P.ViewChannel | P.SendMessages });
    const { code, stdout } = await doctor({ CLAUSE_REFERENCES: 'true' });
    expect(code).toBe(3);
    const problems = stdout.split('\n').filter((line) => / problem: /.test(line));
    expect(problems).toEqual([
      expect.stringMatching(
        /^intents +problem: .* Switch on “Message Content Intent” .* or set CLAUSE_REFERENCES=false and leave FORUM_CHANNELS empty\.$/,
      ),
      expect.stringMatching(
        /^server +problem: “Quiet server” .* Send Messages in Threads, Embed Links, Read Message History\. /,
      ),
    ]);
  });

  test('stops at a token that is not accepted', async () => {
    const token = 'MTAwMDAw.wrong0.abcdefghijklmnopqrstuvwxyz';
    const { code, stdout } = await doctor({ DISCORD_TOKEN: token });
    expect(code).toBe(3);
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(
      /^token +problem: Discord does not accept DISCORD_TOKEN\. Copy/,
    );
    expect(stdout).not.toContain(token);
  });
});
