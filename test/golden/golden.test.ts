import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../bench/eval/evaluate.js';
import { openProduct } from '../../bench/eval/open.js';
import { GOLDEN_TODAY, type Gold, goldenFiles, loadQuestions, type Question } from '../../bench/eval/questions.js';
import { languageGroup } from '../../bench/eval/score.js';
import { belowFloors, metricsOf, summarise } from '../../bench/eval/summary.js';
import { type Config, PACKAGE_ROOT, readConfig } from '../../src/config.js';
import { readCorpus } from '../../src/ingest/corpus.js';
import { splitPassages } from '../../src/ingest/split.js';
import type { Passage } from '../../src/model.js';
import { fold } from '../../src/text/fold.js';
import { hasVietnameseDiacritics } from '../../src/text/vietnamese/fold.js';

// Failures show only the ids of questions: nobody may read the check half while tuning.

const ANSWERABLE = 'fact paraphrase number name date multi cross no_diacritics eu_language clause typo'.split(' ');
const UNANSWERABLE = 'off_topic near_topic wrong_person wrong_date missing_clause'.split(' ');

const config: Config = { ...readConfig({}), corpusDir: join(PACKAGE_ROOT, 'corpus') };
const sets = { tune: loadQuestions(goldenFiles('tune')), check: loadQuestions(goldenFiles('check')) };
const all = [...sets.tune, ...sets.check];
const ids = (questions: Question[]) => questions.map(({ id }) => id);

describe('the sets of questions', () => {
  it('have unique ids', () => {
    const seen = ids(all);
    expect(seen.filter((id, i) => seen.indexOf(id) !== i)).toEqual([]);
  });

  it('share no question', () => {
    const plain = ({ question }: Question) =>
      fold(question)
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();
    const tuned = new Set(sets.tune.map(plain));
    expect(ids(sets.check.filter((question) => tuned.has(plain(question))))).toEqual([]);
  });

  it('have at least 150 questions, of which at least 45 have no answer', () => {
    expect(all.length).toBeGreaterThanOrEqual(150);
    expect(all.filter(({ gold }) => gold.length === 0).length).toBeGreaterThanOrEqual(45);
  });

  it.each(Object.entries(sets))('%s has every kind and every language group', (_, questions) => {
    const answerable = questions.filter(({ gold }) => gold.length > 0);
    expect(new Set(answerable.map(({ kind }) => kind))).toEqual(new Set(ANSWERABLE));
    expect(new Set(questions.filter(({ gold }) => gold.length === 0).map(({ kind }) => kind))).toEqual(
      new Set(UNANSWERABLE),
    );
    expect(new Set(answerable.map(languageGroup))).toEqual(new Set(['en', 'vi', 'vi_plain', 'eu', 'cross_en']));
  });

  it('have no diacritics where they say so', () => {
    const plain = all.filter(({ kind }) => kind === 'no_diacritics');
    expect(
      ids(plain.filter(({ question, language }) => language !== 'vi' || hasVietnameseDiacritics(question))),
    ).toEqual([]);
  });
});

describe('the right passages', async () => {
  const documents = await readCorpus(config.corpusDir, { today: GOLDEN_TODAY, identifyLanguage: () => 'en' });
  const passages = new Map(documents.map((document) => [document.id, splitPassages(document)]));

  /** What is wrong with a gold entry; undefined if it names one existing passage. */
  function faultOf({ document, clause, contains }: Gold): string | undefined {
    const own = passages.get(document);
    if (!own) return `no document ${document}`;
    const holds = (passage: Passage) => contains === undefined || passage.text.includes(contains);
    if (clause === undefined) {
      const found = own.filter(holds).length;
      return found === 1 ? undefined : `the fragment is in ${found} passages of ${document}`;
    }
    const named = own.find((passage) => passage.clause === clause);
    if (!named) return `${document} has no clause ${clause}`;
    return holds(named) ? undefined : `the fragment is not in clause ${clause}`;
  }

  it.each(Object.entries(sets))('of %s exist in the corpus', (_, questions) => {
    const faults = questions.flatMap(({ id, gold }) =>
      gold.flatMap((entry) => faultOf(entry) ?? []).map((fault) => `${id}: ${fault}`),
    );
    expect(faults).toEqual([]);
  });

  it('of questions marked as crossing languages are in a document of the other language', () => {
    const languageOf = new Map(documents.map(({ id, language }) => [id, language]));
    const crossing = all.filter(({ kind }) => kind === 'cross');
    const wrong = crossing.filter(({ language, gold }) =>
      gold.some(({ document }) => languageOf.get(document) === language),
    );
    expect(ids(wrong)).toEqual([]);
  });
});

describe('the checking half', () => {
  it('is answered no worse than the floors', async () => {
    const floors = JSON.parse(readFileSync(new URL('floors.json', import.meta.url), 'utf8')) as Record<string, number>;
    const product = await openProduct(config, undefined);
    try {
      const asked = await evaluate(product.retriever, sets.check, { today: GOLDEN_TODAY });
      const metrics = metricsOf(summarise(asked.map(({ score }) => score)));
      expect(belowFloors(metrics, floors)).toEqual([]);
    } finally {
      await product.close();
    }
  }, 180_000);
});
