import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCorpus } from '../../../src/ingest/corpus.js';
import { type Split, splitDocument } from '../../../src/ingest/split.js';
import type { Passage, SourceDocument } from '../../../src/model.js';

const CASES = join(import.meta.dirname, '../cases');

/** The numbered passages of each small document, by the part of their ids after the #. */
const UNITS: Record<string, string> = {
  'annex-doc': '1 2 3 annex-i.1 annex-i.2 annex-i.3 annex-i.4',
  'bis-doc': '1 2 2a 3 3bis 4',
  'foot-doc': '1 2 3',
  'hyph-doc': '1 2 3',
  'k01-dotted': '1.1 1.2 2.1 2.2 3.1',
  'k02-title-line': '1 2 3',
  'k03-dropped': '1 2 3',
  'k04-long-wrap': '',
  'k05-layout': '1 2 3',
  'k06-restart': 'part-a.1 part-a.2 part-b.1 part-b.2 part-b.3 part-c.1 part-c.2 part-c.3 part-c.4',
  'k07-zwsp': '1 2 3 4',
  'k08-dash': '1 2 3',
  'k09-excerpt': '14 15 16',
  'k10-gap': '1 2 3 4 6 7 8 9',
  'k11-letters': '1 2 2a 3 4',
  'k12-words': '1 2 3 4',
  'k12b-art': '1 2 3 4',
  'k12c-par': '1 2 3 4',
  'k12e-premier': '1 2 3 4',
  'k13-toc': '1 2 3 4',
  'k15-inner': '1 2 3',
  'k16-furniture': '',
  'k17-navigation': '1 2 3',
  'k20-markup': '',
  'k25-cells': 'recital-1 recital-2 1 2 3',
  'page-doc': '1 2 3',
  'table-doc': '1 2 3',
  'upper-doc': '1 2 3',
  'xref-doc': '1 2 3 4',
};

