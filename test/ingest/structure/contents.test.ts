import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitDocument } from '../../../src/ingest/split.js';
import { documentOf } from '../support.js';

const TITLES = [
  'Purpose',
  'Keeping of records',
  'Fog and night',
  'Pilots of large ships',
  'Tide gauges',
  'Buoys and bells',
  'Fees',
  'Sharing of reports',
  'Flags',
  'Ending',
];
const SENTENCE = 'Each harbour keeps its reports of the weather for ten years in a dry and safe place.';
/** Between an entry and its page number, and between a name and its figure. */
const LEADERS = [' ........ ', '.............', ' . . . . . ', ' …… ', ' ____ ', ' · · · ', '\t', '        '];
const HEADS = ['', 'Contents', 'TABLE OF CONTENTS', 'Table of contents:', '**Contents**'];

const split = (parts: readonly string[]) => splitDocument(documentOf(parts.join('\n\n'), { kind: 'official' }));
const numbers = ({ passages }: ReturnType<typeof split>) => passages.flatMap(({ number }) => number ?? []);
const upTo = (many: number) => Array.from({ length: many }, (_, i) => `${i + 1}`);

const articles = (many: number, titles: readonly string[], head: string) =>
  Array.from({ length: many }, (_, i) => {
    const title = titles[i % titles.length];
    const line = head === 'line' ? `Article ${i + 1}\n${title}` : `Article ${i + 1}${head}${title}`;
    return `${line}\n\n${SENTENCE}`;
  });

const law = fc.record({
  many: fc.integer({ min: 3, max: 10 }),
  head: fc.constantFrom('line', '. ', ' – ', ' '),
  leader: fc.constantFrom(...LEADERS),
  title: fc.constantFrom(...HEADS),
});

describe('a table of contents with page numbers', () => {
  it('is left out whatever its leaders, with or without a title above it', () => {
    const rows = fc.constantFrom('one line', 'title below', 'title only');
    fc.assert(
      fc.property(law, rows, fc.array(fc.nat(3), { minLength: 10 }), (each, look, steps) => {
        let page = 2;
        const list = Array.from({ length: each.many }, (_, i) => {
          page += steps[i] ?? 0;
          const [number, name] = [`Article ${i + 1}`, TITLES[i % TITLES.length]];
          if (look === 'title only') return `${name}${each.leader}${page}`;
          return look === 'one line'
            ? `${number} ${name}${each.leader}${page}`
            : `${number}\n${name}${each.leader}${page}`;
        });
        const contents = [each.title, ...list].filter((line) => line !== '').join('\n');
        const found = split(['HARBOUR ACCORD', contents, ...articles(each.many, TITLES, each.head)]);
        expect(numbers(found)).toEqual(upTo(each.many));
        expect(found.passages).toHaveLength(each.many);
        expect(found.notices.map(({ code }) => code)).toContain('left_out_contents');
      }),
    );
  });

  it('is left out at the end of the text and in the middle if it has a title', () => {
    fc.assert(
      fc.property(law, fc.boolean(), (each, atEnd) => {
        const all = articles(each.many, TITLES, each.head);
        const rows = all.map((_, i) => `Article ${i + 1} ${TITLES[i]}${each.leader}${i + 2}`);
        const contents = [each.title || 'Contents', ...rows].join('\n');
        const found = split(atEnd ? [...all, contents] : [all[0] ?? '', contents, ...all.slice(1)]);
        expect(found.notices.map(({ code }) => code)).toContain('left_out_contents');
        expect(found.passages.some(({ text }) => text.includes(rows[1] ?? ''))).toBe(false);
      }),
    );
  });
});

describe('rows of figures and blanks of forms', () => {
  const NAMES = ['Garlic', 'Sweetcorn', 'Canned tuna', 'Year 1', 'Rice, husked', 'Vùng nước', 'Tỏi', 'Total'];
  const names = fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 3, maxLength: 8 });
  const figures = fc.array(fc.integer({ min: 1, max: 9999 }), { minLength: 8, maxLength: 8 });
  const order = fc.constantFrom<(list: number[]) => number[]>(
    (list) => list,
    (list) => [...list].sort((a, b) => a - b),
  );
  const gap = fc.constantFrom('\n', '\n\n');
  const kept = (parts: readonly string[], rows: readonly string[], many: number) => {
    const found = split(parts);
    const all = found.passages.map(({ text }) => text).join('\n');
    for (const row of rows) expect(all).toContain(row);
    expect(numbers(found)).toEqual(upTo(many));
    expect(found.leftOut.filter(({ kind }) => kind === 'contents')).toEqual([]);
    return found;
  };

  it('stay in their article, and so does the text below them', () => {
    fc.assert(
      fc.property(law, names, figures, order, gap, (each, words, values, sorted, between) => {
        const rows = sorted(values).flatMap((value, i) => (words[i] ? [`${words[i]}${each.leader}${value}`] : []));
        const [first = '', ...others] = articles(each.many, TITLES, each.head);
        const parts = [`${first.replace(SENTENCE, 'These are the quotas, in tonnes:')}`, rows.join(between), SENTENCE];
        const found = kept([...parts, ...others], rows, each.many);
        expect(found.passages[0]?.text.endsWith(SENTENCE)).toBe(true);
      }),
    );
  });

  it('stay in a preamble and after the last article', () => {
    fc.assert(
      fc.property(law, names, figures, order, fc.boolean(), (each, words, values, sorted, above) => {
        const rows = sorted(values).flatMap((value, i) => (words[i] ? [`${words[i]}${each.leader}${value}`] : []));
        const all = articles(each.many, TITLES, each.head);
        const table = ['Both harbours note the quotas of the year before, in tonnes:', rows.join('\n'), SENTENCE];
        kept(above ? ['HARBOUR ACCORD', ...table, ...all] : [...all, ...table], rows, each.many);
      }),
    );
  });

  it('of a form in an annex are its text, as are items that trail off', () => {
    const BLANKS = [' ..........', ': ....................', ': ……', ' ________', ' …'];
    fc.assert(
      fc.property(law, names, fc.constantFrom(...BLANKS), fc.constantFrom('', '- '), (each, words, blank, mark) => {
        const rows = words.map((word) => `${mark}${word}${blank}`);
        const all = articles(each.many, TITLES, each.head);
        kept([...all, 'ANNEX I', 'REPORT OF A SHIP', rows.join('\n')], rows, each.many);
        kept([`${all[0]}\n\n${rows.join('\n')}\n\n${SENTENCE}`, ...all.slice(1)], rows, each.many);
      }),
    );
  });
});
