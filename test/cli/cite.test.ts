import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { STYLES } from '../../src/cite/cite.js';
import type { Verification } from '../../src/quotes/verify.js';
import type { Comparison } from '../../src/retrieval/compare.js';
import { cli, layIndex, temporary } from './support.js';

const folder = temporary();
const INDEX = ['--index', join(folder, 'index')];
const FOOTNOTE =
  'Council of the European Union, Joint Statement on upgrading relations between the Socialist Republic of Viet Nam and the ' +
  'European Union to a Comprehensive Strategic Partnership, 5819/26, 29 January 2026, clause 34.';

beforeAll(() => layIndex(join(folder, 'index')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('cite gives a footnote with its receipt, which verify finds to hold', async () => {
  const cited = await cli([...INDEX, 'cite', '34']);
  expect(cited).toMatchObject({ code: 0, stderr: '' });
  const [footnote, empty, receipt = ''] = cited.stdout.split('\n');
  expect([footnote, empty]).toEqual([FOOTNOTE, '']);
  expect(receipt).toMatch(/^Check code: joint-statement-2026:\d+-\d+:[0-9a-f]{16}$/);
  const verified = await cli([...INDEX, 'verify', receipt.replace('Receipt: ', ''), '--json']);
  expect(JSON.parse(verified.stdout)).toMatchObject({ kind: 'holds', standing: { citation: { clause: 34 } } });
  const text = await cli([...INDEX, 'verify', receipt.replace('Receipt: ', '')]);
  expect(text.stdout).toMatch(/^It holds: [\s\S]*Yellow Card\.\n {3}Clause 34 · Joint Statement/);
});

test('citations and sources lead to the reader pages where READER_URL says that there are some', async () => {
  const env = { READER_URL: 'https://reader.example/vn' };
  const page = 'https://reader.example/vn/joint-statement-2026.html';
  const cited = await cli([...INDEX, 'cite', '34', '--json'], { env });
  const { text, citations } = JSON.parse(cited.stdout);
  const [{ start, end, readerAddress }] = citations;
  expect(readerAddress).toBe(`${page}?span=${start}-${end}#34`);
  expect(text).toContain(`${readerAddress}.`);
  const listed = await cli([...INDEX, 'sources', '--json'], { env });
  expect(JSON.parse(listed.stdout).sources.map((source: { readerAddress: string }) => source.readerAddress)).toContain(
    page,
  );
  expect((await cli([...INDEX, 'sources'], { env })).stdout).toContain(page);
  expect((await cli([...INDEX, 'clause', '34'], { env })).stdout).toContain(`${page}?span=`);
});

test('cite in a style for programs prints a file and nothing else', async () => {
  const { stdout } = await cli([...INDEX, 'cite', '30-32', 'vns-2025-10-10#p2', '--style', 'ris', '--quiet']);
  expect(stdout).toMatch(/^TY {2}- NEWS\r\n[\s\S]*N1 {2}- clauses 30–32\r\n[\s\S]*ER {2}- \r\n$/);
  const bib = await cli([...INDEX, 'cite', '34', '--style', 'csl-json']);
  expect(JSON.parse(bib.stdout)).toHaveLength(1);
});

test('cite as JSON has the text, the citations and their receipts; a quote is some words of one passage', async () => {
  const words = "the timely lifting of the EU's Yellow Card";
  const quoted = await cli([
    ...INDEX,
    'cite',
    'joint-statement-2026#34',
    '--quote',
    words,
    '--style',
    'markdown',
    '--json',
  ]);
  const { text, style, receipts, citations } = JSON.parse(quoted.stdout);
  expect(style).toBe('markdown');
  expect(text).toContain(`> \\[…\\] ${words}`);
  expect(citations.map(({ quote }: { quote: string }) => quote)).toEqual([words]);
  expect(receipts).toHaveLength(1);
  const vietnamese = await cli([...INDEX, 'cite', '34', '--language', 'vi']);
  expect(vietnamese.stdout).toContain('ngày 29 tháng 1 năm 2026, điều khoản 34.');
});

test('verify says what stands there now where a receipt does not hold; that is an answer too', async () => {
  const { stdout, code } = await cli([
    ...INDEX,
    'verify',
    'joint-statement-2026:18513-18765:0123456789abcdef',
    '--json',
  ]);
  expect(code).toBe(0);
  const found = JSON.parse(stdout) as Verification;
  expect(found).toMatchObject({ kind: 'changed', standing: { text: expect.stringMatching(/^34\. Both sides/) } });
  const unknown = await cli([...INDEX, 'verify', 'no-such:1-2:0123456789abcdef']);
  expect(unknown).toMatchObject({ code: 0, stdout: 'It cannot be checked: there is no document no-such.\n' });
  const none = await cli([...INDEX, 'verify', 'joint-statement-2026']);
  expect(none).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('Copy all of it') });
});

test('compare marks what two passages share, across languages', async () => {
  const pair = ['compare', '34', 'son-borrell-2022-05-24#p5'];
  const text = await cli([...INDEX, ...pair], { env: { NO_COLOR: '1' } });
  expect(text).toMatchObject({ code: 0, stderr: '' });
  expect(text.stdout).toMatch(/»Yellow Card«[\s\S]*»thẻ vàng[\s\S]*Shared: .*Yellow Card/);
  const json = JSON.parse((await cli([...INDEX, ...pair, '--json'])).stdout) as Comparison;
  expect(json.shared[0]).toMatchObject({ kind: 'concept', a: [{ start: expect.any(Number) }] });
});

test('what names no passage, style or quote is told with the cure', async () => {
  const wrong: [string[], RegExp][] = [
    [['cite', '75'], /numbered 1 to 60/],
    [['cite', 'vns-2025-10-10#p99'], /vns-2025-10-10#p1 to/],
    [['cite', '34', '--style', 'harvard'], new RegExp(STYLES.map(({ name }) => name).join(', '))],
    [['cite', '34', '--quote', 'the timely raising'], /does not have these words/],
    [['cite', '30-36', '--quote', 'sides'], /one passage/],
    [['compare', '30-36', '3'], /several passages/],
    [['cite', '34', '--document', 'nowhere'], /no document "nowhere"/],
    [['compare', '34', '35', '--document', 'nowhere'], /no document "nowhere"/],
    [['cite', '34', '--document', 'vns-2025-10-10'], /no such clause/],
    [['ask', 'fishing', '--source', 'vns-2025-10-10', '--document', 'vns-2025-10-10'], /mean the same/],
  ];
  for (const [args, message] of wrong) {
    const { code, stdout, stderr } = await cli([...INDEX, ...args]);
    expect({ code, stdout }, args.join(' ')).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
  }
});

test('--document names the document by its id or words of its title', async () => {
  const alone = await cli([...INDEX, 'cite', '34']);
  for (const name of ['joint-statement-2026', 'Joint Statement'])
    expect(await cli([...INDEX, 'cite', '34', '--document', name])).toEqual(alone);
  expect((await cli([...INDEX, 'compare', '34', '35', '--document', 'joint-statement-2026'])).code).toBe(0);
});

test('docs/cli.md names every style', () => {
  const page = readFileSync(new URL('../../docs/cli.md', import.meta.url), 'utf8');
  for (const { name } of STYLES) expect(page).toContain(`\`${name}\``);
});
