import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seeded } from '../../bench/lib/random.js';
import { segmentEnds } from '../../src/text/segments.js';

const whole = new Intl.Segmenter('en', { granularity: 'sentence' });
const endsOfWhole = (text: string) => Array.from(whole.segment(text), ({ index, segment }) => index + segment.length);

/**
 * Everything that affects where a sentence ends, nearby or far away: marks, closers, spaces, letters of each case,
 * digits, and none.
 */
const PIECES = [
  ...['The parties agreed. ', 'Hà Nội. ', 'Art. 5 (1). ', 'a. ', 'A. ', '1. ', '… ', '。', '?!” ', '."', '.) ', '.\n'],
  ...['1 ', ', ', '(', '—', '\u0301', '\u200b', '🇻🇳', '\ud83d', 'x', 'Ệ', 'και ', '\u2029', '. . . ', '\u00a0'],
];

describe('the ends of sentences', () => {
  it('are those of the segmenter, however long the text and whatever it is made of', () => {
    const piece = fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(1, 2, 30, 900, 4090));
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
        const text = pieces
          .map(([each, times]) => each.repeat(times))
          .join('')
          .slice(0, 20_000);
        expect([...segmentEnds(text)]).toEqual(endsOfWhole(text));
      }),
      { numRuns: 150 },
    );
  });

  it('are those of the segmenter where pieces follow in any order', () => {
    const random = seeded(4);
    for (let i = 0; i < 40; i += 1) {
      let text = '';
      while (text.length < 15_000) text += PIECES[Math.floor(random() * PIECES.length)] ?? '';
      expect([...segmentEnds(text)]).toEqual(endsOfWhole(text));
    }
  });

  it('are none in nothing', () => {
    expect([...segmentEnds('')]).toEqual([]);
  });
});
