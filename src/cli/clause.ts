import type { Answered, NoEvidence, Notice } from '../model.js';
import { type ClauseLookup, listSources, lookUpClauses } from '../retrieval/lookup.js';
import type { Library } from '../retrieval/store/library.js';
import { openLibrary } from './index-use.js';
import type { CommonOptions, Output } from './output.js';
import { renderClauses } from './render.js';
import { loadConfig } from './settings.js';

/**
 * `clause 34`: shows clauses by number. Loads neither the model nor the search index.
 * @returns the exit code
 * @throws UsageError for what is no number; IndexError, ConfigError
 */
export async function clause(spec: string, options: CommonOptions, out: Output): Promise<number> {
  const library = await openLibrary(await loadConfig(options), out);
  await showClauses(library, spec, out);
  return 0;
}

/** Looks clauses up and prints them. @throws UsageError for what is no number */
export async function showClauses(library: Library, spec: string, out: Output): Promise<void> {
  const lookup = lookUpClauses(library, spec);
  if (out.json) await out.printJson(asAnswer(lookup, spec, library));
  else await out.print(renderClauses(lookup, out.style));
}

function asAnswer(lookup: ClauseLookup, question: string, library: Library): Answered | NoEvidence {
  const common = { question, language: 'en', indexVersion: library.manifest.version };
  if (lookup.kind === 'found') {
    const notices =
      lookup.missing.length === 0
        ? []
        : rangesOf(
            library,
            lookup.citations.map((c) => c.documentId),
          );
    return { kind: 'answered', evidence: 'strong', ...common, citations: lookup.citations, notices };
  }
  const notices = lookup.documents.map(({ documentId, first, last }) => ({
    kind: 'clause_range' as const,
    documentId,
    first,
    last,
  }));
  return { kind: 'no_evidence', ...common, reason: 'no_such_clause', nearest: [], notices };
}

function rangesOf(library: Library, documentIds: string[]): Notice[] {
  return listSources(library).flatMap(({ id, clauses }) =>
    clauses && documentIds.includes(id) ? [{ kind: 'clause_range' as const, documentId: id, ...clauses }] : [],
  );
}
