import type { DocumentLook } from '../ingest/look.js';
import { lineMark } from './notices.js';
import { bold, dim, paragraph, type TerminalStyle } from './terminal.js';

/** Most sections listed of a document. */
const MOST_SECTIONS = 12;

/**
 * What was found in a document: title, date and where they come from, units, sections, words in no passage, notices.
 */
export function renderLook(
  { document, passages, words, wordsInNoPassage, notices }: DocumentLook,
  style: TerminalStyle,
): string {
  const { file, format, title, titleBasis, kind, language, date, dateBasis, origins } = document;
  const titled = titleBasis === 'described' ? 'described' : origins.title;
  const short = document.shortTitle === undefined ? '' : ` · “${document.shortTitle}”`;
  const dated = dateBasis === 'inferred' ? 'inferred' : origins.date;
  const lines = [
    bold(paragraph(title, 0, style), style),
    dim(paragraph(`${file} · ${format} · id ${document.id}${short}`, 2, style), style),
    paragraph(`title: ${titled} · date: ${date} (${dated}) · ${kind} · ${language}`, 2, style),
    paragraph(unitsLine(passages), 2, style),
  ];
  const sections = [...new Set(passages.flatMap(({ section }) => (section.length > 0 ? [section.join(' — ')] : [])))];
  for (const section of sections.slice(0, MOST_SECTIONS)) lines.push(dim(paragraph(`§ ${section}`, 4, style), style));
  if (sections.length > MOST_SECTIONS) {
    lines.push(dim(paragraph(`… ${sections.length - MOST_SECTIONS} more sections`, 4, style), style));
  }
  const share = words === 0 ? 0 : (100 * wordsInNoPassage) / words;
  lines.push(paragraph(`${words} words, ${wordsInNoPassage} in no passage (${share.toFixed(1)} %)`, 2, style));
  for (const notice of notices) lines.push(paragraph(`! ${file}${lineMark(notice)} ${notice.message}`, 2, style));
  return lines.join('\n');
}

/** "75 numbered passages, Clause 1 to Clause 75; 3 others" */
function unitsLine(passages: DocumentLook['passages']): string {
  const numbered = passages.filter(({ number }) => number !== undefined);
  const [first, last] = [numbered[0], numbered.at(-1)];
  if (!first || !last) return `${passages.length} paragraphs, none numbered`;
  const others = passages.length - numbered.length;
  const range = first === last ? first.label : `${first.label} to ${last.label}`;
  return `${numbered.length} numbered passages, ${range}${others === 0 ? '' : `; ${others} others`}`;
}
