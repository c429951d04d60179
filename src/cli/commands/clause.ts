import type { Library } from '../../index/library.js';
import type { Answered, Citation, NoEvidence, Notice } from '../../model.js';
import { citePassage } from '../../retrieval/citation.js';
import { type ClauseLookup, lookUpClauses, type UnitChoice } from '../../retrieval/lookup.js';
import { requireLanguage } from '../../retrieval/named-documents.js';
import { partNotices } from '../../retrieval/notices.js';
import { numbersOf } from '../../retrieval/question/numbers.js';
import { type ClauseRange, clauseRanges } from '../../retrieval/sources.js';
import { counterpartOf } from '../../retrieval/translations.js';
import { openLibrary } from '../index-use.js';
import type { CommonOptions, Output } from '../output.js';
import { renderClauses } from '../render-clauses.js';
import { loadConfig } from '../settings.js';

/** The options of `clause`, as typed. */
export interface ClauseFlags {
  document?: string;
  language?: string;
}

/** Several places have the requested number. */
interface Ambiguous {
  kind: 'ambiguous';
  question: string;
  language: string;
  indexVersion: string;
  choices: Omit<UnitChoice, 'passage'>[];
}

/**
 * `clause 34`: shows units by number. Loads neither the model nor the search index.
 * @returns the exit code
 * @throws UsageError when the text is not a number; IndexError, ConfigError
 */
export async function clause(spec: string, flags: ClauseFlags, options: CommonOptions, out: Output): Promise<number> {
  const library = await openLibrary(await loadConfig(options), out);
  await showClauses(library, await numbersIn(spec, library), out, flags);
  return 0;
}

/** "thirty-four" and "the last clause" in digits; words are only read if there are no digits. */
async function numbersIn(spec: string, library: Library): Promise<string> {
  if (/\d/.test(spec)) return spec;
  const { referencesOf } = await import('../../retrieval/question/clauses.js');
  const last = Math.max(0, ...clauseRanges(library).map((range) => Number(range.last) || 0));
  return numbersOf(referencesOf(spec, 'typed')?.references ?? [], last).join(', ') || spec;
}

/**
 * Looks units up and prints them.
 * @throws UsageError when it is not a number, or for an unknown document or language
 */
export async function showClauses(library: Library, spec: string, out: Output, flags: ClauseFlags = {}): Promise<void> {
  const { document, language = 'en' } = flags;
  requireLanguage(library, language);
  const lookup = lookUpClauses(library, spec, document, language);
  if (out.json) await out.printJson(asAnswer(lookup, spec, language, library));
  else await out.print(renderClauses(lookup, translationsOf(library, lookup), out.style));
}

/** The same units in the other language, by the id of the unit shown. */
function translationsOf(library: Library, lookup: ClauseLookup): Map<string, Citation> {
  const citations = lookup.kind === 'found' ? lookup.citations : [];
  const pairs = citations.flatMap(({ passageId }): [string, Citation][] => {
    const passage = library.numberOf(passageId);
    const other = passage === undefined ? undefined : counterpartOf(library, passage);
    return other === undefined ? [] : [[passageId, citePassage(library, other)]];
  });
  return new Map(pairs);
}

function asAnswer(
  lookup: ClauseLookup,
  question: string,
  language: string,
  library: Library,
): (Answered & { translations?: Citation[] }) | NoEvidence | Ambiguous {
  const common = { question, language, indexVersion: library.manifest.version };
  if (lookup.kind === 'ambiguous') {
    const choices = lookup.choices.map(({ passage: _passage, ...choice }) => choice);
    return { kind: 'ambiguous', ...common, choices };
  }
  if (lookup.kind === 'no_such_clause') {
    const notices = lookup.documents.map(rangeNotice);
    return { kind: 'no_evidence', ...common, reason: 'no_such_clause', nearest: [], notices };
  }
  const cited = new Set(lookup.citations.map(({ documentId }) => documentId));
  const ranges =
    lookup.missing.length === 0 ? [] : clauseRanges(library).filter(({ documentId }) => cited.has(documentId));
  const translations = [...translationsOf(library, lookup).values()];
  return {
    kind: 'answered',
    evidence: 'strong',
    ...common,
    citations: lookup.citations,
    ...(translations.length > 0 ? { translations } : {}),
    notices: [...partNotices(lookup.withoutPart), ...ranges.map(rangeNotice)],
  };
}

function rangeNotice({ documentId, first, last }: ClauseRange): Notice {
  return { kind: 'clause_range', documentId, first, last };
}
