import { describe, expect, it } from 'vitest';
import { CorpusError } from '../../../src/errors.js';
import { docx } from '../../../src/ingest/read/docx.js';
import { likelyEncoding } from '../../../src/ingest/read/encoding.js';
import { html } from '../../../src/ingest/read/html.js';
import { pdf } from '../../../src/ingest/read/pdf.js';
import type { ReadDocument, Reader } from '../../../src/ingest/read/reader.js';
import { abstractList, docxFile, list, paragraph } from '../../support/docx.js';
import { makePdf, type PdfText } from '../../support/pdf.js';

const read = (reader: Reader, bytes: Uint8Array | string) =>
  reader.read(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, 'a.bin');
const lines = async (reading: Promise<ReadDocument>) => {
  const { text, blocks } = await reading;
  return blocks.map(({ start, end }) => text.slice(start, end));
};
const problemOf = async (reading: Promise<unknown>) => {
  const error = await reading.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(CorpusError);
  return (error as CorpusError).problems[0];
};

describe('automatic numbers of Word', () => {
  const numbered = (numbering: string, body: string, styles?: string) =>
    lines(read(docx, docxFile({ numbering, body, ...(styles === undefined ? {} : { styles }) })));

  it.each([
    ['decimal', '%1.', ['1.', '2.', '3.']],
    ['lowerLetter', '(%1)', ['(a)', '(b)', '(c)']],
    ['upperRoman', '%1.', ['I.', 'II.', 'III.']],
    ['lowerRoman', '(%1)', ['(i)', '(ii)', '(iii)']],
    ['decimalZero', '%1', ['01', '02', '03']],
    ['decimal', 'Điều %1.', ['Điều 1.', 'Điều 2.', 'Điều 3.']],
    ['bullet', '\uf0b7', ['', '', '']],
  ])('of the kind %s, printed “%s”', async (format, text, wanted) => {
    const body = ['alpha', 'beta', 'gamma'].map((word) => paragraph(word, { list: 1 })).join('');
    const found = await numbered(abstractList(1, [{ text, format }]) + list(1, 1), body);
    expect(found).toEqual(['alpha', 'beta', 'gamma'].map((word, i) => `${wanted[i]} ${word}`.trim()));
  });

  it('of several levels count below each other and begin again', async () => {
    const levels = [
      { text: '%1.', format: 'decimal' },
      { text: '%1.%2', format: 'decimal' },
      { text: '(%3)', format: 'lowerLetter' },
    ];
    const body = [0, 1, 1, 2, 2, 0, 1, 2].map((level) => paragraph('x', { list: 1, level })).join('');
    const found = await numbered(abstractList(1, levels) + list(1, 1), body);
    expect(found).toEqual(['1. x', '1.1 x', '1.2 x', '(a) x', '(b) x', '2. x', '2.1 x', '(a) x']);
  });

  it('go on over text between, begin again where told, and count empty paragraphs', async () => {
    const body = [
      paragraph('x', { list: 1 }),
      paragraph('between'),
      paragraph('x', { list: 1 }),
      paragraph('x', { list: 2 }),
      paragraph('', { list: 1 }),
      paragraph('x', { list: 1 }),
    ];
    const numbering = abstractList(1, [{ text: '%1.', format: 'decimal' }]) + list(1, 1) + list(2, 1, 1);
    expect(await numbered(numbering, body.join(''))).toEqual(['1. x', 'between', '2. x', '1. x', '3. x']);
  });

  it('come from a style, or from the style it is based on, and can be turned off', async () => {
    const styles = `<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>`;
    const body =
      paragraph('x', { style: 'A' }) + paragraph('y', { style: 'B' }) + paragraph('z', { style: 'A', list: 0 });
    const numbering = abstractList(1, [{ text: '§ %1', format: 'decimal', start: 5 }]) + list(1, 1);
    expect(await numbered(numbering, body, styles)).toEqual(['§ 5 x', '§ 6 y', 'z']);
  });
});

describe('the text of Word files', () => {
  it('has insertions, links and text boxes, and no deletions, hidden words, field codes or contents', async () => {
    const run = (text: string, props = '') => `<w:r><w:rPr>${props}</w:rPr><w:t>${text}</w:t></w:r>`;
    const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const body = `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${paragraph('Purpose 2')}</w:sdtContent></w:sdt>
      <w:p>${run('The ')}<w:ins>${run('two ')}</w:ins><w:del><w:r><w:delText>three </w:delText></w:r></w:del><w:hyperlink>${run('har')}</w:hyperlink>${run('bours')}${run(' secretly', '<w:vanish/>')}
      ${field('begin')}<w:r><w:instrText>REF x</w:instrText></w:r>${field('separate')}${run(' agree')}${field('end')}<w:r><w:noBreakHyphen/></w:r>${run('d.')}
      <w:r><w:drawing><w:txbxContent>${paragraph('In a box.')}</w:txbxContent></w:drawing></w:r></w:p>`;
    const document = await read(docx, docxFile({ body }));
    expect(document.text).toBe('The two harbours agree-d.\n\nIn a box.');
    expect(document.notices).toEqual([
      { code: 'left_out', message: 'Left out as table of contents: 1 part, 2 words (“Purpose 2”).' },
    ]);
  });
});

