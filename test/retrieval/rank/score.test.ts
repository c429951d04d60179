import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Features } from '../../../src/retrieval/rank/features.js';
import { scoreOf, traceOf, WEIGHTS } from '../../../src/retrieval/rank/score.js';
import { featuresWith } from './support.js';

const NAMES = Object.keys(featuresWith()) as (keyof Features)[];
const features = fc
  .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: NAMES.length, maxLength: NAMES.length })
  .map((values) => featuresWith(Object.fromEntries(NAMES.map((name, i) => [name, values[i]]))));

describe('a score', () => {
  it('is the weighted sum, worked by hand', () => {
    const { tokens = 0, fragment = 0, ownLanguage = 0 } = WEIGHTS;
    expect(scoreOf(featuresWith())).toBe(0);
    expect(scoreOf(featuresWith({ tokens: 0.6 }))).toBeCloseTo(0.6 * tokens, 12);
    expect(scoreOf(featuresWith({ tokens: 0.5, fragment: 0.25, ownLanguage: 0.2 }))).toBeCloseTo(
      0.5 * tokens + 0.25 * fragment + 0.2 * ownLanguage,
      12,
    );
  });

  it('rises with every kind of evidence, and falls with a passage’s own language alone', () => {
    for (const [name, weight] of Object.entries(WEIGHTS)) {
      expect(Math.sign(weight), name).toBe(name === 'ownLanguage' ? -1 : 1);
      expect(scoreOf(featuresWith({ [name]: 1 }))).toBeCloseTo(weight, 12);
    }
  });
});

describe('a trace', () => {
  it('has parts that add up to the score', () => {
    fc.assert(
      fc.property(features, (own) => {
        const sum = Object.values(traceOf(own)).reduce((a, b) => a + b, 0);
        expect(sum).toBeCloseTo(scoreOf(own), 10);
      }),
    );
  });

  it('names only what counted', () => {
    expect(Object.keys(traceOf(featuresWith({ tokens: 0.5, date: -1 }))).sort()).toEqual(['date', 'tokens']);
    expect(traceOf(featuresWith())).toEqual({});
  });
});
