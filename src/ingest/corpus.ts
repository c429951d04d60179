import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CorpusError, type CorpusProblem } from '../errors.js';
import type { SourceDocument } from '../model.js';
import { listCorpus, stem } from './corpus-files.js';
import { decodeText } from './decode.js';
import { type FrontMatter, readFrontMatter, splitFrontMatter } from './front-matter.js';
import { tidy } from './tidy/tidy.js';

/** "date 2025-10-10 BRUSSELS —" at the head of a news text: its date and the length of the whole dateline. */
export const DATELINE = /^\s*date (\d{4}-\d{2}-\d{2}) [^\n—]{2,60}— ?/u;

/** Problems after which nothing is known of a document's fields. */
const UNPARSED = new Set(['bad_yaml', 'not_utf8', 'binary_file', 'empty_file', 'line_too_long']);

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
  const named: Named[] = [];
  for (const file of texts) {
    const side = sides.find((name) => stem(name) === stem(file));
    const raw = await readRaw(folder, file, problems);
    const rawSide = side === undefined ? undefined : await readRaw(folder, side, problems);
    if (!raw || (side !== undefined && !rawSide)) continue;
    const read = readDocument(raw, rawSide, options);
    problems.push(...read.problems);
    if (read.id !== undefined) named.push({ id: read.id, file });
    if (read.document) documents.push(read.document);
  }
  problems.push(...duplicateIds(named));
  if (problems.length > 0) throw new CorpusError(problems);
  return documents;
}

interface RawFile {
  file: string;
  bytes: Buffer;
}

interface Named {
  id: string;
  file: string;
}

async function readRaw(folder: string, file: string, problems: CorpusProblem[]): Promise<RawFile | undefined> {
  try {
    return { file, bytes: await readFile(join(folder, file)) };
  } catch {
    problems.push({
      code: 'unreadable_file',
      file,
      message: 'cannot be read.',
      cure: 'Check that it is a file, and the right to read it.',
    });
    return undefined;
  }
}

function readDocument(
  raw: RawFile,
  side: RawFile | undefined,
  options: CorpusOptions,
): { document?: SourceDocument; id?: string; problems: CorpusProblem[] } {
  const decoded = decodeText(raw.file, raw.bytes);
  if ('problem' in decoded) return { problems: [decoded.problem] };
  const { yaml, yamlLine, body, bodyLine, unclosed } = splitFrontMatter(decoded.text);
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
  if (yaml !== undefined) read(raw.file, yaml, yamlLine);
  if (side) {
    const sideText = decodeText(side.file, side.bytes);
    if ('problem' in sideText) problems.push(sideText.problem);
    else read(side.file, sideText.text, 1);
  }
  if (body.trim() === '') {
    problems.push({
      code: 'empty_document',
      file: raw.file,
      line: bodyLine,
      message: 'has no text below its front matter.',
      cure: 'Add the text.',
    });
  }
  // Where the fields could not be parsed, which of them are missing is unknown.
  if (!problems.some((problem) => UNPARSED.has(problem.code))) {
    const described = yaml !== undefined || side !== undefined;
    const missing = described
      ? missingFields(side?.file ?? raw.file, fields)
      : inferFields(raw.file, body, fields, options);
    problems.push(...missing.filter(({ field }) => !problems.some((problem) => problem.field === field)));
  }
  const id = fields.id === undefined ? {} : { id: fields.id };
  if (problems.length > 0) return { ...id, problems };
  const sha256 = createHash('sha256')
    .update(raw.bytes)
    .update(side?.bytes ?? '')
    .digest('hex');
  const { text } = tidy(body, [], /\.md$/i.test(raw.file));
  return { ...id, document: { ...complete(fields), file: raw.file, sha256, text }, problems };
}

function missingFields(file: string, fields: FrontMatter): CorpusProblem[] {
  const problems: CorpusProblem[] = [];
  const report = (field: string, cure: string) =>
    problems.push({ code: 'missing_field', file, line: 1, field, message: 'is missing.', cure });
  if (fields.id === undefined) report('id', 'Add a short name such as "id: joint-statement-2026".');
  if (fields.title === undefined) report('title', 'Add it; if you describe it yourself, add "titleBasis: described".');
  if (fields.kind === undefined) report('kind', 'Add "kind: official" or "kind: news".');
  if (fields.language === undefined)
    report('language', 'Add "language: en", "language: vi" or another ISO 639-1 code.');
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
  fields.id = stem(file)
    .normalize('NFD')
    .replace(/đ/gi, 'd')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  fields.title = heading ?? stem(file).replace(/[_-]+/g, ' ').trim();
  fields.titleBasis = heading === undefined ? 'described' : 'given';
  fields.kind = 'news';
  fields.language = options.identifyLanguage(body.slice(0, 4000));
  if (!dateline?.[1]) {
    const cure = 'Add front matter with "date: YYYY-MM-DD", or begin the text with "date YYYY-MM-DD PLACE —".';
    return [
      {
        code: 'missing_field',
        file,
        line: 1,
        field: 'date',
        message: 'is missing: the text has no front matter and its first line states no date.',
        cure,
      },
    ];
  }
  const checked = readFrontMatter(file, `date: ${dateline[1]}\nid: "${fields.id}"`, 1, options.today);
  Object.assign(fields, checked.fields);
  return checked.problems;
}

function complete(fields: FrontMatter): Omit<SourceDocument, 'file' | 'sha256' | 'text'> {
  const { id = '', title = '', kind = 'news', language = 'en', date = '', ...rest } = fields;
  return { titleBasis: 'given', dateBasis: 'stated', ...rest, id, title, kind, language, date };
}

function duplicateIds(named: Named[]): CorpusProblem[] {
  return named.flatMap(({ id, file }, i) => {
    const first = named.findIndex((other) => other.id === id);
    if (first === i) return [];
    const message = `is "${id}", which ${named[first]?.file} already uses.`;
    return [{ code: 'duplicate_id', file, field: 'id', message, cure: 'Give each document an id of its own.' }];
  });
}
