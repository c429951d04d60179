import { describe, expect, it } from 'vitest';
import type { Score } from '../../bench/eval/score.js';
import { belowFloors, metricsOf, percentile, reaches, summarise } from '../../bench/eval/summary.js';
import { TARGETS } from '../../bench/eval/targets.js';

function score(rest: Partial<Score>): Score {
  return { id: 'q', kind: 'fact', group: 'en', answerable: true, outcome: 'strong', hasFragment: false, ...rest };
}

const SCORES: Score[] = [
  score({ rank: 1, hasFragment: true, highlight: { right: true, share: 0.25 } }),
  score({ rank: 2, hasFragment: true, highlight: { right: false, share: 0.75 } }),
  score({ rank: 4, hasFragment: true, outcome: 'weak' }),
  score({ group: 'vi', kind: 'clause', outcome: 'refused', reason: 'off_topic' }),
  score({ answerable: false, kind: 'near_topic', outcome: 'refused', reason: 'not_in_documents' }),
  score({ answerable: false, kind: 'near_topic', outcome: 'weak' }),
  score({ answerable: false, kind: 'near_topic', outcome: 'strong' }),
  score({ answerable: false, kind: 'near_topic', outcome: 'strong' }),
  score({ answerable: false, kind: 'wrong_date', outcome: 'refused', reason: 'outside_dates' }),
  score({ answerable: false, kind: 'wrong_date', outcome: 'refused', reason: 'off_topic' }),
  score({ answerable: false, kind: 'missing_clause', outcome: 'refused', reason: 'no_such_clause' }),
];

describe('summary', () => {
  const summary = summarise(SCORES);

  it('counts ranks over all answerable questions, a refusal as no rank', () => {
    expect(summary.all).toEqual({
      count: 4,
      hit1: 1 / 4,
      hit3: 2 / 4,
      mrr: (1 + 1 / 2 + 1 / 4) / 4,
      refused: 1 / 4,
      weak: 1 / 4,
    });
    expect(summary.languages.en).toEqual({
      count: 3,
      hit1: 1 / 3,
      hit3: 2 / 3,
      mrr: 1.75 / 3,
      refused: 0,
      weak: 1 / 3,
    });
    expect(summary.languages.vi).toEqual({ count: 1, hit1: 0, hit3: 0, mrr: 0, refused: 1, weak: 0 });
    expect(Object.keys(summary.languages)).toEqual(['en', 'vi']);
    expect(Object.keys(summary.kinds)).toEqual(['fact', 'clause']);
  });

  it('judges highlights of what was found, and of all', () => {
    expect(summary.highlight.right).toEqual({ value: 1 / 2, count: 2 });
    expect(summary.highlight.rightOfAll).toEqual({ value: 1 / 3, count: 3 });
    expect(summary.highlight.share).toEqual({ value: 1 / 2, count: 2 });
  });

  it('tells refused, weak and wrong apart, with the reason where the kind has one', () => {
    const { all, kinds } = summary.unanswerable;
    expect(kinds.near_topic).toEqual({ count: 4, refused: 1 / 4, weak: 1 / 4, wrong: 1 / 2, rightReason: null });
    expect(kinds.wrong_date).toEqual({ count: 2, refused: 1, weak: 0, wrong: 0, rightReason: 1 / 2 });
    expect(kinds.missing_clause).toEqual({ count: 1, refused: 1, weak: 0, wrong: 0, rightReason: 1 });
    expect(all).toEqual({ count: 7, refused: 4 / 7, weak: 1 / 7, wrong: 2 / 7, rightReason: 2 / 3 });
  });

  it('has no figures where there are no questions', () => {
    expect(metricsOf(summarise([]))).toEqual({});
  });
});

describe('metrics and floors', () => {
  const metrics = metricsOf(summarise(SCORES));

  it('are named by group, kind and measure, more being better', () => {
    expect(metrics).toMatchObject({
      'all.hit1': 1 / 4,
      'all.answered': 3 / 4,
      'en.hit3': 2 / 3,
      'kind.clause.hit1': 0,
    });
    expect(metrics).toMatchObject({
      'near_topic.refused_or_weak': 1 / 2,
      'missing_clause.right_reason': 1,
      unquoted: 1 / 2,
    });
    expect(metrics).not.toHaveProperty('near_topic.right_reason');
  });

  it('names what is below its floor, and floors that nothing was measured for', () => {
    expect(belowFloors(metrics, { 'all.hit1': 0.25, 'all.hit3': 0.6, 'eu.hit1': 0 })).toEqual([
      { metric: 'all.hit3', least: 0.6, reached: 0.5 },
      { metric: 'eu.hit1', least: 0 },
    ]);
  });

  it('forgives rounding', () => {
    expect(1 - 0.9).toBeLessThan(0.1);
    expect(reaches(1 - 0.9, 0.1)).toBe(true);
    expect(reaches(0.0999, 0.1)).toBe(false);
  });

  it('have every target among them', () => {
    const groups = (['en', 'vi', 'vi_plain', 'eu', 'cross_en'] as const).map((group) => score({ group, rank: 1 }));
    const declined = ['off_topic', 'near_topic'].map((kind) => score({ kind, answerable: false, outcome: 'refused' }));
    const highlight = { right: true, share: 0.5 };
    const perfect = metricsOf(
      summarise([...groups, ...declined, score({ kind: 'clause', rank: 1, hasFragment: true, highlight })]),
    );
    expect(TARGETS.filter(({ metric }) => perfect[metric] !== 1)).toEqual([]);
  });
});

it('percentile is by nearest rank', () => {
  const values = [5, 1, 4, 2, 3];
  expect(percentile(values, 0.5)).toBe(3);
  expect(percentile(values, 0.95)).toBe(5);
  expect(percentile(values, 0.2)).toBe(1);
  expect(percentile([], 0.5)).toBe(0);
});
