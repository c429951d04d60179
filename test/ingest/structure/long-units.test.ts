import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitDocument } from '../../../src/ingest/split.js';
import { unitIdOf } from '../../../src/model.js';
import { words } from '../../../src/text/words.js';
import { documentOf } from '../support.js';

const LETTERS = ['a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h'];
const SENTENCE =
  'Each harbour keeps the register of its buoys in a dry and safe place and shows it to the pilots who ask.';

interface Shape {
  paragraphs: number;
  sentences: number[];
  look: '1.' | '(1)' | '1)' | 'Khoản 1.';
  items: number;
  itemLook: 'a)' | '(a)';
}

const shape: fc.Arbitrary<Shape> = fc.record({
  paragraphs: fc.integer({ min: 2, max: 14 }),
  sentences: fc.array(fc.integer({ min: 1, max: 14 }), { minLength: 14, maxLength: 14 }),
  look: fc.constantFrom('1.' as const, '(1)' as const, '1)' as const, 'Khoản 1.' as const),
  items: fc.integer({ min: 0, max: 7 }),
  itemLook: fc.constantFrom('a)' as const, '(a)' as const),
});

function article({ paragraphs, sentences, look, items, itemLook }: Shape): string {
  const lines = ['Article 1', 'Records'];
  for (let n = 1; n <= paragraphs; n += 1) {
    const text = Array.from({ length: sentences[n - 1] ?? 1 }, () => SENTENCE).join(' ');
    lines.push(`${look.replace('1', `${n}`)} ${text}`);
    if (items < 2 || n % 3 !== 0) continue;
    for (const letter of LETTERS.slice(0, items))
      lines.push(`${itemLook.replace('a', letter)} ${SENTENCE.slice(0, -1)};`);
  }
  return [...lines, 'Article 2', 'Signals', 'A horn sounds in fog.', 'Article 3', 'End', 'It ends here.'].join('\n\n');
}

const flat = (text: string) =>
  words(text)
    .map(({ folded }) => folded)
    .join(' ');

describe('a long unit', () => {
  it('is cut at its own paragraphs and items, which share its number, and loses nothing', () => {
    fc.assert(
      fc.property(shape, (each) => {
        const document = documentOf(article(each), { kind: 'official' });
        const { passages, count, notices } = splitDocument(document);
        const parts = passages.filter(({ id }) => unitIdOf(id) === 'd#1');
        const whole = document.text.slice(0, document.text.indexOf('Article 2')).trimEnd();
        expect(parts.map(({ text }) => flat(text)).join(' ')).toBe(flat(whole));
        expect([count.lost, notices]).toEqual([0, []]);
        expect(new Set(passages.map(({ id }) => id)).size).toBe(passages.length);
        expect(parts.length > 1).toBe(whole.length > 2500);
        for (const [i, { id, number, clause, title, text, start, end, label }] of parts.entries()) {
          expect({ number, clause, title }).toEqual({ number: '1', clause: 1, title: 'Records' });
          expect(document.text.slice(start, end)).toBe(text);
          if (i > 0) expect(start).toBeGreaterThanOrEqual(parts[i - 1]?.end ?? 0);
          if (i > 0) expect(text).toMatch(/^(?:(?:Khoản )?\(?\d+[.)]|\(?\p{Ll}\)) Each/u);
          // The number of a part comes from the document.
          const [, own = ''] = id.split('/');
          if (i > 0)
            expect([label.replace(/[^\p{L}\d]+/gu, ' ').trim(), text.includes(own.split('.').at(-1) ?? '?')]).toEqual([
              `Article 1 ${own.replace('.', ' ')}`.replace(/~\d+/, ''),
              true,
            ]);
        }
      }),
      { numRuns: 60, seed: 12 },
    );
  });

  it('stays whole where it numbers nothing inside, or not from the beginning', () => {
    const prose = Array.from({ length: 40 }, () => SENTENCE).join('\n\n');
    const late = Array.from({ length: 40 }, (_, i) => `${i + 3}. ${SENTENCE}`).join('\n\n');
    for (const text of [prose, late]) {
      const document = documentOf(`Article 1\n\n${text}\n\nArticle 2\n\nThe end of it.`, { kind: 'official' });
      expect(splitDocument(document).passages.map(({ id }) => id)).toEqual(['d#1', 'd#2']);
    }
  });
});
