import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { GapCounters, gapFileOf, readGaps } from '../../../src/bot/load/gap-counters.js';
import type { Topic } from '../../../src/retrieval/gaps.js';
import { removeFolders, temporaryFolder } from '../../ingest/support.js';
import { recordLog } from './support.js';

afterAll(removeFolders);

const FISH: Topic = { topic: 'FISHERIES', reason: 'off_topic', distance: 0.8 };
const NOW = new Date('2026-02-01T12:34:56.789Z');
const line = (count: number) =>
  `{"topic":"FISHERIES","reason":"off_topic","distance":0.8,"month":"2026-02","count":${count}}\n`;

function open(path: string) {
  const { log, lines } = recordLog();
  return { counters: new GapCounters(path, log, () => NOW), lines };
}

describe('GapCounters', () => {
  it('keep topic, reason, distance, month and count, and nothing else that they are given', async () => {
    const path = join(temporaryFolder(), 'new', 'gaps.jsonl');
    const { counters, lines } = open(path);
    await counters.count({ ...FISH, question: 'hush', userId: '1' } as Topic);
    expect(readFileSync(path, 'utf8')).toBe(line(1));
    expect(readdirSync(dirname(path))).toEqual(['gaps.jsonl']);
    expect(lines).toEqual([]);
  });

  it('add up what comes at once, and what another start counted before', async () => {
    const path = join(temporaryFolder(), 'gaps.jsonl');
    const first = open(path).counters;
    await Promise.all(Array.from({ length: 20 }, () => first.count(FISH)));
    await open(path).counters.count(FISH);
    expect(readFileSync(path, 'utf8')).toBe(line(21));
  });

  it('begin anew where the file was removed meanwhile', async () => {
    const path = join(temporaryFolder(), 'gaps.jsonl');
    const { counters } = open(path);
    await counters.count(FISH);
    rmSync(path);
    await counters.count(FISH);
    expect(readFileSync(path, 'utf8')).toBe(line(1));
  });

  it('leave a file alone that is not theirs, and tell it once', async () => {
    const path = join(temporaryFolder(), 'gaps.jsonl');
    writeFileSync(path, '# My notes\n');
    const { counters, lines } = open(path);
    await counters.count(FISH);
    await counters.count(FISH);
    expect(readFileSync(path, 'utf8')).toBe('# My notes\n');
    expect(lines).toMatchObject([{ level: 'error', fields: { cure: expect.stringContaining('GAPS_FILE') } }]);
    await expect(readGaps(path)).rejects.toMatchObject({
      code: 'bad_gaps_file',
      message: expect.stringContaining(':1:'),
    });
  });

  it('cannot be written: told once, and again after a success', async () => {
    const path = join(temporaryFolder(), 'gaps.jsonl');
    const { counters, lines } = open(path);
    for (let i = 0; i < 2; i += 1) {
      mkdirSync(path);
      await counters.count(FISH);
      await counters.count(FISH);
      rmSync(path, { recursive: true });
      await counters.count(FISH);
      rmSync(path);
    }
    expect(lines.map(({ level }) => level)).toEqual(['error', 'error']);
  });
});

describe('the counts of several processes', () => {
  it('are in files of their own and read together', async () => {
    const path = join(temporaryFolder(), 'gaps.jsonl');
    const files = [undefined, 0, 12].map((shard) => gapFileOf(path, shard));
    expect(files.map((file) => file.slice(dirname(path).length + 1))).toEqual([
      'gaps.jsonl',
      'gaps.0.jsonl',
      'gaps.12.jsonl',
    ]);
    for (const file of files) await open(file).counters.count(FISH);
    for (const other of ['gaps.x.jsonl', 'gaps.1', 'my-gaps.jsonl', 'gaps.jsonl.0a.tmp'])
      writeFileSync(join(dirname(path), other), 'something else');
    expect(await readGaps(path)).toEqual([{ ...FISH, month: '2026-02', count: 3 }]);
  });

  it('are none before the first', async () => {
    expect(await readGaps(join(temporaryFolder(), 'nowhere', 'gaps.jsonl'))).toBeUndefined();
  });
});
