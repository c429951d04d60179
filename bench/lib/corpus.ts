import { join } from 'node:path';
import type { Config } from '../../src/config.js';
import { readCorpus } from '../../src/ingest/corpus.js';
import { splitPassages } from '../../src/ingest/split.js';
import type { Passage, SourceDocument } from '../../src/model.js';
import { identifyLanguage, loadLanguageModel } from '../../src/text/identification/identify.js';
import { goldenFiles, loadQuestions, type Question } from '../eval/questions.js';

/** A passage with its document. */
export interface CorpusPassage {
  passage: Passage;
  document: SourceDocument;
}

/** The passages of the corpus, as split by the ingest. */
export async function corpusPassages(config: Config): Promise<CorpusPassage[]> {
  const languages = loadLanguageModel(join(config.dataDir, 'language'));
  const documents = await readCorpus(config.corpusDir, {
    today: new Date().toISOString().slice(0, 10),
    identifyLanguage: (text) => identifyLanguage(text, languages).language,
  });
  return documents.flatMap((document) => splitPassages(document).map((passage) => ({ passage, document })));
}

/** The tuning questions. The check questions are not used here either. */
export function tuningQuestions(): Question[] {
  return loadQuestions(goldenFiles('tune'));
}

/** The ids of the passages that correctly answer a question. */
export function rightPassages({ gold }: Question, passages: readonly CorpusPassage[]): string[] {
  const isRight = ({ passage, document }: CorpusPassage) =>
    gold.some(
      (entry) =>
        entry.document === document.id &&
        (entry.clause === undefined
          ? entry.contains !== undefined && passage.text.includes(entry.contains)
          : passage.clause === entry.clause),
    );
  return passages.filter(isRight).map(({ passage }) => passage.id);
}
