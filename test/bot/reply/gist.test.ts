import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { gistOf } from '../../../src/bot/reply/gist.js';
import type { Citation } from '../../../src/model.js';
import { citePassage } from '../../../src/retrieval/citation.js';
import { splitSentences } from '../../../src/text/sentences.js';
import { removeFolders } from '../../ingest/support.js';
import { isVerbatim, libraryOf, livingMarkdown, nasty, shownPieces } from './support.js';

afterEach(removeFolders);

const LONG =
  'Both sides will hold talks on transport, seaports and routes between the two regions, which takes time and money, ' +
  'and will look after the whales of the northern seas, whose number has fallen for decades, with ships and aircraft.';

/** A passage with an answering part. */
function passage(text: string, quote: { start: number; end: number } = { start: 0, end: text.length }): Citation {
  const library = libraryOf([{ passages: [text] }]);
  const citation = citePassage(library, 0, quote);
  library.close();
  return citation;
}

describe('the gist of a passage', () => {
  it('is what answers, where that is short, with marks where the passage goes on', () => {
    expect(gistOf(passage('Fish are wet.'), 'fish', 160)).toBe('Fish are wet.');
    const text = 'First this. Fish are wet. Then that.';
    const start = text.indexOf('Fish');
    expect(gistOf(passage(text, { start, end: start + 13 }), 'fish', 160)).toBe('\\[…\\] Fish are wet. \\[…\\]');
  });

  it('begins as the sentence does, and ends where a clause ends', () => {
    for (const question of ['', 'What of the EU?', 'transport', 'tàu thuyền'])
      expect(gistOf(passage(LONG), question, 120)).toBe(
        'Both sides will hold talks on transport, seaports and routes between the two regions, which takes time and money, \\[…\\]',
      );
  });

  it('is the clause that has more of what was asked', () => {
    expect(gistOf(passage(LONG), 'How many whales are left in northern seas?', 120)).toMatch(
      /^\\\[…\\\] .*look after the whales of the northern seas, .* \\\[…\\\]$/,
    );
  });

  it('is in the words of the document, does nothing, and has room', () => {
    fc.assert(
      fc.property(
        nasty(),
        nasty(8),
        fc.integer({ min: 30, max: 300 }),
        fc.nat(),
        fc.nat(),
        (text, asked, room, a, b) => {
          const sentences = splitSentences(text);
          const [first, last] = [a % sentences.length, b % sentences.length].sort((x, y) => x - y);
          const [start, end] = [sentences[first ?? 0]?.start, sentences[last ?? 0]?.end];
          if (start === undefined || end === undefined || text.slice(start, end).trim() === '') return;
          const gist = gistOf(passage(text, { start, end }), asked, room);
          expect(isVerbatim(gist, text)).toBe(true);
          expect(livingMarkdown(gist.replaceAll('\\[…\\]', ''))).toEqual([]);
          expect(shownPieces(gist).join('').length).toBeLessThanOrEqual(Math.max(room, end - start));
        },
      ),
    );
  });
});
