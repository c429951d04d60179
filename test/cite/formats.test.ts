import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cite, styleNamed } from '../../src/cite/cite.js';
import { visibleLine } from '../../src/cite/style.js';
import { anyCitation, citation } from './support.js';

const some = fc.array(anyCitation, { minLength: 1, maxLength: 4 });
const documentsOf = (citations: { documentId: string }[]) =>
  new Set(citations.map(({ documentId }) => documentId)).size;

describe('BibTeX', () => {
  const bibtex = styleNamed('bibtex');
  /** The entries as BibTeX reads them: it counts braces, including those after a backslash. */
  function entriesIn(text: string): string[] {
    const entries: string[] = [];
    for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at)) {
      let depth = 0;
      let end = text.indexOf('{', at);
      do {
        if (text[end] === '{') depth += 1;
        if (text[end] === '}') depth -= 1;
        end += 1;
      } while (depth > 0 && end < text.length);
      expect(depth).toBe(0);
      entries.push(text.slice(at, end));
      at = end;
    }
    return entries;
  }

  it('has one entry a document, its braces even, its special signs escaped', () => {
    fc.assert(
      fc.property(some, (citations) => {
        const text = cite(citations, bibtex, 'en');
        const entries = entriesIn(text);
        expect(entries).toHaveLength(documentsOf(citations));
        for (const entry of entries) {
          expect(entry).toMatch(/^@(?:techreport|misc)\{[a-z0-9-]+,\n/);
          const fields = entry.split('\n').slice(1, -1);
          for (const field of fields) expect(field).toMatch(/^ {2}[a-z]+ = (?:\{.*\}|[a-z]{3}),?$/);
          const texts = fields.filter((field) => !/^ {2}(?:url|reader) /.test(field));
          expect(texts.join('\n').replace(/\\[#$%&_]/g, '')).not.toMatch(/[#$%&_^~]/);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('keeps capitals by braces and Unicode as it is', () => {
    const text = cite([citation({ title: 'Việt Nam & the EU: 100 % {sic}', publisher: 'VNA/VNS' })], bibtex, 'en');
    expect(text).toContain('title = {{Việt Nam \\& the EU: 100 \\% \\textbraceleft{}sic\\textbraceright{}}}');
    expect(text).toContain('institution = {{VNA/VNS}}');
  });
});

describe('RIS', () => {
  const ris = styleNamed('ris');
  const TAGS = ['TY', 'TI', 'PB', 'PY', 'DA', 'M1', 'LA', 'UR', 'N1', 'ER'];

  it('has its tags in order on lines that end in CR LF, and nothing else', () => {
    fc.assert(
      fc.property(some, (citations) => {
        const text = cite(citations, ris, 'en');
        expect(text.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
        const records = text.split(/(?<=ER {2}- \r\n)/);
        expect(records).toHaveLength(documentsOf(citations));
        for (const record of records) {
          const lines = record.trimStart().split('\r\n').slice(0, -1);
          expect(lines.filter((line) => !/^[A-Z][A-Z0-9] {2}- /.test(line))).toEqual([]);
          const places = lines.map((line) => TAGS.indexOf(line.slice(0, 2)));
          expect(places).toEqual([...places].sort((a, b) => a - b));
          expect(lines[0]).toMatch(/^TY {2}- (?:RPRT|NEWS)$/);
          expect(lines.at(-1)).toBe('ER  - ');
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('CSL-JSON', () => {
  const csl = styleNamed('csl-json');
  /** The properties of the schema csl-data.json that are used here; it does not allow any others. */
  const TYPES: Record<string, string> = {
    ...{ id: 'string', type: 'string', title: 'string', publisher: 'string', number: 'string', issued: 'object' },
    ...{ language: 'string', URL: 'string', locator: 'string', note: 'string', custom: 'object' },
  };

  it('is an array of items as the schema has them', () => {
    fc.assert(
      fc.property(some, (citations) => {
        const items = JSON.parse(cite(citations, csl, 'en')) as Record<string, unknown>[];
        expect(items).toHaveLength(documentsOf(citations));
        for (const item of items) {
          expect(['report', 'article-newspaper']).toContain(item.type);
          for (const [name, value] of Object.entries(item)) expect(typeof value, name).toBe(TYPES[name]);
          const source = citations.find(({ documentId }) => documentId === item.id);
          const { 'date-parts': parts, ...rest } = item.issued as { 'date-parts': number[][]; circa?: boolean };
          const dates = citations.filter(({ documentId }) => documentId === item.id).map(({ date }) => date);
          const written = (parts[0] ?? []).map((part) => String(part).padStart(2, '0')).join('-');
          expect(dates).toContain(written);
          expect(Object.keys(rest).every((key) => key === 'circa')).toBe(true);
          expect(source).toBeDefined();
        }
      }),
      { numRuns: 100 },
    );
  });

  it('keeps every text exactly, on one line', () => {
    fc.assert(
      fc.property(anyCitation, (any) => {
        const [item] = JSON.parse(cite([any], csl, 'en'));
        const title = visibleLine(any.title);
        expect(item.title).toBe(any.titleBasis === 'described' ? `[${title}]` : title);
        expect(item.publisher).toBe(any.publisher === undefined ? undefined : visibleLine(any.publisher));
        expect(item.URL).toBe(any.url ?? any.readerAddress);
        expect(item.custom.reader).toBe(any.url && any.readerAddress);
      }),
      { numRuns: 100 },
    );
  });
});

describe('Markdown', () => {
  const markdown = styleNamed('markdown');
  const quoteOf = (text: string) => text.split('\n').at(0);

  it('shows a quote as it stands, and nothing of it does anything', () => {
    const text = 'a *b* _c_ `d` [e](f) <g>\n# h\n- i\n1. j &amp; k';
    const cited = citation({ quote: text, start: 0, end: text.length, passage: { text, start: 0, end: text.length } });
    expect(cite([cited], markdown, 'en')).toBe(
      [
        '> a \\*b\\* \\_c\\_ \\`d\\` \\[e\\](f) \\<g\\>',
        '> \\# h',
        '> \\- i',
        '> 1\\. j \\&amp; k',
        '>',
        '> — *A Plan*, 3 February 2030, clause 7',
      ].join('\n'),
    );
  });

  it('marks a quote that begins or ends inside a sentence, not one of whole sentences', () => {
    const whole = citation();
    const part = (words: string) => {
      const start = 40 + whole.passage.text.indexOf(words);
      return quoteOf(cite([{ ...whole, quote: words, start, end: start + words.length }], markdown, 'en'));
    };
    expect(part('Both sides agree on the plan.')).toBe('> Both sides agree on the plan.');
    expect(part('Both sides agree on the plan')).toBe('> Both sides agree on the plan');
    expect(part('agree on the plan.')).toBe('> \\[…\\] agree on the plan.');
    expect(part('They will')).toBe('> They will \\[…\\]');
    expect(part('the plan. They will')).toBe('> \\[…\\] the plan. They will \\[…\\]');
  });
});

describe('reader pages', () => {
  const readerAddress = 'https://reader.example/plan-2030.html?span=40-80#7';
  const other = {
    passageId: 'plan-2030#8',
    start: 90,
    end: 99,
    readerAddress: 'https://reader.example/plan-2030.html?span=90-99#8',
  };
  const names = ['footnote', 'link', 'markdown', 'bibtex', 'ris', 'csl-json'];

  it.each(names)('are linked in %s, beside the address of the document', (name) => {
    const style = styleNamed(name);
    expect(cite([citation({ readerAddress })], style, 'en')).toContain(readerAddress);
    const url = 'https://example.org/plan';
    const both = cite([citation({ url, readerAddress })], style, 'en');
    expect(both.indexOf(url)).toBeGreaterThan(0);
    expect(both.indexOf(readerAddress)).toBeGreaterThan(both.indexOf(url));
    expect(cite([citation({ url })], style, 'en')).not.toContain('reader');
  });

  it.each(names.filter((name) => name !== 'markdown'))(
    'of several passages in one entry are the whole document in %s',
    (name) => {
      const text = cite([citation({ readerAddress }), citation(other)], styleNamed(name), 'en');
      expect(text).toContain('https://reader.example/plan-2030.html');
      expect(text).not.toContain('span=');
    },
  );
});
