import { rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ConfigError } from '../../src/errors.js';
import { corpusCopy } from '../cli/support.js';
import { writeDocument } from '../retrieval/support.js';
import { type Channel, DiscordSimulator, type User } from '../simulator/simulator.js';
import { freshQuestions, GRID } from './questions.js';
import { launchBot, type RunningBot, Stage, startBot } from './support.js';
import { WatchedEmbedder } from './watched-embedder.js';

const PATIENT = { timeoutMs: 60_000 };

let corpus: string;
let stage: Stage;
let bot: RunningBot;
let model: WatchedEmbedder;
let channel: Channel;
let user: User;
let port: number;

beforeAll(async () => {
  corpus = corpusCopy();
  stage = await Stage.open(corpus);
});
afterAll(async () => {
  stage.close();
  rmSync(dirname(corpus), { recursive: true, force: true });
});
beforeEach(async () => {
  port = await freePort();
  model = new WatchedEmbedder(stage.embedder);
});
afterEach(async () => {
  await bot.stop().catch(() => {});
  await bot.discord.close();
});

async function start(env: Record<string, string> = {}): Promise<void> {
  bot = await startBot(stage, { embedder: model, env: { HTTP_PORT: String(port), ...env } });
  channel = bot.discord.addGuild().addChannel();
  user = bot.discord.addUser();
}

/** A port that is free now. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: free } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return free;
}

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${port}${path}`, { headers });
const status = async (path: string) => (await get(path)).status;

/** The metrics by name and labels, as Prometheus reads them. */
async function figures(): Promise<Map<string, number>> {
  const text = await (await get('/metrics')).text();
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]));
}

const questions = (found: Map<string, number>) =>
  [...found].flatMap(([name, value]) => (name.startsWith('partnership_questions_total') ? [value] : []));
const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);

describe('health', () => {
  test('is there before the bot is ready, and says what lacks', async () => {
    let deliver = (_: WatchedEmbedder) => {};
    const late = new Promise<WatchedEmbedder>((resolve) => {
      deliver = resolve;
    });
    bot = await launchBot(stage, { embedder: late, env: { HTTP_PORT: String(port) } });
    await expect.poll(() => status('/healthz').catch(() => 0)).toBe(200);
    const unready = await get('/readyz');
    expect([unready.status, await unready.text()]).toEqual([
      503,
      'model: not ready\nindex: not ready\ngateway: not ready\n',
    ]);
    expect(await status('/index.html')).toBe(404);
    deliver(model);
    await bot.discord.ready();
    await expect.poll(() => status('/readyz'), { timeout: 10_000 }).toBe(200);
  });

  test('is on this machine alone unless told otherwise, and ends with the bot', async () => {
    expect(stage.config({ HTTP_PORT: '1' }).http).toEqual({ host: '127.0.0.1', port: 1 });
    await start();
    await expect(fetch(`http://127.0.0.2:${port}/healthz`)).rejects.toThrow();
    expect(await bot.stop()).toBe(0);
    await expect(get('/healthz')).rejects.toThrow();
  });

  test('on a port that is in use is refused with the cure', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
    bot = await launchBot(stage, { embedder: model, env: { HTTP_PORT: String(port) } });
    const error = await bot.ended.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConfigError);
    expect(error).toMatchObject({ code: 'bad_http_port', cure: expect.stringContaining('HTTP_PORT') });
    other.close();
  });

  test('answers while 50 questions are in flight', async () => {
    await start({ QUESTION_BURST: '100' });
    const release = model.hold();
    const calls = await Promise.all(
      freshQuestions(50).map((question) => bot.discord.addUser().slash(channel, 'ask', { question })),
    );
    await Promise.all(calls.map(({ acknowledged }) => acknowledged));
    expect([await status('/healthz'), await status('/readyz'), await status('/index.html')]).toEqual([200, 200, 200]);
    await expect.poll(async () => (await figures()).get('partnership_queue_length')).toBe(48);
    release();
    // Also while they are being computed, one after another.
    while (calls.some(({ events }) => events.length === 0)) expect(await status('/healthz')).toBe(200);
    await Promise.all(calls.map((call) => call.answer(PATIENT)));
    const after = await figures();
    expect([sum(questions(after)), after.get('partnership_queue_length')]).toEqual([50, 0]);
  });
});

