import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { planShards, runShards } from '../../../src/bot/discord/shards.js';
import { discordConfig, gatewayBot, keptLog, type StubDiscord, stubDiscord, TOKEN } from './support.js';

/** The program of a shard process: reports that it started, and acts according to the file with its number. */
const CHILD = `
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
const [folder] = process.argv.slice(2);
const { SHARDS, SHARD_COUNT, DISCORD_TOKEN, SHARDING_MANAGER } = process.env;
const say = (what) => appendFileSync(folder + '/shard-' + SHARDS, what + '\\n');
process.on('SIGTERM', () => { say('SIGTERM'); if (act !== 'stay') setTimeout(() => process.exit(0), 50); });
process.on('SIGHUP', () => say('SIGHUP'));
say(['began', SHARD_COUNT, DISCORD_TOKEN, SHARDING_MANAGER].join(' '));
const file = folder + '/act-' + SHARDS;
const act = existsSync(file) ? readFileSync(file, 'utf8') : '';
if (/^\\d+$/.test(act)) setTimeout(() => process.exit(Number(act)), 50);
else process.send({ _ready: true });
setInterval(() => {}, 1000);
`;

let folder: string;
let discord: StubDiscord;
let log: ReturnType<typeof keptLog>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'partnership-shards-'));
  writeFileSync(join(folder, 'child.mjs'), CHILD);
  discord = await stubDiscord();
  log = keptLog();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await discord.close();
});

const act = (shard: number, what: string) => writeFileSync(join(folder, `act-${shard}`), what);
const said = (shard: number) => {
  const file = join(folder, `shard-${shard}`);
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
};

function run(count: number) {
  // discord.js changes these environment variables.
  for (const name of ['SHARDING_MANAGER', 'SHARDING_MANAGER_MODE', 'DISCORD_TOKEN'])
    vi.stubEnv(name, process.env[name]);
  const stopping = new AbortController();
  let reload = () => {};
  const code = runShards(
    discordConfig(discord.url),
    { count, paceMs: 100 },
    {
      entry: join(folder, 'child.mjs'),
      args: [folder],
      execArgv: [],
      signals: {
        stop: stopping.signal,
        onReload: (listener) => {
          reload = listener;
        },
      },
      log,
    },
  );
  return { code, stop: () => stopping.abort(), reload: () => reload() };
}

const began = (shard: number) => vi.waitFor(() => expect(said(shard)).not.toEqual([]), { timeout: 10_000 });

test('each shard is a process that knows its number; signals are passed on', async () => {
  const { code, stop, reload } = run(2);
  await Promise.all([began(0), began(1)]);
  expect(said(1)).toEqual([`began 2 ${TOKEN} true`]);
  await new Promise((resolve) => setTimeout(resolve, 100));
  reload();
  await vi.waitFor(() => expect([said(0), said(1)].flat().filter((line) => line === 'SIGHUP')).toHaveLength(2));
  stop();
  expect(await code).toBe(0);
  expect(said(0)).toEqual([`began 2 ${TOKEN} true`, 'SIGHUP', 'SIGTERM']);
});

test('a shard that ends is started again, later', async () => {
  act(0, '1');
  const { code, stop } = run(1);
  await vi.waitFor(() => expect(said(0)).toHaveLength(2), { timeout: 10_000 });
  act(0, '');
  await vi.waitFor(() => expect(said(0)).toHaveLength(3), { timeout: 10_000 });
  expect(log.lines.filter((line) => line.includes('started again'))).toEqual([
    'warn a shard ended and is started again {"shard":0,"code":1,"ms":1000}',
    'warn a shard ended and is started again {"shard":0,"code":1,"ms":2000}',
  ]);
  stop();
  expect(await code).toBe(0);
});

test('a shard that cannot work as things are ends all, with its exit code', async () => {
  act(1, '3');
  expect(await run(3).code).toBe(3);
  expect(said(0).at(-1)).toBe('SIGTERM');
  expect(readdirSync(folder).filter((name) => name.startsWith('shard-')).length).toBeGreaterThanOrEqual(2);
});

test('the number of shards is asked for where the settings say', async () => {
  const port = Number(new URL(discord.url).port);
  const limits = { remaining: 3, max_concurrency: 4 };
  discord.routes['GET /gateway/bot'] = () => ({ body: { ...gatewayBot(port, limits), shards: 2 } });
  expect(await planShards(discordConfig(discord.url, { SHARDS: 'auto' }))).toEqual({ count: 2, paceMs: 1375 });
  expect(await planShards(discordConfig(discord.url, { SHARDS: '3' }))).toMatchObject({ count: 3 });
  await expect(planShards(discordConfig(discord.url, { SHARDS: '4' }))).rejects.toMatchObject({
    code: 'sessions_exhausted',
  });
});
