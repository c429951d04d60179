import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { CorpusError, type CorpusProblem, formatProblem, UsageError } from '../errors.js';
import { syncFolder, writeSynced } from '../index/durable.js';
import { type CorpusOptions, openDocument } from './corpus.js';
import { leftOutByName } from './corpus-files.js';
import { type Description, describe, sideOf } from './describe.js';
import { type Fields, readFields } from './fields.js';
import type { StatedField } from './read/reader.js';

/** Facts that a person states about a document, as typed. */
export type Facts = Partial<Record<'title' | 'date' | 'publisher' | 'kind' | 'language' | 'url', string>>;

/** Asks a person for a fact; undefined or empty if they do not know it. */
export type Ask = (fact: 'title' | 'date' | 'kind' | 'publisher', suggestion?: string) => Promise<string | undefined>;

export interface AddOptions extends Pick<CorpusOptions, 'today' | 'identifyLanguage'> {
  corpusDir: string;
  facts: Facts;
  /** Ids already in use. */
  ids: ReadonlySet<string>;
  /** Absent if no one can be asked. */
  ask?: Ask;
}

/** A document that was put into the corpus. */
export interface Added {
  file: string;
  /** The file that its fields were written to; absent if the document itself states them all. */
  side?: string;
  id: string;
  title: string;
  titleFrom: string;
  date: string;
  dateFrom: string;
  kind: string;
  language: string;
  /** Other facts that the file states and that were not used, such as when a page was published. */
  unused: StatedField[];
}

/** The origin of facts given on the command line, for messages. */
const GIVEN = 'given';

/**
 * Copies a document into the corpus and writes its fields beside it. The original is only read. Nothing is made up:
 * facts that the document does not state are asked for or must be given.
 * @throws CorpusError when it cannot be read or another file has its name; UsageError when a fact is wrong or missing
 */
export async function addDocument(path: string, options: AddOptions): Promise<Added> {
  const file = basename(path);
  const opened = await openDocument(path, file, options);
  if ('problems' in opened) throw new CorpusError(opened.problems);
  const { reader, read, bytes, own, fields } = opened;
  const leftOut = leftOutByName(file);
  if (leftOut !== undefined) {
    const cure = `Rename it, for example to document${reader.extensions[0] ?? '.txt'}, and add it again.`;
    throw new CorpusError([{ code: 'bad_file_name', file, message: `${leftOut}: it would be left out.`, cure }]);
  }
  const target = join(options.corpusDir, file);
  const isThere = await refuseOther(target, file, bytes, resolve(path) === resolve(target));
  const facts = { ...options.facts };
  let known: Fields = { ...fields, ...checked(facts, options.today) };
  const look = () =>
    describe(read, { ...options, file, fieldsFile: file, fields: known, own: false, wrong: new Set() });
  const complete = own && Object.keys(facts).length === 0 && look().problems.length === 0;
  if (options.ask && !complete) {
    await askFor(options.ask, look(), known, facts);
    known = { ...fields, ...checked(facts, options.today) };
  }
  const description = look();
  if (!description.info) throw missingFacts(file, description.problems);
  // The id that the same file has in the corpus already is its own.
  const wanted = description.info.id;
  const info = { ...description.info, id: isThere ? wanted : freeId(wanted, options.ids) };
  await mkdir(options.corpusDir, { recursive: true });
  const side = complete && info.id === wanted ? undefined : sideOf(file);
  if (side !== undefined) await put(options.corpusDir, side, stringify(written(info)));
  if (resolve(path) !== resolve(target)) await put(options.corpusDir, file, bytes);
  await syncFolder(options.corpusDir);
  const originOf = (name: 'title' | 'date') => (facts[name] === undefined ? description.origins[name] : GIVEN);
  const unused = read.stated.filter(({ name, value }) => name === 'published' && value !== info.date);
  const { id, title, date, kind, language } = info;
  return {
    ...{ file, ...(side === undefined ? {} : { side }), id, title, titleFrom: originOf('title') },
    ...{ date, dateFrom: originOf('date'), kind, language, unused },
  };
}

