import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/config.js';
import type { TokenRange } from '../../../src/embedding/embedder.js';
import { buildLexical, LexicalIndex } from '../../../src/index/lexical-index.js';
import type { Question } from '../../../src/retrieval/question/read.js';
import { Coverage } from '../../../src/retrieval/rank/coverage.js';
import { type EvidenceFigures, evidenceFigures } from '../../../src/retrieval/rank/evidence.js';
import { PassageTexts } from '../../../src/retrieval/rank/passage-texts.js';
import type { Ranked } from '../../../src/retrieval/rank/select.js';
import { judge, loadJudge } from '../../../src/retrieval/rank/sufficiency.js';
import { featuresWith, nearnessOf, questionOf, rankedOf } from './support.js';

const forests = loadJudge(readConfig({}).dataDir);
const lexical = new LexicalIndex(
  buildLexical([
    {
      terms: { words: ['fisher'], concepts: ['#fish'], names: [], plain: ['fisher'] },
      dates: [],
      text: '',
      language: 'en',
    },
    { terms: { words: ['trade'], concepts: [], names: [], plain: ['trade'] }, dates: [], text: '', language: 'en' },
  ]),
);

function figuresOf(
  question: Question,
  ranked: Ranked[],
  more: { unknownNames?: number; foreign?: boolean; ranges?: TokenRange[] } = {},
): EvidenceFigures {
  const { unknownNames = 0, foreign = false, ranges = [] } = more;
  const coverage = new Coverage(question, ranges, lexical, new PassageTexts(() => ''));
  return evidenceFigures(question, ranked, {
    coverage,
    sameDocument: () => true,
    ...{ kindMissing: false, figureMissing: false, speakerMissing: false },
    unknownNames,
    foreign,
  });
}

const NONE = figuresOf(questionOf(), []);
const PLENTY: EvidenceFigures = {
  ...NONE,
  ...{ score: 0.75, margin: 0.3, fragment: 0.7, sentence: 0.7, tokens: 0.8, covered: 0.8, coveredQuartile: 0.7 },
  ...{ unmatched: 0, length: 2, concepts: 1, around: 1, matched: 1, matchedByAny: 1, known: 1, nearness: 1 },
  ...{ farthest: 1, apartFromNames: 1, missing: 0, hasConcept: 1, unitsMatched: 1, unitFarthest: 1, standsOut: 0.5 },
};

/** A question for a figure about an unknown person, and a passage without a figure and with little of the question. */
const DOUBTFUL: Partial<EvidenceFigures> = {
  ...{ score: 0.5, margin: 0.02, tokens: 0.5, concepts: 0, around: 0, matched: 0.3, nearness: 0.5, farthest: 0.1 },
  ...{ missing: 1, unknownNames: 2, kindMissing: 1, asksQuantity: 1, figureMissing: 1, nameElsewhere: 1 },
  ...{ unitsMatched: 0.2, unitFarthest: 0.1, standsOut: 0.1, matchedByAny: 0.3, apartFromNames: 0.4 },
};

const verdictOf = (figures: EvidenceFigures) => judge(figures, forests).verdict;

