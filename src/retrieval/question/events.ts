import { type DocumentInfo, firstDay } from '../../model.js';
import { calendarWords } from '../../text/calendar/words.js';
import type { Glossary } from '../../text/lexicon/glossary.js';
import { tokensOf } from '../../text/phrases.js';
import { addDays } from './days.js';

/** Words after "before" or "after" that may name the event. */
const PHRASE_WORDS = 6;

/**
 * The bounds that an event sets: "before the upgrade" is before the only document whose title mentions an upgrade.
 * Undefined if no event is named, or several documents match.
 */
export function eventBound(
  text: string,
  language: string,
  documents: readonly DocumentInfo[],
  glossary: Glossary,
): { since?: string; until?: string } | undefined {
  const tokens = tokensOf(text);
  const { bounds } = calendarWords(language);
  for (let at = 0; at < tokens.length; at += 1) {
    const bound = bounds.at(tokens, at);
    if (!bound || bound.value === 'until') continue;
    const behind = tokens.slice(at + bound.length);
    const end = behind.filter(({ kind }) => kind !== 'sign')[PHRASE_WORDS - 1]?.end ?? text.length;
    const phrase = text.slice(behind[0]?.start ?? text.length, end);
    const event = documentOfEvent(glossary.conceptsIn(phrase, language), documents, glossary);
    if (event)
      return bound.value === 'before' ? { until: addDays(firstDay(event.date), -1) } : { since: firstDay(event.date) };
  }
  return undefined;
}

type Titles = { document: DocumentInfo; concepts: string[] }[];
const titlesOf = new WeakMap<readonly DocumentInfo[], Titles>();

function documentOfEvent(
  concepts: string[],
  documents: readonly DocumentInfo[],
  glossary: Glossary,
): DocumentInfo | undefined {
  const titles =
    titlesOf.get(documents) ??
    documents.map((document) => ({ document, concepts: glossary.conceptsIn(document.title, document.language) }));
  titlesOf.set(documents, titles);
  for (const concept of concepts) {
    const [only, another] = titles.filter((title) => title.concepts.includes(concept));
    if (only && !another && only.document.kind === 'official') return only.document;
  }
  return undefined;
}
