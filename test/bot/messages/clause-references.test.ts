import { describe, expect, it } from 'vitest';
import { clausesSpokenOf, Pace } from '../../../src/bot/messages/clause-references.js';

describe('clauses in a conversation', () => {
  it.each([
    ['as clause 34 says', [34], 'en'],
    ['see clauses 30-33', [30, 31, 32, 33], 'en'],
    ['Clause 34 and 36 differ', [34, 36], 'en'],
    ['theo Điều 34', [34], 'vi'],
    ['khoản 34 nói gì', [34], 'vi'],
    ['dieu 34', [34], 'vi'],
  ] as const)('%j', (content, numbers, language) => {
    expect(clausesSpokenOf(content)).toEqual({ numbers, language });
  });

  it.each([
    'nothing of the kind',
    '34 clauses',
    'see #34',
    'article 5 is good',
    'point 5',
    'những điều 2 bên muốn',
    'khoản 34 triệu đồng',
    '`clause 34`',
    '```\nclause 34\n```',
    '> clause 34\nI do not think so',
    'https://example.org/clause34',
    'subclause 34',
    'clause 34 of the Paris Agreement',
  ])('are not in %j', (content) => {
    expect(clausesSpokenOf(content)).toBeUndefined();
  });
});

describe('pace', () => {
  it('is once a minute in each channel', () => {
    const clock = { now: 0 };
    const pace = new Pace(() => clock.now);
    expect(pace.take('a')).toBe(true);
    expect(pace.take('a')).toBe(false);
    expect(pace.take('b')).toBe(true);
    clock.now = 59_999;
    expect(pace.isFree('a')).toBe(false);
    clock.now = 60_000;
    expect(pace.take('a')).toBe(true);
    expect(pace.isFree('a')).toBe(false);
    clock.now = 119_999;
    expect(pace.isFree('a')).toBe(false);
  });
});
