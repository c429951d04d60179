import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { goldSchema, type Question, withoutMarksToo } from './questions.js';

const inLanguages = z.record(z.string(), z.string().min(1));

const personsSchema = z.object({
  /** Wordings with {who} and {topic}. */
  frames: z.record(z.string(), z.array(z.string().includes('{who}').includes('{topic}'))),
  /** Persons in the documents. */
  persons: z.array(z.object({ id: z.string().min(1), names: inLanguages })),
  /** Persons not named in any document. */
  strangers: z.array(z.object({ names: inLanguages })),
  /** Topics, each with the passages in which a person speaks about it; persons not listed say nothing about it. */
  topics: z.array(z.object({ wordings: inLanguages, spoken: z.record(z.string(), z.array(goldSchema)) })),
});

/**
 * Questions about what persons said on topics, each person with each topic, cycling through the wordings: if a person
 * said nothing on a topic or is not named in any document, the question has no answer. Vietnamese also without
 * diacritics. Nothing was fitted on `held`.
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
