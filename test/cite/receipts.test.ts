import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.js';
import { hashOf, readReceipt, receiptOf, writeReceipt } from '../../src/quotes/receipt.js';
import { verify } from '../../src/quotes/verify.js';
import { citePassage } from '../../src/retrieval/citation.js';
import { libraryOf } from '../bot/reply/support.js';
import { removeFolders } from '../ingest/support.js';

const FIRST = 'Both sides welcome the plan. It will be “Việt Nam’s own” 🌾 plan.';
const SECOND = 'They will meet again in Hà Nội. Nothing else was agreed.';
const open: { close(): void }[] = [];
const libraryWith = (passages: string[], id = 'plan') => {
  const library = libraryOf([{ info: { id }, clauses: true, passages }]);
  open.push(library);
  return library;
};
afterAll(() => {
  for (const library of open) library.close();
  removeFolders();
});

describe('a receipt', () => {
  it('is one typeable token of document, offsets and 16 digits of the words’ sha256', () => {
    const receipt = receiptOf({ documentId: 'plan', quote: FIRST, start: 0, end: FIRST.length });
    const sha256 = createHash('sha256').update(Buffer.from(FIRST, 'utf8')).digest('hex');
    expect(receipt).toBe(`plan:0-${FIRST.length}:${sha256.slice(0, 16)}`);
    expect(receipt).toMatch(/^[a-z0-9:-]+$/);
  });

  it('is read as it was written, also from a message', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}$/),
        fc.nat(1e6),
        fc.integer({ min: 1, max: 1e5 }),
        (documentId, start, length) => {
          const receipt = { documentId, start, end: start + length, hash: hashOf(documentId) };
          const text = writeReceipt(receipt);
          for (const typed of [text, ` ${text}\n`, `\`${text}\``, text.toUpperCase(), `(${text}).`])
            expect(readReceipt(typed)).toEqual(receipt);
        },
      ),
      { numRuns: 50 },
    );
  });

  it.each([
    '',
    'plan',
    'plan:1-2',
    'plan:5-5:0123456789abcdef',
    'plan:9-5:0123456789abcdef',
    'plan:1-2:0123456789abcde',
    'plan:1-2:0123456789abcdefa',
    'a plan:1-2:0123456789abcdef',
    'plan:-1-2:0123456789abcdef',
  ])('is not "%s", which is told with the cure', (text) => {
    expect(() => readReceipt(text)).toThrow(UsageError);
    expect(() => verify(libraryWith([FIRST]), text)).toThrow(
      expect.objectContaining({ code: 'bad_receipt', cure: expect.stringContaining('Copy') }),
    );
  });
});

describe('a receipt as people paste it', () => {
  const receipt = { documentId: 'a-plan', start: 18513, end: 18765, hash: 'c4cf86fb21e59bb2' };
  const written = writeReceipt(receipt);
  const DISTORTIONS: [string, (text: string) => string][] = [
    ['with its label', (text) => `Receipt: ${text}`],
    ['with a label in Vietnamese', (text) => `Mã xác minh: ${text}`],
    ['below its citation', (text) => `A title, point 3 (2026)\n${text}`],
    ['in capitals', (text) => text.toUpperCase()],
    ['in bold', (text) => `**${text}**`],
    ['as a spoiler', (text) => `||${text}||`],
    ['as code', (text) => `\`${text}\``],
    ['in brackets', (text) => `(<${text}>).`],
    ['with other dashes', (text) => text.replaceAll('-', '\u2013')],
    ['with hyphens that do not break', (text) => text.replaceAll('-', '\u2011')],
    ['with a line break after a hyphen', (text) => text.replace(/-(?=\d+:)/, '-\n')],
    ['with a line break and spaces', (text) => text.replace(/:(?=c4)/, '\n  :')],
    ['with zero-width characters', (text) => [...text].join('\u200b')],
  ];

  it.each(DISTORTIONS)('is read %s', (_, distort) => {
    expect(readReceipt(distort(written))).toEqual(receipt);
  });

  it('is read with any two of these together', () => {
    for (const [, first] of DISTORTIONS)
      for (const [, second] of DISTORTIONS) expect(readReceipt(second(first(written)))).toEqual(receipt);
  });

  it('is not guessed where there are several', () => {
    const other = writeReceipt({ ...receipt, start: 1 });
    expect(() => readReceipt(`${written} ${other}`)).toThrow(expect.objectContaining({ code: 'several_receipts' }));
    expect(readReceipt(`${written}\n${written}`)).toEqual(receipt);
  });
});

