import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { goldSchema, type Question, withoutMarksToo } from './questions.js';

const topicSchema = z.object({
  id: z.string().min(1),
  /** The bare topic in each language. */
  wordings: z.record(z.string(), z.string().min(1)),
  gold: z.array(goldSchema),
});

const framedSchema = z.object({
  topics: z.array(topicSchema),
  /** Topics that no document mentions, to be asked about in the same wordings. */
  offTopics: z.array(topicSchema),
  /** Wordings with {} in place of the topic. */
  frames: z.record(z.string(), z.array(z.string().includes('{}'))),
});

export type Framed = z.infer<typeof framedSchema>;

/** The project's own topics and wordings; those of `held` were never looked at during fitting. */
export function loadFramed(set: 'tune' | 'held'): Framed {
  const file = fileURLToPath(new URL(`../../test/golden/framed/${set}.json`, import.meta.url));
  return framedSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Every topic in every wording of its language; Vietnamese also without its diacritics. */
export function framedQuestions({ topics, offTopics, frames }: Framed): Question[] {
  const of = (list: Framed['topics'], kind: string) =>
    list.flatMap(({ id, wordings, gold }) =>
      Object.entries(wordings).flatMap(([language, topic]) =>
        (frames[language] ?? []).flatMap((frame, i) => {
          const text = frame.replace('{}', () => topic);
          const question =
            /^[^\p{Ll}]*\{\}[^\p{Ll}]*$/u.test(frame) && /\p{Lu}{2}/u.test(frame) ? text.toUpperCase() : text;
          const asked = { id: `${kind}-${id}-${language}-${i}`, question, language, kind, gold };
          return withoutMarksToo(asked);
        }),
      ),
    );
  return [...of(topics, 'framed'), ...of(offTopics, 'framed_off_topic')];
}
