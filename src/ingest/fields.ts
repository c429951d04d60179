import { distance } from 'fastest-levenshtein';
import { z } from 'zod';
import type { CorpusProblem } from '../errors.js';
import { isDate } from '../model.js';
import type { RawField } from './front-matter.js';
import { linkFault } from './link.js';
import type { FileNotice } from './read/reader.js';

/** Maximum lengths of fields, in characters; a file name has at most 255 bytes. */
const LONGEST = { id: 100, name: 1000, note: 2000, url: 2000 };
const MOST_ALIASES = 50;
/** Maximum characters of a wrong value that a message quotes. */
const LONGEST_SHOWN = 80;

const text = (longest: number) =>
  z
    .string()
    .transform((value) => value.normalize('NFC').trim())
    .pipe(z.string().min(1).max(longest));
const language = z.string().regex(/^[a-z]{2}$/);
/** One text, or one for each of several languages. */
const translated = (longest: number) =>
  z.union([
    text(longest),
    z
      .record(language, text(longest))
      .refine((texts) => Object.keys(texts).length > 0 && Object.keys(texts).length < 30),
  ]);

/** The fields that front matter or a side file may give. */
const SCHEMA = z.object({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(LONGEST.id),
  title: text(LONGEST.name),
  shortTitle: translated(LONGEST.name),
  titleBasis: z.enum(['given', 'described']),
  kind: z.enum(['official', 'news']),
  language,
  date: z.string().refine(isDate),
  dateBasis: z.enum(['stated', 'inferred']),
  dateNote: translated(LONGEST.note),
  publisher: text(LONGEST.name),
  reference: text(LONGEST.name),
  url: text(LONGEST.url),
  aliases: z.array(text(LONGEST.name)).max(MOST_ALIASES),
  translationOf: z.string().min(1).max(LONGEST.id),
});

export type Fields = Partial<z.infer<typeof SCHEMA>>;
type Field = keyof z.infer<typeof SCHEMA>;

const isField = (key: string): key is Field => Object.hasOwn(SCHEMA.shape, key);

/** What a field must be, and an example or advice. */
const HELP: Record<Field, { must: string; cure: string }> = {
  id: {
    must: `must be kebab-case (lower-case letters, digits and hyphens) of at most ${LONGEST.id} characters`,
    cure: 'For example: joint-statement-2026.',
  },
  title: textHelp(LONGEST.name),
  shortTitle: translatedHelp('shortTitle: {en: Joint Statement, vi: Tuyên bố chung}'),
  titleBasis: choiceHelp('given', 'described'),
  kind: choiceHelp('official', 'news'),
  language: { must: 'must be an ISO 639-1 code', cure: 'For example: en, vi, fr.' },
  date: {
    must: 'must be a date YYYY-MM-DD, or YYYY-MM or YYYY where the document states no more',
    cure: 'If the year is your inference, add "dateBasis: inferred" and a "dateNote" that says why.',
  },
  dateBasis: choiceHelp('stated', 'inferred'),
  dateNote: translatedHelp('dateNote: {en: The text names no year., vi: Văn bản không nêu năm.}'),
  publisher: textHelp(LONGEST.name),
  reference: textHelp(LONGEST.name),
  url: { must: `must be a web address of at most ${LONGEST.url} characters`, cure: 'Start it with https://.' },
  aliases: {
    must: `must be a list of at most ${MOST_ALIASES} texts`,
    cure: 'For example: aliases: [joint statement, tuyên bố chung].',
  },
  translationOf: { must: 'must be the id of another document', cure: 'For example: joint-statement-2026.' },
};

function textHelp(longest: number) {
  const must = `must be a text of at most ${longest.toLocaleString('en')} characters`;
  return { must, cure: 'Write it, or leave the field out.' };
}

function choiceHelp(...values: string[]) {
  return {
    must: `must be ${values.map((v) => `"${v}"`).join(' or ')}`,
    cure: `Write one of: ${values.join(', ')}.`,
  };
}

function translatedHelp(example: string) {
  return { must: 'must be a text, or one text a language', cure: `For example: ${example}.` };
}

/** Fields whose presence shows that the front matter was written for this program and must be correct. */
const OWN: readonly string[] = ['id', 'kind', 'titleBasis', 'dateBasis', 'dateNote', 'translationOf'];

/** Names of the fields in other programs (site generators, reference managers, note takers), in lower case. */
const FOREIGN: Readonly<Record<string, Field>> = {
  title: 'title',
  shorttitle: 'shortTitle',
  date: 'date',
  lang: 'language',
  language: 'language',
  locale: 'language',
  publisher: 'publisher',
  url: 'url',
  source: 'url',
  sourceurl: 'url',
  canonicalurl: 'url',
  link: 'url',
};

export interface ReadFields {
  fields: Fields;
  /** Whether the fields were written for this program. */
  own: boolean;
  problems: CorpusProblem[];
  /** At most one about ignored fields and one about an address that is not linked. */
  notices: FileNotice[];
}