describe('verify', () => {
  const library = libraryWith([FIRST, SECOND]);
  const quoteAt = (from: number, to: number) => {
    const text = library.textOf('plan').slice(from, to);
    return receiptOf({ documentId: 'plan', quote: text, start: from, end: to });
  };

  it('says that a receipt holds, whatever was quoted, with the passage', () => {
    const length = library.textOf('plan').length;
    fc.assert(
      fc.property(fc.nat(length - 1), fc.nat(length - 1), (x, y) => {
        const [from, to] = [Math.min(x, y), Math.max(x, y) + 1];
        expect(verify(library, quoteAt(from, to))).toMatchObject({ kind: 'holds', standing: { start: from, end: to } });
      }),
      { numRuns: 100 },
    );
    const whole = citePassage(library, 1);
    expect(verify(library, receiptOf(whole))).toMatchObject({ kind: 'holds', standing: { citation: whole } });
  });

  it('holds whatever the lines are wrapped at, also if it is older and has the hash of the line breaks', () => {
    const words = [FIRST, SECOND].join(' ').split(' ');
    const breaks = fc.array(fc.constantFrom(' ', '\n', '\t', '\u00a0'), {
      minLength: words.length,
      maxLength: words.length,
    });
    const wrapped = (gaps: string[]) =>
      words
        .map((word, i) => word + (gaps[i] ?? ' '))
        .join('')
        .trim();
    fc.assert(
      fc.property(breaks, breaks, fc.nat(words.length - 1), (one, other, at) => {
        const before = wrapped(one);
        const receipt = receiptOf({ documentId: 'plan', quote: before, start: 0, end: before.length });
        expect(verify(libraryWith([wrapped(other)]), receipt).kind).toBe('holds');
        const older = createHash('sha256').update(before, 'utf8').digest('hex').slice(0, 16);
        const typed = writeReceipt({ documentId: 'plan', start: 0, end: before.length, hash: older });
        expect(verify(libraryWith([before]), typed).kind).toBe('holds');
        const changed = wrapped(other).replace(words[at] ?? '', (word) => 'x'.repeat(word.length));
        expect(verify(libraryWith([changed]), receipt).kind).toBe('changed');
      }),
      { numRuns: 40 },
    );
  });

  it('finds words that moved, whole sentences and parts of one, and gives a receipt that holds', () => {
    const quotes = [FIRST, SECOND, 'It will be “Việt Nam’s own” 🌾 plan.', 'meet again in Hà Nội', '“Việt Nam’s own”'];
    for (const quote of quotes) {
      const start = library.textOf('plan').indexOf(quote);
      const receipt = quoteAt(start, start + quote.length);
      const later = libraryWith(['A new beginning.', SECOND, 'Something else. Both', FIRST]);
      const found = verify(later, receipt);
      expect(found, quote).toMatchObject({ kind: 'moved', receipt, standing: { text: quote } });
      expect(found.kind === 'moved' && verify(later, found.newReceipt).kind).toBe('holds');
    }
  });

  it('takes the nearest place where the words stand twice', () => {
    const receipt = receiptOf(citePassage(libraryWith(['x'.repeat(300), SECOND]), 1));
    const found = verify(libraryWith([SECOND, 'y'.repeat(190), SECOND, 'z'.repeat(500), SECOND]), receipt);
    expect(found.kind === 'moved' && found.standing.citation?.clause).toBe(3);
  });

  it('says that words changed, be it by one letter, and shows what stands there now', () => {
    const edits: [string, string][] = [
      ['will', 'may'],
      ['Hà Nội', 'Hà nội'],
      ['again.', 'again'],
      ['Nothing', 'nothing'],
    ];
    const receipt = receiptOf(citePassage(library, 1));
    for (const [from, to] of edits.filter(([from]) => SECOND.includes(from))) {
      const edited = libraryWith([FIRST, SECOND.replace(from, to)]);
      const found = verify(edited, receipt);
      expect(found.kind, to).toBe('changed');
      expect(found.kind === 'changed' && found.standing.text).toContain(to.slice(0, 3));
    }
    const shorter = verify(libraryWith(['Short.']), receipt);
    expect(shorter).toMatchObject({ kind: 'changed', standing: { text: '' } });
  });

  it('never takes other words for the same', () => {
    const words = fc.array(fc.constantFrom('will ', 'may ', 'shall ', 'meet ', 'not ', 'again. ', 'Both '), {
      minLength: 3,
      maxLength: 12,
    });
    fc.assert(
      fc.property(words, words, (one, other) => {
        const [before, after] = [`X ${one.join('')}y`, `X ${other.join('')}y`];
        const receipt = receiptOf(citePassage(libraryWith([before]), 0));
        const found = verify(libraryWith([after]), receipt).kind;
        expect(found).toBe(before === after ? 'holds' : 'changed');
      }),
      { numRuns: 30 },
    );
  });

  it('says so where there is no such document', () => {
    const receipt = receiptOf(citePassage(library, 0));
    expect(verify(libraryWith([FIRST], 'other'), receipt)).toEqual({
      kind: 'unknown_document',
      receipt,
      documentId: 'plan',
    });
  });
});
