import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import type { CorpusProblem } from '../errors.js';
import type { DateBasis, DocumentKind, TitleBasis } from '../model.js';
import { isCalendarDate } from '../model.js';

/** What front matter, or a side file, says of a document. */
export interface FrontMatter {
  id?: string;
  title?: string;
  titleBasis?: TitleBasis;
  kind?: DocumentKind;
  language?: string;
  date?: string;
  dateBasis?: DateBasis;
  dateNote?: string;
  publisher?: string;
  reference?: string;
  url?: string;
  aliases?: string[];
}

type Field = keyof FrontMatter;

interface Rule {
  valid: (value: string) => boolean;
  must: string;
  cure: string;
}

const oneOf = (...values: string[]): Rule => ({
  valid: (value) => values.includes(value),
  must: `must be ${values.map((v) => `"${v}"`).join(' or ')}`,
  cure: `Write one of: ${values.join(', ')}.`,
});
const text: Rule = {
  valid: (value) => value.trim() !== '',
  must: 'must be a text',
  cure: 'Write it, or leave the field out.',
};

const RULES: Record<Exclude<Field, 'aliases'>, Rule> = {
  id: {
    valid: (value) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value),
    must: 'must be kebab-case (lower-case letters, digits and hyphens)',
    cure: 'For example: joint-statement-2026.',
  },
  title: text,
  titleBasis: oneOf('given', 'described'),
  kind: oneOf('official', 'news'),
  language: {
    valid: (value) => /^[a-z]{2}$/.test(value),
    must: 'must be an ISO 639-1 code',
    cure: 'For example: en, vi, fr.',
  },
  date: {
    valid: isCalendarDate,
    must: 'must be a calendar date YYYY-MM-DD',
    cure: 'Write the full date; if the year is your inference, add "dateBasis: inferred" and a "dateNote" that says why.',
  },
  dateBasis: oneOf('stated', 'inferred'),
  dateNote: text,
  publisher: text,
  reference: text,
  url: {
    valid: (value) => /^https?:\/\/\S+$/.test(value) && URL.canParse(value),
    must: 'must be a web address',
    cure: 'Start it with https://.',
  },
};

const FIELDS = [...Object.keys(RULES), 'aliases'];
/** One slip in YAML can be reported at every later line. */
const MOST_ERRORS = 3;
const FENCE = /^\s*---[ \t]*\n/;

/** Where the text of a file begins (1-based line), and the YAML block above it with its first line if there is one. */
export function splitFrontMatter(source: string): {
  yaml?: string;
  yamlLine: number;
  body: string;
  bodyLine: number;
  unclosed: boolean;
} {
  const opening = FENCE.exec(source);
  if (!opening) return { yamlLine: 1, body: source, bodyLine: 1, unclosed: false };
  const yamlLine = opening[0].split('\n').length;
  const closing = /\n---[ \t]*(?:\n|$)/.exec(source.slice(opening[0].length - 1));
  // A rule at the head of a text is not front matter; a block that begins with a field and never ends is a mistake.
  if (!closing) return { yamlLine, body: source, bodyLine: 1, unclosed: /^\s*---[ \t]*\n\s*[A-Za-z]+:/.test(source) };
  const yamlEnd = opening[0].length - 1 + closing.index;
  const bodyStart = yamlEnd + closing[0].length;
  const yaml = source.slice(opening[0].length, Math.max(opening[0].length, yamlEnd));
  const bodyLine = source.slice(0, bodyStart).split('\n').length;
  return { yaml, yamlLine, body: source.slice(bodyStart), bodyLine, unclosed: false };
}

/**
 * Reads a block of YAML.
 * @param firstLine line of the file that the block begins on, for messages
 * @param today YYYY-MM-DD; a later date is a mistake
 * @returns the fields that are right, and every problem
 */
export function readFrontMatter(
  file: string,
  yaml: string,
  firstLine: number,
  today: string,
): { fields: FrontMatter; problems: CorpusProblem[] } {
  const counter = new LineCounter();
  const parsed = parseYaml(yaml, counter);
  const lineOf = (offset: number | undefined) => firstLine + counter.linePos(offset ?? 0).line - 1;
  const problems: CorpusProblem[] = parsed.errors.slice(0, MOST_ERRORS).map((error) => ({
    code: 'bad_yaml',
    file,
    line: lineOf(error.pos[0]),
    message: `is not valid YAML: ${error.message}.`,
    cure: 'Put texts with a colon or a quotation mark in quotation marks.',
  }));
  if (problems.length > 0) return { fields: {}, problems };
  if (!isMap(parsed.contents)) {
    const message = 'must hold fields like "id: joint-statement-2026".';
    return {
      fields: {},
      problems: [{ code: 'bad_yaml', file, line: firstLine, message, cure: 'Write one field on each line.' }],
    };
  }
  return readFields(file, parsed.contents, lineOf, today);
}

function readFields(
  file: string,
  map: YAMLMap,
  lineOf: (offset: number | undefined) => number,
  today: string,
): { fields: FrontMatter; problems: CorpusProblem[] } {
  const problems: CorpusProblem[] = [];
  const fields: Record<string, string | string[]> = {};
  for (const pair of map.items) {
    const key = isScalar(pair.key) ? String(pair.key.value) : '';
    const line = lineOf(isScalar(pair.key) ? pair.key.range?.[0] : undefined);
    const report = (code: string, message: string, cure: string) =>
      problems.push({ code, file, line, field: key, message, cure });
    const value = fieldValue(pair.value as Node | null);
    if (key === 'aliases') {
      if (Array.isArray(value) && value.every((v): v is string => typeof v === 'string' && v.trim() !== '')) {
        fields[key] = value.map((v) => v.trim());
      } else
        report('bad_field', 'must be a list of texts.', 'For example: aliases: [joint statement, tuyên bố chung].');
      continue;
    }
    const rule = (RULES as Record<string, Rule | undefined>)[key];
    if (!rule) {
      report('unknown_field', 'is not a field.', `Remove it, or use one of: ${FIELDS.join(', ')}.`);
    } else if (value === null || value === undefined) {
      report('bad_field', `${rule.must}, but it is empty.`, rule.cure);
    } else if (typeof value !== 'string' || !rule.valid(value)) {
      report('bad_field', `${rule.must}, got ${JSON.stringify(value)}.`, rule.cure);
    } else if (key === 'date' && value > today) {
      report(
        'future_date',
        `lies in the future: ${value}.`,
        `Check it, and the clock of this machine: it says ${today}.`,
      );
    } else {
      fields[key] = value.normalize('NFC').trim();
    }
  }
  return { fields: fields as FrontMatter, problems };
}

/** A field's value: text, a list of texts, or what else YAML made of it. A number is the text it was written as: "007", "1.10". */
function fieldValue(node: Node | null): unknown {
  if (isScalar(node)) return typeof node.value === 'number' ? node.source : node.value;
  if (isSeq(node)) return node.items.map((item) => fieldValue(item as Node | null));
  // Maps and YAML references are never right here; an empty object stands for both in the message.
  return node === null ? null : {};
}

function parseYaml(
  yaml: string,
  lineCounter: LineCounter,
): { errors: { message: string; pos: [number, number] }[]; contents: unknown } {
  try {
    return parseDocument(yaml, { lineCounter, prettyErrors: false });
  } catch {
    // Thousands of nested brackets exhaust the parser's stack.
    return { errors: [{ message: 'it is nested too deeply', pos: [0, 0] }], contents: null };
  }
}
