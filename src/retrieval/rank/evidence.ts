import { SAYS_SOMETHING } from '../question/content.js';
import type { Question } from '../question/read.js';
import { type Coverage, type LookedUp, weighted } from './coverage.js';
import { topicScoreOf } from './score.js';
import type { Ranked } from './select.js';

/** The evidence for an answer, as raw figures, not ranks. Words count by their weight. */
export interface EvidenceFigures {
  /** The best passage's topic score, its margin over the fourth best, and its parts. */
  score: number;
  margin: number;
  fragment: number;
  sentence: number;
  tokens: number;
  /** For each question token, its nearest token in any candidate: the mean, and the first quartile. */
  covered: number;
  coveredQuartile: number;
  /** Share of the question's tokens that are not near any token of the best passage. */
  unmatched: number;
  /** Logarithm of the question's number of tokens. */
  length: number;
  /** Names in the question that the corpus lacks, at most two. */
  unknownNames: number;
  /** 1 for a question in a language that no document is in: its words are never quite as near. */
  foreign: number;
  /** 1 if the question asks for a number, date or person and the best passage has none. */
  kindMissing: number;
  /**
   * 1 if the question asks how many, how much or what share, and the best passage has no figure near the counted thing.
   */
  figureMissing: number;
  /** 1 if the question asks how many, how much or what share. */
  asksQuantity: number;
  /** Shares of the question's concepts in the best passage, and of its names and concepts in the whole document. */
  concepts: number;
  around: number;
  /** Share of the question's words in the best passage, in their own form or as a concept. */
  matched: number;
  /** The same for words in any of the five best. */
  matchedByAny: number;
  /** Share of the words in any passage of the corpus. */
  known: number;
  /** How near the best passage comes to the question's words, and to the word it is farthest from. */
  nearness: number;
  farthest: number;
  /** How near it comes to words that are not names: a place is easily mentioned. */
  apartFromNames: number;
  /** The highest weight of a word that the best passage does not contain. */
  missing: number;
  /** Whether the question has a concept that occurs in the corpus. */
  hasConcept: number;
  /** Whether a name in the corpus is missing from the best passage's whole document. */
  nameElsewhere: number;
  /** For words made of several parts: the share in the best passage, and how near it comes to the farthest one. */
  unitsMatched: number;
  unitFarthest: number;
  /** How far the best passage's nearest fragment exceeds that of a median candidate. */
  standsOut: number;
  /** 1 if the best passage is in another language than the question, so it cannot contain its words. */
  acrossLanguages: number;
  /** 1 for a question typed without its marks: its meaning is partly guessed. */
  marksGuessed: number;
  /** 1 if the question asks what somebody said, and the best passage is not about them. */
  speakerMissing: number;
}

/** A question token whose nearest token is below this has no match in the passage. */
const NOTHING_NEAR = 0.25;
/** Passages searched for a word of the question. */
const FIRST = 5;
const QUANTITIES: ReadonlySet<string> = new Set(['number', 'percentage', 'money']);

/** Sources of figures besides the ranked candidates. */
export interface EvidenceSources {
  coverage: Coverage;
  /** Whether two passages are in the same document, to look for names there. */
  sameDocument(passage: number, other: number): boolean;
  /** Whether something that the question asks for is missing near its subject. */
  kindMissing: boolean;
  /** Whether a figure is missing near the counted thing. */
  figureMissing: boolean;
  unknownNames: number;
  foreign: boolean;
  speakerMissing: boolean;
}

/** Gathers the figures from ranked candidates, best first. */
export function evidenceFigures(
  question: Question,
  ranked: readonly Ranked[],
  sources: EvidenceSources,
): EvidenceFigures {
  const best = ranked[0];
  return {
    ...scoreFigures(ranked),
    ...tokenFigures(ranked),
    ...askedFigures(question, sources),
    concepts: best?.features.concepts ?? 0,
    around: best?.features.around ?? 0,
    ...wordFigures(ranked, sources),
    ...unitFigures(best, sources.coverage),
    standsOut: (best?.near.fragment ?? 0) - median(ranked.map(({ near }) => near.fragment)),
    acrossLanguages: Number(best !== undefined && best.language !== question.language),
    marksGuessed: Number(question.marksGuessed),
    speakerMissing: Number(sources.speakerMissing),
  };
}

