import { describe, expect, it } from 'vitest';
import { akomaNtoso } from '../../../src/ingest/read/akoma-ntoso.js';
import { docx } from '../../../src/ingest/read/docx.js';
import { formex } from '../../../src/ingest/read/formex.js';
import { html } from '../../../src/ingest/read/html.js';
import { pdf } from '../../../src/ingest/read/pdf.js';
import type { ReadDocument, Reader } from '../../../src/ingest/read/reader.js';
import { modelDocx } from '../../support/docx.js';
import { akomaNtosoFile, eurLexPage, formexFile, portalPage } from '../../support/markup.js';
import { CANG, HARBOURS, type ModelDocument, printed, printedWords, wordsOf } from '../../support/model-document.js';
import { modelPdf } from '../../support/typeset.js';

interface Shape {
  name: string;
  reader: Reader;
  make(model: ModelDocument): Uint8Array;
  /** The format itself marks where articles begin. */
  marksUnits: boolean;
}

const text = (make: (model: ModelDocument) => string) => (model: ModelDocument) => Buffer.from(make(model));
const SHAPES: Shape[] = [
  { name: 'EUR-Lex XHTML', reader: html, make: text(eurLexPage), marksUnits: true },
  { name: "a portal's page", reader: html, make: text(portalPage), marksUnits: false },
  { name: 'Formex', reader: formex, make: text(formexFile), marksUnits: true },
  { name: 'Akoma Ntoso', reader: akomaNtoso, make: text(akomaNtosoFile), marksUnits: true },
  { name: 'Word', reader: docx, make: modelDocx, marksUnits: true },
  { name: 'PDF in one column', reader: pdf, make: (model) => modelPdf(model, { lines: 24 }), marksUnits: false },
  {
    name: 'PDF of many pages',
    reader: pdf,
    make: (model) => modelPdf(model, { lines: 9, divide: true }),
    marksUnits: false,
  },
  {
    name: 'PDF in two columns',
    reader: pdf,
    make: (model) => modelPdf(model, { columns: 2, lines: 14 }),
    marksUnits: false,
  },
];
const MODELS = { English: HARBOURS, Vietnamese: CANG };
const GRID = SHAPES.flatMap((shape) =>
  Object.entries(MODELS).map(([language, model]) => ({ ...shape, language, model })),
);

/** The blocks with their text, for comparison with the printed parts. */
function blocksOf({ text: whole, blocks }: ReadDocument) {
  return blocks.map((block) => ({ ...block, text: whole.slice(block.start, block.end) }));
}

describe.each(GRID)('$name in $language', ({ reader, make, marksUnits, model }) => {
  const read = () => reader.read(make(model), 'accord');

  it('is recognised', () => {
    expect(reader.recognises(make(model))).toBe(true);
  });

  it('gives every word that is printed, in order, and no other', async () => {
    expect(wordsOf((await read()).text)).toEqual(printedWords(model));
  });

  it('keeps each paragraph, item and recital in a block of its own', async () => {
    const texts = blocksOf(await read()).map((block) => block.text);
    const wanted = printed(model).filter(({ kind }) => /^(?:recital|paragraph|item|point)$/.test(kind));
    expect(texts).toEqual(
      expect.arrayContaining(wanted.map(({ number, text: words }) => `${number} ${words}`.replace(/^(\d+\.) /, '$1 '))),
    );
  });

  it('keeps notes apart, at the end', async () => {
    const blocks = blocksOf(await read());
    const notes = printed(model)
      .filter(({ kind }) => kind === 'note')
      .map(({ number, text: words }) => `${number} ${words}`);
    expect(blocks.filter(({ kind }) => kind === 'note').map((block) => block.text)).toEqual(notes);
    expect(blocks.slice(-notes.length).every(({ kind }) => kind === 'note')).toBe(true);
  });

  it('keeps the rows of a table in lines and its cells apart', async () => {
    const document = await read();
    for (const cells of model.annex.table) expect(document.text).toContain(cells.join(' | '));
    expect(document.blocks.filter(({ kind }) => kind === 'cell')).toHaveLength(model.annex.table.flat().length);
  });

  it('marks the title', async () => {
    const document = await read();
    expect(blocksOf(document)[0]).toMatchObject({ kind: 'title', text: model.title });
    expect(document.stated).toContainEqual(
      expect.objectContaining({ name: 'title', value: expect.stringContaining(model.title) }),
    );
  });

  it.runIf(marksUnits)('marks every article with its number as printed', async () => {
    const units = (await read()).blocks.filter(
      ({ kind, number }) => kind === 'unit' && /\p{L}{3,} \d/u.test(number ?? ''),
    );
    const wanted = printed(model)
      .filter(({ kind }) => kind === 'article')
      .map(({ number }) => number);
    expect(units.map(({ number }) => number)).toEqual(wanted);
  });
});
