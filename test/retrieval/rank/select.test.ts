import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Library } from '../../../src/index/library.js';
import type { DocumentInfo } from '../../../src/model.js';
import { rankCandidates, selectFairly } from '../../../src/retrieval/rank/select.js';
import { removeFolders, temporaryFolder } from '../../ingest/support.js';
import { corpusLibrary } from '../support.js';
import { featuresWith, nearnessOf, rankedOf } from './support.js';

let library: Library;
beforeAll(async () => {
  library = await corpusLibrary(temporaryFolder());
});
afterAll(() => {
  library.close();
  removeFolders();
});

describe('ranked candidates', () => {
  it('come best first, equal ones in the order of the corpus, with their language', () => {
    const passages = [5, 2, 9, 0];
    const features = [0.2, 0.5, 0.9, 0.5].map((tokens) => featuresWith({ tokens }));
    const ranked = rankCandidates(
      passages.map((passage) => nearnessOf(passage)),
      features,
      library,
    );
    expect(ranked.map(({ near }) => near.passage)).toEqual([9, 0, 2, 5]);
    for (const { near, language } of ranked) expect(language).toBe(library.documentOf(near.passage).language);
  });

  it('of none are none', () => expect(rankCandidates([], [], library)).toEqual([]));
});

const newsOf = (date: string, kind: 'news' | 'official' = 'news'): DocumentInfo => ({
  ...{ id: date, title: '', titleBasis: 'given', kind, language: 'en', date, dateBasis: 'stated' },
  ...{ file: '', sha256: '' },
});

describe('of passages about as good', () => {
  const first = (scores: number[], documents: DocumentInfo[]) =>
    selectFairly(
      scores.map((score, i) => rankedOf(i, score)),
      3,
      (passage) => documents[passage] ?? newsOf('1900-01-01'),
    ).map(({ near }) => near.passage);

  it('an official one comes first, then a newer', () => {
    const old = newsOf('2022-05-24');
    expect(first([0.5, 0.495, 0.494], [old, newsOf('2025-04-15'), newsOf('2026-01-29', 'official')])).toEqual([
      2, 0, 1,
    ]);
    expect(first([0.5, 0.495], [old, newsOf('2025-04-15')])).toEqual([1, 0]);
    expect(first([0.5, 0.495], [newsOf('2022-05-24', 'official'), newsOf('2025-04-15')])).toEqual([0, 1]);
  });

  it('a better one stays first', () => {
    expect(first([0.5, 0.48], [newsOf('2022-05-24'), newsOf('2026-01-29', 'official')])).toEqual([0, 1]);
  });
});

const chosen = (scores: [number, string][], limit: number) =>
  selectFairly(
    scores.map(([score, language], i) => rankedOf(i, score, language)),
    limit,
    () => newsOf('2025-01-01'),
  ).map(({ near }) => near.passage);

describe('a fair selection', () => {
  it('gives the third place to the other language where it is near', () => {
    const scores: [number, string][] = [
      [1, 'en'],
      [0.95, 'en'],
      [0.9, 'en'],
      [0.88, 'en'],
      [0.8, 'vi'],
    ];
    expect(chosen(scores, 5)).toEqual([0, 1, 4, 2, 3]);
    expect(chosen(scores, 3)).toEqual([0, 1, 4]);
    expect(chosen(scores, 2)).toEqual([0, 1]);
    expect(chosen(scores, 1)).toEqual([0]);
  });

  it('and the reverse', () => {
    expect(
      chosen(
        [
          [1, 'vi'],
          [0.95, 'vi'],
          [0.9, 'vi'],
          [0.75, 'en'],
        ],
        3,
      ),
    ).toEqual([0, 1, 3]);
  });

  it('takes the best of the other languages', () => {
    expect(
      chosen(
        [
          [1, 'en'],
          [1, 'en'],
          [1, 'en'],
          [0.9, 'fr'],
          [0.8, 'vi'],
        ],
        4,
      ),
    ).toEqual([0, 1, 3, 2]);
  });

  it('leaves the order where the other language is among the first three, or far', () => {
    expect(
      chosen(
        [
          [1, 'en'],
          [0.9, 'vi'],
          [0.85, 'en'],
          [0.8, 'vi'],
        ],
        4,
      ),
    ).toEqual([0, 1, 2, 3]);
    expect(
      chosen(
        [
          [1, 'en'],
          [0.9, 'en'],
          [0.85, 'en'],
          [0.65, 'vi'],
        ],
        4,
      ),
    ).toEqual([0, 1, 2, 3]);
  });

  it('leaves out what is no second answer', () => {
    expect(
      chosen(
        [
          [1, 'en'],
          [0.7, 'en'],
          [0.5, 'en'],
          [0.4, 'vi'],
        ],
        5,
      ),
    ).toEqual([0, 1]);
    expect(chosen([], 5)).toEqual([]);
  });

  it('keeps the best first, repeats none and stays within the limit', () => {
    const score = fc.tuple(fc.double({ min: 0.01, max: 1, noNaN: true }), fc.constantFrom('en', 'vi', 'fr'));
    fc.assert(
      fc.property(fc.array(score, { maxLength: 12 }), fc.integer({ min: 1, max: 20 }), (scores, limit) => {
        const sorted = scores.toSorted((a, b) => b[0] - a[0]);
        const places = chosen(sorted, limit);
        expect(places.length).toBeLessThanOrEqual(limit);
        expect(new Set(places).size).toBe(places.length);
        if (sorted.length > 0) expect(places[0]).toBe(0);
        // Except for the one that moved up, the order stays.
        const moved = places[2];
        const rest = places.filter((place) => place !== moved);
        expect(rest).toEqual(rest.toSorted((a, b) => a - b));
      }),
    );
  });
});
