import { type DocumentInfo, firstDay } from '../../model.js';
import { fold } from '../../text/fold.js';
import type { Glossary } from '../../text/lexicon/glossary.js';
import { addDays } from './dates.js';

const BEFORE =
  /(?<!\p{L})(?:before|prior to|ahead of|truoc(?: khi)?|vor|avant|antes de|prima del?l?|przed|pred|voor|fore|innan|inainte de|elott)\s+/u;
const AFTER =
  /(?<!\p{L})(?:after|since|following|sau(?: khi)?|ke tu khi|nach|seit|apres|depuis|despues de|desde|dopo|po|sinds|efter|dupa)\s+/u;
/** Words after "before" or "after" that may name the event. */
const PHRASE = /^(?:[\p{L}\p{M}\p{N}'’-]+\s*){1,6}/u;

/**
 * The days that a question bounds by an event: "before the upgrade" is before the one document whose title speaks of an
 * upgrade. Undefined where no event is named, or several documents could be meant.
 */
export function eventBound(
  text: string,
  language: string,
  documents: readonly DocumentInfo[],
  glossary: Glossary,
): { since?: string; until?: string } | undefined {
  const folded = fold(text);
  for (const [pattern, bound] of [
    [BEFORE, (date: string) => ({ until: addDays(date, -1) })],
    [AFTER, (date: string) => ({ since: date })],
  ] as const) {
    const match = pattern.exec(folded);
    if (!match) continue;
    // Folding keeps the number of words, not of letters, so the phrase is found by its place among the words.
    const skipped = folded.slice(0, match.index + match[0].length).split(/\s+/).length - 1;
    const phrase = PHRASE.exec(text.split(/\s+/).slice(skipped).join(' '))?.[0] ?? '';
    const event = documentOfEvent(glossary.conceptsIn(phrase, language), documents, glossary);
    if (event) return bound(firstDay(event.date));
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
