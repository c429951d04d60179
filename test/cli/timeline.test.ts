import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answered, NoEvidence, Timeline } from '../../src/model.js';
import { cli, layIndex, temporary } from './support.js';

const folder = temporary();
const INDEX = ['--index', join(folder, 'index')];

beforeAll(() => layIndex(join(folder, 'index')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('timeline sets the trail as text and gives it as JSON', async () => {
  const [text, json] = await Promise.all([
    cli([...INDEX, 'timeline', 'yellow', 'card']),
    cli([...INDEX, 'timeline', 'yellow card', '--json', '--since', '2025', '--as-of', '2025-12']),
  ]);
  expect(text).toMatchObject({ code: 0, stderr: '' });
  expect(text.stdout).toMatch(/^What the documents say on “yellow card”\n\n○ 2022-05-24 \(inferred\) · Paragraph 5 /);
  expect(text.stdout).toContain('┆ 2023–2024: no document is from these years');
  const timeline = JSON.parse(json.stdout) as Timeline;
  expect(timeline).toMatchObject({ kind: 'timeline', topic: 'yellow card', gaps: [], leftOut: 0 });
  expect(timeline.entries.map(({ documentId }) => documentId)).toEqual(['vns-2025-04-15', 'vns-2025-10-10']);
});

test('timeline writes a picture where there is something to draw', async () => {
  const file = join(folder, 'timeline.png');
  const drawn = await cli([...INDEX, 'timeline', 'thẻ vàng', '--png', file]);
  expect(drawn).toMatchObject({ code: 0, stderr: '' });
  expect(readFileSync(file).subarray(1, 4).toString()).toBe('PNG');
  const refused = await cli([...INDEX, 'timeline', 'how to cook pho', '--json', '--png', join(folder, 'none.png')]);
  expect(refused).toMatchObject({ code: 0, stderr: 'There is nothing to draw, so no picture was written.\n' });
  expect((JSON.parse(refused.stdout) as NoEvidence).reason).toBe('off_topic');
});

test('timeline says what is wrong', async () => {
  const [none, date, file] = await Promise.all([
    cli([...INDEX, 'timeline']),
    cli([...INDEX, 'timeline', 'EVFTA', '--as-of', 'yesterday']),
    cli([...INDEX, 'timeline', 'EVFTA', '--png', join(folder, 'no', 'such', 'folder.png')]),
  ]);
  expect(none).toMatchObject({ code: 2, stderr: 'There is no topic.\nWrite it after timeline.\n' });
  expect(date).toMatchObject({ code: 2, stderr: expect.stringContaining('--as-of "yesterday" is not a date.') });
  expect(file).toMatchObject({ code: 2, stderr: expect.stringContaining('The picture could not be written') });
});

test('ask answers as of a day, and shows figures of different dates side by side', async () => {
  const [then, figures] = await Promise.all([
    cli([...INDEX, 'ask', 'yellow card', '--as-of', '2022', '--json']),
    cli([...INDEX, 'ask', 'How large is the EU as a market for Viet Nam?']),
  ]);
  const { citations, notices } = JSON.parse(then.stdout) as Answered;
  expect(new Set(citations.map(({ documentId }) => documentId))).toEqual(new Set(['son-borrell-2022-05-24']));
  expect(notices).toContainEqual({ kind: 'as_of', date: '2022-12-31' });
  expect(figures.stdout).toMatch(
    /^Figures from different dates:\n {3}.*lớn thứ 3 .*\n.*2022-05-24.*\n {3}.*fourth largest/,
  );
});
