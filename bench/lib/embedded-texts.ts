import type { Config } from '../../src/config.js';
import type { Embedder } from '../../src/embedding/embedder.js';
import { Retriever } from '../../src/retrieval/retrieve.js';
import { GOLDEN_TODAY, type Question } from '../eval/questions.js';
import { watched } from './watched.js';

/** A question, the text that the product embeds for it, and the language it detects. */
export interface EmbeddedText {
  question: Question;
  text: string;
  language: string;
}

/**
 * Asks every question once and reports the text embedded for it: with restored diacritics, corrected spelling, and no
 * document names. Questions that need no model are left out.
 */
export async function embeddedTexts(
  config: Config,
  embedder: Embedder,
  questions: Question[],
): Promise<EmbeddedText[]> {
  let embedded: string | undefined;
  const watching = watched(embedder, {
    question: (text) => {
      embedded ??= text;
    },
  });
  const retriever = await Retriever.open(config, watching);
  const texts: EmbeddedText[] = [];
  for (const question of questions) {
    embedded = undefined;
    const { language } = await retriever.ask(question.question, { today: GOLDEN_TODAY });
    if (embedded !== undefined) texts.push({ question, text: embedded, language });
  }
  await retriever.close();
  return texts;
}
