import { UsageError } from '../errors.js';
import type { Citation } from '../model.js';
import { byCode } from '../text/by-code.js';
import { citeWordsFor } from '../words/languages.js';
import { bibtex } from './bibtex.js';
import { cslJson } from './csl-json.js';
import { footnote } from './footnote.js';
import { link } from './link.js';
import { markdown } from './markdown.js';
import { ris } from './ris.js';
import type { CitationStyle, Work } from './style.js';

/** All styles; the first is the default. */
export const STYLES: readonly CitationStyle[] = [footnote, link, markdown, bibtex, ris, cslJson];

/** The style with a name. @throws UsageError listing the styles */
export function styleNamed(name: string): CitationStyle {
  const found = STYLES.find((style) => style.name === name.trim().toLowerCase());
  if (found) return found;
  const names = STYLES.map((style) => style.name).join(', ');
  throw new UsageError('unknown_style', `There is no citation style "${name}".`, `Choose one of: ${names}.`);
}

/**
 * Writes citations in a style: one, or a bibliography. The oldest document comes first; quotes of one document share an
 * entry, or follow one another if the style shows the quotes; duplicates are written once.
 * @param language of our own words, such as "point"; titles stay as they are
 * @returns an empty text if there are none
 */
export function cite(citations: readonly Citation[], style: CitationStyle, language: string): string {
  const works = worksOf(citations);
  return works.length === 0 ? '' : style.set(works, citeWordsFor(language));
}

/** Citations without duplicates, by date, then document, then place. */
export function inOrder(citations: readonly Citation[]): Citation[] {
  const unique = new Map(citations.map((each) => [`${each.documentId}:${each.start}-${each.end}`, each]));
  return [...unique.values()].sort(
    (a, b) => byCode(a.date, b.date) || byCode(a.documentId, b.documentId) || a.start - b.start || a.end - b.end,
  );
}

function worksOf(citations: readonly Citation[]): Work[] {
  const byDocument = new Map<string, Citation[]>();
  for (const citation of inOrder(citations)) {
    const known = byDocument.get(citation.documentId);
    if (known) known.push(citation);
    else byDocument.set(citation.documentId, [citation]);
  }
  return [...byDocument.values()].flatMap((cited) => (cited[0] ? [{ source: cited[0], cited }] : []));
}
