import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { decodeCustomId } from '../../src/bot/custom-id.js';
import { serverLink } from '../../src/bot/discord/invite.js';
import { commandBodies } from '../../src/bot/features/index.js';
import { corpusCopy } from '../cli/support.js';
import { writeDocument } from '../retrieval/support.js';
import { type Channel, DiscordSimulator, type MessageSnapshot, type SimulatorOptions } from '../simulator/simulator.js';
import { expectAnswered, freshQuestions, GRID, PLASTIC } from './questions.js';
import { expectClean, launchBot, type RunningBot, Stage, startBot } from './support.js';
import { WatchedEmbedder } from './watched-embedder.js';

const PATIENT = { timeoutMs: 30_000 };
const COUNT = commandBodies().length;
const RESTARTED = 'The bot is being restarted. Please ask again in a minute.';

let corpus: string;
let stage: Stage;

beforeAll(async () => {
  corpus = corpusCopy();
  stage = await Stage.open(corpus);
});
afterAll(async () => {
  stage.close();
  rmSync(dirname(corpus), { recursive: true, force: true });
});

/** Number of questions answered at the same time. */
const ANSWERED_AT_ONCE = 2;

describe('a running bot', () => {
  let bot: RunningBot;
  let model: WatchedEmbedder;
  let channel: Channel;
  beforeEach(async () => {
    model = new WatchedEmbedder(stage.embedder);
    bot = await startBot(stage, { embedder: model });
    channel = bot.discord.addGuild().addChannel();
  });
  afterEach(() => bot.discord.close());

  const ask = (question: string, locale = 'en-US') =>
    bot.discord.addUser({ locale }).slash(channel, 'ask', { question });

  /** Asks questions that then wait in the model and in the queue. */
  async function inFlight(count: number) {
    const release = model.hold();
    const calls = await Promise.all(freshQuestions(count).map((question) => ask(question)));
    const post = await bot.discord.addUser().post(channel, GRID.text, { mentionBot: true });
    await Promise.all(calls.map(({ acknowledged }) => acknowledged));
    await (await bot.discord.addUser().slash(channel, 'help')).answer();
    return { calls, post, release };
  }

  test('that is told to stop answers what it was asked, turns newcomers away, and leaves cleanly', async () => {
    const { calls, post, release } = await inFlight(6);
    const asker = bot.discord.addUser();
    const stopped = bot.stop();
    const late = await (await asker.slash(channel, 'ask', { question: PLASTIC.text })).answer();
    expect(late).toMatchObject({ content: RESTARTED, ephemeral: true, boxes: [] });
    const vietnamese = await (await ask(PLASTIC.text, 'vi')).answer();
    expect(vietnamese.content).toBe('Bot đang khởi động lại. Xin hỏi lại sau một phút.');
    const latePost = await asker.post(channel, PLASTIC.text, { mentionBot: true });
    expect((await channel.nextMessage({ after: latePost })).content).toBe(RESTARTED);
    expect(await asker.type(channel, 'clause', { number: '3' }, 'number')).toEqual([]);
    expect(calls.every(({ events }) => events.length === 0)).toBe(true);
    release();
    for (const call of calls) expect((await call.answer(PATIENT)).boxes).not.toEqual([]);
    expect(await stopped).toBe(0);
    expectAnswered(channel.messages.find(({ replyTo }) => replyTo === post.id) as MessageSnapshot, GRID);
    await bot.discord.until(() => bot.discord.connections.every(({ open }) => !open));
    expect(bot.discord.connections.map(({ closeCode }) => closeCode)).toEqual([1000]);
    expectClean(bot);
  });

  test('that hangs leaves all the same, after ten seconds', async () => {
    const { release } = await inFlight(1);
    const began = performance.now();
    expect(await bot.stop()).toBe(0);
    expect(performance.now() - began).toBeGreaterThan(9_000);
    expect(bot.log.map(({ msg }) => msg)).toContain('stopped before everything in flight was done');
    expect(bot.discord.connections.at(-1)?.closeCode).toBe(1000);
    release();
  });

  test.each<[string, string, () => void]>([
    ['by a signal', 'lighthouses', () => bot.reload()],
    ['by itself', 'lighthouses-again', () => {}],
  ])('takes a new index %s, and loses no question', async (_, id, signal) => {
    const { calls, post, release } = await inFlight(20);
    const fields = { id, title: 'Lighthouses', kind: 'news', language: 'en', date: '2026-01-30' };
    writeDocument(corpus, fields, ['The lighthouse keepers of Viet Nam and the EU exchange letters every spring.']);
    const version = await stage.ingest();
    signal();
    await bot.discord.until(() => bot.log.some(({ msg }) => msg === 'a new index is in use'), 20_000);
    release();
    const answers = await Promise.all(calls.map((call) => call.answer(PATIENT)));
    await channel.until((messages) => messages.some(({ replyTo }) => replyTo === post.id), 20_000);
    const reply = channel.messages.find(({ replyTo }) => replyTo === post.id) as MessageSnapshot;
    expectAnswered(reply, GRID);
    const versions = [...answers, reply].flatMap((message) => [...message.buttons, ...message.selects]);
    expect(versions.length).toBeGreaterThan(20);
    // Questions that were being answered keep their index; all waiting ones are answered with the new one.
    const indexes = [...answers, reply].map(
      ({ buttons, selects }) => decodeCustomId([...buttons, ...selects][0]?.customId ?? '')?.index,
    );
    expect(indexes).not.toContain(undefined);
    expect(indexes.filter((index) => index !== version).length).toBeLessThanOrEqual(ANSWERED_AT_ONCE);
    for (const { boxes, head } of answers) {
      expect(boxes).not.toEqual([]);
      expect(head).toMatch(/^\*\*What is said about clean energy/);
    }
    const news = await (await ask('Who exchanges letters every spring?')).answer();
    expect(news.boxes.map(({ quote }) => quote).join()).toContain('lighthouse keepers');
    expect(await bot.stop()).toBe(0);
    expectClean(bot);
  });
});

