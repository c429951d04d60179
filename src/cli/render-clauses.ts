import type { Citation } from '../model.js';
import type { ClauseLookup, UnitChoice } from '../retrieval/lookup.js';
import { TERMINAL } from '../words/en/terminal.js';
import { INDENT, renderCitation } from './render-citation.js';
import { bold, columnsOf, dim, paragraph, type TerminalStyle } from './terminal.js';

// Always in English, so that the interface's other languages need not be loaded.

/**
 * Formats units that were looked up by number; there is no question, so nothing in them is highlighted.
 * @param translations the same units in another language, by the id of the passage that they are shown beside
 */
export function renderClauses(
  lookup: ClauseLookup,
  translations: ReadonlyMap<string, Citation>,
  style: TerminalStyle,
): string {
  if (lookup.kind === 'ambiguous') return renderChoices(lookup.choices, style);
  if (lookup.kind === 'no_such_clause') {
    const ranges = lookup.documents.map(({ title, first, last }) => TERMINAL.clauseRange(title, first, last));
    return [TERMINAL.reason.no_such_clause, ...ranges].map((line) => paragraph(line, 0, style)).join('\n');
  }
  const parts = lookup.citations.map((citation) => {
    const other = translations.get(citation.passageId);
    return other ? sideBySide(citation, other, style) : renderCitation(citation, '', 'whole', TERMINAL, style);
  });
  for (const { label, part } of lookup.withoutPart)
    parts.push(paragraph(TERMINAL.noSuchPart(TERMINAL.label(label), part), 0, style));
  if (lookup.missing.length > 0) parts.push(paragraph(TERMINAL.missingClauses(lookup.missing.join(', ')), 0, style));
  return parts.join('\n\n');
}

/** The places that have the number, each with what to type for it. */
function renderChoices(choices: readonly UnitChoice[], style: TerminalStyle): string {
  const head = bold(paragraph('This number occurs in several places. Choose one:', 0, style), style);
  const lines = choices.map(({ passageId, label, section, title, text }) =>
    [
      paragraph([label, ...section, title].join(' — '), 0, style),
      dim(paragraph(`${text.replace(/\s+/g, ' ')} …`, INDENT, style), style),
      paragraph(`clause ${passageId}`, INDENT, style),
    ].join('\n'),
  );
  return [head, ...lines].join('\n\n');
}

/** Narrower terminals show the two one below the other. */
const TWO_COLUMNS = 80;
const GUTTER = 3;

/** A unit in two languages: two columns, or one below the other if there is no room. */
function sideBySide(left: Citation, right: Citation, style: TerminalStyle): string {
  if (style.width < TWO_COLUMNS || !Number.isFinite(style.width))
    return [left, right].map((citation) => renderCitation(citation, '', 'whole', TERMINAL, style)).join('\n\n');
  const width = Math.floor((style.width - GUTTER) / 2);
  const columns = [left, right].map((citation) => {
    const plain = { ...style, colour: false, width };
    return renderCitation(citation, '', 'whole', TERMINAL, plain).split('\n');
  });
  const rows = Math.max(...columns.map(({ length }) => length));
  return Array.from({ length: rows }, (_, i) => {
    const [one = '', two = ''] = columns.map((lines) => lines[i] ?? '');
    return `${one}${' '.repeat(Math.max(0, width - columnsOf(one)) + GUTTER)}${two}`.trimEnd();
  }).join('\n');
}
