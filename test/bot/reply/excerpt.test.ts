import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutToFit } from '../../../src/bot/reply/cut.js';
import { excerpt, partsOf } from '../../../src/bot/reply/excerpt.js';
import { asText } from '../../../src/bot/reply/markdown.js';
import { splitSentences } from '../../../src/text/sentences.js';
import { isVerbatim, nasty, unescaped } from './support.js';

const TEXT = 'First one. Second one is here. The third decides it. Fourth one.\n\nFifth one. Last one.';
const at = (quote: string) => ({ start: TEXT.indexOf(quote), end: TEXT.indexOf(quote) + quote.length });

describe('an excerpt', () => {
  it('is the whole passage with the quote in bold where there is room', () => {
    expect(excerpt(TEXT, at('The third decides it.'), 500)).toBe(
      TEXT.replace('The third decides it.', '**The third decides it.**'),
    );
    expect(excerpt(TEXT, undefined, 500)).toBe(TEXT);
  });

  it('is whole sentences around the quote where there is not, with a mark where something is left out', () => {
    const quote = at('The third decides it.');
    expect(excerpt(TEXT, quote, 45)).toBe('\\[…\\] **The third decides it.** \\[…\\]');
    expect(excerpt(TEXT, quote, 55)).toBe('\\[…\\] **The third decides it.** Fourth one. \\[…\\]');
    expect(excerpt(TEXT, quote, 72)).toBe('\\[…\\] Second one is here. **The third decides it.** Fourth one. \\[…\\]');
  });

  it('begins or ends the passage where there is no quote', () => {
    expect(excerpt(TEXT, undefined, 40)).toBe('First one. Second one is here. \\[…\\]');
    expect(excerpt(TEXT, undefined, 40, 'end')).toBe('\\[…\\] Fourth one.\n\nFifth one. Last one.');
  });

  it('cuts a single sentence that is longer than the room at a word end', () => {
    const long = `Before. ${'many words '.repeat(30).trim()}.`;
    const shown = excerpt(long, { start: 8, end: long.length }, 60);
    expect(shown).toBe('\\[…\\] **many words many words many words many words** \\[…\\]');
    const piece = { start: long.indexOf('words', 150), end: long.length };
    expect(excerpt(long, piece, 60)).toBe('\\[…\\] **words many words many words many words many** \\[…\\]');
    expect(excerpt('x'.repeat(100), undefined, 40)).toBe(`${'x'.repeat(34)} \\[…\\]`);
  });

  it('fits its room, stands so in the passage, and shows the beginning of the quote', () => {
    fc.assert(
      fc.property(nasty(), fc.nat(), fc.integer({ min: 120, max: 2000 }), (text, which, room) => {
        const sentences = splitSentences(text);
        const quote = sentences[which % sentences.length];
        const shown = excerpt(text, quote, room);
        expect(shown.length).toBeLessThanOrEqual(room);
        expect(isVerbatim(shown, text)).toBe(true);
        if (quote && quote.end > quote.start) expect(shown).toContain('**');
      }),
    );
  });
});

describe('the parts of a passage', () => {
  it('end at paragraphs, else at sentences', () => {
    const parts = (room: number) => partsOf(TEXT, room).map(({ start, end }) => TEXT.slice(start, end));
    expect(parts(500)).toEqual([TEXT]);
    expect(parts(70)).toEqual(TEXT.split('\n\n'));
    expect(parts(60)).toEqual([
      'First one. Second one is here. The third decides it.',
      'Fourth one.\n\nFifth one. Last one.',
    ]);
  });

  it('hold the whole passage between them, each within its room', () => {
    fc.assert(
      fc.property(nasty(), fc.integer({ min: 50, max: 2000 }), (text, room) => {
        const parts = partsOf(text, room);
        let end = 0;
        for (const part of parts) {
          expect(text.slice(end, part.start).trim()).toBe('');
          expect(part.end).toBeGreaterThan(part.start);
          expect(asText(text.slice(part.start, part.end)).length).toBeLessThanOrEqual(room);
          end = part.end;
        }
        expect(text.slice(end).trim()).toBe('');
      }),
    );
  });
});

describe('a text that is cut to fit', () => {
  it('ends at a word, with a mark', () => {
    expect(cutToFit('one two three', 13, asText)).toBe('one two three');
    expect(cutToFit('one two three', 12, asText)).toBe('one two…');
    expect(cutToFit('one two three', 8, asText)).toBe('one two…');
    expect(cutToFit('onetwothree', 8, asText)).toBe('onetwot…');
    expect(cutToFit('👨‍👩‍👧👨‍👩‍👧', 10, asText)).toBe('👨‍👩‍👧…');
  });

  it('fits as it is written, and is the beginning of the text', () => {
    fc.assert(
      fc.property(nasty(), fc.integer({ min: 45, max: 300 }), (text, room) => {
        const written = cutToFit(text, room, asText);
        expect(written.length).toBeLessThanOrEqual(room);
        if (written !== asText(text)) expect(unescaped(asText(text))).toContain(unescaped(written.slice(0, -1)));
      }),
    );
  });
});
