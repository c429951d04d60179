import { describe, expect, it } from 'vitest';
import { type Asker, evaluate } from '../../bench/eval/evaluate.js';
import { faultOf, renderMisses } from '../../bench/eval/misses.js';
import { parseQuestions } from '../../bench/eval/questions.js';
import { renderReport } from '../../bench/eval/report.js';
import { summarise } from '../../bench/eval/summary.js';
import type { Answer } from '../../src/model.js';
import { answered, cite, question, refused } from './answers.js';

const line = (id: string, rest: object = {}) => JSON.stringify({ ...question([], { id, kind: 'off_topic' }), ...rest });

describe('question files', () => {
  it('are JSON lines; empty lines and a carriage return are passed over', () => {
    const read = parseQuestions([
      { file: 'a', text: `${line('1')}\r\n\n${line('2', { gold: [{ document: 'd', clause: 3 }] })}\n` },
    ]);
    expect(read.map(({ id, gold }) => [id, gold.length])).toEqual([
      ['1', 0],
      ['2', 1],
    ]);
  });

  it('are read with their fragments in NFC', () => {
    const read = parseQuestions([
      { file: 'a', text: line('1', { gold: [{ document: 'd', contains: 'Việt'.normalize('NFD') }] }) },
    ]);
    expect(read[0]?.gold[0]?.contains).toBe('Việt');
  });

  it('are refused with every problem at once', () => {
    const text = ['{"id":', line('1', { gold: [{ document: 'd' }] }), line('2'), line('2')].join('\n');
    expect(() => parseQuestions([{ file: 'a.jsonl', text }])).toThrow(
      /a\.jsonl:1: this line is not JSON\na\.jsonl:2: gold\.0: .*"clause" or "contains"\na\.jsonl:4: the id "2" is that of a\.jsonl:3 too/,
    );
  });
});

/** A stand-in for the product that knows its answers by heart. */
function askerOf(answers: Record<string, Answer>): Asker & { days: (string | undefined)[] } {
  const days: (string | undefined)[] = [];
  return {
    days,
    ask: async (text, options) => {
      days.push(options?.today);
      return answers[text] ?? refused('off_topic');
    },
  };
}

describe('evaluation', () => {
  const gold = [{ document: 'news', contains: 'Trade grew' }];
  const questions = [
    question(gold, { id: 'found', question: 'trade' }),
    question(gold, { id: 'second', question: 'growth' }),
    question(gold, { id: 'lost', question: 'commerce' }),
    question([], { id: 'near', question: 'tariffs', kind: 'near_topic' }),
    question([], { id: 'far', question: 'soup', kind: 'off_topic' }),
    question([], { id: 'gone', question: 'clause 75', kind: 'missing_clause' }),
  ];
  const right = cite('news#p1', 'Trade grew. All is well.', 'Trade grew.');
  const asker = askerOf({
    trade: answered([right]),
    growth: answered([cite('news#p2', 'Fish.'), right]),
    tariffs: answered([cite('news#p2', 'Fish.')]),
  });

  it('asks each question on the day given and scores what comes', async () => {
    const asked = await evaluate(asker, questions, { today: '2026-02-03' });
    expect(asked.map(({ score }) => score.id)).toEqual(questions.map(({ id }) => id));
    expect(new Set(asker.days)).toEqual(new Set(['2026-02-03']));
    expect(asked.map(faultOf)).toEqual([
      undefined,
      'first right passage at rank 2',
      'false refusal (off_topic)',
      'false answer',
      undefined,
      'refused, but as off_topic',
    ]);
    const misses = renderMisses(asked);
    expect(misses).toContain(
      'near [near_topic, en] false answer\n  question: tariffs\n  right: none\n  came (strong): news#p2 1.000',
    );
    expect(misses).not.toContain('found [');
  });

  it('reports as Markdown tables', async () => {
    const summary = summarise((await evaluate(asker, questions)).map(({ score }) => score));
    const info = { date: '2026-02-03', questions: ['a.jsonl'], indexVersion: 'abc', latency: { p50: 1.23, p95: 4.56 } };
    const report = renderReport(summary, info);
    expect(report).toMatch(/\| English +\| +3 \| 0\.333 \| 0\.667 \| 0\.500 \| +33\.3 \| +0\.0 \|/);
    expect(report).toMatch(/\| near_topic +\| +1 \| +0\.0 \| +0\.0 \| +0\.0 \| +100\.0 \| +– \|/);
    expect(report).toMatch(/\| off-topic refused +\| 0\.970 \| +1\.000 \| met/);
    expect(report).toContain('False refusals: 33.3 % of 3.');
    expect(report).toContain('p50 1.2 ms, p95 4.6 ms');
  });
});
