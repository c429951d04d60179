import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cite, inOrder, STYLES, styleNamed } from '../../src/cite/cite.js';
import { type CitationStyle, visibleLine } from '../../src/cite/style.js';
import { receiptOf } from '../../src/quotes/receipt.js';
import { anyCitation, citation } from './support.js';

const PUBLISHER = 'Ministry of Plans';
const FULL = { publisher: PUBLISHER, reference: 'MP/9', url: 'https://example.org/plan' };
const COMMANDS: Record<string, string> = {
  textbackslash: '\\',
  textbraceleft: '{',
  textbraceright: '}',
  textasciicircum: '^',
  textasciitilde: '~',
};
/** The plain text of a citation, without its format's markup. */
const READ: Record<string, (text: string) => string> = {
  'csl-json': (text) => String(JSON.parse(text)[0].title),
  bibtex: (text) => text.replace(/\\(?:(text[a-z]+)\{\}|(.))/g, (_, name, sign) => COMMANDS[name] ?? sign),
  markdown: (text) => text.replace(/\\([!-/:-@[-`{-~])/g, '$1'),
};

/** Requirements for every style. */
describe.each(STYLES.map((style) => [style.name, style] as const))('the style %s', (name, style: CitationStyle) => {
  const one = (facts = {}, language = 'en') => cite([citation(facts)], style, language);

  it('is found by its name, however it is written', () => {
    expect(styleNamed(` ${name.toUpperCase()} `)).toBe(style);
    expect(style.extension).toMatch(/^[a-z]{2,4}$/);
  });

  it('says what the document states: title, publisher, reference, date, address and place', () => {
    const text = one(FULL);
    for (const fact of ['A Plan', PUBLISHER, 'MP/9', '2030', '7']) expect(text).toContain(fact);
    if (name !== 'markdown') expect(text).toContain(FULL.url);
    expect(text).toMatch(/clause 7|Clause 7/);
  });

  it('leaves out what it does not state, and puts nothing in its place', () => {
    const all = one(FULL);
    for (const [fact, value] of Object.entries(FULL)) {
      const { [fact as keyof typeof FULL]: _left, ...rest } = FULL;
      const text = one(rest);
      expect(text).not.toContain(value);
      expect(text.length).toBeLessThan(all.length);
    }
    expect(one()).not.toMatch(/undefined|null|unknown|n\.p\.|s\.n\.|\(\)|, ,|\{\}|(?<!ER) {2}- \r/i);
    expect(one()).not.toMatch(/author|AU {2}-|editor/i);
  });

  it('puts a described title in brackets, and a given one not', () => {
    expect(one({ titleBasis: 'described' })).toContain('[A Plan]');
    expect(one()).not.toContain('[A Plan');
  });

  it('never shows an inferred date as a stated one', () => {
    const inferred = one({ dateBasis: 'inferred', dateNote: 'by its subject' });
    expect(inferred).toMatch(/\[(?:3 February )?2030\?\]|\/inferred\r|"circa": true/);
    expect(
      inferred.replace(/\[[^\]]*2030\?\]|DA {2}- 2030\/02\/03\/inferred|\[\[2030, 2, 3\]\],\s*"circa"|plan-2030/g, ''),
    ).not.toContain('2030');
    expect(one()).not.toMatch(/\?\]|inferred|circa/);
  });

  it('has no year that the documents do not have', () => {
    fc.assert(
      fc.property(anyCitation, (any) => {
        const facts = { ...any, title: 'T', dateNote: 'N', documentId: 'doc', url: undefined, label: 'Clause 7' };
        const { url: _none, publisher: _publisher, reference: _reference, ...rest } = facts;
        const text = cite([{ ...rest, quote: 'Q', passage: { ...rest.passage, text: 'Q' } }], style, 'en');
        const years = text.replace(/doc:\d+-\d+:[0-9a-f]{16}/g, '').match(/\b\d{4}\b/g) ?? [];
        expect(years.filter((year) => year !== any.date.slice(0, 4))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('writes our own words for Vietnamese readers, and titles as they are', () => {
    const text = one(FULL, 'vi');
    expect(text).toMatch(/[đĐ]iều khoản 7/);
    expect(text).toContain('A Plan');
    expect(text).not.toMatch(/[Cc]lause|February/);
  });

  it('merges what is there twice and puts the oldest first', () => {
    const [older, newer] = [
      citation({ documentId: 'old-doc', date: '2001-01-01', title: 'Old' }),
      citation({ title: 'New' }),
    ];
    const text = cite([newer, older, { ...newer }], style, 'en');
    expect(text).toBe(cite([older, newer], style, 'en'));
    expect(text.indexOf('Old')).toBeLessThan(text.indexOf('New'));
    expect(cite([], style, 'en')).toBe('');
  });

  it('carries the receipts inside, or says that it does not', () => {
    const cited = citation(FULL);
    expect(cite([cited], style, 'en').includes(receiptOf(cited))).toBe(style.holdsReceipts);
  });

  it('keeps titles whole and harmless, whatever is in them', () => {
    fc.assert(
      fc.property(anyCitation, (any) => {
        const text = cite([any], style, 'en');
        expect(READ[name]?.(text) ?? text).toContain(visibleLine(any.title));
        expect(text.replace(/\r\n/g, '\n')).not.toMatch(/[\0-\u0008\u000b-\u001f\u007f]/);
      }),
      { numRuns: 150 },
    );
  });
});

describe('several citations', () => {
  it('are in the order of date, document and place, each once', () => {
    fc.assert(
      fc.property(fc.array(anyCitation, { maxLength: 8 }), (many) => {
        const sorted = inOrder([...many, ...many]);
        const keys = sorted.map(({ documentId, start, end }) => `${documentId}:${start}-${end}`);
        expect(new Set(keys).size).toBe(keys.length);
        expect(sorted.map(({ date }) => date)).toEqual(sorted.map(({ date }) => date).sort());
      }),
      { numRuns: 50 },
    );
  });

  it('of one document share an entry that names all their places', () => {
    const points = [36, 30, 31, 32, 34].map((number) =>
      citation({ label: `Clause ${number}`, start: number * 100, end: number * 100 + 9 }),
    );
    const text = cite(points, styleNamed('footnote'), 'en');
    expect(text).toBe('A Plan, 3 February 2030, clauses 30–32, 34 and 36.');
    expect(cite(points, styleNamed('footnote'), 'vi')).toBe(
      'A Plan, ngày 3 tháng 2 năm 2030, các điều khoản 30–32, 34 và 36.',
    );
    expect(cite(points, styleNamed('bibtex'), 'en').match(/^@/gm)).toHaveLength(1);
  });
});
