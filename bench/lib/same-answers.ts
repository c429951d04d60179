import type { Retriever } from '../../src/retrieval/retrieve.js';

/**
 * Asks two retrievers the same questions, with the traces of the scores.
 * @returns the ids of the questions whose answers are not identical, and the milliseconds that each of the two took
 */
export async function compareAnswers(
  [one, other]: readonly [Pick<Retriever, 'ask'>, Pick<Retriever, 'ask'>],
  questions: readonly { id: string; question: string }[],
  today: string,
): Promise<{ different: string[]; times: [number[], number[]] }> {
  const different: string[] = [];
  const times: [number[], number[]] = [[], []];
  const ask = async (retriever: Pick<Retriever, 'ask'>, question: string, taken: number[]) => {
    const before = performance.now();
    const answer = await retriever.ask(question, { today, explain: true });
    taken.push(performance.now() - before);
    return JSON.stringify(answer);
  };
  for (const { id, question } of questions) {
    const [first, second] = [await ask(one, question, times[0]), await ask(other, question, times[1])];
    if (first !== second) different.push(id);
  }
  return { different, times };
}
