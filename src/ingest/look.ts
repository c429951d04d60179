import type { Config } from '../config.js';
import type { CorpusProblem } from '../errors.js';
import type { Passage } from '../model.js';
import { nothingToCite } from './build-index.js';
import { lookAtConfiguredCorpus } from './ingest.js';
import type { CorpusDocument, FileNotice, ReadingNotice } from './read/reader.js';
import { type Split, splitDocument } from './split.js';

/** How an ingest would see a document. */
export interface DocumentLook {
  document: CorpusDocument;
  passages: Passage[];
  words: number;
  /** Words that are neither in a passage nor in a heading shown with one. */
  wordsInNoPassage: number;
  notices: ReadingNotice[];
}

/** How an ingest would see the corpus. */
export interface CorpusLook {
  documents: DocumentLook[];
  problems: CorpusProblem[];
  /** About files that are not used, and about fields. */
  notices: FileNotice[];
}

/**
 * Reads and splits the corpus as an ingest would, without the model, and writes nothing. A problem with one document
 * does not stop the others from being checked.
 * @throws CorpusError when the folder cannot be read or contains no documents
 */
export async function lookAhead(config: Config): Promise<CorpusLook> {
  const { documents, problems, notices } = await lookAtConfiguredCorpus(config);
  const look: CorpusLook = { documents: [], problems: [...problems], notices };
  for (const document of documents) {
    const split = splitDocument(document, document.blocks);
    if (split.passages.length === 0) look.problems.push(nothingToCite(document));
    else look.documents.push(lookAt(document, split));
  }
  return look;
}

function lookAt(document: CorpusDocument, { passages, count, notices }: Split): DocumentLook {
  return {
    document,
    passages,
    words: count.words,
    wordsInNoPassage: count.leftOut + count.lost,
    notices: [...document.notices, ...notices],
  };
}
