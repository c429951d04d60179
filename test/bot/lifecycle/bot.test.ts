import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { type BotRun, runBot } from '../../../src/bot/bot.js';
import { accountLink, serverLink } from '../../../src/bot/discord/invite.js';
import { commandBodies } from '../../../src/bot/features/index.js';
import { type Config, readConfig } from '../../../src/config.js';
import { ingest } from '../../../src/ingest/ingest.js';
import { FakeEmbedder, fakeConfig, removeFolders, temporaryFolder, writeNews } from '../../ingest/support.js';
import { APPLICATION_ID, discordConfig, keptLog, ready, type StubDiscord, stubDiscord, TOKEN } from './support.js';

const COMMANDS = `/applications/${APPLICATION_ID}/commands`;

let indexed: Config;
beforeAll(async () => {
  indexed = fakeConfig(temporaryFolder());
  // The fake data folder contains only what ingest reads.
  for (const name of ['scoring', 'vietnamese']) {
    symlinkSync(join(readConfig({}).dataDir, name), join(indexed.dataDir, name));
  }
  writeNews(indexed.corpusDir, 'first', ['The first paragraph says something.']);
  await ingest(indexed, async () => new FakeEmbedder());
});
afterAll(removeFolders);

let discord: StubDiscord;
let sockets: WebSocket[];
beforeEach(async () => {
  discord = await stubDiscord();
  sockets = [];
  discord.identified = (socket) => {
    sockets.push(socket);
    ready(socket);
  };
  discord.routes[`GET ${COMMANDS}`] = () => ({ body: [] });
  discord.routes[`PUT ${COMMANDS}`] = ({ body }) => ({ body });
});
afterEach(() => discord.close());

function start(more: Partial<BotRun> = {}) {
  const stopping = new AbortController();
  const notes: string[] = [];
  const log = keptLog();
  let reload = () => {};
  const signals = {
    stop: stopping.signal,
    onReload: (listener: () => void) => {
      reload = listener;
    },
  };
  const config = { ...indexed, discord: discordConfig(discord.url) };
  const code = runBot(config, new FakeEmbedder(), { signals, note: (line) => notes.push(line), log, ...more });
  code.catch(() => {});
  return { code, notes, log, stop: () => stopping.abort(), reload: () => reload() };
}

const puts = () => discord.asked.filter(({ method }) => method === 'PUT');
/** Rejects with the error that ended the bot, if it ends first. */
const isReady = ({ notes, code }: ReturnType<typeof start>) =>
  Promise.race([vi.waitFor(() => expect(notes.join('\n')).toMatch(/eady as/), { timeout: 5000 }), code]);

test('registers, tells how to invite it, answers until it is told to stop, and takes its leave', async () => {
  const bot = start();
  await isReady(bot);
  expect(puts()).toHaveLength(1);
  expect(puts()[0]?.body).toEqual(JSON.parse(JSON.stringify(commandBodies())));
  expect(bot.notes[0]).toContain(`${commandBodies().length} commands are registered everywhere now (new: `);
  expect(bot.notes[1]).toContain(serverLink(APPLICATION_ID));
  expect(bot.notes[2]).toContain(accountLink(APPLICATION_ID));
  expect(bot.notes[3]).toMatch(/^Ready as partnership.* in 0 servers\.$/);
  const closed = new Promise((resolve) => sockets[0]?.once('close', resolve));
  bot.stop();
  expect(await bot.code).toBe(0);
  expect(await closed).toBe(1000);
  expect(`${bot.notes} ${bot.log.lines}`).not.toContain(TOKEN);
});

test('one of several processes registers nothing and invites nobody', async () => {
  const bot = start({ shard: { id: 1, count: 3 } });
  await isReady(bot);
  expect(bot.notes).toEqual([expect.stringMatching(/^Shard 1 of 3: ready as .*\.$/)]);
  expect(discord.asked.map(({ path }) => path)).toEqual(['/gateway/bot']);
  bot.stop();
  expect(await bot.code).toBe(0);
});

test('ends with the reason when Discord refuses it while it runs', async () => {
  const bot = start();
  await isReady(bot);
  sockets[0]?.close(4014);
  await expect(bot.code).rejects.toMatchObject({ code: 'disallowed_intents', exitCode: 3 });
});

test('can be stopped while Discord does not let it in', async () => {
  discord.identified = (socket) => void sockets.push(socket);
  const bot = start();
  await vi.waitFor(() => expect(sockets).toHaveLength(1), { timeout: 5000 });
  bot.stop();
  expect(await bot.code).toBe(0);
});

test('can be stopped while Discord does not answer', async () => {
  discord.routes['GET /applications/@me'] = () => new Promise(() => {});
  const bot = start();
  await vi.waitFor(() => expect(discord.asked).toHaveLength(1), { timeout: 5000 });
  bot.stop();
  expect(await bot.code).toBe(0);
});

test('takes a new index when it is told to', async () => {
  const bot = start();
  await isReady(bot);
  writeNews(indexed.corpusDir, 'second', ['The second paragraph says something else.']);
  await ingest(indexed, async () => new FakeEmbedder());
  bot.reload();
  await vi.waitFor(() => expect(bot.log.lines.join('\n')).toContain('a new index is in use'), { timeout: 5000 });
  bot.stop();
  expect(await bot.code).toBe(0);
});