describe('small documents shaped like real ones', () => {
  const documents = new Map<string, SourceDocument>();
  const splits = new Map<string, Split>();
  beforeAll(async () => {
    for (const document of await readCorpus(CASES, { today: '2026-12-31', identifyLanguage: () => 'en' })) {
      documents.set(document.id, document);
      splits.set(document.id, splitDocument(document));
    }
  });
  const of = (id: string): Passage[] => splits.get(id)?.passages ?? [];
  const passage = (id: string): Passage | undefined => of(id.slice(0, id.indexOf('#'))).find((each) => each.id === id);
  const textOf = (id: string): string => passage(id)?.text ?? '';
  const codes = (id: string) => splits.get(id)?.notices.map(({ code }) => code);

  it('are all here, with the numbers they print', () => {
    const units = [...splits].map(([id, { passages }]) => {
      const numbered = passages.filter(({ number }) => number !== undefined);
      return [id, numbered.map((each) => each.id.slice(id.length + 1)).join(' ')];
    });
    expect(Object.fromEntries(units)).toEqual(UNITS);
  });

  it('give exact slices and lose no word', () => {
    for (const [id, document] of documents) {
      for (const { start, end, text } of of(id)) expect(document.text.slice(start, end)).toBe(text);
      expect([id, splits.get(id)?.count.lost]).toEqual([id, 0]);
    }
  });

  it('keep what is printed: number, title, container', () => {
    expect(passage('k01-dotted#2.1')).toMatchObject({ number: '2.1', label: 'Article 2.1', section: ['CHAPTER 2'] });
    expect(passage('k01-dotted#2.1')).not.toHaveProperty('clause');
    expect(passage('k02-title-line#2')).toMatchObject({ title: 'Keeping of records', clause: 2 });
    expect(textOf('k02-title-line#2')).toContain('Each harbour keeps its reports');
    expect(passage('k12c-par#3')).toMatchObject({ label: '§ 3', title: 'Regel' });
    expect(passage('k12e-premier#1')).toMatchObject({ number: '1', label: 'Article premier' });
    expect(passage('k06-restart#part-b.3')).toMatchObject({
      number: '3',
      section: ['Part B. Fog'],
      path: [{ kind: 'part', number: 'B', title: 'Fog' }],
    });
    const annex = { number: '2', unit: 'point', label: 'Point 2', section: ['ANNEX I'] };
    expect(passage('annex-doc#annex-i.2')).toMatchObject(annex);
    expect(passage('annex-doc#annex-i.2')).not.toHaveProperty('clause');
    expect(passage('k25-cells#recital-2')).toMatchObject({ number: '2', unit: 'recital' });
  });

  it('keep items, short sentences and tables in their unit', () => {
    expect(textOf('k03-dropped#1')).toMatch(
      /\(a\) the master of the northern[\s\S]*\(b\) the master of the southern.*mole\.$/,
    );
    expect(textOf('k03-dropped#2')).toMatch(/This accord applies from 12 July\.$/);
    expect(textOf('k25-cells#1')).toMatch(/\(b\)\s+the height of the tide[\s\S]*read out at six\.$/);
    expect(textOf('k25-cells#3')).toMatch(/It shall apply from 12 July\.$/);
    expect(textOf('table-doc#1')).toContain('Tuna in cans | 24 % | 6 %\nRice | 175 EUR/t');
    expect(textOf('upper-doc#2')).toMatch(/^ARTICLE 2\nScope\n\n1\. This[\s\S]*3\. This.*fishing\.$/);
  });

  it('take a sentence that begins with a reference for text', () => {
    expect(textOf('xref-doc#2')).toContain('Article 3 of the WTO Agreement on Fisheries Subsidies shall apply');
    expect(textOf('k15-inner#1')).toMatch(/Article 2 of the older accord[\s\S]*Article 3 of that accord/);
  });

  it('have no heads and feet of pages in their sentences', () => {
    expect(textOf('page-doc#1')).toContain('in line with the Charter of the United Nations, and to consult');
    expect(of('k16-furniture')).toHaveLength(1);
    expect(textOf('k16-furniture#p1')).toContain('that stand on the two piers and with the notes');
    expect(textOf('k05-layout#2')).toMatch(/fog to stay\.$/);
    for (const id of ['page-doc', 'k16-furniture', 'k05-layout'])
      expect(
        of(id)
          .map(({ text }) => text)
          .join(' '),
      ).not.toMatch(/Gazette|RELEX|COASI|7\/21|L 7/);
  });

  it('leave contents and a portal’s own words out, and say so', () => {
    expect(of('k13-toc')).toHaveLength(4);
    expect(textOf('k13-toc#1')).toContain('The two harbours share');
    expect(codes('k13-toc')).toEqual(['left_out_contents']);
    expect(
      of('k17-navigation')
        .map(({ text }) => text)
        .join(' '),
    ).not.toMatch(/Sign in|Download|saved|rights|experts/);
    expect(codes('k17-navigation')).toEqual(['left_out_navigation']);
  });

  it('keep footnotes apart, and resolve marks', () => {
    expect(textOf('foot-doc#1')).toContain('lift the quota on tuna by the end of next year and to review');
    expect(textOf('foot-doc#3')).toMatch(/Hanoi\.$/);
    expect(of('foot-doc').filter(({ unit }) => unit === 'note')).toHaveLength(2);
    expect(textOf('k20-markup#p1')).toContain('agreed to a Framework for an Accord on Weather and Fog that');
    expect(textOf('k20-markup#p2')).toBe('The master said that the horn is very loud, see the gazette of last week.');
    expect(passage('k20-markup#p3')?.section).toEqual(['FOG AND SIGNALS']);
    const hyphens = of('hyph-doc')
      .map(({ text }) => text)
      .join(' ');
    for (const word of ['sustainable', 'cooperation', 'combat', 'statistics', 'fishing', 'Pacific', 'anti-dumping'])
      expect(hyphens).toContain(word);
  });

  it('tell of excerpts and gaps', () => {
    expect(codes('k09-excerpt')).toEqual(['numbers_begin_late']);
    expect(codes('k10-gap')).toEqual(['number_missing']);
    expect(codes('k11-letters')).toEqual([]);
    expect(codes('k06-restart')).toEqual([]);
  });
});
