import { readReferences } from '../../../retrieval/references.js';
import type { Retriever } from '../../../retrieval/retrieve.js';
import { clauseRanges } from '../../../retrieval/sources.js';
import { type ClauseSuggestion, suggestClauses } from '../../../retrieval/suggest.js';
import { namesOf } from '../../../words/languages.js';
import { type Choice, documentChoices, MAX_CHOICES, toChoices } from '../../options/choices.js';
import { SHOWN } from '../../options/shown.js';
import { viewOf } from '../../reply/view.js';
import { defineCommand } from '../command.js';
import type { SlashDefinition } from '../definition.js';
import { renderClauses } from './card.js';

export const CLAUSE = {
  kind: 'slash',
  name: 'clause',
  description: 'Show a clause word for word',
  options: {
    number: {
      type: 'string',
      description: 'A number, a range, or words from the clause: 34, 30-36, yellow card',
      required: true,
      autocomplete: true,
      maxLength: 100,
    },
    document: { type: 'string', description: 'The document it is in', autocomplete: true, maxLength: 100 },
    ...SHOWN,
  },
} as const satisfies SlashDefinition;

export const clause = defineCommand(CLAUSE, namesOf('clause'), {
  run: ({ number, document }, call) =>
    call.desk.use(async (retriever) => {
      const documentId = document?.trim() || undefined;
      return renderClauses(
        retriever.library,
        await specOf(retriever, number.trim(), documentId),
        documentId,
        0,
        viewOf(call),
      );
    }),

  complete: (option, typed, { document }, { desk }) =>
    desk.use((retriever) => {
      if (option === 'document') return documentChoices(retriever.library, typed);
      return option === 'number' ? clauseChoices(retriever, typed, document) : [];
    }),
});

/** Words instead of a number mean the clause that matches them best, which autocomplete would list first. */
async function specOf(retriever: Retriever, typed: string, documentId: string | undefined): Promise<string> {
  const known = documentId === undefined || retriever.library.documents.some(({ id }) => id === documentId);
  if (typed === '' || /\d/.test(typed) || !known) return typed;
  const [best] = await suggestClauses(retriever, typed, documentId, 1);
  return best ? retriever.library.passage(best.passage).id : typed;
}

/** A document name that is still being typed does not narrow the choices. */
async function clauseChoices(retriever: Retriever, typed: string, document: string | undefined): Promise<Choice[]> {
  const ranges = clauseRanges(retriever.library);
  const chosen = ranges.find(({ documentId }) => documentId === document);
  const alone = ranges.length === 1 || chosen !== undefined;
  const suggested = await suggestClauses(retriever, typed, chosen?.documentId, MAX_CHOICES);
  const found = suggested.map((suggestion) => ({
    name: alone ? nameOf(suggestion) : `${suggestion.documentId} · ${nameOf(suggestion)}`,
    value: alone && suggestion.clause !== undefined ? String(suggestion.clause) : idOf(retriever, suggestion),
  }));
  // "30-36" is not a single clause; it is looked up as typed.
  const asTyped = readReferences(typed).length > (found.length === 0 ? 0 : 1);
  return toChoices([...(asTyped ? [{ name: typed, value: typed.trim() }] : []), ...found]);
}

function idOf(retriever: Retriever, { passage }: ClauseSuggestion): string {
  return retriever.library.passage(passage).id;
}

/** A unit's number with its title or first words; for a point of an annex, also the annex. */
function nameOf({ number, clause, label, title, text, section }: ClauseSuggestion): string {
  if (text.startsWith(number)) return text;
  const place = clause === undefined ? [...section.slice(0, 1), label].join(', ') : number;
  return `${place} · ${title ?? text}`;
}
