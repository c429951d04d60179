import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { CorpusError, type CorpusProblem } from '../errors.js';
import type { SourceDocument } from '../model.js';
import { decodeText } from './decode.js';
import { type FrontMatter, readFrontMatter, splitFrontMatter } from './front-matter.js';

/** "date 2025-10-10 BRUSSELS —" at the head of a news text: its date and the length of the whole dateline. */
export const DATELINE = /^\s*date (\d{4}-\d{2}-\d{2}) [^\n—]{2,60}— ?/u;

export interface CorpusOptions {
  /** YYYY-MM-DD; a document dated later is refused. */
  today: string;
  /** The language of a text whose front matter does not name it. */
  identifyLanguage: (text: string) => string;
}

/**
 * Reads every document of a folder: `.md` with front matter, or `.txt` with the fields in a side file `NAME.yaml`.
 * A file without fields is read when its first line states the date.
 * @returns the documents, in the order of their file names
 * @throws CorpusError with every problem of every file
 */
export async function readCorpus(folder: string, options: CorpusOptions): Promise<SourceDocument[]> {
  const { texts, sides, problems } = await listCorpus(folder);
  const documents: SourceDocument[] = [];
  for (const file of texts) {
    const side = sides.find((name) => stem(name) === stem(file));
    const read = readDocument(
      { file, bytes: await readFile(join(folder, file)) },
      side === undefined ? undefined : { file: side, bytes: await readFile(join(folder, side)) },
      options,
    );
    problems.push(...read.problems);
    if (read.document) documents.push(read.document);
  }
  problems.push(...duplicateIds(documents));
  if (problems.length > 0) throw new CorpusError(problems);
  return documents;
}

/** The names of the files that make up a corpus, documents and side files, sorted. */
export async function corpusFiles(folder: string): Promise<string[]> {
  const { texts, sides } = await listCorpus(folder);
  return [...texts, ...sides].sort();
}

async function listCorpus(folder: string): Promise<{ texts: string[]; sides: string[]; problems: CorpusProblem[] }> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
  const missing = (code: string, message: string): CorpusError =>
    new CorpusError([{ code, file: folder, message, cure: 'Put .md or .txt documents there, or name another folder with --corpus or CORPUS_DIR.' }]);
  if (!entries) throw missing('no_corpus', 'cannot be read as a folder.');
  const names = entries.filter((e) => e.isFile() && !e.name.startsWith('.')).map((e) => e.name).sort();
  const texts = names.filter((name) => /\.(md|txt)$/i.test(name) && !/^readme\.(md|txt)$/i.test(name));
  if (texts.length === 0) throw missing('empty_corpus', 'holds no documents.');
  const sides = names.filter((name) => /\.ya?ml$/i.test(name));
  const problems: CorpusProblem[] = sides
    .filter((side) => !texts.some((file) => stem(file) === stem(side)))
    .map((file) => ({
      code: 'stray_side_file',
      file,
      message: 'describes no document.',
      cure: `Add ${stem(file)}.txt, or remove it.`,
    }));
  return { texts, sides, problems };
}

interface RawFile {
  file: string;
  bytes: Buffer;
}

