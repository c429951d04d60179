import { EXIT, formatProblem } from '../../errors.js';
import type { CorpusLook, DocumentLook } from '../../ingest/look.js';
import { formatNotice } from '../notices.js';
import type { CommonOptions, Output } from '../output.js';
import { renderLook } from '../render-look.js';
import { loadConfig } from '../settings.js';

/**
 * `ingest --dry-run`: shows what an ingest would find in each document. Loads no model and writes nothing.
 * @returns the exit code: that of problems in the documents, if any
 * @throws CorpusError when the folder cannot be read or contains no documents; ConfigError
 */
export async function dryRun(options: CommonOptions, out: Output): Promise<number> {
  const config = await loadConfig(options);
  const { lookAhead } = await import('../../ingest/look.js');
  const look = await lookAhead(config);
  if (out.json) await out.printJson(asJson(look));
  else {
    for (const document of look.documents) await out.print(`${renderLook(document, out.style)}\n`);
    for (const notice of look.notices) await out.print(formatNotice(notice));
    for (const problem of look.problems) out.warn(formatProblem(problem));
    const { documents, problems } = look;
    const passages = documents.reduce((sum, document) => sum + document.passages.length, 0);
    const wrong = problems.length === 0 ? 'no problems' : `${problems.length} to correct before an ingest`;
    await out.print(`${documents.length} documents, ${passages} passages, ${wrong}. Nothing was written.`);
  }
  return look.problems.length === 0 ? 0 : EXIT.configuration;
}

function asJson({ documents, problems, notices }: CorpusLook) {
  return { documents: documents.map(documentJson), problems, notices };
}

function documentJson({ document, passages, words, wordsInNoPassage, notices }: DocumentLook) {
  const { id, file, format, title, titleBasis, kind, language, date, dateBasis, origins } = document;
  const cited = passages.map(({ id: passage, number, label, section, start, end, text }) => ({
    ...{ id: passage, ...(number === undefined ? {} : { number }), label, section, start, end, text },
  }));
  const facts = { id, file, format, title, titleBasis, titleFrom: origins.title, kind, language };
  const dated = { date, dateBasis, dateFrom: origins.date };
  return { ...facts, ...dated, words, wordsInNoPassage, passages: cited, notices };
}
