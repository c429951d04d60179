import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { docx } from '../../../src/ingest/read/docx.js';
import { html } from '../../../src/ingest/read/html.js';
import { pdf } from '../../../src/ingest/read/pdf.js';
import type { Reader } from '../../../src/ingest/read/reader.js';
import { abstractList, docxFile, list, paragraph } from '../../support/docx.js';
import { makePdf } from '../../support/pdf.js';

const linesOf = async (reader: Reader, bytes: Uint8Array) => {
  const { text, blocks } = await reader.read(bytes, 'a.bin');
  return blocks.map(({ start, end }) => text.slice(start, end));
};
const word = (parts: Parameters<typeof docxFile>[0]) => linesOf(docx, docxFile(parts));
const page = (body: string) => linesOf(html, Buffer.from(`<!doctype html><html><body>${body}</body></html>`));

describe('numbers of Word that count through the levels above', () => {
  const numbering =
    abstractList(1, [
      { text: 'CHAPTER %1', format: 'upperRoman' },
      { text: 'Article %2.', format: 'decimal', restart: 0 },
      { text: '%3.', format: 'decimal' },
      { text: '(%4)', format: 'lowerLetter', restart: 2 },
    ]) + list(1, 1);

  it('are those that Word prints, for any order of chapters, articles, paragraphs and items', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 40 }), async (levels) => {
        // Counted by the rules: articles never restart; paragraphs restart after each line of a higher level; items
        // restart after each article or chapter, but not after a paragraph.
        let [chapter, article, para, item] = [0, 0, 0, 0];
        const wanted = levels.map((level) => {
          if (level === 0) [chapter, para, item] = [chapter + 1, 0, 0];
          if (level === 1) [article, para, item] = [article + 1, 0, 0];
          if (level === 2) para += 1;
          if (level === 3) item += 1;
          const roman = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'][chapter % 10];
          const letter = String.fromCharCode(96 + item);
          return [`CHAPTER ${roman} x`, `Article ${article}. x`, `${para}. x`, `(${letter}) x`][level];
        });
        fc.pre(chapter < 10 && levels.filter((level) => level === 3).length <= 26);
        expect(
          await word({ numbering, body: levels.map((level) => paragraph('x', { list: 1, level })).join('') }),
        ).toEqual(wanted);
      }),
    );
  });

  it('begin again with the number that a list of its own names, at each level above', async () => {
    const levels = [
      { text: '%1.', format: 'decimal' },
      { text: '%1.%2', format: 'decimal' },
    ];
    const override =
      '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride></w:num>';
    const body = [0, 1, 1, 0, 1].map((level) => paragraph('x', { list: 2, level })).join('');
    expect(await word({ numbering: abstractList(1, levels) + override, body })).toEqual([
      '1. x',
      '1.5 x',
      '1.6 x',
      '2. x',
      '2.5 x',
    ]);
  });

  it('do not count a paragraph whose deletion is accepted', async () => {
    const deleted =
      '<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>';
    const one = paragraph('x', { list: 1, level: 1 });
    expect(await word({ numbering, body: one + deleted + one })).toEqual(['Article 1. x', 'Article 2. x']);
  });
});

describe('tables of Word', () => {
  const cell = (inside: string) => `<w:tc>${inside}</w:tc>`;
  const table = (...rows: string[][]) =>
    `<w:tbl>${rows.map((cells) => `<w:tr>${cells.join('')}</w:tr>`).join('')}</w:tbl>`;

  it('that are lists keep what is nested in them, with empty cells between or without', async () => {
    for (const spacer of [[], [cell('<w:p/>')]]) {
      const items = table(
        [...spacer, cell(paragraph('(a)')), cell(paragraph('horns;'))],
        [...spacer, cell(paragraph('(b)')), cell(paragraph('bells.'))],
      );
      const body = table(
        [...spacer, cell(paragraph('1.')), cell(paragraph('Signals:') + items + paragraph('At night too.'))],
        [...spacer, cell(paragraph('2.')), cell(paragraph('Flags.'))],
      );
      expect(await word({ body })).toEqual(['1. Signals:', '(a) horns;', '(b) bells.', 'At night too.', '2. Flags.']);
    }
  });

  it('print the numbers of a column that has nothing else', async () => {
    const numbering = abstractList(1, [{ text: '%1.', format: 'decimal' }]) + list(1, 1);
    const row = (name: string, tons: string) => [
      cell(paragraph('', { list: 1 })),
      cell(paragraph(name)),
      cell(paragraph(tons)),
    ];
    const body = table(
      [cell(paragraph('No')), cell(paragraph('Port')), cell(paragraph('Tons'))],
      row('Vinh', '4'),
      row('Huê', '7'),
    );
    const { text } = await docx.read(docxFile({ numbering, body }), 'a.docx');
    expect(text).toBe('No | Port | Tons\n1. | Vinh | 4\n2. | Huê | 7');
  });
});

