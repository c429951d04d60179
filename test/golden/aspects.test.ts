import { expect, it } from 'vitest';
import { aspectQuestions } from '../../bench/eval/aspects.js';
import { evaluate } from '../../bench/eval/evaluate.js';
import { openProduct } from '../../bench/eval/open.js';
import { GOLDEN_TODAY } from '../../bench/eval/questions.js';
import { metricsOf, summarise } from '../../bench/eval/summary.js';
import { readConfig } from '../../src/config.js';

/** One question in this many is asked: all of them would take two minutes. */
const STEP = 7;

it('what nothing says of a topic is not answered as if something did, and what is said of it is answered', async () => {
  const product = await openProduct(readConfig({}), undefined);
  try {
    const questions = aspectQuestions('tune').filter((_, i) => i % STEP === 0);
    const asked = await evaluate(product.retriever, questions, { today: GOLDEN_TODAY });
    const metrics = metricsOf(summarise(asked.map(({ score }) => score)));
    expect(metrics['near_topic.refused_or_weak']).toBeGreaterThanOrEqual(0.85);
    expect(metrics['kind.aspect.answered']).toBeGreaterThanOrEqual(0.97);
    expect(metrics['kind.aspect.not_weak']).toBeGreaterThanOrEqual(0.88);
  } finally {
    await product.close();
  }
}, 120_000);
