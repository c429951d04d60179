import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EvidenceFigures, evidenceFigures, judge } from '../../../src/retrieval/rank/sufficiency.js';
import { featuresWith, nearnessOf, questionOf, rankedOf } from './support.js';

const NONE: EvidenceFigures = {
  score: 0,
  margin: 0,
  covered: 0,
  coveredQuartile: 0,
  unmatched: 1,
  length: 5,
  unknownNames: 0,
  foreign: 0,
  kindMissing: 0,
  asksQuantity: 0,
  concepts: 0,
  around: 0,
};
const PLENTY: EvidenceFigures = {
  ...NONE,
  score: 0.7,
  margin: 0.3,
  covered: 0.8,
  coveredQuartile: 0.6,
  unmatched: 0,
  length: 10,
  concepts: 1,
  around: 1,
};

describe('the verdict', () => {
  it('refuses without evidence, answers with plenty, and marks what is not sure', () => {
    expect(judge(NONE).verdict).toBe('refuse');
    expect(judge(PLENTY).verdict).toBe('strong');
    expect(judge({ ...PLENTY, concepts: 0, around: 0, unknownNames: 2, kindMissing: 1 }).verdict).toBe('weak');
  });

  it('calls a question off topic by its score alone', () => {
    expect(judge(NONE).reason).toBe('off_topic');
    expect(judge({ ...NONE, score: 0.5 }).reason).toBe('not_in_documents');
  });

  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const figures: fc.Arbitrary<EvidenceFigures> = fc.record({
    score: share,
    margin: fc.double({ min: 0, max: 0.5, noNaN: true }),
    covered: share,
    coveredQuartile: share,
    unmatched: share,
    length: fc.nat(20),
    unknownNames: fc.nat(2),
    foreign: fc.nat(1),
    kindMissing: fc.nat(1),
    asksQuantity: fc.nat(1),
    concepts: share,
    around: share,
  });
  const rank = (own: EvidenceFigures) => ['refuse', 'weak', 'strong'].indexOf(judge(own).verdict);

  it.each(['score', 'margin', 'covered', 'coveredQuartile', 'concepts', 'around'] as const)(
    'never falls when %s rises',
    (name) => {
      fc.assert(
        fc.property(figures, share, (own, more) => {
          expect(rank({ ...own, [name]: own[name] + more })).toBeGreaterThanOrEqual(rank(own));
        }),
      );
    },
  );

  it.each(['unmatched', 'unknownNames', 'kindMissing', 'asksQuantity'] as const)(
    'never rises when %s rises',
    (name) => {
      fc.assert(
        fc.property(figures, share, (own, more) => {
          expect(rank({ ...own, [name]: own[name] + more })).toBeLessThanOrEqual(rank(own));
        }),
      );
    },
  );
});

describe('the figures', () => {
  it('are worked out by hand', () => {
    const ranked = [
      rankedOf(0, 0.9, 'en', {
        near: nearnessOf(0, [0.5, 0.125, 0.75, 0.25]),
        features: featuresWith({ concepts: 0.5, around: 0.25, kind: 1 }),
      }),
      rankedOf(1, 0.5, 'en', { near: nearnessOf(1, [0, 0.375, 0, 0]) }),
      rankedOf(2, 0.4, 'en', { near: nearnessOf(2, [0.25, 0, 0, 0]) }),
      rankedOf(3, 0.3, 'en', { near: nearnessOf(3, [0, 0, 0, 0.5]) }),
      rankedOf(4, 0.2, 'en', { near: nearnessOf(4, [0, 0, 0, 0]) }),
    ];
    // The nearest of any candidate: 0.5, 0.375, 0.75, 0.5; sorted, a quarter of the way lies 0.75 between the first two.
    const figures = evidenceFigures(questionOf({ asked: ['number'] }), ranked, 5, true);
    expect(figures).toMatchObject({
      score: 0.9,
      covered: 0.53125,
      coveredQuartile: 0.375 + 0.75 * (0.5 - 0.375),
      unmatched: 0.25,
      length: 4,
      unknownNames: 2,
      foreign: 1,
      kindMissing: 0,
      asksQuantity: 1,
      concepts: 0.5,
      around: 0.25,
    });
    expect(figures.margin).toBeCloseTo(0.6, 12);
  });

  it('of nothing are finite and refuse', () => {
    const figures = evidenceFigures(questionOf(), [], 0, false);
    expect(Object.values(figures).every(Number.isFinite)).toBe(true);
    expect(judge(figures).verdict).toBe('refuse');
  });

  it('tell a kind of thing that is missing', () => {
    const ranked = [rankedOf(0, 0.9, 'en', { features: featuresWith({ kind: 0.5 }) })];
    expect(evidenceFigures(questionOf({ asked: ['person', 'date'] }), ranked, 0, false).kindMissing).toBe(1);
    expect(evidenceFigures(questionOf(), ranked, 0, false).kindMissing).toBe(0);
    expect(evidenceFigures(questionOf({ asked: ['person'] }), ranked, 0, false).asksQuantity).toBe(0);
  });

  it('count at most twenty tokens', () => {
    const ranked = [
      rankedOf(0, 0.9, 'en', {
        near: nearnessOf(
          0,
          Array.from({ length: 40 }, () => 0.5),
        ),
      }),
    ];
    expect(evidenceFigures(questionOf(), ranked, 0, false)).toMatchObject({ length: 20, covered: 0.5, unmatched: 0 });
  });
});
