import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { akomaNtoso } from '../../../src/ingest/read/akoma-ntoso.js';
import { docx } from '../../../src/ingest/read/docx.js';
import { html } from '../../../src/ingest/read/html.js';
import { docxFile, paragraph } from '../../support/docx.js';

/** An expression in MathML and OMML, and as one line of text. */
interface Expression {
  mathml: string;
  omml: string;
  text: string;
}

const run = (text: string) => `<m:r><m:t xml:space="preserve">${text}</m:t></m:r>`;
const leaf = fc.oneof(
  fc.constantFrom('x', 'y', 'α', 'Q').map((text) => ({ mathml: `<mi>${text}</mi>`, omml: run(text), text })),
  fc.integer({ min: 0, max: 999 }).map((n) => ({ mathml: `<mn>${n}</mn>`, omml: run(String(n)), text: String(n) })),
);
const sum = fc.tuple(leaf, leaf, fc.constantFrom('+', '=', '≤')).map(([a, b, sign]) => ({
  mathml: `<mrow>${a.mathml}<mo>${sign}</mo>${b.mathml}</mrow>`,
  omml: `${a.omml}${run(` ${sign} `)}${b.omml}`,
  text: `${a.text} ${sign} ${b.text}`,
}));
const grouped = ({ text }: Expression) => (text.includes(' ') ? `(${text})` : text);
const fraction = fc.tuple(fc.oneof(leaf, sum), fc.oneof(leaf, sum)).map(([a, b]) => ({
  mathml: `<mfrac>${a.mathml}${b.mathml}</mfrac>`,
  omml: `<m:f><m:fPr/><m:num>${a.omml}</m:num><m:den>${b.omml}</m:den></m:f>`,
  text: `${grouped(a)}/${grouped(b)}`,
}));
const RAISED: [string, string][] = [
  ['2', '²'],
  ['6', '⁶'],
  ['−3', '⁻³'],
  ['n', 'ⁿ'],
  ['k', '^k'],
];
const power = fc.tuple(leaf, fc.constantFrom(...RAISED)).map(([a, [plain, raised]]) => ({
  mathml: `<msup>${a.mathml}<mrow><mtext>${plain}</mtext></mrow></msup>`,
  omml: `<m:sSup><m:e>${a.omml}</m:e><m:sup>${run(plain)}</m:sup></m:sSup>`,
  text: a.text + raised,
}));
const index = fc.tuple(leaf, fc.integer({ min: 0, max: 9 })).map(([a, n]) => ({
  mathml: `<msub>${a.mathml}<mn>${n}</mn></msub>`,
  omml: `<m:sSub><m:e>${a.omml}</m:e><m:sub>${run(String(n))}</m:sub></m:sSub>`,
  text: a.text + String.fromCodePoint(0x2080 + n),
}));
const root = fc.oneof(leaf, sum).map((a) => ({
  mathml: `<msqrt>${a.mathml}</msqrt>`,
  omml: `<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/><m:e>${a.omml}</m:e></m:rad>`,
  text: `√${grouped(a)}`,
}));
const series = fc.tuple(leaf, sum).map(([a, b]) => ({
  mathml: `<munder><mo>∑</mo>${a.mathml}</munder><mtext> </mtext>${b.mathml}`,
  omml: `<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>${a.omml}</m:sub><m:sup/><m:e>${b.omml}</m:e></m:nary>`,
  text: `∑_${a.text} ${b.text}`,
}));
const expression: fc.Arbitrary<Expression> = fc.oneof(leaf, sum, fraction, power, index, root, series);

const page = (inside: string) => Buffer.from(`<html><body><p>Let ${inside} be kept.</p></body></html>`);
const word = (inside: string) => {
  const before = '<w:r><w:t xml:space="preserve">Let </w:t></w:r>';
  const after = '<w:r><w:t xml:space="preserve"> be kept.</w:t></w:r>';
  return docxFile({ body: `<w:p xmlns:m="m">${before}${inside}${after}</w:p>` });
};
const law = (inside: string) =>
  Buffer.from(`<akomaNtoso><act><body><p>Let ${inside} be kept.</p></body></act></akomaNtoso>`);

describe('equations', () => {
  it('are one line of text in web pages, Word files and laws', async () => {
    await fc.assert(
      fc.asyncProperty(expression, async ({ mathml, omml, text }) => {
        const wanted = `Let ${text} be kept.`;
        const annotated = `<math><semantics>${mathml}<annotation>\\TeX{x}</annotation></semantics></math>`;
        expect((await html.read(page(annotated), 'a.html')).text).toBe(wanted);
        expect((await akomaNtoso.read(law(`<math>${mathml}</math>`), 'a.xml')).text).toBe(wanted);
        expect((await docx.read(word(`<m:oMath>${omml}</m:oMath>`), 'a.docx')).text).toBe(wanted);
      }),
      { numRuns: 60 },
    );
  });

  it('are drawn beside the equation and not read twice', async () => {
    const drawn =
      '<span><span><math><mi>x</mi><mo>=</mo><mn>1</mn></math></span><span aria-hidden="true">x=1</span></span>';
    expect((await html.read(page(drawn), 'a.html')).text).toBe('Let x = 1 be kept.');
  });

  it('that do not fit into a line are left out, and that is told', async () => {
    const matrix = '<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mi>rows</mi></mtd></mtr></mtable>';
    const wordMatrix = `<m:oMath><m:m><m:mr><m:e>${run('1')}</m:e><m:e>${run('rows')}</m:e></m:mr></m:m></m:oMath>`;
    for (const document of [
      await html.read(page(`<math>${matrix}</math>`), 'a.html'),
      await akomaNtoso.read(law(`<math>${matrix}</math>`), 'a.xml'),
      await docx.read(word(wordMatrix), 'a.docx'),
    ]) {
      expect(document.text).toBe('Let be kept.');
      expect(document.notices[0]?.message).toMatch(/^Left out as equations that do not fit into a line: 1 part/);
    }
  });
});