describe('the commands', () => {
  let discord: DiscordSimulator;
  let bot: RunningBot | undefined;
  beforeEach(async () => {
    discord = await DiscordSimulator.start();
  });
  afterEach(() => discord.close());

  async function startAndStop(env: Record<string, string> = {}): Promise<string[]> {
    bot = await startBot(stage, { on: discord, env });
    expect(await bot.stop()).toBe(0);
    expectClean(bot);
    return bot.notes;
  }
  const puts = () => discord.requests.filter(({ method }) => method === 'PUT').map(({ route }) => route);
  const names = () => discord.commands().map(({ name }) => name);

  test('are registered at the first start, and nothing is sent at the next', async () => {
    const notes = await startAndStop();
    expect(notes[0]).toContain(`${COUNT} commands are registered everywhere now (new: ask, clause, `);
    expect(notes).toContain(`To add Simulated bot to a server, open ${serverLink(discord.applicationId)}`);
    expect(names()).toEqual(commandBodies().map(({ name }) => name));
    expect(puts()).toEqual(['/applications/:id/commands']);
    expect((await startAndStop())[0]).toBe(`${COUNT} commands are registered everywhere already; nothing was sent.`);
    expect(puts()).toHaveLength(1);
  });

  test('are registered again where one was changed, or was added by somebody else', async () => {
    await startAndStop();
    const stored = discord.world.commands.get('global') ?? [];
    Object.assign(stored[0] ?? {}, { description: 'Something else' });
    stored.push({ ...stored[1], id: '200000000000000001', name: 'spare' });
    const [note] = await startAndStop();
    expect(note).toBe(`${COUNT} commands are registered everywhere now (changed: ask; removed: spare).`);
    expect(names()).toEqual(commandBodies().map(({ name }) => name));
    expect(puts()).toHaveLength(2);
  });

  test('are registered in one server with DISCORD_GUILD_ID, and work there only', async () => {
    const [home, other] = [discord.addGuild(), discord.addGuild()];
    bot = await startBot(stage, { on: discord, env: { DISCORD_GUILD_ID: home.id } });
    expect(bot.notes[0]).toContain(`in the server ${home.id} now`);
    expect([discord.commands(home).length, discord.commands().length]).toEqual([COUNT, 0]);
    const user = discord.addUser();
    expectAnswered(await (await user.slash(home.addChannel(), 'ask', { question: GRID.text })).answer(), GRID);
    await expect(user.slash(other.addChannel(), 'help')).rejects.toThrow('sees no slash command');
    expect(await bot.stop()).toBe(0);
    await startAndStop({ DISCORD_GUILD_ID: home.id });
    expect(puts()).toEqual(['/applications/:id/guilds/:id/commands']);
    expectClean(bot);
  });
});

