import { strToU8, zipSync } from 'fflate';
import { type ModelDocument, type Printed, printed } from './model-document.js';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

/** A Word file with these parts of `word/`; parts not given are left out. */
export function docxFile(parts: {
  body: string;
  numbering?: string;
  styles?: string;
  footnotes?: string;
  core?: string;
}): Uint8Array {
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(
      `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    ),
    'word/document.xml': strToU8(`${HEAD}<w:document ${W}><w:body>${parts.body}</w:body></w:document>`),
  };
  const add = (name: string, root: string, content: string | undefined) => {
    if (content !== undefined) files[`word/${name}.xml`] = strToU8(`${HEAD}<w:${root} ${W}>${content}</w:${root}>`);
  };
  add('numbering', 'numbering', parts.numbering);
  add('styles', 'styles', parts.styles);
  add('footnotes', 'footnotes', parts.footnotes);
  if (parts.core !== undefined) {
    files['docProps/core.xml'] = strToU8(
      `${HEAD}<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="d">${parts.core}</cp:coreProperties>`,
    );
  }
  return zipSync(files);
}

/** Text with a separate run for every word, as Word often writes it. */
function runs(text: string): string {
  return text
    .split(/(?<= )/)
    .map((word) => `<w:r><w:t xml:space="preserve">${escaped(word)}</w:t></w:r>`)
    .join('');
}

export interface ParagraphOptions {
  style?: string;
  list?: number;
  level?: number;
  note?: number;
}

/** A paragraph, optionally with a style, a list number, or a note mark at the end. */
export function paragraph(text: string, { style, list, level = 0, note }: ParagraphOptions = {}): string {
  const styled = style === undefined ? '' : `<w:pStyle w:val="${style}"/>`;
  const numbered = list === undefined ? '' : `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;
  const mark = note === undefined ? '' : `<w:r><w:footnoteReference w:id="${note}"/></w:r>`;
  return `<w:p><w:pPr>${styled}${numbered}</w:pPr>${runs(text)}${mark}</w:p>`;
}

/** An abstract list with these levels: the printed text and number format of each. */
export function abstractList(
  id: number,
  levels: { text: string; format: string; start?: number; style?: string; restart?: number }[],
): string {
  const rows = levels.map(
    ({ text, format, start = 1, style, restart }, i) =>
      `<w:lvl w:ilvl="${i}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/>${restart === undefined ? '' : `<w:lvlRestart w:val="${restart}"/>`}${style === undefined ? '' : `<w:pStyle w:val="${style}"/>`}<w:lvlText w:val="${text}"/></w:lvl>`,
  );
  return `<w:abstractNum w:abstractNumId="${id}">${rows.join('')}</w:abstractNum>`;
}

/** A list based on an abstract list; `restart` restarts its first level. */
export function list(id: number, abstract: number, restart?: number): string {
  const override =
    restart === undefined ? '' : `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="${restart}"/></w:lvlOverride>`;
  return `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${override}</w:num>`;
}

const STYLES = `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Kapitel"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Artikel"><w:name w:val="Article"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Kopf"><w:name w:val="heading 2"/></w:style>`;

/** The document as Word writes it, with every number automatic. */
export function modelDocx(model: ModelDocument): Uint8Array {
  const parts = printed(model);
  const notes = parts.filter(({ kind }) => kind === 'note');
  const articleWord = parts.find(({ kind }) => kind === 'article')?.number?.split(' ')[0] ?? '';
  const lists = [list(1, 1), list(2, 2)];
  let used = 2;
  const restart = () => {
    used += 1;
    lists.push(list(used, 3, 1));
  };
  const rows: Printed[] = [];
  const one = (part: Printed): string => {
    const note = part.note === undefined ? {} : { note: part.note };
    switch (part.kind) {
      case 'title':
        return paragraph(part.text, { style: 'Titel' });
      case 'recital':
        return paragraph(part.text, { list: 1 });
      case 'chapter':
        return paragraph(part.number ?? '', { style: 'Kapitel' });
      case 'article':
        restart();
        return paragraph('', {});
      case 'annex':
        restart();
        return paragraph(part.number ?? '', { style: 'Kapitel' });
      case 'paragraph':
      case 'point':
        return paragraph(part.text, { list: used, ...note });
      case 'item':
        return paragraph(part.text, { list: used, level: 1 });
      case 'row':
        rows.push(part);
        return '';
      case 'note':
        return '';
      default:
        return paragraph(part.text, { style: 'Kopf' });
    }
  };
  // "Article 5" is the number of the paragraph with the article's title.
  const merged = parts.map((part, i) =>
    parts[i - 1]?.kind === 'article' ? paragraph(part.text, { style: 'Artikel' }) : one(part),
  );
  const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`;
  const table = `<w:tbl>${rows.map(({ cells = [] }) => `<w:tr>${cells.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;
  const footnotes = [
    '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>',
    ...notes.map(
      ({ text }, i) => `<w:footnote w:id="${i + 1}"><w:p><w:r><w:footnoteRef/></w:r>${runs(text)}</w:p></w:footnote>`,
    ),
  ];
  return docxFile({
    body: merged.join('') + table,
    styles: STYLES,
    numbering: [
      abstractList(1, [{ text: '(%1)', format: 'decimal' }]),
      abstractList(2, [{ text: `${articleWord} %1`, format: 'decimal', style: 'Artikel' }]),
      abstractList(3, [
        { text: '%1.', format: 'decimal' },
        { text: '(%2)', format: 'lowerLetter' },
      ]),
      ...lists,
    ].join(''),
    footnotes: footnotes.join(''),
    core: `<dc:title>${escaped(model.title)}</dc:title><dc:language>${model.language}</dc:language>`,
  });
}
