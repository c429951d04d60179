import { join } from 'node:path';
import type { LanguageMeans } from '../embedding/centring.js';
import { writeSynced } from '../index/durable.js';
import { FILES, type FileName } from '../index/format.js';
import { buildLexical } from '../index/lexical-index.js';
import { encodeDocuments } from '../index/tables/documents.js';
import { encodeLexical } from '../index/tables/lexical.js';
import { encodeMeans } from '../index/tables/means.js';
import { PassageTable } from '../index/tables/passages.js';
import type { Passage, SourceDocument } from '../model.js';
import { Glossary } from '../text/lexicon/glossary.js';
import { dateTerms, termsOf } from '../text/lexicon/terms.js';

/** A document with its passages. */
export interface SplitDocument {
  document: SourceDocument;
  passages: Passage[];
}

/** Writes the documents, texts, passages, lexical index and means of a generation. */
export async function writeTables(
  building: string,
  dataDir: string,
  split: SplitDocument[],
  means: LanguageMeans,
): Promise<void> {
  const glossary = new Glossary(dataDir);
  const table = new PassageTable();
  for (const [number, { passages }] of split.entries()) for (const passage of passages) table.add(passage, number);
  const { documents, texts } = encodeDocuments(split.map(({ document }) => document));
  const terms = split.flatMap(({ document, passages }) =>
    passages.map((passage) => ({
      terms: termsOf(passage.text, document.language, glossary),
      dates: dateTerms(passage.text, document.language, document.kind === 'news' ? document.date : undefined),
      text: passage.text,
      language: document.language,
    })),
  );
  const write = (name: FileName, content: string | Uint8Array) => writeSynced(join(building, FILES[name]), content);
  await write('documents', documents);
  await write('texts', texts);
  await write('passages', table.encode());
  await write('lexical', encodeLexical(buildLexical(terms)));
  await write('means', encodeMeans(means));
}
