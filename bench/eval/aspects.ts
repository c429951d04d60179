import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { loadFramed } from './framed.js';
import { type Question, withoutMarksToo } from './questions.js';

const wordings = z.record(z.string(), z.array(z.string().includes('{}')));

const aspectsSchema = z.object({
  /** Wordings that ask for something that a document says about each of its topics; {} is the topic. */
  said: wordings,
  /** Wordings that ask for something that no document says about any topic. */
  notSaid: wordings,
});

/**
 * The topics of a set's framed questions in wordings that ask for more than the topic: things said about it, and things
 * that no document says, in every language that has both; Vietnamese also without diacritics. Nothing was fitted on
 * `held`.
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