describe('the figures', () => {
  test('move with what happens, and hold nobody’s words, name or number', async () => {
    await start({ QUESTION_BURST: '4', QUESTION_SECONDS: '600' });
    const asked = [
      GRID.text,
      'What is said about travel?',
      'Which team won the football match?',
      freshQuestions(1)[0] as string,
    ];
    for (const question of asked) await (await user.slash(channel, 'ask', { question })).answer(PATIENT);
    await (await user.slash(channel, 'ask', { question: GRID.text })).answer();
    model.failure = new TypeError('the words of somebody');
    const failed = await bot.discord.addUser().slash(channel, 'ask', { question: 'What is said about visas?' });
    await failed.answer(PATIENT);
    model.failure = undefined;

    const found = await figures();
    const outcome = (name: string) => found.get(`partnership_questions_total{outcome="${name}"}`) ?? 0;
    expect([outcome('strong'), outcome('turned_away'), outcome('failed')]).toEqual([
      expect.toSatisfy((count: number) => count > 0),
      1,
      1,
    ]);
    expect(sum(questions(found))).toBe(6);
    expect(found.get('partnership_errors_total{code="TypeError"}')).toBe(1);
    expect(found.get('partnership_seconds_count{stage="answer"}')).toBeGreaterThan(2);
    expect(found.get('partnership_gateway_connected')).toBe(1);
    expect(found.get('process_resident_memory_bytes')).toBeGreaterThan(1e6);
    const text = await (await get('/metrics')).text();
    for (const secret of [...asked, 'visas', 'somebody', user.id, user.state.name, channel.id, bot.discord.token])
      expect(text).not.toContain(secret);
  });

  test('count connections that came again', async () => {
    await start();
    expect((await figures()).get('partnership_gateway_reconnects_total')).toBe(0);
    bot.discord.faults.dropConnections();
    await expect
      .poll(async () => (await figures()).get('partnership_gateway_reconnects_total'), { timeout: 20_000 })
      .toBe(1);
    await expect.poll(() => status('/readyz')).toBe(200);
  });
});

describe('/status', () => {
  test('tells operators how the bot is doing, and looks for a new index when they ask', async () => {
    const discord = await DiscordSimulator.start();
    const operator = discord.addUser();
    bot = await startBot(stage, { on: discord, embedder: model, env: { OPERATORS: operator.id } });
    channel = discord.addGuild().addChannel();
    model.failure = new RangeError('the words of somebody');
    await (await discord.addUser().slash(channel, 'ask', { question: 'What is said about visas?' })).answer(PATIENT);
    model.failure = undefined;

    const stranger = await (await discord.addUser().slash(channel, 'status')).answer();
    expect(stranger).toMatchObject({ ephemeral: true, boxes: [] });
    expect(stranger.content).toContain('Only the operators');

    const shown = await (await operator.slash(channel, 'status')).answer();
    expect(shown.ephemeral).toBe(true);
    const text = shown.boxes.map((box) => box.text).join('\n');
    const version = await stage.ingest();
    expect(text).toMatch(/Discord: connected, reconnected 0 times/);
    expect(text).toMatch(/Memory: \d+ MB/);
    expect(text).toContain('RangeError: 1 times');
    expect(text).not.toContain('somebody');
    const pressed = await (await operator.press(shown, { label: 'Look for a new index' })).answer();
    const after = pressed.boxes.map((box) => box.text).join('\n');
    expect(after).toMatch(/A new index is in use\.|There is no newer index\./);
    expect(after).toContain(`Index ${version}`);
  });

  test('is not there where nobody is named', async () => {
    await start();
    expect(bot.discord.commands().map(({ name }) => name)).not.toContain('status');
  });
});

test('cards lead to the words on the reader pages where there are some', async () => {
  await start({ READER_URL: 'https://reader.example/' });
  const reply = await (await user.slash(channel, 'ask', { question: GRID.text })).answer(PATIENT);
  const [, from, end, anchor] =
    /\[open in the document\]\(<https:\/\/reader\.example\/joint-statement-2026\.html\?span=(\d+)-(\d+)#(\w+)>\)/.exec(
      reply.boxes.map((box) => box.text).join('\n'),
    ) ?? [];
  expect(anchor).toBe(String(GRID.clause));
  expect(Number(end)).toBeGreaterThan(Number(from));
  const listed = await (await user.slash(channel, 'sources')).answer();
  expect(listed.boxes.map((box) => box.text).join('\n')).toContain(
    '<https://reader.example/joint-statement-2026.html>',
  );
});

test('the pages follow the index in use, and are sent again only when they changed', async () => {
  await start();
  const before = await get('/index.html');
  const tag = before.headers.get('etag') ?? '';
  const text = await before.text();
  for (const same of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
    const again = await get('/index.html', { 'If-None-Match': same });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag]);
  }
  expect((await get('/index.html', { 'If-None-Match': '"other"' })).status).toBe(200);

  const fields = { id: 'newcomer', title: 'A newcomer', kind: 'news', language: 'en', date: '2026-02-01' } as const;
  writeDocument(corpus, fields, ['A paragraph of a document that came later.']);
  const version = await stage.ingest();
  bot.reload();
  await bot.discord.until(() => bot.log.some(({ msg }) => msg === 'a new index is in use'), 20_000);
  const after = await get('/index.html', { 'If-None-Match': tag });
  expect(after.status).toBe(200);
  expect(await after.text()).toContain('A newcomer');
  expect(text).not.toContain('A newcomer');
  expect(await status('/newcomer.html')).toBe(200);
  const found = await figures();
  expect(found.get('partnership_index_reloads_total')).toBe(1);
  const versions = [...found.keys()].filter((name) => name.startsWith('partnership_index_info'));
  expect(versions).toEqual([`partnership_index_info{version="${version}"}`]);
});
