import type { CorpusProblem } from '../errors.js';
import { type DocumentInfo, isDate } from '../model.js';
import { monthsIn } from '../text/months.js';
import { stem } from './corpus-files.js';
import type { Fields } from './fields.js';
import { idFrom } from './id-from.js';
import type { CorpusDocument, FileNotice, ReadDocument, StatedField } from './read/reader.js';

/** The arguments of {@link describe} other than the document. */
export interface Described {
  file: string;
  /** The file that contains its fields, for messages. */
  fieldsFile: string;
  fields: Fields;
  /** Whether the fields were written for this program, so that a missing one is a mistake. */
  own: boolean;
  /** Fields with a problem that was already reported. */
  wrong: ReadonlySet<string | undefined>;
  /** YYYY-MM-DD. */
  today: string;
  identifyLanguage: (text: string) => string;
}

type Info = Omit<DocumentInfo, 'file' | 'sha256'>;

export interface Description {
  info?: Info;
  id?: string;
  origins: CorpusDocument['origins'];
  problems: CorpusProblem[];
  notices: FileNotice[];
}

/** Maximum characters of a stated date that a message quotes. */
const LONGEST_SHOWN = 60;
/** A text without a stated kind is official if it has at least this number of numbered units. */
const FEWEST_UNITS = 3;
const UNIT = /^[#*\s]{0,8}(?:Article|Điều|Artikel|Artículo|Articolo|Artigo)\s{1,4}\d{1,4}\b/iu;

/**
 * Everything known about a document: from its fields, otherwise from what the file states, otherwise inferred from its
 * text and name, which is marked or reported. A date is never made up.
 */
export function describe(read: ReadDocument, given: Described): Description {
  const fields: Fields = { ...given.fields };
  const origins = { title: 'front matter', date: 'front matter' };
  const result: Description = { origins, problems: [], notices: [] };
  const refused = takeStated(fields, read, given, origins);
  if (!given.own) assume(fields, read, given, origins, result);
  const problems = [...(fields.date === undefined ? refused : []), ...missing(given.fieldsFile, fields, given)];
  const told = new Set(given.wrong);
  result.problems = problems.filter(({ field }) => !told.has(field) && told.add(field));
  if (fields.id !== undefined) result.id = fields.id;
  if (result.problems.length === 0) result.info = infoOf(fields);
  return result;
}

/**
 * Uses title, date, language, publisher and reference as the file states them, unless a field says otherwise.
 * @returns what is wrong with a stated date
 */
function takeStated(
  fields: Fields,
  { stated }: ReadDocument,
  { file, own, wrong, today }: Described,
  origins: Description['origins'],
): CorpusProblem[] {
  const refused: CorpusProblem[] = [];
  const unset = (name: keyof Fields) => fields[name] === undefined && !wrong.has(name);
  // A date is read in the document's language.
  const isLanguage = ({ name }: StatedField) => Number(name === 'language');
  for (const field of stated.toSorted((a, b) => isLanguage(b) - isLanguage(a))) {
    const { name, where } = field;
    const value = field.value.normalize('NFC').replace(/\s+/g, ' ').trim();
    // In a file written for this program, the fields give the title; a heading may be any heading.
    if (value === '' || (own && where === 'first heading')) continue;
    if (name === 'title' && unset('title')) {
      fields.title = value;
      origins.title = where;
    } else if (name === 'date' && unset('date')) {
      const date = dateFrom(field, fields.language);
      const future = date !== undefined && date > today.slice(0, date.length);
      if (date !== undefined && !future) {
        fields.date = date;
        origins.date = where;
        continue;
      }
      const said = `${JSON.stringify(value.slice(0, LONGEST_SHOWN))} (${where})`;
      const message = future ? `is in the future: ${said}.` : `cannot be read with certainty from ${said}.`;
      const problem = { file, field: 'date', message, cure: `Correct it, or write the date in ${sideOf(file)}.` };
      refused.push({ code: future ? 'future_date' : 'bad_field', ...problem });
    } else if (name === 'language' && unset('language')) {
      const code = /^([a-z]{2})(?:[-_]|$)/i.exec(value)?.[1]?.toLowerCase();
      if (code !== undefined) fields.language = code;
    } else if ((name === 'publisher' || name === 'reference') && unset(name)) fields[name] = value;
  }
  return refused;
}

/** A stated date as YYYY-MM-DD, or the stated part of it; undefined if it is ambiguous. */
function dateFrom({ value }: StatedField, language = 'en'): string | undefined {
  const iso = /^\d{4}(?:-\d{2}){0,2}(?=$|[T ])/.exec(value.trim())?.[0];
  if (iso !== undefined) return isDate(iso) ? iso : undefined;
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(value.trim())?.slice(1).join('-');
  if (compact !== undefined) return isDate(compact) ? compact : undefined;
  const [found, other] = monthsIn(value.slice(0, 200), language);
  if (!found?.year || other) return undefined;
  const { year, month, day } = found;
  // "04/05/2025" may be a day in April or in May.
  if (day !== undefined && day <= 12 && day !== month && language === 'en' && /\d\s*\/\s*\d/.test(value))
    return undefined;
  const parts = [month, ...(day === undefined ? [] : [day])].map((part) => String(part).padStart(2, '0'));
  const date = [year, ...parts].join('-');
  return isDate(date) ? date : undefined;
}

/** Fills in what a bare file does not state, and marks or reports what we infer. */
function assume(
  fields: Fields,
  read: ReadDocument,
  given: Described,
  origins: Description['origins'],
  { notices }: Description,
): void {
  const { file } = given;
  fields.id ??= idFrom(stem(file));
  if (fields.title === undefined) {
    fields.title = stem(file).replace(/[_-]+/g, ' ').trim();
    fields.titleBasis = 'described';
    origins.title = 'file name';
  }
  const assumed: string[] = [];
  if (fields.kind === undefined) {
    fields.kind = isOfficial(read) ? 'official' : 'news';
    assumed.push(`kind: ${fields.kind}`);
  }
  if (fields.language === undefined) {
    fields.language = given.identifyLanguage(read.text.slice(0, 4000));
    assumed.push(`language: ${fields.language}`);
  }
  if (assumed.length === 0) return;
  const message = `states no ${assumed.length === 1 ? 'more' : 'kind and language'}; assumed: ${assumed.join(', ')}.`;
  const cure = `If that is wrong, say so in ${sideOf(file)} beside it.`;
  notices.push({ code: 'assumed_fields', file, message: `${message} ${cure}` });
}

/** The side file of a document. */
export function sideOf(file: string): string {
  return `${stem(file)}.yaml`;
}

/** Legal texts number their units; news does not. */
function isOfficial({ text, blocks }: ReadDocument): boolean {
  if (blocks.filter(({ kind, number }) => kind === 'unit' && number !== undefined).length >= FEWEST_UNITS) return true;
  return text.split('\n').filter((line) => UNIT.test(line)).length >= FEWEST_UNITS;
}

function missing(file: string, fields: Fields, { own }: Described): CorpusProblem[] {
  const problems: CorpusProblem[] = [];
  const report = (field: string, cure: string, message = 'is missing.') =>
    problems.push({ code: 'missing_field', file, line: 1, field, message, cure });
  if (!fields.id) report('id', 'Add a short name such as "id: joint-statement-2026".');
  if (!fields.title) report('title', 'Add it; if you describe it yourself, add "titleBasis: described".');
  if (fields.kind === undefined) report('kind', 'Add "kind: official" or "kind: news".');
  if (fields.language === undefined)
    report('language', 'Add "language: en", "language: vi" or another ISO 639-1 code.');
  if (fields.date === undefined && own) report('date', 'Add "date: YYYY-MM-DD".');
  else if (fields.date === undefined) {
    const cure = `Write "date: YYYY-MM-DD" into ${sideOf(file)} beside it, or give --date when you add it.`;
    report('date', cure, 'is missing: the document states no clear one.');
  }
  if (fields.dateBasis === 'inferred' && fields.dateNote === undefined) {
    report('dateNote', 'Say how the date was inferred, since "dateBasis" is "inferred".');
  }
  return problems;
}

function infoOf(fields: Fields): Info {
  const { id = '', title = '', kind = 'news', language = 'en', date = '', shortTitle, dateNote, ...rest } = fields;
  const defaults = { titleBasis: 'given', dateBasis: 'stated' } as const;
  const notes = { ...one('shortTitle', shortTitle, language), ...one('dateNote', dateNote, language) };
  return { ...defaults, ...rest, ...notes, id, title, kind, language, date };
}

/**
 * A text that may be given in several languages: the singular name gets it in English, otherwise in the document's
 * language, otherwise in the first one given; the plural name gets all of them.
 */
function one<N extends 'shortTitle' | 'dateNote'>(
  name: N,
  value: string | Record<string, string> | undefined,
  language: string,
): Pick<Info, N | `${N}s`> {
  if (value === undefined || typeof value === 'string') {
    return (value === undefined ? {} : { [name]: value }) as Pick<Info, N | `${N}s`>;
  }
  const main = value.en ?? value[language] ?? Object.values(value)[0];
  return { [name]: main, [`${name}s`]: value } as Pick<Info, N | `${N}s`>;
}
