import { describe, expect, it } from 'vitest';
import type { Citation, DocumentInfo, NoEvidence } from '../../src/model.js';
import { type GapCount, gapsOf, mergeCounts, readCount, refusedTopic, writeCount } from '../../src/retrieval/gaps.js';

const DOCUMENTS = [
  { id: 'a', title: 'Title A' },
  { id: 'b', title: 'Title B' },
] as DocumentInfo[];

const near = (section: string[], score: number) => ({ section, score, title: 'Title A' }) as Citation;

function refusal(parts: Partial<NoEvidence>): NoEvidence {
  return {
    ...{ kind: 'no_evidence', question: 'hush', language: 'en', indexVersion: 'v', reason: 'off_topic' },
    ...{ nearest: [], notices: [], ...parts },
  } as NoEvidence;
}

const count = (topic: string, times: number, more: Partial<GapCount> = {}): GapCount => ({
  ...{ topic, reason: 'off_topic', distance: 0.8, month: '2026-01', count: times },
  ...more,
});

describe('the topic of a refusal', () => {
  it('is the innermost heading above the nearest passage, and how far that is', () => {
    const answer = refusal({ nearest: [near(['PART', 'FISHERIES'], 0.2749), near(['OTHER'], 0.2)] });
    expect(refusedTopic(answer, DOCUMENTS)).toEqual({ topic: 'FISHERIES', reason: 'off_topic', distance: 0.7 });
  });

  it('is the title of the document where it has no headings', () => {
    expect(refusedTopic(refusal({ nearest: [near([], -0.4)] }), DOCUMENTS)).toMatchObject({
      topic: 'Title A',
      distance: 1,
    });
    expect(refusedTopic(refusal({ nearest: [near([], 1.2)] }), DOCUMENTS)).toMatchObject({ distance: 0 });
  });

  it('of a missing clause is the one document that it could be in', () => {
    const range = (documentId: string) => ({ kind: 'clause_range', documentId, first: 1, last: 60 }) as const;
    const missing = refusal({ reason: 'no_such_clause', notices: [range('b')] });
    expect(refusedTopic(missing, DOCUMENTS)).toEqual({ topic: 'Title B', reason: 'no_such_clause' });
    expect(refusedTopic({ ...missing, notices: [range('a'), range('b')] }, DOCUMENTS)).toBeUndefined();
  });

  it('is none where nothing was asked', () => {
    expect(refusedTopic(refusal({ notices: [{ kind: 'empty_question' }] }), DOCUMENTS)).toBeUndefined();
  });
});

describe('counts', () => {
  it('are added up by topic, reason, distance and month', () => {
    const months = ['2026-01', '2026-02', '2026-01'].map((month) => count('A', 2, { month }));
    expect(
      mergeCounts([...months, count('A', 1, { reason: 'outside_dates' }), count('A', 1, { distance: 0.7 })]),
    ).toEqual([
      count('A', 2, { month: '2026-02' }),
      count('A', 4),
      count('A', 1, { reason: 'outside_dates' }),
      count('A', 1, { distance: 0.7 }),
    ]);
  });

  it('are bounded: the oldest months go first', () => {
    const old = Array.from({ length: 5000 }, (_, i) => count(`topic ${i}`, 1));
    const merged = mergeCounts([...old, count('new', 1, { month: '2026-02' })]);
    expect(merged).toHaveLength(5000);
    expect(merged[0]?.topic).toBe('new');
  });

  it('are read as they were written, and nothing else is', () => {
    const { distance: _none, ...without } = count('Trade “and” more', 3);
    for (const each of [count('A', 7), without as GapCount]) expect(readCount(writeCount(each))).toEqual(each);
    const wrong = [
      '',
      '{',
      'null',
      '[]',
      '"a"',
      '{"topic":"A"}',
      writeCount(count('A', 0)),
      writeCount(count('A', 1.5)),
    ];
    wrong.push(writeCount({ ...count('A', 1), month: '2026-01-05' }), writeCount(count('A', 1, { distance: 4 })));
    for (const line of wrong) expect(readCount(line), line).toBeUndefined();
  });
});

describe('gaps', () => {
  it('are topics, most asked first, with the commonest reason, the mean distance and the last month', () => {
    const found = gapsOf([
      count('A', 3, { reason: 'outside_dates', distance: 0.4 }),
      count('A', 9, { month: '2026-03' }),
      count('B', 20, { month: '2025-12' }),
    ]);
    expect(found).toEqual([
      { topic: 'B', asked: 20, reasons: ['off_topic'], distance: 0.8, lastMonth: '2025-12' },
      { topic: 'A', asked: 12, reasons: ['off_topic', 'outside_dates'], distance: 0.7, lastMonth: '2026-03' },
    ]);
  });

  it('that fewer than three asked for tell neither their number nor, by their order, which has more', () => {
    const found = gapsOf([
      count('Z', 3),
      count('C', 1),
      count('D', 2),
      count('A', 1),
      count('A', 1, { distance: 0.5 }),
    ]);
    expect(found.map(({ topic, asked }) => [topic, asked])).toEqual([
      ['Z', 3],
      ['A', undefined],
      ['C', undefined],
      ['D', undefined],
    ]);
  });
});
