import type { Citation, NoEvidence, Timeline, YearRange } from '../model.js';
import { byCode } from '../text/by-code.js';
import { stemOf } from '../text/lexicon/terms.js';
import { words } from '../text/words.js';
import { asksLatest } from './question/dates.js';
import type { Question } from './question/read.js';
import type { Ranked } from './rank/select.js';
import type { Ranking } from './ranking.js';
import type { Retriever } from './retrieve.js';
import type { ScopeOptions } from './scope.js';

export type TimelineOptions = Pick<ScopeOptions, 'since' | 'until' | 'asOf' | 'language' | 'today'>;

/** The parts of a retriever that a timeline needs. */
type Ranks = Pick<Retriever, 'rank' | 'library' | 'dictionary' | 'conceptsIn'>;

/** Most entries in a timeline; the best ones are taken. */
const MOST_ENTRIES = 25;

/**
 * A document is on a topic if one of its passages has at least this share of the best score, and this share of the
 * topic's concepts in the best passage. Chosen on test/golden/timeline.jsonl.
 */
const AS_NEAR = 0.4;
const AS_MUCH = 0.45;
/** The same if the topic has no glossary concepts: its names and words are used, which say less. */
const AS_NEAR_BY_WORDS = 0.6;
/**
 * Topics are short, and the verdict for questions refuses some that a passage names in full: from this score they are
 * accepted.
 */
const NAMES_IT = 0.33;
const IN_FULL = 0.99;

/**
 * Follows a topic through the documents: the best sentence of each document on the topic, oldest first.
 *
 * 1. rank the topic like a question
 * 2. refuse it like a question, unless a passage names the topic in full
 * 3. take the best passage of each document on the topic; keep the best documents
 * 4. sort them by date and find the years without a document
 *
 * @throws UsageError when an option is wrong
 */
export async function timeline(
  retriever: Ranks,
  topic: string,
  options: TimelineOptions = {},
): Promise<Timeline | NoEvidence> {
  const ranking = await retriever.rank(topic, options);
  if (ranking.kind !== 'ranked') return ranking;
  const { question, verdict, ranked } = ranking;
  if (verdict === 'refuse' && !(ranked.some(namesInFull) && isKnown(question, retriever))) return ranking.refuse();
  const speaking = bestOfEach(ranked.filter(speaksOf(ranking)), retriever);
  const chosen = speaking.length > 0 ? speaking : ranked.slice(0, 1);
  const entries = chosen.slice(0, MOST_ENTRIES).map(ranking.cite).sort(byDate);
  const { library } = retriever;
  return {
    kind: 'timeline',
    evidence: verdict === 'weak' ? 'weak' : 'strong',
    topic: question.text,
    language: question.language,
    indexVersion: library.manifest.version,
    entries,
    gaps: yearsWithout(
      entries,
      library.documents.map(({ date }) => yearOf(date)),
    ),
    leftOut: Math.max(0, chosen.length - MOST_ENTRIES),
    notices: [...ranking.notices, ...ranking.noticesOn(entries)],
  };
}

function namesInFull({ features, score }: Ranked): boolean {
  return features.concepts >= IN_FULL && score >= NAMES_IT;
}

/** Whether every word of a topic is in some document, or is part of the wording of a concept. */
function isKnown({ searchText, language }: Question, retriever: Ranks): boolean {
  const all = words(searchText);
  const concepts = retriever.conceptsIn(searchText, language).length;
  const without = (left: number) => all.flatMap(({ written }, i) => (i === left ? [] : [written])).join(' ');
  const isThere = (folded: string) => retriever.dictionary.has(stemOf(folded)) || asksLatest(folded, language);
  const isPart = (word: number) => retriever.conceptsIn(without(word), language).length < concepts;
  return all.every(({ folded }, i) => isThere(folded) || isPart(i));
}

/** Whether a passage is on the topic about as well as the best one. */
function speaksOf({ ranked }: Ranking): (hit: Ranked) => boolean {
  const best = ranked[0]?.score ?? 0;
  const concepts = ranked[0]?.features.concepts ?? 0;
  if (concepts > 0) return ({ score, features }) => score >= AS_NEAR * best && features.concepts >= AS_MUCH * concepts;
  const most = Math.max(0, ...ranked.map(named));
  return (hit) => hit.score >= AS_NEAR_BY_WORDS * best && named(hit) >= AS_MUCH * most;
}

/** The share of the topic's words in a passage, or of its names and concepts in the whole document. */
function named({ features }: Ranked): number {
  return Math.max(features.words, features.around);
}

/** The first hit of each document. */
function bestOfEach(ranked: readonly Ranked[], { library }: Ranks): Ranked[] {
  const best = new Map<number, Ranked>();
  for (const hit of ranked) {
    const document = library.documentNumber(hit.near.passage);
    if (!best.has(document)) best.set(document, hit);
  }
  return [...best.values()];
}

function byDate(a: Citation, b: Citation): number {
  return byCode(a.date, b.date) || b.score - a.score;
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

/** The runs of years between the entries without any document. */
function yearsWithout(entries: readonly Citation[], years: readonly number[]): YearRange[] {
  const [first, last] = [entries.at(0), entries.at(-1)];
  const gaps: YearRange[] = [];
  if (!first || !last) return gaps;
  const known = new Set(years);
  for (let year = yearOf(first.date); year < yearOf(last.date); year += 1) {
    if (known.has(year)) continue;
    const gap = gaps.at(-1);
    if (gap?.to === year - 1) gap.to = year;
    else gaps.push({ from: year, to: year });
  }
  return gaps;
}
