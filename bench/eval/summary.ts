import type { LanguageGroup, Score } from './score.js';

/** A mean and its number of questions; null if there are none. */
export interface Mean {
  value: number | null;
  count: number;
}

/** How well the questions that have an answer were answered. All shares include refused questions. */
export interface Found {
  count: number;
  hit1: number | null;
  hit3: number | null;
  mrr: number | null;
  refused: number | null;
  /** Answered with the weak-evidence mark. */
  weak: number | null;
}

/** The outcomes of questions that have no answer. */
export interface Declined {
  count: number;
  refused: number | null;
  weak: number | null;
  /** Answered as if the evidence were strong. */
  wrong: number | null;
  /** Refused with the reason that fits the kind; null for kinds without a specific reason. */
  rightReason: number | null;
}

export interface Summary {
  all: Found;
  languages: Partial<Record<LanguageGroup, Found>>;
  kinds: Record<string, Found>;
  highlight: {
    /**
     * Right highlights among the questions with a right citation in the first three whose gold entry has a fragment.
     */
    right: Mean;
    /** The same for all questions whose gold entry has a fragment: not finding the passage counts as wrong. */
    rightOfAll: Mean;
    /** Mean share of the passage that is quoted. */
    share: Mean;
  };
  unanswerable: { all: Declined; kinds: Record<string, Declined> };
}

const GROUPS: readonly LanguageGroup[] = ['en', 'vi', 'vi_plain', 'eu', 'cross_en', 'other'];

const REASONS: Readonly<Record<string, string>> = { missing_clause: 'no_such_clause', wrong_date: 'outside_dates' };

/** Sums up the scores of a run by language group and by kind. */
export function summarise(scores: readonly Score[]): Summary {
  const answerable = scores.filter((score) => score.answerable);
  const unanswerable = scores.filter((score) => !score.answerable);
  const groups = GROUPS.map((group) => [group, answerable.filter((score) => score.group === group)] as const);
  const judged = answerable.flatMap((score) => score.highlight ?? []);
  const judgeable = answerable.filter((score) => score.hasFragment);
  return {
    all: found(answerable),
    languages: Object.fromEntries(
      groups.filter(([, own]) => own.length > 0).map(([group, own]) => [group, found(own)]),
    ),
    kinds: byKind(answerable, found),
    highlight: {
      right: mean(judged, ({ right }) => Number(right)),
      rightOfAll: mean(judgeable, ({ highlight }) => Number(highlight?.right ?? false)),
      share: mean(judged, ({ share }) => share),
    },
    unanswerable: { all: declined(unanswerable), kinds: byKind(unanswerable, declined) },
  };
}

/**
 * The metrics used for floors and targets, by name. For each of them, higher is better and 1 is best; a metric without
 * any question in the run is absent.
 */
export function metricsOf(summary: Summary): Record<string, number> {
  const values: Record<string, number | null> = {};
  const rows = { all: summary.all, ...summary.languages, ...prefixed('kind.', summary.kinds) };
  for (const [name, row] of Object.entries(rows)) {
    Object.assign(values, { [`${name}.hit1`]: row.hit1, [`${name}.hit3`]: row.hit3, [`${name}.mrr`]: row.mrr });
    Object.assign(values, { [`${name}.answered`]: rest(row.refused), [`${name}.not_weak`]: rest(row.weak) });
  }
  const kinds = { unanswerable: summary.unanswerable.all, ...summary.unanswerable.kinds };
  for (const [name, row] of Object.entries(kinds)) {
    Object.assign(values, { [`${name}.refused`]: row.refused, [`${name}.refused_or_weak`]: rest(row.wrong) });
    values[`${name}.right_reason`] = row.rightReason;
  }
  values.highlight = summary.highlight.right.value;
  values.highlight_of_all = summary.highlight.rightOfAll.value;
  values.unquoted = rest(summary.highlight.share.value);
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, number] => entry[1] !== null));
}

/** A floor that was not reached; `reached` is absent if the run does not give the metric. */
export interface Shortfall {
  metric: string;
  least: number;
  reached?: number;
}

/** Whether a metric reaches a minimum. 1 − 0.1 − … is not an exact decimal, so a rounding error is tolerated. */
export function reaches(value: number, least: number): boolean {
  return value >= least - 1e-9;
}

/** The floors that the metrics do not reach. A floor on a metric that the run does not give is not reached. */
export function belowFloors(
  metrics: Readonly<Record<string, number>>,
  floors: Readonly<Record<string, number>>,
): Shortfall[] {
  return Object.entries(floors).flatMap(([metric, least]): Shortfall[] => {
    const reached = metrics[metric];
    if (reached === undefined) return [{ metric, least }];
    return reaches(reached, least) ? [] : [{ metric, least, reached }];
  });
}

/** The value that a share of the values does not exceed, by nearest rank; 0 if there are no values. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

function found(scores: readonly Score[]): Found {
  const within = (last: number) => mean(scores, ({ rank }) => Number(rank !== undefined && rank <= last)).value;
  return {
    count: scores.length,
    hit1: within(1),
    hit3: within(3),
    mrr: mean(scores, ({ rank }) => (rank === undefined ? 0 : 1 / rank)).value,
    refused: share(scores, 'refused'),
    weak: share(scores, 'weak'),
  };
}

function declined(scores: readonly Score[]): Declined {
  const withReason = scores.filter(({ kind }) => REASONS[kind] !== undefined);
  return {
    count: scores.length,
    refused: share(scores, 'refused'),
    weak: share(scores, 'weak'),
    wrong: share(scores, 'strong'),
    rightReason: mean(withReason, ({ kind, reason }) => Number(reason === REASONS[kind])).value,
  };
}

function byKind<T>(scores: readonly Score[], sum: (scores: readonly Score[]) => T): Record<string, T> {
  const kinds = [...new Set(scores.map(({ kind }) => kind))];
  return Object.fromEntries(kinds.map((kind) => [kind, sum(scores.filter((score) => score.kind === kind))]));
}

function share(scores: readonly Score[], outcome: Score['outcome']): number | null {
  return mean(scores, (score) => Number(score.outcome === outcome)).value;
}

function mean<T>(items: readonly T[], value: (item: T) => number): Mean {
  const sum = items.reduce((total, item) => total + value(item), 0);
  return { value: items.length === 0 ? null : sum / items.length, count: items.length };
}

function rest(value: number | null): number | null {
  return value === null ? null : 1 - value;
}

function prefixed<T>(prefix: string, values: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [prefix + name, value]));
}
