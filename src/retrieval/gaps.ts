import type { DocumentInfo, NoEvidence, NoEvidenceReason } from '../model.js';
import { byCode } from '../text/by-code.js';

/**
 * Where a refused question came nearest, as coarsely as it is counted: a heading from the documents, never a word of
 * the question.
 */
export interface Topic {
  /** The heading above the nearest passage, or its document's title if it has none. */
  topic: string;
  reason: NoEvidenceReason;
  /** 0 if the passage is as near as one that answers, 1 if it has nothing to do with the question; in steps of 0.1. */
  distance?: number;
}

/** How often questions on a topic were refused in a month. */
export interface GapCount extends Topic {
  /** YYYY-MM. */
  month: string;
  count: number;
}

/** What the documents lack on one topic, over all months. */
export interface Gap {
  topic: string;
  /** Absent below {@link FEWEST}: a person asking something that nobody else asks could be recognised by it. */
  asked?: number;
  /** Most frequent first. */
  reasons: NoEvidenceReason[];
  /** The mean, in steps of 0.1. */
  distance?: number;
  lastMonth: string;
}

/** Topics asked about less often than this are listed without a count. */
export const FEWEST = 3;

/** Longest heading stored, in UTF-16 units. */
const LONGEST_TOPIC = 200;
/** Most counts stored; the oldest months are dropped first. */
const MOST_COUNTS = 5000;

const REASONS: readonly NoEvidenceReason[] = [
  'off_topic',
  'not_in_documents',
  'no_such_clause',
  'other_text',
  'outside_dates',
];

/**
 * The topic that a refused question came nearest to.
 * @param documents of the index that was searched
 * @returns undefined if nothing was asked, or if a missing clause could belong to several documents
 */
export function refusedTopic(answer: NoEvidence, documents: readonly DocumentInfo[]): Topic | undefined {
  const { reason, nearest, notices } = answer;
  const [best] = nearest;
  if (best) return { topic: shortened(best.section.at(-1) ?? best.title), reason, distance: distanceOf(best.score) };
  const ranges = notices.flatMap((notice) => (notice.kind === 'clause_range' ? [notice.documentId] : []));
  const numbered = documents.find(({ id }) => id === ranges[0]);
  return ranges.length === 1 && numbered ? { topic: shortened(numbered.title), reason } : undefined;
}

/** Merges counts: one per topic, reason, distance and month, newest months first. */
export function mergeCounts(counts: readonly GapCount[]): GapCount[] {
  const merged = new Map<string, GapCount>();
  for (const each of counts) {
    const key = JSON.stringify([each.topic, each.reason, each.distance, each.month]);
    merged.set(key, { ...each, count: each.count + (merged.get(key)?.count ?? 0) });
  }
  return [...merged.values()].sort((a, b) => byCode(b.month, a.month)).slice(0, MOST_COUNTS);
}

/**
 * What the documents lack, most asked first; topics below the count limit are sorted by name, so their order reveals
 * nothing.
 */
export function gapsOf(counts: readonly GapCount[]): Gap[] {
  const topics = new Map<string, GapCount[]>();
  for (const each of counts) topics.set(each.topic, [...(topics.get(each.topic) ?? []), each]);
  const gaps = [...topics].map(([topic, of]): Gap => {
    const asked = total(of);
    const near = of.flatMap(({ distance, count }) => (distance === undefined ? [] : [{ distance, count }]));
    const mean = near.reduce((sum, { distance, count }) => sum + distance * count, 0) / Math.max(1, total(near));
    return {
      topic,
      ...(asked < FEWEST ? {} : { asked }),
      reasons: reasonsOf(of),
      ...(near.length === 0 ? {} : { distance: inSteps(mean) }),
      lastMonth: of.reduce((last, { month }) => (month > last ? month : last), ''),
    };
  });
  return gaps.sort((a, b) => (b.asked ?? 0) - (a.asked ?? 0) || byCode(a.topic, b.topic));
}

/** A count as one line of a file. */
export function writeCount({ topic, reason, distance, month, count }: GapCount): string {
  return JSON.stringify({ topic, reason, distance, month, count });
}

/** Reads a line of a file. @returns undefined for a line that {@link writeCount} did not write */
export function readCount(line: string): GapCount | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { topic, reason, distance, month, count } = value as Record<string, unknown>;
  const known = REASONS.find((each) => each === reason);
  if (typeof topic !== 'string' || known === undefined) return undefined;
  if (typeof month !== 'string' || !/^\d{4}-\d{2}$/.test(month)) return undefined;
  if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 1) return undefined;
  if (distance === undefined) return { topic, reason: known, month, count };
  if (typeof distance !== 'number' || !(distance >= 0 && distance <= 1)) return undefined;
  return { topic, reason: known, distance, month, count };
}

function reasonsOf(counts: readonly GapCount[]): NoEvidenceReason[] {
  const often = (reason: NoEvidenceReason) => total(counts.filter((each) => each.reason === reason));
  return REASONS.filter((reason) => often(reason) > 0).sort((a, b) => often(b) - often(a));
}

function total(counts: readonly { count: number }[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}

/** A perfect passage scores 1. */
function distanceOf(score: number): number {
  return inSteps(Math.min(1, Math.max(0, 1 - score)));
}

function inSteps(distance: number): number {
  return Math.round(distance * 10) / 10;
}

function shortened(topic: string): string {
  const line = topic.replace(/\s+/g, ' ').trim();
  return line.length <= LONGEST_TOPIC ? line : `${line.slice(0, LONGEST_TOPIC - 1)}…`;
}