describe('Word files', () => {
  const symbol = (font: string, code: string) => `<w:r><w:sym w:font="${font}" w:char="${code}"/></w:r>`;

  it.each([
    ['B3', '≥'],
    ['A3', '≤'],
    ['B0', '°'],
    ['A0', '€'],
    ['B1', '±'],
    ['B4', '×'],
    ['B9', '≠'],
    ['61', 'α'],
    ['6D', 'μ'],
    ['57', 'Ω'],
    ['AE', '→'],
    ['D6', '√'],
    ['E5', '∑'],
    ['F2', '∫'],
    ['2D', '−'],
  ])('have the signs of the Symbol font: %s is %s', async (code, sign) => {
    for (const full of [`F0${code}`, `00${code}`, `f0${code.toLowerCase()}`])
      expect((await docx.read(word(symbol('Symbol', full)), 'a.docx')).text).toBe(`Let ${sign} be kept.`);
  });

  it('tell of signs that are not known', async () => {
    const { text, notices } = await docx.read(word(symbol('Gulls', 'F041') + symbol('Gulls', 'F042')), 'a.docx');
    expect(text).toBe('Let be kept.');
    expect(notices.map(({ message }) => message)).toEqual([
      'Left out as signs of a font that is not known: Gulls F041, Gulls F042.',
    ]);
  });

  it('have the text boxes in cells, in tables, lists and layout', async () => {
    const box = `<w:r><w:drawing><w:txbxContent>${paragraph('Box of 2027.')}</w:txbxContent></w:drawing></w:r>`;
    const cell = (inside: string) => `<w:tc>${inside}</w:tc>`;
    const boxed = `<w:p><w:r><w:t>Two</w:t></w:r>${box}</w:p>`;
    for (const first of ['One', '(a)']) {
      const body = `<w:tbl><w:tr>${cell(paragraph(first))}${cell(boxed)}</w:tr></w:tbl>`;
      const { text } = await docx.read(docxFile({ body }), 'a.docx');
      expect(text).toBe(`${first}${first === 'One' ? ' | ' : ' '}Two\n\nBox of 2027.`);
    }
  });

  it('have the text of alternatives once, and tell of embedded documents and unknown parts', async () => {
    const either =
      '<w:AlternateContent><w:Choice><w:r><w:t>always</w:t></w:r></w:Choice><w:Fallback><w:r><w:t>always</w:t></w:r></w:Fallback></w:AlternateContent>';
    expect((await docx.read(word(either), 'a.docx')).text).toBe('Let always be kept.');
    const body = `${paragraph('Fog.')}<w:altChunk w:id="r9"/><w:novelty>${paragraph('new text')}</w:novelty><w:del><w:p/></w:del>`;
    const { text, notices } = await docx.read(docxFile({ body }), 'a.docx');
    expect(text).toBe('Fog.');
    expect(notices.map(({ message }) => message)).toEqual([
      'Left out as parts of an unknown kind: 1 part, 2 words (“new text”).',
      'Left out as documents embedded in this one: 1. Open it with Word and save it again to include them.',
    ]);
  });
});

describe('captions of tables', () => {
  const rows = '<tr><th>Year</th><th>Tonnes</th></tr><tr><td>2024</td><td>10</td></tr>';
  it.each([
    ['a line', 'Table 1 Quotas', 'Table 1 Quotas'],
    ['a sentence', 'The quotas of the harbours, in tonnes.', 'The quotas of the harbours, in tonnes.'],
    ['paragraphs', '<p>Table 1</p><p>Quotas</p>', 'Table 1\n\nQuotas'],
    ['marked words', 'Table <b>1</b> <i>Quotas</i>', 'Table 1 Quotas'],
  ])('are blocks before the table: %s', async (_, caption, wanted) => {
    const table = `<table><caption>${caption}</caption>${rows}</table>`;
    const text = `Before.\n\n${wanted}\n\nYear | Tonnes\n2024 | 10\n\nAfter.`;
    const around = `<p>Before.</p>${table}<p>After.</p>`;
    expect((await html.read(Buffer.from(`<html><body>${around}</body></html>`), 'a.html')).text).toBe(text);
    const act = `<akomaNtoso><act><body>${around}</body></act></akomaNtoso>`;
    expect((await akomaNtoso.read(Buffer.from(act), 'a.xml')).text).toBe(text);
  });

  it('are kept in tables within cells', async () => {
    const inner = `<table><caption>Quotas</caption>${rows}</table>`;
    const page = `<html><body><table><tr><td>One</td><td>${inner}</td></tr></table></body></html>`;
    expect((await html.read(Buffer.from(page), 'a.html')).text).toMatch(/Quotas\s+Year/);
  });
});
