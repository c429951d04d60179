import type { Config } from '../config.js';
import type { CorpusProblem } from '../errors.js';
import type { Passage } from '../model.js';
import { words } from '../text/words.js';
import { nothingToCite } from './build-index.js';
import { lookAtConfiguredCorpus } from './ingest.js';
import type { CorpusDocument, FileNotice, Notice } from './read/reader.js';
import { splitPassages } from './split.js';

/** What an ingest would make of a document. */
export interface DocumentLook {
  document: CorpusDocument;
  passages: Passage[];
  words: number;
  /** Words that are in no passage and in no heading that is shown with one. */
  wordsInNoPassage: number;
  notices: Notice[];
}

/** What an ingest would make of the corpus. */
export interface CorpusLook {
  documents: DocumentLook[];
  problems: CorpusProblem[];
  /** Of files that are not taken, and of fields. */
  notices: FileNotice[];
}

/**
 * Reads and splits the corpus as an ingest would, without the model, and writes nothing. What is wrong with one document keeps
 * no other from being looked at.
 * @throws CorpusError when the folder cannot be read or holds no documents
 */
export async function lookAhead(config: Config): Promise<CorpusLook> {
  const { documents, problems, notices } = await lookAtConfiguredCorpus(config);
  const look: CorpusLook = { documents: [], problems: [...problems], notices };
  for (const document of documents) {
    const passages = splitPassages(document);
    if (passages.length === 0) look.problems.push(nothingToCite(document));
    else look.documents.push(lookAt(document, passages));
  }
  return look;
}

function lookAt(document: CorpusDocument, passages: Passage[]): DocumentLook {
  return {
    document,
    passages,
    words: words(document.text).length,
    wordsInNoPassage: wordsOutside(document.text, passages),
    notices: document.notices,
  };
}

/** Words between the passages, but for the lines that are shown as headings of one. */
function wordsOutside(text: string, passages: readonly Passage[]): number {
  const shown = new Set(passages.flatMap(({ section }) => section.map(bare)));
  let count = 0;
  let end = 0;
  for (const { start, end: next } of [...passages, { start: text.length, end: text.length }]) {
    for (const line of text.slice(end, start).split('\n')) {
      if (!shown.has(bare(line))) count += words(line).length;
    }
    end = next;
  }
  return count;
}

/** A line without Markdown's marks. */
function bare(line: string): string {
  return line.replace(/[#*_|]/g, '').trim();
}
