import type { Library } from '../../index/library.js';
import type { Answered, NoEvidence, Notice } from '../../model.js';
import { type ClauseLookup, type ClauseRange, clauseRanges, lookUpClauses } from '../../retrieval/lookup.js';
import { openLibrary } from '../index-use.js';
import type { CommonOptions, Output } from '../output.js';
import { renderClauses } from '../render.js';
import { loadConfig } from '../settings.js';

/**
 * `clause 34`: shows clauses by number. Loads neither the model nor the search index.
 * @returns the exit code
 * @throws UsageError for what is no number; IndexError, ConfigError
 */
export async function clause(spec: string, options: CommonOptions, out: Output): Promise<number> {
  const library = await openLibrary(await loadConfig(options), out);
  await showClauses(library, await numbersIn(spec, library), out);
  return 0;
}

/** "thirty-four", "XXXIV" and "the last clause" in digits; their words are read only where there are no digits. */
async function numbersIn(spec: string, library: Library): Promise<string> {
  if (/\d/.test(spec)) return spec;
  const [{ readReferences }, { numbersOf }] = await Promise.all([
    import('../../retrieval/question/clauses.js'),
    import('../../retrieval/question/numbers.js'),
  ]);
  const last = Math.max(0, ...clauseRanges(library).map((range) => range.last));
  return numbersOf(readReferences(spec, 'typed')?.references ?? [], last).join(', ') || spec;
}

/** Looks clauses up and prints them. @throws UsageError for what is no number */
export async function showClauses(library: Library, spec: string, out: Output): Promise<void> {
  const lookup = lookUpClauses(library, spec);
  if (out.json) await out.printJson(asAnswer(lookup, spec, library));
  else await out.print(renderClauses(lookup, out.style));
}

function asAnswer(lookup: ClauseLookup, question: string, library: Library): Answered | NoEvidence {
  const common = { question, language: 'en', indexVersion: library.manifest.version };
  if (lookup.kind === 'no_such_clause') {
    const notices = lookup.documents.map(rangeNotice);
    return { kind: 'no_evidence', ...common, reason: 'no_such_clause', nearest: [], notices };
  }
  const cited = new Set(lookup.citations.map(({ documentId }) => documentId));
  const ranges =
    lookup.missing.length === 0 ? [] : clauseRanges(library).filter(({ documentId }) => cited.has(documentId));
  return {
    kind: 'answered',
    evidence: 'strong',
    ...common,
    citations: lookup.citations,
    notices: ranges.map(rangeNotice),
  };
}

function rangeNotice({ documentId, first, last }: ClauseRange): Notice {
  return { kind: 'clause_range', documentId, first, last };
}
