import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer, Answered, NoEvidence } from '../../src/model.js';
import { cli, corpusCopy, jsonLines, layIndex, temporary } from './support.js';

const folder = temporary();
const index = join(folder, 'index');
const INDEX = ['--index', index];

beforeAll(() => layIndex(index));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('clause gives the clause word for word, as text and as JSON', async () => {
  const text = await cli([...INDEX, 'clause', '34']);
  expect(text).toMatchObject({ code: 0, stderr: '' });
  expect(text.stdout).toContain('Clause 34');
  expect(text.stdout).toContain('[official document]');
  expect(text.stdout).toContain("the timely lifting of the EU's Yellow Card.");
  expect(text.stdout).toContain('Council of the European Union (5819/26) · 2026-01-29');
  const json = await cli(['clause', '30-36', '--json', ...INDEX]);
  const answer = JSON.parse(json.stdout) as Answered;
  expect(answer).toMatchObject({
    kind: 'answered',
    evidence: 'strong',
    question: '30-36',
    language: 'en',
    notices: [],
  });
  expect(answer.citations.map((citation) => citation.clause)).toEqual([30, 31, 32, 33, 34, 35, 36]);
});

test('a clause that does not exist is told with the range that does', async () => {
  const text = await cli([...INDEX, 'clause', '75']);
  expect(text.code).toBe(0);
  expect(text.stdout).toMatch(/no such clause[\s\S]*numbered 1 to 60/);
  const json = JSON.parse((await cli([...INDEX, 'clause', '75', '--json'])).stdout) as NoEvidence;
  expect(json).toMatchObject({ kind: 'no_evidence', reason: 'no_such_clause', nearest: [] });
  expect(json.notices).toEqual([{ kind: 'clause_range', documentId: 'joint-statement-2026', first: 1, last: 60 }]);
});

