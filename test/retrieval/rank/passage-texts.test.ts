import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AskedKind, holdsKind } from '../../../src/retrieval/question/asked.js';
import { PassageTexts, spaced } from '../../../src/retrieval/rank/passage-texts.js';
import { fold } from '../../../src/text/fold.js';

const KINDS: AskedKind[] = ['number', 'date', 'year', 'percentage', 'person', 'money', 'country', 'reason', 'company'];

describe('the texts of passages', () => {
  it('are what each form of them is on its own, in whatever order they are asked for', () => {
    const piece = fc.constantFrom(
      'Việt',
      'Nam',
      '5 %',
      '2025',
      'because',
      'Kaja Kallas',
      ' ',
      ', ',
      'ß',
      'France',
      'Bank',
    );
    const texts = fc.array(
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(' ')),
      { minLength: 1 },
    );
    const asked = fc.array(fc.tuple(fc.nat(40), fc.constantFrom('marked', 'folded', ...KINDS)));
    fc.assert(
      fc.property(texts, asked, (all, questions) => {
        const known = new PassageTexts((passage) => all[passage] ?? '');
        for (const [number, what] of questions) {
          const passage = number % all.length;
          const text = all[passage] ?? '';
          if (what === 'marked') expect(known.marked(passage)).toBe(spaced(text.toLowerCase()));
          else if (what === 'folded') expect(known.folded(passage)).toBe(spaced(fold(text)));
          else expect(known.holds(passage, what)).toBe(holdsKind(text, what));
        }
      }),
    );
  });

  it('are read once, and again when others took their room', () => {
    const read: number[] = [];
    const known = new PassageTexts((passage) => {
      read.push(passage);
      return 'x'.repeat(300_000);
    });
    for (const passage of [1, 2, 1, 2]) known.marked(passage);
    expect(known.holds(1, 'number')).toBe(false);
    expect(read).toEqual([1, 2]);
    for (const passage of [3, 4, 5, 6]) known.marked(passage);
    known.marked(1);
    known.marked(2);
    expect(read.length).toBeGreaterThan(6);
  });
});