function readDocument(
  raw: RawFile,
  side: RawFile | undefined,
  options: CorpusOptions,
): { document?: SourceDocument; problems: CorpusProblem[] } {
  const decoded = decodeText(raw.file, raw.bytes);
  if ('problem' in decoded) return { problems: [decoded.problem] };
  const { yaml, body, bodyLine, unclosed } = splitFrontMatter(decoded.text);
  const problems: CorpusProblem[] = [];
  const fields: FrontMatter = {};
  const read = (file: string, source: string, line: number) => {
    const result = readFrontMatter(file, source, line, options.today);
    Object.assign(fields, result.fields);
    problems.push(...result.problems);
  };
  if (unclosed) {
    const cure = 'End the front matter with a line of three hyphens.';
    problems.push({ code: 'bad_yaml', file: raw.file, line: 1, message: 'begins front matter that never ends.', cure });
  }
  if (yaml !== undefined) read(raw.file, yaml, 2);
  if (side) {
    const sideText = decodeText(side.file, side.bytes);
    if ('problem' in sideText) problems.push(sideText.problem);
    else read(side.file, sideText.text, 1);
  }
  if (body.trim() === '') {
    problems.push({ code: 'empty_document', file: raw.file, line: bodyLine, message: 'has no text below its front matter.', cure: 'Add the text.' });
  }
  if (problems.length > 0) return { problems };
  const described = yaml !== undefined || side !== undefined;
  const missing = described ? missingFields(raw.file, fields) : inferFields(raw.file, body, fields, options);
  if (missing.length > 0) return { problems: missing };
  const sha256 = createHash('sha256').update(raw.bytes).update(side?.bytes ?? '').digest('hex');
  return { document: { ...complete(fields), file: raw.file, sha256, text: body }, problems: [] };
}

function missingFields(file: string, fields: FrontMatter): CorpusProblem[] {
  const problems: CorpusProblem[] = [];
  const report = (field: string, cure: string) =>
    problems.push({ code: 'missing_field', file, line: 1, field, message: 'is missing.', cure });
  if (fields.id === undefined) report('id', 'Add a short name such as "id: joint-statement-2026".');
  if (fields.title === undefined) report('title', 'Add it; if you describe it yourself, add "titleBasis: described".');
  if (fields.kind === undefined) report('kind', 'Add "kind: official" or "kind: news".');
  if (fields.language === undefined) report('language', 'Add "language: en", "language: vi" or another ISO 639-1 code.');
  if (fields.date === undefined) report('date', 'Add "date: YYYY-MM-DD".');
  if (fields.dateBasis === 'inferred' && fields.dateNote === undefined) {
    report('dateNote', 'Say how the date was inferred, since "dateBasis" is "inferred".');
  }
  return problems;
}

/** Fills in what a bare text states or what can be told from it, and marks what is a description of ours. */
function inferFields(file: string, body: string, fields: FrontMatter, options: CorpusOptions): CorpusProblem[] {
  const dateline = DATELINE.exec(body);
  const heading = /^\s*#{1,6}\s+(.+)$/m.exec(body)?.[1]?.replace(/[*_]/g, '').trim();
  fields.id = stem(file).normalize('NFD').replace(/đ/gi, 'd').toLowerCase().replace(/\p{M}/gu, '').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  fields.title = heading ?? stem(file).replace(/[_-]+/g, ' ').trim();
  fields.titleBasis = heading === undefined ? 'described' : 'given';
  fields.kind = 'news';
  fields.language = options.identifyLanguage(body.slice(0, 4000));
  if (!dateline?.[1]) {
    const cure = 'Add front matter with "date: YYYY-MM-DD", or begin the text with "date YYYY-MM-DD PLACE —".';
    return [{ code: 'missing_field', file, line: 1, field: 'date', message: 'is missing: the text has no front matter and its first line states no date.', cure }];
  }
  const checked = readFrontMatter(file, `date: ${dateline[1]}\nid: "${fields.id}"`, 1, options.today);
  Object.assign(fields, checked.fields);
  return checked.problems;
}

function complete(fields: FrontMatter): Omit<SourceDocument, 'file' | 'sha256' | 'text'> {
  const { id = '', title = '', kind = 'news', language = 'en', date = '', ...rest } = fields;
  return { titleBasis: 'given', dateBasis: 'stated', ...rest, id, title, kind, language, date };
}

function duplicateIds(documents: SourceDocument[]): CorpusProblem[] {
  return documents.flatMap((document, i) => {
    const first = documents.findIndex((other) => other.id === document.id);
    if (first === i) return [];
    const message = `is "${document.id}", which ${documents[first]?.file} already uses.`;
    return [{ code: 'duplicate_id', file: document.file, field: 'id', message, cure: 'Give each document an id of its own.' }];
  });
}

function stem(file: string): string {
  return basename(file).replace(/\.[^.]+$/, '');
}
