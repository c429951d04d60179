import { describe, expect, it } from 'vitest';
import { asksFigure, figuresIn } from '../../src/retrieval/figures.js';
import { fold } from '../../src/text/fold.js';

const read = (text: string) => figuresIn(text).map(({ kind, value }) => [kind, value]);

describe('figures in a text', () => {
  it.each([
    ['the EU as Việt Nam’s fourth largest overall.', [['rank', 4]]],
    [
      'the 3rd export market and the 5th largest import market',
      [
        ['rank', 3],
        ['rank', 5],
      ],
    ],
    ['It ranked third in the world.', [['rank', 3]]],
    [
      'là thị trường xuất khẩu lớn thứ 3 và nhập khẩu lớn thứ năm của Việt Nam',
      [
        ['rank', 3],
        ['rank', 5],
      ],
    ],
    ['đứng thứ tư trong khối', [['rank', 4]]],
    ['up 8.4 per cent year-on-year', [['percentage', 8.4]]],
    ['tăng 8,4% so với năm ngoái', [['percentage', 8.4]]],
    ['approached US$61 billion', [['money', 61e9]]],
    ['đạt 61 tỷ USD', [['money', 61e9]]],
    [
      '20,000 visitors and 20 million tourists',
      [
        ['count', 20_000],
        ['count', 20e6],
      ],
    ],
    ['hosted 12 high-level delegations', [['count', 12]]],
  ])('are read: %s', (text, expected) => expect(read(text)).toEqual(expected));

  it.each([
    'by 2030 and 2045',
    'over the past 35 years since 1990',
    'within the framework of the 2nd Global Gateway Forum',
    'the 14th National Party Congress',
    'the first official visit by a Vietnamese leader',
    'the 75th anniversary of diplomatic ties',
    'Chiều 24/5, Bộ trưởng đã điện đàm',
    'lần thứ XVIII, thứ Ba tuần này, Thứ trưởng Ngoại giao',
    'on 29 January 2026',
  ])('are not: %s', (text) => expect(read(text)).toEqual([]));
});

describe('a question for a figure', () => {
  it.each([
    'How large is the EU market?',
    'EU là đối tác lớn thứ mấy?',
    'kim ngạch thương mại',
    'What rank does it have?',
  ])('is known: %s', (question) => expect(asksFigure(fold(question))).toBe(true));
  it.each(['What is said about Ukraine?', 'thẻ vàng', 'How will they cooperate?'])('is another than: %s', (question) =>
    expect(asksFigure(fold(question))).toBe(false),
  );
});