/**
 * A document of the same name may exist only with the same bytes, and a side file not at all.
 * @returns whether the document is in the corpus already
 */
async function refuseOther(target: string, file: string, bytes: Buffer, isItself: boolean): Promise<boolean> {
  const refuse = (name: string, message: string) => {
    const cure = `Rename the new one, or remove ${name} from the corpus first.`;
    throw new CorpusError([{ code: 'file_exists', file: name, message, cure }]);
  };
  const there = isItself ? bytes : await readFile(target).catch(() => undefined);
  if (there && !there.equals(bytes)) refuse(file, 'is in the corpus already, with another content.');
  const side = sideOf(file);
  const described = await readFile(join(target, '..', side)).catch(() => undefined);
  if (described) refuse(side, `is in the corpus already and describes a document named like ${file}.`);
  return there !== undefined;
}

/** @throws UsageError naming every fact that is wrong */
function checked(facts: Facts, today: string): Fields {
  const raw = Object.entries(facts).map(([key, value]) => ({ key, value, line: 1 }));
  const { fields, problems, notices } = readFields('', raw, today, true);
  const wrong = [
    ...problems.map(({ field, message, cure }) => `--${field} ${message} ${cure}`),
    ...notices.map(({ message }) => `--${message}`),
  ];
  if (wrong.length > 0) throw new UsageError('bad_fact', wrong.join('\n'), 'Correct it and run the command again.');
  return fields;
}

/** Asks for facts that the document does not state; an empty answer leaves a fact unset. */
async function askFor(ask: Ask, { origins, info, problems }: Description, known: Fields, facts: Facts): Promise<void> {
  const take = async (fact: 'title' | 'date' | 'kind' | 'publisher', suggestion?: string) => {
    const answer = (await ask(fact, suggestion))?.trim();
    if (answer) facts[fact] = answer;
  };
  if (known.title === undefined && origins.title === 'file name') await take('title', info?.title);
  if (problems.some(({ field }) => field === 'date')) await take('date');
  if (known.kind === undefined) await take('kind', info?.kind);
  if (known.publisher === undefined) await take('publisher');
}

/** Facts that can be given on the command line. */
const FLAGS: ReadonlySet<string | undefined> = new Set(['title', 'date', 'publisher', 'kind', 'language', 'url']);

function missingFacts(file: string, problems: CorpusProblem[]): UsageError {
  const flags = [...new Set(problems.map(({ field }) => field))].filter((field) => FLAGS.has(field));
  const given = flags.map((field) => `--${field} …`).join(' ');
  const others = flags.length === 0 ? 'Correct it in the file and add it again.' : undefined;
  const cure = others ?? `Give what the document itself says: npm start -- add ${file} ${given}`;
  return new UsageError('missing_facts', problems.map(formatProblem).join('\n'), cure);
}

/** The id, with a number appended if it is taken. */
function freeId(id: string, taken: ReadonlySet<string>): string {
  let free = id;
  for (let n = 2; taken.has(free); n += 1) free = `${id}-${n}`;
  return free;
}

/** The fields in the order they are written: the required ones first, then the others that are known. */
function written(info: NonNullable<Description['info']>): Record<string, unknown> {
  const { id, title, titleBasis, kind, language, date, dateBasis, ...rest } = info;
  const described = titleBasis === 'described' ? { titleBasis } : {};
  const inferred = dateBasis === 'inferred' ? { dateBasis } : {};
  const { shortTitles, dateNotes, shortTitle, dateNote, ...others } = rest;
  const notes = { shortTitle: shortTitles ?? shortTitle, dateNote: dateNotes ?? dateNote };
  const known = { id, title, ...described, kind, language, date, ...inferred, ...others, ...notes };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}

/** Writes a file under a hidden name first and then renames it, so that a watching bot never sees half of it. */
async function put(folder: string, file: string, content: string | Uint8Array): Promise<void> {
  const aside = join(folder, `.add-${randomBytes(4).toString('hex')}`);
  try {
    await writeSynced(aside, content);
    await rename(aside, join(folder, file));
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}
