import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import type { CorpusProblem } from '../errors.js';

/** One field of front matter: its key as written, its 1-based line, and its parsed value. */
export interface RawField {
  key: string;
  line: number;
  value: unknown;
}

/** Maximum characters and fields of front matter; the longest in corpus/ has 700 characters and 10 fields. */
const LONGEST = 20_000;
const MOST_FIELDS = 200;
/** One mistake in YAML can be reported at every later line. */
const MOST_ERRORS = 3;

/**
 * Parses a block of YAML, or a side file.
 * @param firstLine the line of the file where the block begins, for messages
 */
export function parseFields(
  file: string,
  yaml: string,
  firstLine: number,
): { fields: RawField[]; problems: CorpusProblem[] } {
  const refuse = (code: string, line: number, message: string, cure: string) => ({ code, file, line, message, cure });
  const only = (problem: CorpusProblem) => ({ fields: [], problems: [problem] });
  // The parser compares every key with every other key, so blocks larger than a person would write are refused first.
  const size = yaml.length > LONGEST || (yaml.match(/^[^\s#][^\n]*:/gm) ?? []).length > MOST_FIELDS;
  if (size) {
    const message = `is longer than ${LONGEST.toLocaleString('en')} characters or has more than ${MOST_FIELDS} fields.`;
    return only(refuse('front_matter_too_long', firstLine, message, 'Keep what describes the document.'));
  }
  const counter = new LineCounter();
  const parsed = parseYaml(yaml, counter);
  const lineOf = (offset: number | undefined) => firstLine + counter.linePos(offset ?? 0).line - 1;
  const cure = 'Put texts with a colon or a quotation mark in quotation marks.';
  const problems = parsed.errors
    .slice(0, MOST_ERRORS)
    .map(({ message, pos }) => refuse('bad_yaml', lineOf(pos[0]), `is not valid YAML: ${message}.`, cure));
  if (problems.length > 0) return { fields: [], problems };
  if (!isMap(parsed.contents)) {
    const message = 'must hold fields like "id: joint-statement-2026".';
    return only(refuse('bad_yaml', firstLine, message, 'Write one field on each line.'));
  }
  return { fields: fieldsOf(parsed.contents, lineOf), problems };
}

function fieldsOf(map: YAMLMap, lineOf: (offset: number | undefined) => number): RawField[] {
  return map.items.map((pair) => ({
    key: isScalar(pair.key) ? String(pair.key.value) : '',
    line: lineOf(isScalar(pair.key) ? pair.key.range?.[0] : undefined),
    value: plainValue(pair.value as Node | null, 2),
  }));
}

/**
 * A field's value: text, a list, or a map without a prototype. A number stays as written: "007", "1.10".
 * @param depth how deep to follow lists and maps; anything deeper, or a YAML reference, becomes an empty map
 */
function plainValue(node: Node | null, depth: number): unknown {
  if (node === null) return null;
  if (isScalar(node)) return typeof node.value === 'number' ? node.source : node.value;
  const map = Object.create(null) as Record<string, unknown>;
  if (depth === 0) return map;
  if (isSeq(node)) return node.items.map((item) => plainValue(item as Node | null, depth - 1));
  if (isMap(node)) {
    for (const pair of node.items) {
      if (isScalar(pair.key)) map[String(pair.key.value)] = plainValue(pair.value as Node | null, depth - 1);
    }
  }
  return map;
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
