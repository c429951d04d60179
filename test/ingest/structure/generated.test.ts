import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONTAINERS, CONTENTS, FURNITURE, generate, LANGUAGES, LAYOUTS, NUMBERINGS, type Recipe } from '../generate.js';
import { type Score, score } from '../score.js';

const recipe = (layout: Recipe['layout']): fc.Arbitrary<Recipe> =>
  fc.record({
    seed: fc.integer({ min: 1, max: 1_000_000 }),
    layout: fc.constant(layout),
    language: fc.constantFrom(...LANGUAGES),
    numbering: fc.constantFrom(...NUMBERINGS),
    containers: fc.constantFrom(...CONTAINERS),
    furniture: fc.constantFrom(...FURNITURE),
    contents: fc.constantFrom(...CONTENTS),
    articles: fc.integer({ min: 6, max: 45 }),
    annexes: fc.integer({ min: 0, max: 2 }),
    recitals: fc.boolean(),
    wrapped: fc.boolean(),
    references: fc.boolean(),
    dense: fc.boolean(),
  });

/** Number of documents per layout, the same ones in each run. */
const RUNS = 60;
const SEED = 20_260_129;

describe.each(LAYOUTS)('documents in the layout %s', (layout) => {
  const scores: Score[] = fc
    .sample(recipe(layout), { numRuns: RUNS, seed: SEED })
    .map((each) => score(generate(each), each));
  const sum = (of: (score: Score) => number) => scores.reduce((total, each) => total + of(each), 0);

  it('give at least 99 % of their units, with number and the beginning of their text', () => {
    expect(sum(({ expected }) => expected)).toBeGreaterThan(1000);
    expect(sum(({ found }) => found) / sum(({ expected }) => expected)).toBeGreaterThan(0.99);
  });

  it('give at most one number in 500 that they do not have', () => {
    expect(sum(({ invented }) => invented) / sum(({ expected }) => expected)).toBeLessThan(1 / 500);
  });

  it('have at most 2 % of their words in no passage, and none that is not accounted for', () => {
    expect(sum(({ inNoPassage }) => inNoPassage) / sum(({ words }) => words)).toBeLessThan(0.02);
    expect(scores.filter(({ lost }) => lost !== 0)).toEqual([]);
  });
});

describe('a document that numbers its units', () => {
  it('is read the same whatever is left of it: each unit keeps its own number', () => {
    fc.assert(
      fc.property(recipe('title-line'), (each) => {
        const plain = { ...each, numbering: 'plain' as const, containers: 'none' as const, contents: 'none' as const };
        const { missed, invented } = score(generate(plain), plain);
        const excerpt = { ...plain, numbering: 'excerpt' as const };
        const second = score(generate(excerpt), excerpt);
        expect([missed, invented, second.missed, second.invented]).toEqual([[], 0, [], 0]);
      }),
      { numRuns: 40, seed: SEED },
    );
  });
});