/**
 * Reads the known fields. In front matter written for this program, errors are problems; another program's is used as
 * far as it fits. Unknown fields are ignored with one notice.
 * @param today YYYY-MM-DD; a later date is an error
 * @param isSide whether it is a side file, which is always written for this program
 */
export function readFields(file: string, raw: readonly RawField[], today: string, isSide = false): ReadFields {
  const own = isSide || raw.some(({ key }) => OWN.includes(key));
  const found: ReadFields = { fields: {}, own, problems: [], notices: [] };
  const ignored: RawField[] = [];
  for (const field of raw) {
    if (isField(field.key)) {
      const problem = take(found.fields, field.key, field, file, today);
      if (problem && own) found.problems.push(problem);
      if (!problem || own) continue;
    }
    if (!takeForeign(found.fields, field, file, today)) ignored.push(field);
  }
  if (found.fields.url !== undefined) checkLink(found, file, raw);
  if (ignored.length > 0) found.notices.push(ignoredNotice(file, ignored));
  return found;
}

/** @returns what is wrong with the value; otherwise the field is set */
function take(fields: Fields, name: Field, raw: RawField, file: string, today: string): CorpusProblem | undefined {
  const { must, cure } = HELP[name];
  const problem = (code: string, message: string, how: string) => ({
    ...{ code, file, line: raw.line, field: raw.key, message, cure: how },
  });
  if (raw.value === null || raw.value === undefined) return problem('bad_field', `${must}, but it is empty.`, cure);
  const parsed = SCHEMA.shape[name].safeParse(raw.value);
  if (!parsed.success) return problem('bad_field', `${must}, got ${shown(raw.value)}.`, cure);
  const value = parsed.data;
  if (name === 'date' && String(value) > today.slice(0, String(value).length)) {
    return problem(
      'future_date',
      `is in the future: ${String(value)}.`,
      `Check it, and the clock of this machine: it says ${today}.`,
    );
  }
  Object.assign(fields, { [name]: value });
  return undefined;
}

/** Uses another program's field if its value fits and nothing better is known. */
function takeForeign(fields: Fields, raw: RawField, file: string, today: string): boolean {
  const key = raw.key.toLowerCase().replace(/[-_ ]/g, '');
  const name = Object.hasOwn(FOREIGN, key) ? FOREIGN[key] : undefined;
  if (name === undefined || fields[name] !== undefined || typeof raw.value !== 'string') return false;
  let value = raw.value.trim();
  // "2025-04-15T09:30:00+07:00" and "en-GB" say more than is needed.
  if (name === 'date') value = /^\d{4}-\d{2}-\d{2}(?=[T ]\d{2}:)/.exec(value)?.[0] ?? value;
  if (name === 'language') value = /^([a-z]{2})[-_][a-z]{2,8}$/i.exec(value)?.[1]?.toLowerCase() ?? value;
  if (name === 'url' && !/^https?:\/\//i.test(value)) return false;
  return take(fields, name, { ...raw, value }, file, today) === undefined;
}

function checkLink(found: ReadFields, file: string, raw: readonly RawField[]): void {
  const { url = '' } = found.fields;
  const line = raw.find(({ value }) => value === url)?.line;
  const at = line === undefined ? {} : { line };
  // A value that is not an address is an error; an address that leads elsewhere than it seems is just not linked.
  if (found.own && !(URL.canParse(url) && /^https?:\/\//i.test(url))) {
    const { must, cure } = HELP.url;
    found.problems.push({ code: 'bad_field', file, ...at, field: 'url', message: `${must}, got ${shown(url)}.`, cure });
    return;
  }
  const fault = linkFault(url);
  if (fault === undefined) return;
  delete found.fields.url;
  const message = `"url" is not shown as a link: ${fault}. Write the address of the publisher, or leave it out.`;
  found.notices.push({ code: 'url_not_linked', file, ...at, message });
}

function ignoredNotice(file: string, ignored: readonly RawField[]): FileNotice {
  const names = ignored.slice(0, 10).map(({ key }) => {
    const meant = Object.keys(SCHEMA.shape).find((name) => name !== key && distance(name, key.slice(0, 30)) <= 2);
    return meant === undefined ? shown(key) : `${shown(key)} (is ${meant} meant?)`;
  });
  const more = ignored.length > names.length ? ` and ${ignored.length - names.length} more` : '';
  const known = Object.keys(SCHEMA.shape).join(', ');
  const message = `has fields that are not used: ${names.join(', ')}${more}. The known ones are ${known}.`;
  return { code: 'ignored_fields', file, line: ignored[0]?.line ?? 1, message };
}

/** A value for a message: on one line and shortened. */
function shown(value: unknown): string {
  const json = JSON.stringify(value) ?? 'nothing';
  return json.length <= LONGEST_SHOWN ? json : `${json.slice(0, LONGEST_SHOWN)}…`;
}
