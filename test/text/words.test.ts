import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/text/fold.js';
import { splitFragments } from '../../src/text/fragments.js';
import { words } from '../../src/text/words.js';

describe('fold', () => {
  it.each([
    ['Việt Nam', 'viet nam'],
    ['Đại diện', 'dai dien'],
    ['Straße', 'strasse'],
    ['cœur Ærø Łódź', 'coeur aero lodz'],
    ['ΟΔΥΣΣΕΎΣ ὀδός', 'οδυσσευσ οδοσ'],
    ['CO₂ ﬁsh', 'co2 fish'],
  ])('%s', (text, folded) => expect(fold(text)).toBe(folded));

  it('gives the same for composed and decomposed text, and for what is folded already', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

describe('words', () => {
  it('joins digits, and parts everything else', () => {
    expect(
      words("l’UE's US$61 billion, 20,000 tons; 8.4 per cent (EVFTA), Việt-Nam").map(({ written }) => written),
    ).toEqual(['l', 'UE', 's', 'US', '61', 'billion', '20,000', 'tons', '8.4', 'per', 'cent', 'EVFTA', 'Việt', 'Nam']);
  });

  it('are exact slices', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const { written, start, end } of words(text)) expect(text.slice(start, end)).toBe(written);
      }),
    );
  });
});

describe('fragments', () => {
  const piece = fc.constantFrom(
    'trade',
    'and',
    'và',
    'as well as',
    ';',
    ',',
    ':',
    ' ',
    '  ',
    '\n',
    'investment protection',
    'which',
  );
  const sentence = fc.array(piece, { minLength: 1 }).map((list) => list.join(''));
  const cut = (text: string) =>
    splitFragments(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));

  it('cuts at punctuation and conjunctions, and joins what is short', () => {
    expect(
      cut('to combat terrorism and transnational organised crime, such as human trafficking, drug-related crime'),
    ).toEqual([
      'to combat terrorism and transnational organised crime,',
      'such as human trafficking, drug-related crime',
    ]);
    expect(cut('one, two and three')).toEqual(['one, two and three']);
  });

  it('cover the sentence but for white space, in order', () => {
    fc.assert(
      fc.property(sentence, fc.nat(5), (source, before) => {
        const text = `${'x'.repeat(before)}${source}`;
        let at = before;
        let rest = '';
        for (const { start, end } of splitFragments(text, { start: before, end: text.length })) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          rest += text.slice(at, start);
          at = end;
        }
        expect((rest + text.slice(at)).trim()).toBe('');
      }),
      { numRuns: 500 },
    );
  });
});