describe('lists of web pages', () => {
  it('print the numbers that a browser prints, whatever start, step, value and kind', async () => {
    const KINDS = {
      '1': (n: number) => `${n}`,
      a: (n: number) => String.fromCharCode(96 + n),
      A: (n: number) => String.fromCharCode(64 + n),
    };
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 6 }),
        fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
        fc.boolean(),
        fc.constantFrom('1' as const, 'a' as const, 'A' as const),
        fc.option(fc.integer({ min: 7, max: 15 }), { nil: undefined }),
        async (many, start, reversed, kind, value) => {
          fc.pre(!reversed || (start ?? many) >= many);
          const at = Math.floor(many / 2);
          let number = start ?? (reversed ? many : 1);
          const wanted: string[] = [];
          const items = Array.from({ length: many }, (_, i) => {
            if (i === at && value !== undefined) number = value;
            wanted.push(`${KINDS[kind](number)}. Horn ${i} sounds`);
            number += reversed ? -1 : 1;
            return `<li${i === at && value !== undefined ? ` value="${value}"` : ''}>Horn ${i} sounds`;
          });
          const attributes = `${start === undefined ? '' : ` start="${start}"`}${reversed ? ' reversed' : ''} type="${kind}"`;
          expect(await page(`<ol${attributes}>${items.join('</li>')}</li></ol>`)).toEqual(wanted);
        },
      ),
    );
  });

  it('that are nested keep their own numbers and lose nothing', async () => {
    const body =
      '<ol><li>Signals<ol type="a"><li>horns<li>bells<ol type="i"><li>small<li>large</ol></ol><li>Flags</ol><dl><dt>Buoy</dt><dd>A float.</dd><dt>Pier</dt><dd>A wall.</dd></dl>';
    expect(await page(body)).toEqual([
      '1. Signals',
      'a. horns',
      'b. bells',
      'i. small',
      'ii. large',
      '2. Flags',
      'Buoy',
      'A float.',
      'Pier',
      'A wall.',
    ]);
  });

  it('have a blank behind a number that an element of its own holds', async () => {
    expect(
      await page('<p><span class="num">(12)</span><span>Both sides agree.</span></p><p><b>3.</b>Fog.</p>'),
    ).toEqual(['(12) Both sides agree.', '3. Fog.']);
    expect(await page('<p>See <b>3.</b> and <i>(a)</i> there.</p>')).toEqual(['See 3. and (a) there.']);
  });

  it('leave out the marks of amendments and the table of contents of EUR-Lex', async () => {
    const contents =
      '<table><tr><td><p class="toc-item">CHAPTER I</p></td><td><p class="toc-item">FOG</p></td></tr></table>';
    const body = `${contents}<p>▼M1</p><p class="title-article-norm">Article 1</p><p class="norm">Horns sound.</p><p>▼B —————</p><p class="norm">Bells ring.</p>`;
    expect(await page(body)).toEqual(['Article 1', 'Horns sound.', 'Bells ring.']);
  });

  it('keep every word of a layout of nested tables', async () => {
    const inner = '<table><tr><td>Port</td><td>Tons</td></tr><tr><td>Vinh</td><td>4</td></tr></table>';
    expect(
      (await page(`<table><tr><td>Menu</td><td><p>Both sides agree.</p>${inner}</td></tr></table>`)).join(' '),
    ).toBe('Menu Both sides agree. Port Tons Vinh 4');
  });
});

describe('lines of PDF files', () => {
  it('that begin with a number and no blank begin a paragraph', async () => {
    const at = (y: number, text: string) => ({ x: 70, y, text });
    const rows = [
      '(59)The first harbour keeps its register in a dry place.',
      '(60)The second one keeps it in a safe and quiet place, as',
    ];
    const lines = await linesOf(
      pdf,
      makePdf([[...rows.map((text, i) => at(100 + 14 * i, text)), at(128, 'long as it can.')]]),
    );
    expect(lines).toEqual([rows[0], `${rows[1]} long as it can.`]);
  });

  it('that are drawn twice to look bold are read once', async () => {
    const bold = (y: number, text: string) => [
      { x: 70, y, text },
      { x: 70.4, y, text },
    ];
    const lines = await linesOf(
      pdf,
      makePdf([[...bold(100, 'Article 5'), { x: 70, y: 130, text: 'Both sides agree on fog.' }]]),
    );
    expect(lines).toEqual(['Article 5', 'Both sides agree on fog.']);
  });

  it('whose letters lie in the gaps of others are refused, since nobody can tell their order', async () => {
    const line = (y: number) => [
      { x: 70, y, text: 'C c b n nh t tr  t ng c  ng h p t c v  ngh  c  b n v ng' },
      ...[81, 97, 116, 142].map((x) => ({ x, y, text: 'ấ' })),
    ];
    await expect(pdf.read(makePdf([[100, 120, 140].flatMap(line)]), 'a.pdf')).rejects.toMatchObject({
      problems: [{ code: 'unreadable_letters', cure: expect.stringMatching(/font/) }],
    });
  });
});