describe('the verdict', () => {
  it('refuses without evidence, answers with plenty, and marks what is not sure', () => {
    expect(verdictOf(NONE)).toBe('refuse');
    expect(verdictOf(PLENTY)).toBe('strong');
    expect(verdictOf({ ...PLENTY, ...DOUBTFUL })).toBe('weak');
  });

  it('is never sure where whoever is asked about is not spoken of', () => {
    expect(verdictOf({ ...PLENTY, speakerMissing: 1 })).toBe('weak');
  });

  it('calls nothing that is near a question off topic', () => {
    expect(judge(NONE, forests).reason).toBe('off_topic');
    expect(judge(PLENTY, forests).reason).toBe('not_in_documents');
  });

  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const flag = fc.nat(1);
  const figures: fc.Arbitrary<EvidenceFigures> = fc.record({
    ...{
      score: share,
      margin: share,
      fragment: share,
      sentence: share,
      tokens: share,
      covered: share,
      coveredQuartile: share,
    },
    ...{ unmatched: share, length: fc.double({ min: 0, max: 5, noNaN: true }), unknownNames: fc.nat(2), foreign: flag },
    ...{ kindMissing: flag, figureMissing: flag, asksQuantity: flag, concepts: share, around: share, matched: share },
    ...{ matchedByAny: share, known: share, nearness: share, apartFromNames: share, farthest: share, missing: share },
    ...{ hasConcept: flag, nameElsewhere: flag, unitsMatched: share, unitFarthest: share, standsOut: share },
    ...{ acrossLanguages: flag, marksGuessed: flag, speakerMissing: flag },
  });
  const rank = (own: EvidenceFigures) => ['refuse', 'weak', 'strong'].indexOf(verdictOf(own));

  it.each([
    'score',
    'margin',
    'tokens',
    'covered',
    'matched',
    'known',
    'nearness',
    'farthest',
    'concepts',
    'around',
    'unitsMatched',
    'unitFarthest',
    'standsOut',
  ] as const)('never falls when %s rises', (name) => {
    fc.assert(
      fc.property(figures, share, (own, more) => {
        expect(rank({ ...own, [name]: own[name] + more })).toBeGreaterThanOrEqual(rank(own));
      }),
    );
  });

  it.each(['unmatched', 'unknownNames', 'kindMissing', 'asksQuantity', 'missing', 'nameElsewhere'] as const)(
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
        features: featuresWith({ concepts: 0.5, around: 0.25, kind: 1, tokens: 0.5, document: 1 }),
      }),
      rankedOf(1, 0.5, 'en', { near: nearnessOf(1, [0, 0.375, 0, 0]) }),
      rankedOf(1, 0.4, 'en', { near: nearnessOf(1, [0.25, 0, 0, 0]) }),
      rankedOf(1, 0.3, 'en', { near: nearnessOf(1, [0, 0, 0, 0.5]), features: featuresWith({ tokens: 0.2 }) }),
    ];
    // The nearest of any candidate: 0.5, 0.375, 0.75, 0.5; sorted, the first quartile is 0.75 of the way between the
    // first two.
    const figures = figuresOf(questionOf({ asked: ['number'] }), ranked, { unknownNames: 5, foreign: true });
    expect(figures).toMatchObject({
      ...{ covered: 0.53125, coveredQuartile: 0.375 + 0.75 * (0.5 - 0.375), unmatched: 0.25, unknownNames: 2 },
      ...{ foreign: 1, kindMissing: 0, asksQuantity: 1, concepts: 0.5, around: 0.25 },
    });
    expect(figures.length).toBeCloseTo(Math.log(4), 12);
    // The document named in a question is not evidence.
    expect(figures.score).toBeCloseTo(0.5 * 0.5 + 0.07 * 0.25, 12);
    expect(figures.margin).toBeCloseTo(0.5 * 0.5 + 0.07 * 0.25 - 0.5 * 0.2, 12);
  });

  it('count words by how much they say', () => {
    const word = (written: string, stem: string, weight: number, start: number, concepts: string[] = []) => ({
      ...{ written, stem, weight, concepts, unit: start, start, end: start + written.length },
    });
    const content = [word('fisheries', 'fisher', 1, 0, ['#fish']), word('pho', 'pho', 0.5, 10)];
    const ranges = [
      { first: 0, last: 1 },
      { first: 1, last: 3 },
    ];
    const ranked = [rankedOf(0, 0.9, 'en', { near: nearnessOf(0, [0.9, 0.25, 0.125]) })];
    const figures = figuresOf(questionOf({ searchText: 'fisheries pho', content }), ranked, { ranges });
    // Half of the passages have the first word, so its weight is a half; none has the second.
    expect(figures).toMatchObject({ matched: 0.5, known: 0.5, missing: 0.5, farthest: 0.1875, hasConcept: 1 });
    expect(figures.nearness).toBeCloseTo((0.5 + 0.5 * 0.1875) / 1, 12);
  });

  it('of nothing are finite and refuse', () => {
    expect(Object.values(NONE).every(Number.isFinite)).toBe(true);
    expect(verdictOf(NONE)).toBe('refuse');
  });
});
