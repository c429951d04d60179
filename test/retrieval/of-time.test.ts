import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { passagesOf } from '../../src/model.js';
import { type Opened, openIndex, TODAY } from './support.js';

let opened: Opened;
beforeAll(async () => {
  opened = await openIndex();
});
afterAll(() => opened.close());

const ask = (question: string) => opened.retriever.ask(question, { today: TODAY });
const idsOf = async (question: string) => passagesOf(await ask(question)).map(({ passageId }) => passageId);

/** Ways to ask for everything from a time. */
const WAYS = [
  'anything from {}',
  'anything in {}?',
  'ANYTHING FROM {}',
  'documents from {}',
  'any news from {}',
  'có gì trong năm {} không',
  'co gi trong nam {} khong',
  'có tài liệu nào năm {} không',
  'gibt es etwas aus {}?',
];

describe('what there is of a time', () => {
  it.each(WAYS)('is each document of it, the newest first: %s', async (way) => {
    const year = (text: string) => idsOf(way.replace('{}', text));
    expect(await year('2025')).toEqual(['vns-2025-10-10#p1', 'vns-2025-04-15#p1']);
    expect(await year('2022')).toEqual(['son-borrell-2022-05-24#p1']);
  });

  it.each([
    ['anything from October 2025', ['vns-2025-10-10#p1']],
    ['có gì trong tháng 4 năm 2025', ['vns-2025-04-15#p1']],
    ['anything since January 2026', ['joint-statement-2026#1', 'hang-2026-01-27#p1']],
    ['anything before 2023', ['son-borrell-2022-05-24#p1']],
  ])('%s', async (question, ids) => {
    expect((await idsOf(question)).slice(0, ids.length)).toEqual(ids);
  });

  it('is what mentions it where no document is of it, and else told as no time of ours', async () => {
    const answer = await ask('anything from 2023');
    expect(answer.kind).toBe('answered');
    for (const { passage } of passagesOf(answer)) expect(passage.text).toContain('2023');
    expect(await ask('anything from 1987')).toMatchObject({ kind: 'no_evidence', reason: 'outside_dates' });
  });

  it('is no answer to what asks for something of that time', async () => {
    expect(await idsOf('fisheries in 2025')).not.toContain('vns-2025-10-10#p1');
  });
});
