import { expect, it } from 'vitest';
import { akomaNtoso } from '../../../src/ingest/read/akoma-ntoso.js';
import { docx } from '../../../src/ingest/read/docx.js';
import { formex } from '../../../src/ingest/read/formex.js';
import { html } from '../../../src/ingest/read/html.js';
import { markdownReader } from '../../../src/ingest/read/md.js';
import { pdf } from '../../../src/ingest/read/pdf.js';
import type { Reader } from '../../../src/ingest/read/reader.js';
import { tidy } from '../../../src/ingest/tidy/tidy.js';
import { tokenise } from '../../../src/quotes/tokens.js';
import { docxFile } from '../../support/docx.js';
import { makePdf, type PdfText, pdfWidth } from '../../support/pdf.js';

/** A part of a sentence: on the line, or raised or lowered. */
type Piece = string | { up: string } | { down: string };

interface Format {
  reader: Reader;
  make(paragraphs: Piece[][]): string | Uint8Array;
}

const written = (pieces: Piece[], up: (text: string) => string, down: (text: string) => string) =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : 'up' in piece ? up(piece.up) : down(piece.down))).join('');
const run = (text: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;

const markup = (
  reader: Reader,
  up: (text: string) => string,
  down: (text: string) => string,
  around: (paragraphs: string) => string,
  paragraph: (text: string) => string = (text) => `<p>${text}</p>`,
): Format => ({
  reader,
  make: (paragraphs) => around(paragraphs.map((pieces) => paragraph(written(pieces, up, down))).join('\n')),
});

const page = (body: string) => `<html lang="en"><body>${body}</body></html>`;
const word = (up: string, down: string): Format => ({
  reader: docx,
  make: (paragraphs) =>
    docxFile({
      styles:
        '<w:style w:type="character" w:styleId="Above"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>' +
        '<w:style w:type="character" w:styleId="Mark"><w:basedOn w:val="Above"/></w:style>',
      body: paragraphs
        .map(
          (pieces) =>
            `<w:p>${pieces
              .map((piece) =>
                typeof piece === 'string' ? run(piece) : 'up' in piece ? run(piece.up, up) : run(piece.down, down),
              )
              .join('')}</w:p>`,
        )
        .join(''),
    }),
});

/** A page as browsers and LibreOffice set it: raised letters of this size, raised by this share of the line's height. */
const printed = (size: number, raised: number): Format => ({
  reader: pdf,
  make: (paragraphs) => {
    const texts: PdfText[] = [];
    for (const [i, pieces] of paragraphs.entries()) {
      let x = 70;
      for (const piece of pieces) {
        const text = typeof piece === 'string' ? piece : 'up' in piece ? piece.up : piece.down;
        const small = typeof piece === 'string' ? 11 : 11 * size;
        const lift = typeof piece === 'string' ? 0 : 'up' in piece ? raised * 11 : -0.2 * 11;
        texts.push({ x, y: 100 + 30 * i - lift, text, size: small });
        x += pdfWidth(text, small);
      }
    }
    return makePdf([texts]);
  },
});

const vertical = (name: string) => `<w:vertAlign w:val="${name}script"/>`;
const FORMATS: Record<string, Format> = {
  'HTML elements': markup(
    html,
    (text) => `<sup>${text}</sup>`,
    (text) => `<sub>${text}</sub>`,
    page,
  ),
  'HTML elements within elements': markup(
    html,
    (text) => `<b><sup class="x"><i>${text}</i></sup></b>`,
    (text) => `<sub><a href="https://example.org/">${text}</a></sub>`,
    page,
  ),
  'EUR-Lex classes': markup(
    html,
    (text) => `<span class="oj-super">${text}</span>`,
    (text) => `<span class="oj-sub">${text}</span>`,
    page,
  ),
  'HTML styles': markup(
    html,
    (text) => `<span style="font-size:70%; vertical-align: super">${text}</span>`,
    (text) => `<span style="vertical-align:sub">${text}</span>`,
    page,
  ),
  'Akoma Ntoso': markup(
    akomaNtoso,
    (text) => `<sup>${text}</sup>`,
    (text) => `<sub>${text}</sub>`,
    (body) =>
      `<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act><body><article><num>Article 1</num><content>${body}</content></article></body></act></akomaNtoso>`,
  ),
  Formex: markup(
    formex,
    (text) => `<HT TYPE="SUP">${text}</HT>`,
    (text) => `<HT TYPE="SUB">${text}</HT>`,
    (body) =>
      `<?xml version="1.0" encoding="UTF-8"?><ACT><ENACTING.TERMS><ARTICLE IDENTIFIER="001"><TI.ART>Article 1</TI.ART>${body}</ARTICLE></ENACTING.TERMS></ACT>`,
    (text) => `<ALINEA>${text}</ALINEA>`,
  ),
  'Word properties': word(vertical('super'), vertical('sub')),
  'Word character styles': word('<w:rStyle w:val="Mark"/>', vertical('sub')),
  'Word positions': word('<w:position w:val="6"/><w:sz w:val="14"/>', '<w:position w:val="-4"/>'),
  Markdown: {
    reader: markdownReader,
    make: (paragraphs) =>
      paragraphs
        .map((pieces) =>
          written(
            pieces,
            (text) => `<sup>${text}</sup>`,
            (text) => `<sub>${text}</sub>`,
          ),
        )
        .join('\n\n'),
  },
  'PDF of a typesetter': printed(0.6, 0.35),
};

const textOf = async ({ reader, make }: Format, paragraphs: Piece[][]) => {
  const made = make(paragraphs);
  const { text, blocks } = await reader.read(typeof made === 'string' ? Buffer.from(made) : made, 'a.bin');
  return tidy(text, blocks, reader === markdownReader).text;
};

const NUMBERS = ['10', '3 × 10', '500 km', '1 000 m', '2019', '15', '7.5'];
const EXPONENTS: [string, string][] = [
  ['2', '²'],
  ['6', '⁶'],
  ['12', '¹²'],
  ['–3', '⁻³'],
  ['-9', '⁻⁹'],
  ['+', '⁺'],
];

const each = it.each(Object.entries(FORMATS));

each('%s: no exponent joins the number before it', async (name, format) => {
  const cases = NUMBERS.flatMap((number) => EXPONENTS.map(([plain, raised]) => ({ number, plain, raised })));
  for (const { number, plain, raised } of cases) {
    if (name.startsWith('PDF') && plain === '+') continue;
    const text = await textOf(format, [[`The total was ${number}`, { up: plain }, ' in all of the year, it says.']]);
    expect(text).toContain(`The total was ${number}${raised} in all of the year, it says.`);
  }
});

each('%s: indices are lowered, and letters stay as they are', async (_, format) => {
  const text = await textOf(format, [
    ['Less CO', { down: '2' }, ' and N', { down: '2' }, 'O came from here on the 1', { up: 'st' }, ' of May.'],
    ['The 2', { up: 'e' }, ' and 3', { up: 'rd' }, ' sessions went well for both of the sides, they say.'],
  ]);
  expect(text).toContain('Less CO₂ and N₂O came from here on the 1st of May.');
  expect(text).toContain('The 2e and 3rd sessions went well for both of the sides, they say.');
});

const PAIRED = Object.entries(FORMATS).filter(([name]) => !name.startsWith('PDF'));

it.each(PAIRED)('%s: marks are paired with their notes, exponents are not', async (_, format) => {
  const text = await textOf(format, [
    ['It was 500 km', { up: '2' }, ' in 2019', { up: '1' }, ' and 3 m', { up: '3' }, ' of the “gas”', { up: '2' }, '.'],
    ['The sum of 10', { up: '2' }, ' tonnes is right,', { up: '3' }, ' or so they say.'],
    [{ up: '1' }, ' Source: the office for statistics.'],
    [{ up: '2' }, ' Source: the ministry.'],
    [{ up: '3' }, ' Source: both.'],
  ]);
  expect(text).toContain('It was 500 km² in 2019 and 3 m³ of the “gas”.');
  expect(text).toContain('The sum of 10² tonnes is right, or so they say.');
  expect(text).toContain('¹ Source: the office for statistics.');
});

each('%s: a quote without the exponent is another quote', async (_, format) => {
  const text = await textOf(format, [['A catch of 10', { up: '6' }, ' tonnes was landed in the ports of the coast.']]);
  const keys = (quote: string) => tokenise(quote).map(({ key }) => key);
  const source = keys(text).join(' ');
  expect(source).toContain(keys('10⁶ tonnes was').join(' '));
  expect(source).not.toContain(keys('106 tonnes').join(' '));
});
