import type { Citation } from '../model.js';
import { sourceLine } from '../words/wording.js';
import type { Words } from '../words/words.js';
import { bold, dim, highlighted, paragraph, type TerminalStyle, visible } from './terminal.js';

/** Columns by which text below a heading is indented. */
export const INDENT = 3;

/** @param shown the whole passage with the quote highlighted, the whole passage plain, or the quote alone */
export function renderCitation(
  citation: Citation,
  number: string,
  shown: 'passage' | 'whole' | 'quote',
  words: Words,
  style: TerminalStyle,
): string {
  const { passage, quote, start, end } = citation;
  const heading = [words.label(citation.label), ...citation.section].join(' — ');
  const head = `${number}${number === '' ? '' : ' '}${bold(visible(heading), style)}  [${words.badge[citation.kind]}]`;
  const body = {
    passage: () => highlighted(passage.text, { start: start - passage.start, end: end - passage.start }, INDENT, style),
    whole: () => paragraph(passage.text, INDENT, style),
    quote: () => paragraph(withCutMarks(quote, citation), INDENT, style),
  }[shown]();
  const lines = [head, body, dim(paragraph(sourceLine(citation, words), INDENT, style), style)];
  for (const address of addresses(citation)) lines.push(dim(paragraph(address, INDENT, style), style));
  if (citation.trace)
    lines.push(dim(paragraph(traceLine(citation.score, citation.trace, words), INDENT, style), style));
  return lines.join('\n');
}

/** Marks where a passage continues before or after a quote. */
export function withCutMarks(quote: string, { passage, start, end }: Citation): string {
  return `${start > passage.start ? '[…] ' : ''}${quote}${end < passage.end ? ' […]' : ''}`;
}

function traceLine(score: number, trace: Record<string, number>, words: Words): string {
  const parts = Object.entries(trace).map(([name, value]) => `${name} ${value.toFixed(3)}`);
  return `${words.score} ${score.toFixed(3)} = ${parts.join(' + ')}`;
}

/** Where a source can be read: at its publisher, and on the reader pages. */
export function addresses({ url, readerAddress }: Pick<Citation, 'url' | 'readerAddress'>): string[] {
  return [url, readerAddress].filter((address) => address !== undefined);
}
