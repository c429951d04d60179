import { expect, it } from 'vitest';
import { evaluate } from '../../bench/eval/evaluate.js';
import { openProduct } from '../../bench/eval/open.js';
import { personQuestions } from '../../bench/eval/persons.js';
import { GOLDEN_TODAY } from '../../bench/eval/questions.js';
import { metricsOf, summarise } from '../../bench/eval/summary.js';
import { readConfig } from '../../src/config.js';

it('what somebody did not say is not answered as if they had, and what they said is', async () => {
  const product = await openProduct(readConfig({}), undefined);
  try {
    const asked = await evaluate(product.retriever, personQuestions('held'), { today: GOLDEN_TODAY });
    const metrics = metricsOf(summarise(asked.map(({ score }) => score)));
    expect(metrics['wrong_person.refused_or_weak']).toBeGreaterThanOrEqual(0.8);
    expect(metrics['kind.person.answered']).toBeGreaterThanOrEqual(0.9);
    expect(metrics['kind.person.not_weak']).toBeGreaterThanOrEqual(0.6);
    expect(metrics['kind.person.hit1']).toBeGreaterThanOrEqual(0.7);
  } finally {
    await product.close();
  }
}, 120_000);
