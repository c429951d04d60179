import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexFingerprint } from '../../../src/index/fingerprint.js';
import { buildLexical, LexicalIndex } from '../../../src/index/lexical-index.js';
import { Library } from '../../../src/index/library.js';
import { ingest } from '../../../src/ingest/ingest.js';
import type { Question } from '../../../src/retrieval/question/read.js';
import type { Nearness } from '../../../src/retrieval/rank/candidates.js';
import { Coverage } from '../../../src/retrieval/rank/coverage.js';
import { type Features, featuresOf, lookUpTerms } from '../../../src/retrieval/rank/features.js';
import { PassageTexts } from '../../../src/retrieval/rank/passage-texts.js';
import { FakeEmbedder, fakeConfig, removeFolders, temporaryFolder } from '../../ingest/support.js';
import { writeDocument } from '../support.js';
import { NO_NAMES, nearnessOf, questionOf } from './support.js';

/** Passages 0 and 1 are of a, 2 of b, 3 of c, which is Vietnamese. */
const WORDS = [['card', 'kallas'], ['card'], ['trade'], ['cakhi']];
let library: Library;
const lexical = new LexicalIndex(
  buildLexical(
    WORDS.map((words, i) => ({
      terms: { words, concepts: i === 3 ? ['#card'] : [], names: [], plain: words.filter((word) => word !== 'kallas') },
      dates: i === 1 ? ['@2024', '@m5'] : [],
      text: '',
      language: i === 3 ? 'vi' : 'en',
    })),
  ),
);

beforeAll(async () => {
  const config = fakeConfig(temporaryFolder());
  const common = { kind: 'news', language: 'en' };
  writeDocument(config.corpusDir, { id: 'a', title: 'First', ...common, date: '2025-10-10' }, [
    'Nothing of the kind asked for stands in here at all.',
    'Yesterday Kaja Kallas named 12 projects in this paragraph.',
  ]);
  writeDocument(config.corpusDir, { id: 'b', title: 'Second', ...common, date: '2026-01-29' }, [
    'Both sides promote trade.',
  ]);
  writeDocument(config.corpusDir, { id: 'c', title: 'Third', ...common, language: 'vi', date: '2022-05-24' }, [
    'Hai bên thúc đẩy hợp tác thương mại.',
  ]);
  await ingest(config, async () => new FakeEmbedder());
  library = Library.open(config.indexDir, indexFingerprint(config));
});
afterAll(() => {
  library.close();
  removeFolders();
});

function features(
  question: Partial<Question>,
  candidates: Nearness[] = [0, 1, 2, 3].map((p) => nearnessOf(p)),
  names = NO_NAMES,
) {
  const own = questionOf(question);
  const terms = lookUpTerms(own, lexical, (passage) => library.documentNumber(passage), library.documents.length);
  return featuresOf(candidates, own, terms, names, library, new Coverage(own, [], lexical, new PassageTexts(() => '')));
}
const each = (name: keyof Features, found: Features[]) => found.map((own) => own[name]);
const words = (list: string[], concepts: string[] = []) => ({ words: list, concepts, names: [], plain: [] });
const idf = (n: number, size = 4) => Math.log(1 + (size - n + 0.5) / (n + 0.5));

it('the passages are as the tests think', () => {
  expect(library.size).toBe(4);
  expect([0, 1, 2, 3].map((passage) => library.documentOf(passage).id)).toEqual(['a', 'a', 'b', 'c']);
});

describe('words', () => {
  it('are shared by inverse document frequency', () => {
    const found = each('words', features({ terms: words(['card', 'kallas']) }));
    expect(found[0]).toBeCloseTo(1, 12);
    expect(found[1]).toBeCloseTo(idf(2) / (idf(2) + idf(1)), 12);
    expect(found[2]).toBe(0);
  });

  it('that no passage has count against all', () => {
    const [first = 0] = each('words', features({ terms: words(['card', 'nowhere']) }));
    expect(first).toBeCloseTo(idf(2) / (idf(2) + idf(0)), 12);
  });

  it('in another language are stood for by concepts, never by more than the own language reaches', () => {
    const found = features({ terms: words(['card', 'kallas'], ['#card']) });
    expect(found[3]?.concepts).toBe(1);
    expect(found[3]?.words).toBeCloseTo(1 * (0.5 + 1 / 2), 12);
    const poorer = features({ terms: words(['nowhere'], ['#card']) });
    expect(poorer[3]?.words).toBeCloseTo(0.5, 12);
  });

  it('of no question are shared by none', () => {
    for (const own of features({})) expect(own).toMatchObject({ words: 0, concepts: 0, names: 0, around: 0 });
  });
});

