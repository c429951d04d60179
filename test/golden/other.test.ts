import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { evaluate } from '../../bench/eval/evaluate.js';
import { openProduct } from '../../bench/eval/open.js';
import { loadQuestions } from '../../bench/eval/questions.js';
import { metricsOf, summarise } from '../../bench/eval/summary.js';
import { readConfig } from '../../src/config.js';

// A corpus of other subjects (test/golden/other/README.md), on which nothing was fitted. Failures do not show
// questions, as in golden.test.ts.

const FOLDER = fileURLToPath(new URL('other/', import.meta.url));

it('a corpus of other subjects is answered, and what it does not say is refused', async () => {
  const questions = loadQuestions([`${FOLDER}questions.jsonl`]);
  const product = await openProduct({ ...readConfig({}), corpusDir: `${FOLDER}corpus` }, undefined);
  try {
    const asked = await evaluate(product.retriever, questions, { today: '2026-11-29' });
    const metrics = metricsOf(summarise(asked.map(({ score }) => score)));
    expect(metrics['all.hit1']).toBeGreaterThanOrEqual(0.8);
    expect(metrics['en.hit1']).toBeGreaterThanOrEqual(0.9);
    expect(metrics['off_topic.refused']).toBeGreaterThanOrEqual(0.95);
    expect(metrics['near_topic.refused_or_weak']).toBeGreaterThanOrEqual(0.6);
  } finally {
    await product.close();
  }
}, 120_000);
