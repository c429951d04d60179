import type { SourceSummary } from '../retrieval/sources.js';
import { TERMINAL } from '../words/en/terminal.js';
import { dateOf, titleOf } from '../words/wording.js';
import { addresses, INDENT } from './render-citation.js';
import { bold, paragraph, type TerminalStyle } from './terminal.js';

/** Formats the list of documents. */
export function renderSources(sources: readonly SourceSummary[], style: TerminalStyle): string {
  return sources
    .map((source) => {
      const { clauses } = source;
      const numbered = clauses ? `clauses ${clauses.first}–${clauses.last}` : `${source.passages} passages`;
      const facts = [
        source.publisher,
        source.reference,
        TERMINAL.badge[source.kind],
        source.language,
        numbered,
        source.id,
      ];
      return [
        bold(paragraph(titleOf(source, TERMINAL), 0, style), style),
        paragraph([dateOf(source, TERMINAL), ...facts].filter((fact) => fact !== undefined).join(' · '), INDENT, style),
        ...addresses(source).map((address) => paragraph(address, INDENT, style)),
      ].join('\n');
    })
    .join('\n\n');
}