describe('names', () => {
  it('are counted in the passage, and around it in its document', () => {
    const found = features({ terms: words(['kallas']) });
    expect(each('names', found)).toEqual([1, 0, 0, 0]);
    expect(each('around', found)).toEqual([1, 1, 0, 0]);
  });

  it('count as near in the whole document', () => {
    const candidates = [nearnessOf(0, [0.9, 0.5]), nearnessOf(1, [0.1, 0.5]), nearnessOf(2, [0.2, 0.5])];
    const found = features({}, candidates, [{ first: 0, last: 1 }]);
    expect(candidates.map(({ tokens }) => tokens[0])).toEqual([0.9, 0.9, 0.2].map(Math.fround));
    expect(found[0]?.tokens).toBeCloseTo(found[1]?.tokens ?? 0, 6);
  });
});

describe('tokens', () => {
  it('weigh as much as they tell the candidates apart', () => {
    // The first token matches equally everywhere and has no weight; the second has the weight 0.8 - 0.4.
    const found = features({}, [nearnessOf(0, [0.5, 0.8]), nearnessOf(1, [0.5, 0])]);
    expect(found[0]?.tokens).toBeCloseTo(0.8, 6);
    expect(found[1]?.tokens).toBeCloseTo(0, 6);
  });

  it('of two weights are a weighted mean', () => {
    const found = features({}, [nearnessOf(0, [0.8, 0.2]), nearnessOf(1, [0, 0.6])]);
    // Weights 0.8 - 0.4 and 0.6 - 0.4.
    expect(found[0]?.tokens).toBeCloseTo((0.8 * 0.4 + 0.2 * 0.2) / 0.6, 6);
    expect(found[1]?.tokens).toBeCloseTo((0 * 0.4 + 0.6 * 0.2) / 0.6, 6);
  });

  it('of no question, or that all match alike, are nought', () => {
    expect(features({}, [nearnessOf(0)])[0]?.tokens).toBe(0);
    expect(features({}, [nearnessOf(0, [0.5]), nearnessOf(1, [0.5])])[0]?.tokens).toBe(0);
    expect(features({}, [])).toEqual([]);
  });
});

describe('other figures', () => {
  it('nearness is passed on', () => {
    const near = nearnessOf(0, [], { chunk: 0.1, sentence: 0.2, fragment: 0.3 });
    expect(features({}, [near])[0]).toMatchObject({ chunk: 0.1, sentence: 0.2, fragment: 0.3 });
  });

  it('the kinds asked for are looked for in the passage', () => {
    expect(each('kind', features({ asked: ['person', 'percentage'] }))).toEqual([0, 0.5, 0, 0]);
    expect(each('kind', features({}))).toEqual([0, 0, 0, 0]);
  });

  it('a document is as strongly named as the question says', () => {
    expect(each('document', features({ documents: new Map([['b', 0.8]]) }))).toEqual([0, 0, 0.8, 0]);
  });

  it('the own language costs the share of the others', () => {
    expect(each('ownLanguage', features({}))).toEqual([0.25, 0.25, 0.25, 0]);
    expect(each('ownLanguage', features({ language: 'vi' }))).toEqual([0, 0, 0, 0.75]);
    expect(each('ownLanguage', features({ language: 'de' }))).toEqual([0, 0, 0, 0]);
  });

  it('the latest is the newest document', () => {
    expect(each('recency', features({ dates: { ranges: [], latest: true } }))).toEqual([0.5, 0.5, 1, 0]);
    expect(each('recency', features({}))).toEqual([0, 0, 0, 0]);
  });

  it('a time fits the passage that mentions it, its document, and what looks back on it', () => {
    const year = (y: number) => ({ from: `${y}-01-01`, to: `${y}-12-31`, terms: [`@${y}`], hasYear: true });
    const date = (range: ReturnType<typeof year>) =>
      each('date', features({ dates: { ranges: [range], latest: false } }));
    expect(date(year(2025))).toEqual([1, 1, 0.5, -1]);
    expect(date(year(2024))).toEqual([0.5, 1, 0, -1]);
    expect(date(year(2027))).toEqual([-1, -1, -1, -1]);
    const may = { from: '0000-05-01', to: '9999-05-31', terms: ['@m5'], hasYear: false };
    expect(date(may)).toEqual([0, 1, 0, 0.5]);
  });
});