test('sources lists the documents, newest first, an inferred date with its reason', async () => {
  const text = await cli([...INDEX, 'sources']);
  expect(text.stdout).toMatch(/2022-05-24 \(inferred: .*2022 is inferred/);
  const json = JSON.parse((await cli([...INDEX, 'sources', '--json'])).stdout) as {
    sources: { id: string; date: string }[];
  };
  expect(json.sources.map(({ id }) => id)[0]).toBe('joint-statement-2026');
  expect(json.sources.map(({ date }) => date)).toEqual(
    json.sources
      .map(({ date }) => date)
      .sort()
      .reverse(),
  );
});

test('ask marks the deciding sentence with » « where there are no colours', async () => {
  const { code, stdout, stderr } = await cli([...INDEX, 'ask', 'Will the EU lift the yellow card?'], {
    env: { NO_COLOR: '1' },
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/»[^»«]*[Yy]ellow [Cc]ard[^»«]*«/);
  expect(stdout).not.toContain('\u001b');
});

test('ask as JSON is the answer; a trace comes with --explain only', async () => {
  const question = [...INDEX, 'ask', 'Will the EU lift the yellow card?', '--json', '--limit', '2'];
  const [plain, explained] = await Promise.all([cli(question), cli([...question, '--explain'])]);
  const answer = JSON.parse(plain.stdout) as Answered;
  expect(answer).toMatchObject({ kind: 'answered', language: 'en' });
  expect(answer.citations.length).toBeLessThanOrEqual(2);
  for (const { passage, start, end, quote, trace } of answer.citations) {
    expect(passage.text.slice(start - passage.start, end - passage.start)).toBe(quote);
    expect(trace).toBeUndefined();
  }
  for (const { trace, score } of (JSON.parse(explained.stdout) as Answered).citations) {
    expect(Object.values(trace ?? {}).reduce((sum, part) => sum + part, 0)).toBeCloseTo(score, 2);
  }
});

test('what answers nothing is said to, in the language of the question', async () => {
  const { code, stdout } = await cli([...INDEX, 'ask', 'Điều 75 của Tuyên bố chung nói gì?']);
  expect(code).toBe(0);
  expect(stdout).toContain('Các tài liệu không nói đến điều này.\nKhông có điều khoản này.');
  expect(stdout).toMatch(/đánh số từ 1 đến 60/);
});

test('an escape sequence in a question cannot steer the terminal', async () => {
  const { stdout, stderr } = await cli([
    ...INDEX,
    'ask',
    '\u001b[2J\u009b31m \u202eyellow card',
    '--source',
    'x\u001b[2J',
  ]);
  expect(stdout + stderr).not.toMatch(/[\u001b\u009b\u202e]/);
  expect(stderr).toContain('␛[2J');
});

test.each([
  [2, ['nonsense']],
  [2, ['ask']],
  [2, ['ask', 'x', '--limit', 'many']],
  [2, ['ask', 'x', '--limit', '0']],
  [2, ['ask', 'x', '--since', '2025-02-31']],
  [2, ['ask', 'x', '--source', 'no-such-source']],
  [2, ['ask', 'x', '--language', 'xx']],
  [2, ['ask', 'x', '--nonsense']],
  [2, ['ask', 'x', '--batch']],
  [2, ['clause']],
  [2, ['clause', 'abc']],
  [2, ['sources', '--index', '']],
  [4, ['ask', 'x', '--index', '/nowhere/index']],
  [4, ['clause', '34', '--index', '/nowhere/index']],
  [4, ['sources', '--index', '/nowhere/index']],
  [3, ['ingest', '--corpus', '/nowhere/corpus']],
  [0, ['--help']],
])('exit code %i: %j', async (code, args) => {
  const result = await cli([...INDEX, ...args]);
  expect(result.code, result.stderr).toBe(code);
  expect(result.stderr).not.toMatch(/\n\s+at /);
  if (code === 4) expect(result.stderr).toContain('npm start -- ingest');
  if (code !== 0) expect(result.stdout).toBe('');
});

const COMMANDS =
  'ask timeline clause check cite verify compare ingest add sources site bot register gaps doctor help'.split(' ');

test('help lists every command, however it is asked for, and names the options of one', async () => {
  const [listed, flag, ...each] = await Promise.all([
    cli(['help']),
    cli(['--help']),
    ...COMMANDS.slice(0, -1).map((name) => cli(['help', name])),
  ]);
  expect(listed).toEqual(flag);
  const names = Array.from(listed.stdout.matchAll(/^ {2}([a-z]+)(?: |$)/gm), ([, name]) => name);
  expect(names).toEqual(COMMANDS);
  for (const [i, { code, stdout }] of each.entries()) {
    expect([code, stdout]).toEqual([0, expect.stringContaining(`Usage: partnership-bot ${COMMANDS[i]} `)]);
    expect(stdout).toContain('--corpus <dir>');
  }
});

// Only the commands named on a line are defined: other words on it must not change that.
test.each([
  [['--corpus', 'clause', 'help', 'ask'], 'Usage: partnership-bot ask '],
  [['ask', '--help', 'clause'], 'Usage: partnership-bot ask '],
  [['clause', '--document', 'sources', '--help'], 'Usage: partnership-bot clause '],
])('%j is about the command that comes first', async (args, shown) => {
  expect(await cli(args)).toMatchObject({ code: 0, stdout: expect.stringContaining(shown) });
});

test('a wrong setting is exit code 3 with the cure', async () => {
  const result = await cli([...INDEX, 'sources'], { env: { EMBEDDING_DTYPE: 'q99' } });
  expect(result.code).toBe(3);
  expect(result.stderr).toMatch(/EMBEDDING_DTYPE[\s\S]*\.env/);
});

test('batch answers in order, tells of bad lines in place, and writes nothing else', async () => {
  const lines = [
    '{"id":1,"question":"clause 34"}',
    'no json',
    '{"id":"b"}',
    '[1]',
    '',
    '{"question":"\u2028clause 75"}',
    '{"id":{"x":1},"question":"yellow card"}',
  ];
  const { code, stdout } = await cli([...INDEX, 'ask', '--batch'], { input: lines.join('\n') });
  expect(code).toBe(0);
  const out = jsonLines<{ id: unknown; answer?: Answer; error?: { code: string; message: string; cure: string } }>(
    stdout,
  );
  expect(out.map(({ id }) => id)).toEqual([1, null, 'b', null, null, { x: 1 }]);
  expect(out.map(({ answer, error }) => error?.code ?? answer?.kind)).toEqual([
    ...['answered', 'bad_json', 'no_question', 'bad_line', 'no_evidence', 'answered'],
  ]);
  for (const { error } of out)
    if (error)
      expect(error).toEqual({ code: expect.any(String), message: expect.any(String), cure: expect.any(String) });
});

test('batch tells a wrong option before it reads a line', async () => {
  const result = await cli([...INDEX, 'ask', '--batch', '--since', 'soon'], { input: '{"id":1,"question":"x"}\n' });
  expect(result).toMatchObject({ code: 2, stdout: '' });
});

test('without a terminal the prompt answers each line', async () => {
  const input = 'clause 34\nsources\nclause abc def\nWill the EU lift the yellow card?\nexit\nclause 1\n';
  const { code, stdout, stderr } = await cli(INDEX, { input });
  expect(code, stderr).toBe(0);
  expect(stderr).toBe('');
  expect(stdout).toContain("the timely lifting of the EU's Yellow Card.");
  expect(stdout).toMatch(/»[^»«]*yellow card/i);
  expect(stdout).not.toContain('Clause 1 ');
});

test('the prompt takes a follow-up as one of its last answer; ask does with --context', async () => {
  const { stdout } = await cli([...INDEX, '--json'], {
    input: 'and in 2026?\nsustainable fisheries\nthanks!\nand in 2026?\n',
  });
  const [bare, , , followed] = jsonLines(stdout) as Answer[];
  expect(bare).toMatchObject({ kind: 'no_evidence', reason: 'needs_context' });
  expect(followed).toMatchObject({ kind: 'answered' });
  const context = ['--context', 'joint-statement-2026#36,joint-statement-2026#34', '--context', 'vns-2025-10-10#p13'];
  const asked = await cli([...INDEX, 'ask', 'and in 2026?', '--json', ...context]);
  expect((JSON.parse(asked.stdout) as Answered).citations[0]?.passage.text).toMatch(/fish/i);
  const unknown = await cli([...INDEX, 'ask', 'and in 2026?', '--context', 'joint-statement-2026#999']);
  expect(unknown).toMatchObject({ code: 2, stdout: '' });
  expect(unknown.stderr).toMatch(/no passage "joint-statement-2026#999"[\s\S]*joint-statement-2026#34/);
});

test('with DISCORD_TOKEN questions are taken in Discord, and the token is told to nobody', async () => {
  const env = { DISCORD_TOKEN: 'secret-token', DISCORD_API_URL: 'http://127.0.0.1:9/api' };
  const { code, stdout, stderr } = await cli(INDEX, { input: 'clause 34\n', env });
  expect(code).toBe(3);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^Discord \(127\.0\.0\.1:9\) cannot be reached: ECONNREFUSED\.\n.*\n$/);
  expect(stderr).not.toContain('secret-token');
});

test('a stale index answers, with one line on standard error, which --quiet leaves out', async () => {
  const corpus = corpusCopy();
  rmSync(join(corpus, 'vns-2025-04-15.md'));
  const told = await cli([...INDEX, '--corpus', corpus, 'clause', '34']);
  expect(told.code).toBe(0);
  expect(told.stderr.trim().split('\n')).toEqual([expect.stringContaining('npm start -- ingest')]);
  const quiet = await cli([...INDEX, '--corpus', corpus, '--quiet', 'clause', '34']);
  expect(quiet).toMatchObject({ code: 0, stderr: '', stdout: told.stdout });
});

test('folders are relative to the working directory', async () => {
  const inner = mkdtempSync(join(folder, 'cwd-'));
  const result = await cli(['clause', '34', '--index', '../index'], { cwd: inner });
  expect(result.code, result.stderr).toBe(0);
});

test('doctor says in a line each what is right and what is not', async () => {
  const good = await cli([...INDEX, 'doctor']);
  expect(good.code, good.stdout).toBe(0);
  expect(
    good.stdout
      .trim()
      .split('\n')
      .map((line) => line.split(/\s+/).slice(0, 2)),
  ).toEqual(['node', 'settings', 'secrets', 'model', 'corpus', 'index', 'discord'].map((name) => [name, 'ok:']));
  const noIndex = await cli(['--index', '/nowhere/index', 'doctor']);
  expect(noIndex.code).toBe(4);
  expect(noIndex.stdout).toMatch(/^index\s+problem: .*npm start -- ingest$/m);
  const noModel = await cli([...INDEX, 'doctor', '--json'], { env: { MODEL_DIR: '/nowhere' } });
  expect(noModel.code).toBe(3);
  const { checks } = JSON.parse(noModel.stdout) as { checks: { name: string; ok: boolean; cure?: string }[] };
  expect(checks.find(({ name }) => name === 'model')).toMatchObject({ ok: false, cure: expect.any(String) });
});
