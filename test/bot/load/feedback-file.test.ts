import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FeedbackFile } from '../../../src/bot/load/feedback-file.js';
import { removeFolders, temporaryFolder } from '../../ingest/support.js';
import { recordLog } from './support.js';

afterAll(removeFolders);

const VERDICT = { passageId: 'joint-statement-2026#34', verdict: 'right', indexVersion: 'abc' } as const;
const AT = new Date('2026-02-01T12:34:56.789Z');
const LINE =
  '{"passageId":"joint-statement-2026#34","verdict":"right","at":"2026-02-01T12:34:56.789Z","indexVersion":"abc"}\n';

function open(path: string) {
  const { log, lines } = recordLog();
  return { file: new FeedbackFile(path, log, () => AT), lines };
}

describe('FeedbackFile', () => {
  it('keeps passage, verdict, time and index version, and nothing else that it is given', async () => {
    const path = join(temporaryFolder(), 'new', 'folder', 'feedback.jsonl');
    const { file, lines } = open(path);
    await file.append({ ...VERDICT, userId: '1', question: 'hush' } as typeof VERDICT);
    expect(readFileSync(path, 'utf8')).toBe(LINE);
    expect(lines).toEqual([]);
  });

  it('is appended to by several at once, line by line', async () => {
    const path = join(temporaryFolder(), 'feedback.jsonl');
    const files = Array.from({ length: 4 }, () => open(path).file);
    await Promise.all(files.flatMap((file) => Array.from({ length: 10 }, () => file.append(VERDICT))));
    expect(readFileSync(path, 'utf8')).toBe(LINE.repeat(40));
  });

  it('does not glue a line to one that was torn', async () => {
    const path = join(temporaryFolder(), 'feedback.jsonl');
    writeFileSync(path, '{"passageId":"torn');
    await open(path).file.append(VERDICT);
    expect(readFileSync(path, 'utf8')).toBe(`{"passageId":"torn\n${LINE}`);
  });

  it('that cannot be written is told once, with the cure, until it can', async () => {
    const path = join(temporaryFolder(), 'feedback.jsonl');
    mkdirSync(path);
    const { file, lines } = open(path);
    await Promise.all([file.append(VERDICT), file.append(VERDICT)]);
    expect(lines).toMatchObject([{ level: 'error', fields: { cure: expect.stringContaining('FEEDBACK_FILE') } }]);
    rmSync(path, { recursive: true });
    await file.append(VERDICT);
    expect(lines).toMatchObject([{ level: 'error' }, { level: 'info', fields: { lost: 2 } }]);
    expect(readFileSync(path, 'utf8')).toBe(LINE);
  });
});