describe('the text of web pages', () => {
  const LAW = `<div id="law"><p>Article 1. Purpose</p><p>The two harbours share their weather reports every morning before six.</p>
    <p>Article 2. Records</p><p>Each harbour keeps its reports for ten years in a dry and safe place.</p>
    ${'<p>It is kept together with the readings of the tide gauges that stand on the two piers.</p>'.repeat(6)}<p>Short end.</p></div>`;

  it.each([
    ['a menu of links', '<div><a href="/1">Home</a> <a href="/2">News</a> <a href="/3">Laws of the sea</a></div>'],
    ['a form around a search', '<form><p>Keywords: number, title or short text of the law</p><input></form>'],
    [
      'an advert that its class names',
      '<div class="box_quangcao"><p>Download the app and never miss a change of the law, free for thirty days.</p></div>',
    ],
    [
      'a short paragraph in a part of its own',
      '<section><p>Send us your question about this law and an expert answers within a day.</p></section>',
    ],
  ])('leaves out %s, and tells', async (_, clutter) => {
    for (const body of [clutter + LAW, LAW + clutter, `<div>${clutter}</div>${LAW}<footer>© 2024</footer>`]) {
      const document = await read(html, `<html><body>${body}</body></html>`);
      expect(document.text).toMatch(/^Article 1\. Purpose\n\nThe two[\s\S]*Short end\.$/);
      expect(document.notices.map(({ code }) => code)).toContain('left_out');
    }
  });

  it('loses no part of a document that is in several', async () => {
    const annex = `<div id="annex"><p>Annex</p>${'<p>The register lists the name of each vessel and its owner, its port and its length.</p>'.repeat(9)}</div>`;
    const { text } = await read(html, `<html><body><div id="page">${LAW.repeat(12)}${annex}</div></body></html>`);
    expect(text.match(/The register lists/g)).toHaveLength(9);
  });

  it('keeps a whole page that is one form', async () => {
    const { text } = await read(html, `<html><body><form id="aspnetForm">${LAW}</form></body></html>`);
    expect(text).toContain('Short end.');
  });

  it('divides at two line breaks and keeps one', async () => {
    const page =
      '<html><body><div>Điều 1. Phạm vi<br>Luật này quy định về cảng.<br><br>Điều 2.<br/> <br/>Hiệu lực</div></body></html>';
    const found = await lines(read(html, page));
    expect(found).toEqual(['Điều 1. Phạm vi\nLuật này quy định về cảng.', 'Điều 2.', 'Hiệu lực']);
  });

  it.each([
    [
      'windows-1252',
      Buffer.from('<html><meta charset="windows-1252"><p>Caf\xe9 \x93agr\xe9\xe9\x94</p>', 'latin1'),
      'Café “agréé”',
    ],
    ['UTF-16 with its mark', Buffer.from('\ufeff<html><p>Hải cảng</p>', 'utf16le'), 'Hải cảng'],
    ['windows-1258', Buffer.from('<html><meta charset="windows-1258"><p>H\xe0i \xd0\xf4ng</p>', 'latin1'), 'Hài Đông'],
    ['UTF-8 that claims otherwise', Buffer.from('<html><meta charset="iso-8859-1"><p>Hải cảng</p>'), 'Hải cảng'],
  ])('is decoded from %s', async (_, bytes, text) => {
    expect((await read(html, bytes)).text).toBe(text);
  });

  it('never takes the time a page was put out for the date of the document', async () => {
    const { stated } = await read(
      html,
      '<html><head><meta property="article:published_time" content="2024-09-09"></head><p>Both sides agree.',
    );
    expect(stated.map(({ name }) => name)).toEqual(['published']);
  });
});