/** The best passage's topic score, and how far it stands out. */
function scoreFigures(ranked: readonly Ranked[]) {
  const features = ranked[0]?.features;
  const scoreAt = (place: number) => (ranked[place] ? topicScoreOf(ranked[place].features) : 0);
  return {
    score: scoreAt(0),
    margin: scoreAt(0) - scoreAt(3),
    fragment: features?.fragment ?? 0,
    sentence: features?.sentence ?? 0,
    tokens: features?.tokens ?? 0,
  };
}

/** How well any candidate, and the best one, match the question's tokens. */
function tokenFigures(ranked: readonly Ranked[]) {
  const own = ranked[0]?.near.tokens ?? new Float32Array(0);
  const nearest = nearestOfAny(ranked, own.length);
  const count = Math.max(1, nearest.length);
  return {
    covered: nearest.reduce((sum, value) => sum + value, 0) / count,
    coveredQuartile: firstQuartile(nearest),
    unmatched: own.filter((value) => value < NOTHING_NEAR).length / count,
    length: Math.log(Math.max(1, own.length)),
  };
}

/** What the question asks for, and which parts of that are missing. */
function askedFigures(question: Question, sources: EvidenceSources) {
  const quantity = asksQuantity(question);
  return {
    unknownNames: Math.min(2, sources.unknownNames),
    foreign: Number(sources.foreign),
    kindMissing: Number(sources.kindMissing),
    figureMissing: Number(quantity && sources.figureMissing),
    asksQuantity: Number(quantity),
  };
}

/** Which of the question's words are in the best passage, the first ones, its document and the corpus. */
function wordFigures(ranked: readonly Ranked[], { coverage, sameDocument }: EvidenceSources) {
  const { words } = coverage;
  const near = ranked[0]?.near;
  const passage = near?.passage;
  const first = ranked.slice(0, FIRST);
  const has = (word: LookedUp) => coverage.has(word, passage);
  const nearnessOf = (word: LookedUp) => coverage.nearness(word, near);
  const isKnown = ({ postings }: LookedUp) => postings.some(({ passages }) => passages.length > 0);
  const isElsewhere = ({ name, postings }: LookedUp) =>
    name &&
    passage !== undefined &&
    !postings.some(({ passages }) => passages.some((other) => sameDocument(passage, other)));
  const nameless = words.filter(({ name, weight }) => !name && weight > 0);
  const weighty = words.filter(({ weight }) => weight >= SAYS_SOMETHING);
  return {
    matched: weighted(words, (word) => Number(has(word))),
    matchedByAny: weighted(words, (word) => Number(first.some(({ near }) => coverage.has(word, near.passage)))),
    known: weighted(words, (word) =>
      Number(isKnown(word) || ranked.some(({ near }) => coverage.has(word, near.passage))),
    ),
    nearness: weighted(words, nearnessOf),
    apartFromNames: weighted(nameless.length > 0 ? nameless : words, nearnessOf),
    farthest: Math.min(1, ...weighty.map(nearnessOf)),
    missing: Math.max(0, ...words.filter((word) => !has(word)).map(({ weight }) => weight)),
    hasConcept: Number(words.some((word) => word.concepts && isKnown(word))),
    nameElsewhere: Number(words.some(isElsewhere)),
  };
}

/** Which words made of several parts the best passage contains. */
function unitFigures(best: Ranked | undefined, coverage: Coverage) {
  const weighty = coverage.units.filter(({ weight }) => weight >= SAYS_SOMETHING);
  return {
    unitsMatched: weighted(coverage.units, (unit) => Number(coverage.hasUnit(unit, best?.near.passage))),
    unitFarthest: Math.min(1, ...weighty.map((unit) => coverage.unitNearness(unit, best?.near))),
  };
}

/** For each question token, the nearest token in any candidate. */
function nearestOfAny(ranked: readonly Ranked[], tokens: number): number[] {
  const nearest = new Array<number>(tokens).fill(Number.NEGATIVE_INFINITY);
  for (const { near } of ranked) {
    for (let token = 0; token < tokens; token += 1)
      nearest[token] = Math.max(nearest[token] as number, near.tokens[token] ?? 0);
  }
  return nearest;
}

/** Whether a question asks how many, how much or what share. */
export function asksQuantity({ asked }: Pick<Question, 'asked'>): boolean {
  return asked.some((kind) => QUANTITIES.has(kind));
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Linear interpolation between the two values around a quarter of the way through the sorted list. */
function firstQuartile(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) / 4;
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? low;
  return low + (high - low) * (place - Math.floor(place));
}
