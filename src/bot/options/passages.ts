import { citationsNamed } from '../../cite/find.js';
import { UsageError } from '../../errors.js';
import type { Library } from '../../index/library.js';
import type { Citation } from '../../model.js';
import { citePassage } from '../../retrieval/citation.js';
import type { Retriever } from '../../retrieval/retrieve.js';
import { suggestClauses, suggestDocuments } from '../../retrieval/suggest.js';
import { type Choice, MAX_CHOICES, toChoices } from './choices.js';

/** Most characters of a passage shown in a choice. */
const BEGINNING = 120;

/**
 * The passages that were typed, or their parts: by id, by clause numbers, or by words of a clause, which give the
 * passage that would have been the first choice.
 * @throws UsageError when there is none
 */
export async function citationsOf(retriever: Retriever, typed: string): Promise<Citation[]> {
  const spec = typed.trim();
  if (spec !== '' && !/[\d#]/.test(spec)) {
    const [best] = await suggestClauses(retriever, spec, undefined, 1);
    if (best) return [citePassage(retriever.library, best.passage)];
  }
  return citationsNamed(retriever.library, spec);
}

/** @throws UsageError when the typed text names no passage, or several */
export async function passageOf(retriever: Retriever, typed: string): Promise<number> {
  const [citation, ...more] = await citationsOf(retriever, typed);
  const passage = citation && retriever.library.numberOf(citation.passageId);
  if (passage !== undefined && more.length === 0) return passage;
  throw new UsageError('one_passage', 'These are several passages.', 'Choose one.');
}

/** Passages that match the text typed so far: by the beginning of an id, as clauses, or from matching documents. */
export async function passageChoices(retriever: Retriever, typed: string): Promise<Choice[]> {
  const { library } = retriever;
  const hash = typed.indexOf('#');
  if (hash > 0) return choicesOf(library, passagesBeginning(library, typed.trim().toLowerCase()));
  const suggested = await suggestClauses(retriever, typed, undefined, MAX_CHOICES);
  const clauses = suggested.map(({ passage }) => passage);
  if (typed.trim() === '') return choicesOf(library, clauses);
  const documents = suggestDocuments(library, typed, MAX_CHOICES).flatMap(({ id }) => firstOf(library, id));
  return choicesOf(library, [...clauses, ...documents]);
}

function passagesBeginning(library: Library, id: string): number[] {
  const documentId = id.slice(0, id.indexOf('#'));
  const found: number[] = [];
  for (const number of library.passagesOf(documentId)) {
    if (found.length >= MAX_CHOICES) break;
    if (library.passage(number).id.startsWith(id)) found.push(number);
  }
  return found;
}

function firstOf(library: Library, documentId: string): number[] {
  return library.passagesOf(documentId).slice(0, MAX_CHOICES);
}

function choicesOf(library: Library, passages: readonly number[]): Choice[] {
  return toChoices(
    [...new Set(passages)].slice(0, MAX_CHOICES).map((number) => {
      const { id, text } = library.passage(number);
      return { name: `${id} · ${text.slice(0, BEGINNING).replace(/[\ud800-\udbff]$/, '')}`, value: id };
    }),
  );
}