describe('what the operator has to mend ends the bot with one line, its cure and exit code 3', () => {
  type Case = [string, { env?: Record<string, string>; discord?: SimulatorOptions }, string, RegExp, RegExp];
  const cases: Case[] = [
    [
      'a wrong token',
      { env: { DISCORD_TOKEN: 'MTAwMDAw.wrong0.abcdefghijklmnopqrstuvwxyz' } },
      'bad_token',
      /^Discord does not accept DISCORD_TOKEN\.$/,
      /^Copy the token from the page “Bot”/,
    ],
    [
      'an intent that is off',
      { env: { CLAUSE_REFERENCES: 'true' } },
      'disallowed_intents',
      /^CLAUSE_REFERENCES and FORUM_CHANNELS need the message content intent/,
      /Switch on “Message Content Intent” .* or set CLAUSE_REFERENCES=false and leave FORUM_CHANNELS empty\.$/,
    ],
    [
      "another application's id",
      { env: { DISCORD_CLIENT_ID: '100000000000000099' } },
      'other_application',
      /^DISCORD_CLIENT_ID is 100000000000000099, but DISCORD_TOKEN belongs to the application 100000000000000001/,
      /may be left out\.$/,
    ],
    [
      'too many servers for one connection',
      { discord: { requiredShards: 2 } },
      'sharding_required',
      /^The bot is in too many servers/,
      /^Set SHARDS=auto\.$/,
    ],
    [
      'too many starts in a day',
      { discord: { sessionStarts: 0 } },
      'sessions_exhausted',
      /^The bot has connected to Discord too often today; it can connect again from \d/,
      /^Wait until then/,
    ],
    [
      'a network without Discord',
      { env: { DISCORD_API_URL: 'http://127.0.0.1:9/api' } },
      'discord_unreachable',
      /^Discord \(127\.0\.0\.1:9\) cannot be reached: ECONNREFUSED\.$/,
      /DISCORD_API_URL\.$/,
    ],
  ];

  async function expectEnd(bot: RunningBot, code: string, message: RegExp, cure: RegExp): Promise<void> {
    const end = expect(bot.ended).rejects;
    await end.toMatchObject({
      name: 'ConfigError',
      code,
      exitCode: 3,
      message: expect.stringMatching(message),
      cure: expect.stringMatching(cure),
    });
    expect(bot.logText() + bot.notes).not.toContain(bot.discord.token);
    await bot.discord.close();
  }

  test.each(cases)('%s', async (_, options, code, message, cure) => {
    await expectEnd(await launchBot(stage, options), code, message, cure);
  });

  test.each([
    ['that added the bot without its commands', true],
    ['that there is not', false],
  ])('a server of DISCORD_GUILD_ID %s', async (_, exists) => {
    const discord = await DiscordSimulator.start();
    const id = exists ? discord.addGuild({ missingScope: true }).id : '900000000000000001';
    const bot = await launchBot(stage, { on: discord, env: { DISCORD_GUILD_ID: id } });
    const message = new RegExp(`^The bot may not register commands in the server ${id}`);
    await expectEnd(
      bot,
      'no_access_to_server',
      message,
      /^Invite it there: https:\/\/discord\.com\/oauth2\/authorize\?/,
    );
  });

  test('a token that is taken back while the bot runs', async () => {
    const bot = await startBot(stage);
    bot.discord.faults.dropConnections({ code: 4004 });
    await expectEnd(bot, 'bad_token', /^Discord does not accept DISCORD_TOKEN\.$/, /^Copy the token/);
  });
});
