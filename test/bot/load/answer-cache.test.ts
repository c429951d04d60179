import { LRUCache } from 'lru-cache';
import { describe, expect, it, vi } from 'vitest';
import { AnswerCache } from '../../../src/bot/load/answer-cache.js';
import type { Answer } from '../../../src/model.js';
import { cleanQuestion } from '../../../src/retrieval/question/read.js';

const DAY = '2026-02-01';

function answerTo(question: string, indexVersion = 'v1'): Answer {
  const text = cleanQuestion(question);
  return {
    kind: 'no_evidence',
    question: text,
    language: 'en',
    indexVersion,
    reason: 'off_topic',
    nearest: [],
    notices: [],
  };
}

function open(options: ConstructorParameters<typeof AnswerCache>[0] = {}) {
  const clock = { now: 0 };
  const cache = new AnswerCache({ now: () => clock.now, ...options });
  let computed = 0;
  const ask = (question: string, more: object = {}, day = DAY) =>
    cache.answer(question, more, day, async () => {
      computed += 1;
      return answerTo(question);
    });
  return { cache, clock, ask, computed: () => computed };
}

describe('AnswerCache', () => {
  it('knows a question again but for white space, hidden characters and Unicode form', async () => {
    const { ask, computed } = open();
    await ask('thẻ vàng là gì?');
    for (const same of ['thẻ vàng là gì?'.normalize('NFD'), '  thẻ  vàng\nlà gì? ', 'thẻ vàng l\u200dà gì?']) {
      expect((await ask(same)).question).toBe('thẻ vàng là gì?');
    }
    expect(computed()).toBe(1);
    await ask('Thẻ vàng là gì?');
    expect(computed()).toBe(2);
  });

  it('tells questions apart by options and day', async () => {
    const { ask, computed } = open();
    await ask('q', { since: '2025', until: '2026' });
    await ask('q', { until: '2026', since: '2025' });
    expect(computed()).toBe(1);
    await ask('q', { since: '2025' });
    await ask('q', { until: '2025' });
    await ask('q', { asOf: '2025' });
    await ask('q', { source: '2025' });
    await ask('q', { limit: 3 });
    await ask('q', {}, '2026-02-02');
    expect(computed()).toBe(7);
    await ask('q', { today: '2026-02-02' }, DAY);
    expect(computed()).toBe(7);
    await ask('q', { context: ['a#1'] });
    await ask('q', { context: ['a#2'] });
    await ask('q', { context: ['a#1'] });
    expect(computed()).toBe(9);
  });

  it('tells a question apart from the same words as a quotation', async () => {
    const { ask, computed } = open();
    await ask('> What about labour?\nWhat about trade?');
    await ask('> What about labour? What about trade?');
    expect(computed()).toBe(2);
  });

  it('keeps no answer that holds questions', async () => {
    const { cache } = open();
    const part: Answer = { ...answerTo('q'), notices: [{ kind: 'part_unanswered', question: 'q' }] };
    await cache.answer('q', {}, DAY, async () => part);
    await Promise.resolve();
    expect(cache.size).toBe(0);
  });

  it('holds no text of a question, and gives each asker their own back, as far as it was read', async () => {
    const { cache, ask } = open();
    const question = 'a very particular question';
    const sets = [vi.spyOn(Map.prototype, 'set'), vi.spyOn(LRUCache.prototype, 'set')];
    await cache.answer(question, {}, DAY, async () => ({ ...answerTo(question), question: 'a very particular' }));
    await Promise.resolve();
    const held = JSON.stringify(sets.map(({ mock }) => mock.calls));
    for (const set of sets) set.mockRestore();
    expect(cache.size).toBe(1);
    expect(held).toContain('off_topic');
    expect(held).not.toContain('particular');
    expect((await ask(question)).question).toBe('a very particular');
  });

  it('shares a question in flight, and asks a failed one again', async () => {
    const { cache, ask, computed } = open();
    const answers = await Promise.all([ask('q'), ask(' q '), ask('q')]);
    expect(answers.map(({ question }) => question)).toEqual(['q', 'q', 'q']);
    expect(computed()).toBe(1);
    const fail = () => Promise.reject<Answer>(new Error('no'));
    const both = [cache.answer('f', {}, DAY, fail), cache.answer('f', {}, DAY, fail)];
    expect((await Promise.allSettled(both)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect((await ask('f')).question).toBe('f');
    expect(computed()).toBe(2);
  });

  it('passes on what is no promise and keeps nothing of it', async () => {
    const { cache, ask, computed } = open();
    expect(cache.answer('q', {}, DAY, () => 'full' as const)).toBe('full');
    await ask('q');
    expect(computed()).toBe(1);
  });

  it('forgets after an hour', async () => {
    const { cache, clock, ask, computed } = open();
    await ask('q');
    await ask('another');
    clock.now = 3600 * 1000 - 1;
    await ask('q');
    expect(computed()).toBe(2);
    clock.now += 1;
    await ask('q');
    expect([computed(), cache.size]).toEqual([3, 1]);
  });

  it('keeps the latest asked', async () => {
    const { cache, ask, computed } = open({ most: 2 });
    for (const question of ['a', 'b', 'a', 'c']) await ask(question);
    expect([cache.size, computed()]).toEqual([2, 3]);
    await ask('a');
    expect(computed()).toBe(3);
    await ask('b');
    expect(computed()).toBe(4);
  });

  it('is emptied by a new index, also of what was asked before and answered after', async () => {
    const { cache, ask, computed } = open();
    await ask('known');
    let end: (answer: Answer) => void = () => {};
    const old = cache.answer('slow', {}, DAY, () => new Promise<Answer>((resolve) => (end = resolve)));
    cache.clear();
    expect(cache.size).toBe(0);
    const young = ask('slow');
    end(answerTo('slow', 'v0'));
    expect((await old).indexVersion).toBe('v0');
    expect((await young).indexVersion).toBe('v1');
    expect((await ask('slow')).indexVersion).toBe('v1');
    await ask('known');
    expect(computed()).toBe(3);
  });
});
