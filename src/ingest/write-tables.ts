import { join } from 'node:path';
import { encodeMeans, type LanguageMeans } from '../embedding/centring.js';
import { writeSynced } from '../index/durable.js';
import { FILES, type FileName, type PassageColumns } from '../index/format.js';
import { buildLexical } from '../index/lexical-index.js';
import { encodeLexical } from '../index/tables/lexical.js';
import type { Passage, SourceDocument } from '../model.js';
import { Glossary } from '../text/lexicon/glossary.js';
import { dateTerms, termsOf } from '../text/lexicon/terms.js';

/** A document with its passages. */
export interface Split {
  document: SourceDocument;
  passages: Passage[];
}

/** Writes the documents, texts, passages, lexical index and means of a generation. */
export async function writeTables(
  building: string,
  dataDir: string,
  split: Split[],
  means: LanguageMeans,
): Promise<void> {
  const glossary = new Glossary(dataDir);
  const columns: PassageColumns = {
    document: [],
    start: [],
    end: [],
    clause: [],
    key: [],
    label: [],
    section: [],
    sections: [],
  };
  const sections = new Map<string, number>();
  let textStart = 0;
  const stored = split.map(({ document, passages }, number) => {
    for (const passage of passages) addPassage(columns, sections, passage, number);
    const { text, ...info } = document;
    const entry = { ...info, textStart, textLength: text.length };
    textStart += text.length;
    return entry;
  });
  const terms = split.flatMap(({ document, passages }) =>
    passages.map((passage) => ({
      terms: termsOf(passage.text, document.language, glossary),
      dates: dateTerms(passage.text, document.language, document.kind === 'news' ? document.date : undefined),
      text: passage.text,
      language: document.language,
    })),
  );
  const write = (name: FileName, content: string | Uint8Array) => writeSynced(join(building, FILES[name]), content);
  await write('documents', JSON.stringify(stored));
  await write('texts', Buffer.from(split.map(({ document }) => document.text).join(''), 'utf16le'));
  await write('passages', JSON.stringify(columns));
  await write('lexical', encodeLexical(buildLexical(terms)));
  await write('means', encodeMeans(means));
}

function addPassage(columns: PassageColumns, sections: Map<string, number>, passage: Passage, document: number): void {
  const path = JSON.stringify(passage.section);
  let section = sections.get(path);
  if (section === undefined) {
    section = columns.sections.push(passage.section) - 1;
    sections.set(path, section);
  }
  columns.document.push(document);
  columns.start.push(passage.start);
  columns.end.push(passage.end);
  columns.clause.push(passage.clause ?? 0);
  columns.key.push(passage.id.slice(passage.id.indexOf('#') + 1));
  columns.label.push(passage.label);
  columns.section.push(section);
}
