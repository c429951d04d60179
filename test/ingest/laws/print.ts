import { docx } from '../../../src/ingest/read/docx.js';
import { html } from '../../../src/ingest/read/html.js';
import { markdownReader } from '../../../src/ingest/read/md.js';
import { pdf } from '../../../src/ingest/read/pdf.js';
import type { Reader } from '../../../src/ingest/read/reader.js';
import { textReader } from '../../../src/ingest/read/txt.js';
import { docxFile, paragraph } from '../../support/docx.js';
import type { Printed } from '../../support/model-document.js';
import { Typesetter } from '../../support/typeset.js';
import type { Law, LawLine } from './law.js';

/** A way to print a law as a file. */
export interface Print {
  name: string;
  reader: Reader;
  make(law: Law): Uint8Array;
}

const isHead = ({ kind }: LawLine) => kind === 'container' || kind === 'heading' || kind === 'article';
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** Groups consecutive table rows. */
function withTables<T>(lines: readonly LawLine[], line: (line: LawLine) => T, table: (rows: string[][]) => T): T[] {
  const made: T[] = [];
  let rows: string[][] = [];
  const flush = () => {
    if (rows.length > 0) made.push(table(rows));
    rows = [];
  };
  for (const each of lines) {
    if (each.cells) rows.push(each.cells);
    else {
      flush();
      made.push(line(each));
    }
  }
  flush();
  return made;
}

function wrap(text: string, width: number): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines.join('\n');
}

const table = (rows: string[][]) => rows.map((cells) => cells.join(' | ')).join('\n');
const textOf = (law: Law, line: (line: LawLine) => string, between: string) =>
  Buffer.from(withTables(law.lines, line, table).join(between));

const htmlPage = (law: Law, line: (line: LawLine) => string) =>
  Buffer.from(
    `<!doctype html><html lang="${law.language}"><head><meta charset="utf-8"><title>x</title></head><body><div id="menu"><a href="/">a</a> <a href="/b">b</a> <a href="/c">c</a></div><div class="content">${withTables(
      law.lines,
      line,
      (rows) =>
        `<table>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`,
    ).join('\n')}</div></body></html>`,
  );

const docxOf = (law: Law, line: (line: LawLine) => string, more: { styles?: string } = {}) =>
  docxFile({
    body: withTables(
      law.lines,
      line,
      (rows) =>
        `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`,
    ).join(''),
    ...more,
  });

const HEADINGS = [1, 2, 3, 4].map(
  (n) => `<w:style w:type="paragraph" w:styleId="H${n}"><w:name w:val="heading ${n}"/></w:style>`,
);

const KINDS: Record<LawLine['kind'], Printed['kind']> = {
  ...{ title: 'title', front: 'recital', container: 'chapter', heading: 'heading', article: 'article' },
  ...{ paragraph: 'paragraph', item: 'item', row: 'row', contents: 'paragraph', sign: 'paragraph' },
};

function pdfOf(law: Law, options: ConstructorParameters<typeof Typesetter>[0]): Uint8Array {
  const typesetter = new Typesetter(options);
  typesetter.addParts(
    law.lines.map(({ kind, text, cells }): Printed => {
      const centred = KINDS[kind] === 'chapter' || KINDS[kind] === 'article';
      // "Điều 5. …" is at the margin, "Article 5" is centred.
      if (centred && text.length > 40) return { kind: 'paragraph', text };
      return { kind: KINDS[kind], ...(centred ? { number: text, text: '' } : { text }), ...(cells ? { cells } : {}) };
    }),
  );
  return typesetter.finish();
}

/** All ways to print the same law. */
export const PRINTS: readonly Print[] = [
  { name: 'text', reader: textReader, make: (law) => textOf(law, ({ text }) => text, '\n\n') },
  {
    name: 'text in wrapped lines',
    reader: textReader,
    make: (law) => textOf(law, ({ text }) => wrap(text, 76), '\n\n'),
  },
  { name: 'text copied from a portal', reader: textReader, make: (law) => textOf(law, ({ text }) => text, '\n') },
  {
    name: 'Markdown with headings',
    reader: markdownReader,
    make: (law) =>
      textOf(
        law,
        (line) => `${isHead(line) && line.kind !== 'heading' ? `${'#'.repeat(line.level ?? 1)} ` : ''}${line.text}`,
        '\n\n',
      ),
  },
  {
    name: 'Markdown with bold lines',
    reader: markdownReader,
    make: (law) => textOf(law, (line) => (isHead(line) ? `**${line.text}**` : line.text), '\n\n'),
  },
  {
    name: 'HTML with headings',
    reader: html,
    make: (law) =>
      htmlPage(law, (line) => {
        const tag =
          line.kind === 'title'
            ? 'h1'
            : line.kind === 'container' || line.kind === 'article'
              ? `h${(line.level ?? 1) + 1}`
              : 'p';
        return `<${tag}>${escaped(line.text)}</${tag}>`;
      }),
  },
  {
    name: 'HTML in paragraphs',
    reader: html,
    make: (law) =>
      htmlPage(law, (line) =>
        isHead(line) ? `<p align="center"><b>${escaped(line.text)}</b></p>` : `<p>${escaped(line.text)}</p>`,
      ),
  },
  {
    name: 'HTML in lines',
    reader: html,
    make: (law) =>
      htmlPage(law, (line) => `${isHead(line) ? `<strong>${escaped(line.text)}</strong>` : escaped(line.text)}<br>`),
  },
  {
    name: 'Word with styles',
    reader: docx,
    make: (law) =>
      docxOf(
        law,
        (line) =>
          paragraph(
            line.text,
            line.kind === 'container' || line.kind === 'article' ? { style: `H${line.level ?? 1}` } : {},
          ),
        {
          styles: HEADINGS.join(''),
        },
      ),
  },
  { name: 'Word without styles', reader: docx, make: (law) => docxOf(law, (line) => paragraph(line.text)) },
  { name: 'PDF', reader: pdf, make: (law) => pdfOf(law, { lines: 40 }) },
  { name: 'PDF in two columns', reader: pdf, make: (law) => pdfOf(law, { columns: 2, lines: 36 }) },
];
