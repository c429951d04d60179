import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Installation } from '../../../src/bot/desk.js';
import { QuestionDesk } from '../../../src/bot/load/question-desk.js';
import { type Config, type DiscordConfig, readConfig } from '../../../src/config.js';
import type { Embedder } from '../../../src/embedding/embedder.js';
import { ingest } from '../../../src/ingest/ingest.js';
import type { Answer } from '../../../src/model.js';
import type { Turned } from '../../../src/words/bot.js';
import { removeFolders, temporaryFolder } from '../../ingest/support.js';
import { sharedModel } from '../../support/model.js';
import { addDocuments, recordLog } from './support.js';

const QUESTION = 'How much was bilateral trade worth?';
const INSTALLATION: Installation = {
  version: '0',
  model: 'm',
  limits: { burst: 5, secondsEach: 6 },
  feedback: true,
  clauseReferences: false,
  gaps: false,
  plainText: false,
  defaultPrivate: false,
};

let config: Config;
let embedder: Embedder;
let version: string;

const build = async () => (await ingest(config, async () => embedder)).manifest.version;

beforeAll(async () => {
  const root = temporaryFolder();
  config = { ...readConfig({}), corpusDir: join(root, 'corpus'), indexDir: join(root, 'index') };
  mkdirSync(config.corpusDir);
  addDocuments(config, 'vns-2025-04-15', 'vns-2025-10-10');
  embedder = await sharedModel();
  version = await build();
});
afterAll(removeFolders);

async function open(discord: Partial<DiscordConfig> = {}, watched: Embedder = embedder) {
  const { log, lines } = recordLog();
  const desk = await QuestionDesk.open(
    { ...config, discord: { ...config.discord, feedbackFile: join(config.indexDir, 'feedback.jsonl'), ...discord } },
    watched,
    INSTALLATION,
    log,
  );
  return { desk, lines };
}

/** The real model, but each question waits until it is released. */
function slowModel() {
  const waiting: (() => void)[] = [];
  let asked = 0;
  const slow: Embedder = {
    ...{ fingerprint: embedder.fingerprint, dimension: embedder.dimension },
    countTokens: (texts) => embedder.countTokens(texts),
    embedPassage: (text, spans) => embedder.embedPassage(text, spans),
    embedQuestion: async (text, spans) => {
      asked += 1;
      await new Promise<void>((resolve) => waiting.push(resolve));
      return embedder.embedQuestion(text, spans);
    },
    close: async () => {},
  };
  const letThrough = async (count: number) => {
    for (let i = 0; i < count; i += 1) (await vi.waitUntil(() => waiting.shift()))();
  };
  return { slow, letThrough, asked: () => asked };
}

const kindOf = (result: Answer | Turned) => result.kind;
const ask = (desk: QuestionDesk, user: string, question = QUESTION): Promise<Answer | Turned> =>
  desk.ask(user, question, {}, (answer, { manifest }) => {
    // The text shown is read from the index that answered.
    expect(answer.indexVersion).toBe(manifest.version);
    return answer;
  });

it('answers, and knows the answer again for anybody, but counts the question', async () => {
  const { slow, letThrough, asked } = slowModel();
  const { desk } = await open({ limits: { burst: 5, secondsEach: 60 } }, slow);
  const [first, second] = [ask(desk, 'a'), ask(desk, 'b', ` ${QUESTION} `)];
  await letThrough(1);
  expect(await first).toMatchObject({ kind: 'answered', question: QUESTION, indexVersion: version });
  expect(await second).toEqual(await first);
  expect(await ask(desk, 'c', QUESTION.replace(' ', '  '))).toEqual(await first);
  expect(asked()).toBe(1);
  const more = await Promise.all(Array.from({ length: 5 }, () => ask(desk, 'a')));
  expect(more.map(kindOf)).toEqual(['answered', 'answered', 'answered', 'answered', 'wait']);
  expect(more[4]).toEqual({ kind: 'wait', seconds: 60 });
  expect(asked()).toBe(1);
  await desk.close();
});

it('turns a question away when too many wait, without counting it', async () => {
  const { slow, letThrough } = slowModel();
  const { desk } = await open({ waiting: 1, limits: { burst: 1, secondsEach: 60 } }, slow);
  const taken = ['a', 'b', 'c'].map((user) => ask(desk, user, `${QUESTION} ${user}`));
  for (let i = 0; i < 3; i += 1) expect(await ask(desk, 'd', 'Another one?')).toEqual({ kind: 'busy' });
  // Clauses and sources can still be looked up.
  expect(await desk.use(({ library }) => library.documents.length)).toBe(2);
  await letThrough(3);
  expect((await Promise.all(taken)).map(kindOf)).not.toContain('busy');
  const later = ask(desk, 'd', QUESTION);
  await letThrough(1);
  expect(kindOf(await later)).toBe('answered');
  expect(kindOf(await ask(desk, 'd', QUESTION))).toBe('wait');
  await desk.close();
});