describe('the text of PDF files', () => {
  const at = (y: number, text: string, more: Partial<PdfText> = {}): PdfText => ({ x: 70, y, text, ...more });

  it('joins divided words and keeps hyphens that are the words’ own', async () => {
    const page = [
      'Both sides highlight the importance of sustain-',
      'able fisheries and hold a meeting on the anti-',
      'dumping measures and the follow-',
      'up of the work that the fleets did to com-',
      'bat fraud in the long-term view of the Viet-',
      'Nam side, where long-',
      'term plans matter.',
    ];
    const { text } = await read(pdf, makePdf([page.map((line, i) => at(100 + i * 14, line))]));
    for (const word of ['sustainable', 'anti-dumping', 'follow-up', 'combat', 'Viet-Nam', 'long-term plans']) {
      expect(text).toContain(word);
    }
  });

  it('joins a sentence over a page’s end, without heads, feet and page numbers', async () => {
    const page = (number: number, text: string) => [
      at(40, number % 2 ? `${number} Harbour Gazette` : `Harbour Gazette ${number}`, { size: 9 }),
      at(100, text),
      at(815, `${number}/4`, { x: 290, size: 9 }),
    ];
    const pages = ['The harbours share', 'their reports with', 'the pilots of the', 'other harbour.'].map((text, i) =>
      page(i + 1, text),
    );
    expect((await read(pdf, makePdf(pages))).text).toBe(
      'The harbours share their reports with the pilots of the other harbour.',
    );
  });

  it('tells of text set at an angle, of pages without text, and of a file that ends abruptly', async () => {
    const whole = makePdf([
      [at(100, 'Both sides agree to share their reports every year.'), at(400, 'DRAFT', { turn: 45 })],
      [],
    ]);
    const { text, notices } = await read(
      pdf,
      Buffer.from(
        Buffer.from(whole)
          .toString('latin1')
          .replace(/%%EOF\s*$/, ''),
        'latin1',
      ),
    );
    expect(text).toBe('Both sides agree to share their reports every year.');
    expect(notices.map(({ code }) => code).sort()).toEqual(['left_out', 'pages_without_text', 'truncated_pdf']);
  });

  it('keeps a raised number that marks no note raised', async () => {
    const page = [
      at(100, 'The zone has 12 km'),
      at(96, '2', { x: 70 + 18 * 5.5, size: 6 }),
      at(100, ' in all.', { x: 70 + 18 * 5.5 + 3 }),
    ];
    expect((await read(pdf, makePdf([page]))).text).toBe('The zone has 12 km² in all.');
  });

  it('is refused with a cure where a password locks it', async () => {
    const found = await problemOf(read(pdf, makePdf([[at(100, 'Both sides agree.')]], { locked: true })));
    expect(found).toMatchObject({ code: 'encrypted_pdf', file: 'a.bin', cure: expect.stringMatching(/password/) });
  });
});

describe('files of other formats', () => {
  it.each([
    ['.doc', Buffer.from('d0cf11e0a1b11ae100', 'hex'), /old Office/, /\.docx/],
    [
      'a locked .docx',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae100', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      /password/,
      /password/,
    ],
    ['.rtf', Buffer.from('{\\rtf1 text}'), /RTF/, /\.docx/],
    ['.png', Buffer.from('89504e470d0a1a0a', 'hex'), /PNG/, /OCR/],
    ['.jpg', Buffer.from('ffd8ffe0', 'hex'), /JPEG/, /OCR/],
    [
      '.mht',
      Buffer.from('From: <Saved by Blink>\r\nContent-Type: multipart/related; boundary=x'),
      /web archive/,
      /HTML/,
    ],
    ['.gz', Buffer.from('1f8b0800', 'hex'), /gzip/, /Unpack/],
  ])('%s is named with its cure, whatever its name says', async (_, bytes, message, cure) => {
    for (const reader of [html, pdf, docx]) {
      const found = await problemOf(read(reader, bytes));
      expect(found).toMatchObject({
        code: 'foreign_format',
        message: expect.stringMatching(message),
        cure: expect.stringMatching(cure),
      });
    }
  });

  it.each([
    ['UTF-16', Buffer.from('\ufeffBoth sides', 'utf16le')],
    ['UTF-16', Buffer.from('Both sides agree', 'utf16le')],
    ['TCVN3 (ABC)', Buffer.from('C¸c bªn vµ c¸c c¬ quan cña n\xadíc', 'latin1')],
    ['VNI', Buffer.from('Caùc beân vaø caùc cô quan cuûa nöôùc', 'latin1')],
    [
      'windows-1258 (Vietnamese)',
      Buffer.from('Lu\xe2\xf2t n\xe0y quy \xf0i\xf2nh v\xea\xcc ca\xd2ng bi\xea\xd2n \xf0\xf5\xf5\xf2c', 'latin1'),
    ],
    [
      'windows-1252 (Western European)',
      Buffer.from('Le pr\xe9sent r\xe8glement a \xe9t\xe9 adopt\xe9 \xe0 Bruxelles', 'latin1'),
    ],
  ])('text in %s is called by that name', (name, bytes) => {
    expect(likelyEncoding(bytes)).toBe(name);
  });
});
