import { type Citation, isLater, type Notice } from '../model.js';
import { byCode } from '../text/by-code.js';
import type { MissingPart } from './inner-parts.js';
import type { Question } from './question/read.js';
import type { Scope } from './scope.js';

/** If the best passage is older, a later document with at least this share of its score is mentioned. */
const AS_GOOD = 0.8;

/** @param citations best first */
export function newerSources(citations: readonly Citation[]): Notice[] {
  const [best, ...rest] = citations;
  if (!best) return [];
  const newer = rest.filter(({ date, score }) => isLater(date, best.date) && score >= AS_GOOD * best.score);
  const newest = newer.toSorted((a, b) => byCode(b.date, a.date))[0];
  return newest ? [{ kind: 'newer_source', passageId: newest.passageId }] : [];
}

/**
 * The citations with those of figures included: a missing one replaces the last citation, other than the first, that is
 * not for a figure.
 */
export function withAll(citations: Citation[], figures: readonly Citation[]): Citation[] {
  const wanted = new Set(figures.map(({ passageId }) => passageId));
  const all = [...citations];
  for (const figure of figures) {
    if (all.some(({ passageId }) => passageId === figure.passageId)) continue;
    const at = all.findLastIndex(({ passageId }, i) => i > 0 && !wanted.has(passageId));
    if (at > 0) all.splice(at, 1, figure);
  }
  return all;
}

/** A notice that sentences of different dates state the requested figure; none unless all of them are cited. */
export function datedFigures(citations: readonly Citation[], figures: readonly Citation[]): Notice[] {
  const passageIds = figures.map(({ passageId }) => passageId);
  const cited = new Set(citations.map(({ passageId }) => passageId));
  const isShown = passageIds.length > 1 && passageIds.every((id) => cited.has(id));
  return isShown ? [{ kind: 'dated_figures', passageIds }] : [];
}

/** Notices for parts that units do not have. */
export function partNotices(parts: readonly MissingPart[]): Notice[] {
  return parts.map(({ label, part }) => ({ kind: 'no_such_part', label, part }));
}

/** The notices that apply to any answer: about the question, and about what is shown for it. */
export function commonNotices(question: Question, citations: Citation[], { asOf }: Scope): Notice[] {
  const notices: Notice[] = asOf === undefined ? [] : [{ kind: 'as_of', date: asOf }];
  const inferred = new Map(
    citations.filter((c) => c.dateBasis === 'inferred').map((c) => [c.documentId, c.dateNote ?? '']),
  );
  for (const [documentId, note] of inferred) notices.push({ kind: 'inferred_date', documentId, note });
  if (question.shortenedFrom !== undefined)
    notices.push({ kind: 'question_shortened', characters: question.shortenedFrom });
  for (const period of question.dates.vague ?? []) notices.push({ kind: 'period_not_understood', period });
  return notices;
}
