import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type GapCount, writeCount } from '../../src/retrieval/gaps.js';
import { cli, temporary } from './support.js';

const folder = temporary();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let places = 0;
/** A folder with counters as left by several processes. */
function counted(...files: readonly (readonly Partial<GapCount>[])[]): string {
  places += 1;
  const place = join(folder, String(places));
  mkdirSync(place);
  for (const [i, counts] of files.entries()) {
    const whole = { topic: 'FISH', reason: 'off_topic', distance: 0.8, month: '2026-01', count: 1 } as const;
    const lines = counts.map((count) => `${writeCount({ ...whole, ...count })}\n`);
    writeFileSync(join(place, i === 0 ? 'gaps.jsonl' : `gaps.${i}.jsonl`), lines.join(''));
  }
  return join(place, 'gaps.jsonl');
}

const gaps = (file: string, counting: boolean, ...options: string[]) =>
  cli(['gaps', ...options], { env: { GAPS_FILE: file, COUNT_GAPS: String(counting) } });

test('gaps tells what was refused, most asked first, of all processes together', async () => {
  const file = counted(
    [{ count: 2 }, { topic: 'A \u001b[31mrare one', month: '2025-12' }],
    [{ month: '2026-03', distance: 0.6, reason: 'not_in_documents', count: 4 }],
  );
  const text = await gaps(file, true);
  expect(text).toMatchObject({ code: 0, stderr: '' });
  expect(text.stdout.split('\n').slice(0, 3)).toEqual([
    'asked         refused as                       distance  last in  topic',
    '6             not in the documents, off topic  0.7       2026-03  FISH',
    'fewer than 3  off topic                        0.8       2025-12  A ␛[31mrare one',
  ]);
  expect(JSON.parse((await gaps(file, true, '--json')).stdout)).toEqual({
    counting: true,
    fewest: 3,
    gaps: [
      { topic: 'FISH', asked: 6, reasons: ['not_in_documents', 'off_topic'], distance: 0.7, lastMonth: '2026-03' },
      { topic: 'A \u001b[31mrare one', reasons: ['off_topic'], distance: 0.8, lastMonth: '2025-12' },
    ],
  });
});

test('gaps says how to switch it on, also where there are counts of earlier', async () => {
  const how = /set COUNT_GAPS=true/;
  expect((await gaps(join(folder, 'none.jsonl'), false)).stdout).toMatch(how);
  const earlier = await gaps(counted([{ count: 5 }]), false);
  expect(earlier.stdout).toContain('FISH');
  expect(earlier.stderr).toMatch(how);
  expect((await gaps(join(folder, 'none.jsonl'), true)).stdout).toBe('Nothing was refused since the counts began.\n');
  expect(JSON.parse((await gaps(join(folder, 'none.jsonl'), false, '--json')).stdout)).toMatchObject({
    counting: false,
    gaps: [],
  });
});

test('gaps names the line of a file that is no count, and a setting that is wrong', async () => {
  const file = counted([{}]);
  writeFileSync(file, 'what is this\n', { flag: 'a' });
  const failed = await gaps(file, true);
  expect(failed).toMatchObject({ code: 3, stdout: '' });
  expect(failed.stderr).toMatch(/gaps\.jsonl:2: .*\n.*GAPS_FILE/);
  const wrong = await cli(['gaps'], { env: { COUNT_GAPS: 'maybe' } });
  expect(wrong).toMatchObject({ code: 3, stderr: expect.stringContaining('COUNT_GAPS: must be one of true, false') });
});