it('lets a question wait whose user has asked too many, if that takes no longer than half a minute', async () => {
  const { desk } = await open({ limits: { burst: 1, secondsEach: 1 } });
  const kinds: string[] = [];
  const many = Array.from({ length: 40 }, async () => kinds.push(kindOf(await ask(desk, 'a'))));
  // A burst of one, then one per second for half a minute; the others are turned away immediately.
  await vi.waitUntil(() => kinds.length >= 10);
  expect(kinds.filter((kind) => kind === 'wait')).toHaveLength(9);
  await vi.waitUntil(() => kinds.filter((kind) => kind === 'answered').length >= 2, { timeout: 10_000 });
  desk.hurry();
  await Promise.all(many);
  expect(kinds.filter((kind) => kind === 'answered')).toHaveLength(31);
  await desk.close();
});

it('leaves out of a context what the present documents do not have', async () => {
  const { desk } = await open();
  const known = ['vns-2025-04-15#p5'];
  const ask = (context: string[]) => desk.ask('1', 'who said that?', { context }, (answer) => answer);
  const [mixed, alone] = [await ask(['gone#1', ...known, 'vns-2025-04-15#p999']), await ask(known)];
  expect(mixed).toMatchObject({ kind: 'answered' });
  expect(mixed).toEqual(alone);
  expect(await ask(['gone#1'])).toMatchObject({ kind: 'no_evidence', reason: 'needs_context' });
  await desk.close();
});

it('lets no more questions wait than may, over all users', async () => {
  const { desk } = await open({ waiting: 2, limits: { burst: 1, secondsEach: 20 } });
  const users = ['a', 'b', 'c'];
  for (const user of users) expect(kindOf(await ask(desk, user))).toBe('answered');
  const waiting = users.map((user) => ask(desk, user));
  expect(kindOf((await waiting[2]) as Answer | Turned)).toBe('busy');
  desk.hurry();
  expect((await Promise.all(waiting)).map(kindOf)).toEqual(['answered', 'answered', 'busy']);
  await desk.close();
});

it('passes on what is wrong with an option, and keeps no failure', async () => {
  const { desk } = await open();
  for (let i = 0; i < 2; i += 1) {
    await expect(desk.ask('a', QUESTION, { since: 'soon' }, (answer) => answer)).rejects.toMatchObject({
      code: 'bad_date',
    });
  }
  expect(kindOf(await ask(desk, 'a'))).toBe('answered');
  await desk.close();
});

it('keeps verdicts where there is a file for them', async () => {
  const { desk } = await open();
  const verdict = { passageId: 'vns-2025-10-10#p1', verdict: 'right', indexVersion: version } as const;
  const by = { userId: 'a', messageId: '1' };
  expect(await desk.judge(verdict, by)).toBe(true);
  expect(await desk.judge({ ...verdict, verdict: 'wrong' }, by)).toBe(false);
  expect(await desk.judge(verdict, { ...by, userId: 'b' })).toBe(true);
  const lines = readFileSync(join(config.indexDir, 'feedback.jsonl'), 'utf8').trim().split('\n');
  expect(lines).toHaveLength(2);
  expect(lines.join()).not.toMatch(/userId|messageId/);
  const [line = ''] = lines;
  expect(JSON.parse(line)).toEqual({ ...verdict, at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) });
  await desk.close();
});

it('finishes what is in flight when it stops, and takes no more', async () => {
  const { slow, letThrough } = slowModel();
  const { desk } = await open({}, slow);
  const taken = ['a', 'b', 'c', 'd'].map((user) => ask(desk, user, `${QUESTION} ${user}`));
  let stopped = false;
  const stopping = desk.stop().then(() => (stopped = true));
  expect(await ask(desk, 'e')).toEqual({ kind: 'stopping' });
  await letThrough(3);
  expect(stopped).toBe(false);
  await letThrough(1);
  await stopping;
  for (const answer of await Promise.all(taken)) expect(kindOf(answer)).not.toBe('stopping');
  expect(await desk.use(({ library }) => library.size)).toBeGreaterThan(0);
  await desk.close();
  await desk.close();
});

it('loses no question while a new index takes the place of the old one', async () => {
  const { desk, lines } = await open({ waiting: 1000, limits: { burst: 100_000, secondsEach: 1 } });
  expect((await ask(desk, 'a')) as Answer).toMatchObject({ indexVersion: version });
  const results: Promise<Answer | Turned>[] = [];
  let building = true;
  const asking = (async () => {
    for (let i = 0; building || i % 10 > 0; i += 1) {
      results.push(ask(desk, `user ${i % 7}`, i % 3 === 0 ? QUESTION : `${QUESTION} ${i}`));
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  })();
  // On a busy machine, the new index may arrive before the first answer.
  await vi.waitUntil(() => results.length > 0);
  await results[0];
  addDocuments(config, 'son-borrell-2022-05-24');
  const second = await build();
  expect(second).not.toBe(version);
  await vi.waitUntil(() => desk.indexVersion === second, { timeout: 10_000 });
  const known = ask(desk, 'a');
  building = false;
  await asking;
  // The loop may have asked its last question just before the new index arrived.
  results.push(ask(desk, 'user 7', `${QUESTION} at last`));
  const answers = (await Promise.all(results)) as Answer[];
  expect(answers.map(kindOf).filter((kind) => !['answered', 'no_evidence'].includes(kind))).toEqual([]);
  expect(new Set(answers.map(({ indexVersion }) => indexVersion))).toEqual(new Set([version, second]));
  expect(answers.at(-1)?.indexVersion).toBe(second);
  expect(await known).toMatchObject({ indexVersion: second });
  expect(lines.map(({ message }) => message)).toEqual(['a new index is in use']);
  await desk.close();
});
