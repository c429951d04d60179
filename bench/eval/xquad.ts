import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Question } from './questions.js';

const xquadSchema = z.array(
  z.object({
    paragraphs: z.array(
      z.object({ context: z.string(), qas: z.array(z.object({ id: z.string(), question: z.string() })) }),
    ),
  }),
);

/**
 * XQuAD in one language as a corpus on other subjects: the even-numbered paragraphs of each article become a document;
 * questions on the odd-numbered ones have no answer in it, but are about the same things. The data set (CC BY-SA 4.0)
 * is not part of the project; the folder has one file per language, such as `en.json`.
 * @param corpusDir where the documents are written
 * @param keeps whether a paragraph of an article goes into its document
 */
export function xquadCorpus(folder: string, language: string, corpusDir: string, keeps = isKept): Question[] {
  const data = xquadSchema.parse(JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8')));
  mkdirSync(corpusDir, { recursive: true });
  return data.flatMap(({ paragraphs }, number) => {
    const document = `article-${number + 1}`;
    const kept = paragraphs.filter((_, i) => keeps(i)).map(({ context }) => context.replace(/\s+/g, ' ').trim());
    const head = `---\nid: ${document}\ntitle: Article ${number + 1}\ntitleBasis: described\nkind: news\nlanguage: ${language}\ndate: 2016-01-01\n---\n`;
    writeFileSync(join(corpusDir, `${document}.md`), `${head}${kept.join('\n\n')}\n`);
    return paragraphs.flatMap(({ context, qas }, i) => {
      const contains = context.replace(/\s+/g, ' ').trim().normalize('NFC').slice(0, 80);
      return qas.map(({ id, question }) => ({
        id: `${language}-${id}`,
        question,
        language,
        kind: keeps(i) ? 'fact' : 'near_topic',
        gold: keeps(i) ? [{ document, contains }] : [],
      }));
    });
  });
}

/** Whether a paragraph of an article is in the corpus. */
export function isKept(paragraph: number): boolean {
  return paragraph % 2 === 0;
}
