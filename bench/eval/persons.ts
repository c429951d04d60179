import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { goldSchema, type Question, withoutMarksToo } from './questions.js';

const inLanguages = z.record(z.string(), z.string().min(1));

const personsSchema = z.object({
  /** Wordings with {who} and {topic}. */
  frames: z.record(z.string(), z.array(z.string().includes('{who}').includes('{topic}'))),
  /** Persons of the documents. */
  persons: z.array(z.object({ id: z.string().min(1), names: inLanguages })),
  /** Persons whom no document names. */
  strangers: z.array(z.object({ names: inLanguages })),
  /** Topics, each with the passages in which a person speaks of it; who is not listed says nothing of it. */
  topics: z.array(z.object({ wordings: inLanguages, spoken: z.record(z.string(), z.array(goldSchema)) })),
});

/**
 * What persons said of topics, each person with each topic, by wordings in turn: where a person said nothing of a topic, or no
 * document names them, the question has no answer. Vietnamese also without its marks. Those of `held` were fitted to nothing.
 */
export function personQuestions(set: 'tune' | 'held'): Question[] {
  const file = fileURLToPath(new URL(`../../test/golden/persons/${set}.json`, import.meta.url));
  const { frames, persons, strangers, topics } = personsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const who = [...persons, ...strangers.map(({ names }, i) => ({ id: `stranger-${i}`, names }))];
  return who.flatMap(({ id, names }, row) =>
    topics.flatMap(({ wordings, spoken }, column) =>
      Object.entries(frames).flatMap(([language, own]) => {
        const gold = spoken[id] ?? [];
        const kind = gold.length > 0 ? 'person' : 'wrong_person';
        const frame = own[(row + column) % own.length] ?? '';
        const question = frame
          .replace('{who}', () => names[language] ?? '')
          .replace('{topic}', () => wordings[language] ?? '');
        const asked = { id: `${id}-${column}-${language}`, question, language, kind, gold };
        return withoutMarksToo(asked);
      }),
    ),
  );
}
