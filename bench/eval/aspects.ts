import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { loadFramed } from './framed.js';
import { type Question, withoutMarksToo } from './questions.js';

const wordings = z.record(z.string(), z.array(z.string().includes('{}')));

const aspectsSchema = z.object({
  /** Wordings that ask for what a document says of any of its topics; {} stands for the topic. */
  said: wordings,
  /** Wordings that ask for what no document says of any topic. */
  notSaid: wordings,
});

/**
 * The topics of the framed questions of a set in wordings that ask for more than the topic: what is said of it, and what nothing
 * says of it, in every language that has both; Vietnamese also without its marks. Those of `held` were fitted to nothing.
 */
export function aspectQuestions(set: 'tune' | 'held'): Question[] {
  const file = fileURLToPath(new URL(`../../test/golden/aspects/${set}.json`, import.meta.url));
  const { said, notSaid } = aspectsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return loadFramed(set).topics.flatMap(({ id, wordings, gold }) =>
    Object.entries(wordings).flatMap(([language, topic]) => [
      ...asked(`said-${id}-${language}`, 'aspect', topic, language, said[language] ?? [], gold),
      ...asked(`not-said-${id}-${language}`, 'near_topic', topic, language, notSaid[language] ?? [], []),
    ]),
  );
}

function asked(
  id: string,
  kind: string,
  topic: string,
  language: string,
  frames: readonly string[],
  gold: Question['gold'],
): Question[] {
  return frames.flatMap((frame, i) =>
    withoutMarksToo({ id: `${id}-${i}`, question: frame.replace('{}', () => topic), language, kind, gold }),
  );
}
