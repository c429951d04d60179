import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PACKAGE_ROOT } from '../../src/config.js';
import { wordStarts } from '../../src/text/vietnamese/compounds.js';
import { loadDiacriticsModel } from '../../src/text/vietnamese/model.js';

const model = loadDiacriticsModel(join(PACKAGE_ROOT, 'data/vietnamese'));

describe('the syllables of Vietnamese', () => {
  it.each([
    ['cà phê ở hà nội', [0, 0, 2, 3, 3]],
    ['năng lượng tái tạo', [0, 0, 2, 2]],
    ['công nghệ thông tin và mèo', [0, 0, 0, 0, 4, 5]],
    ['xyz thủy sản', [0, 1, 1]],
  ])('fall into words: %s', (text, starts) => expect(wordStarts(text.split(' '), model)).toEqual(starts));

  it('each belong to the word that begins last before them', () => {
    const syllable = fc.constantFrom('cà', 'phê', 'hà', 'nội', 'kinh', 'tế', 'xanh', 'thủy', 'sản', 'a', 'zz', '');
    fc.assert(
      fc.property(fc.array(syllable), (syllables) => {
        const starts = wordStarts(syllables, model);
        expect(starts).toHaveLength(syllables.length);
        for (const [i, start] of starts.entries()) expect(starts[start]).toBe(start === i ? i : start);
      }),
    );
  });
});
