import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byCode } from '../../src/text/by-code.js';
import { cutAtWord } from '../../src/text/cut.js';
import { escapeMarkup } from '../../src/text/escape.js';
import { lowerBound } from '../../src/text/lower-bound.js';

describe('a binary search', () => {
  it('finds what a search from the first index on finds', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30)), fc.nat(31), fc.nat(), (numbers, wanted, from) => {
        const sorted = numbers.toSorted((a, b) => a - b);
        const low = from % (sorted.length + 1);
        const naive = sorted.findIndex((number, i) => i >= low && number >= wanted);
        expect(lowerBound(low, sorted.length, (i) => (sorted[i] ?? 0) < wanted)).toBe(
          naive < 0 ? sorted.length : naive,
        );
      }),
    );
  });
});

describe('an order by code units', () => {
  it('is the one that sorting without a comparison gives', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
        expect(texts.toSorted(byCode)).toEqual(texts.toSorted());
      }),
    );
  });
});

describe('a text that is cut', () => {
  const text = fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 12 }).map((all) => all.join(' '));

  it('is a beginning within the room, whole where it fits', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 80 }), (given, most) => {
        const cut = cutAtWord(given, most);
        expect(given.startsWith(cut)).toBe(true);
        expect(cut.length).toBeLessThanOrEqual(most);
        if (given.length <= most) expect(cut).toBe(given);
        expect(cut).not.toMatch(/[\ud800-\udbff]$/);
      }),
    );
  });

  it('ends with a whole word, but for pieces that are too long', () => {
    expect(cutAtWord('the partnership of both', 15)).toBe('the partnership');
    expect(cutAtWord('the partnership of both', 14)).toBe('the');
    expect(cutAtWord('see https://example.org/a/very/long/address', 40)).toBe(
      'see https://example.org/a/very/long/addr',
    );
    expect(cutAtWord('partnership', 4)).toBe('part');
    expect(cutAtWord('abc😀', 4)).toBe('abc');
  });
});

describe('markup that is escaped', () => {
  it('has nothing left that opens a tag, an entity or the end of an attribute, and reads as before', () => {
    const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('&', '<', '>', '"', "'", 'a', ';', 'é', '😀') }), (given) => {
        const escaped = escapeMarkup(given);
        expect(escaped).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
        expect(escaped.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => named[name] ?? '')).toBe(given);
      }),
    );
  });
});
