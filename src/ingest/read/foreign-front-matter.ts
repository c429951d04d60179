/** A longer text, in characters, is not a block of fields. The same limit applies to YAML. */
const LONGEST = 20_000;
const KEY = /^\s*("(?:[^"\\]|\\.)*"|'[^']*'|[\w.-]+)\s*=\s*(.*)$/;
const TABLE = /^\s*\[{1,2}\s*([^\]]+?)\s*\]{1,2}\s*(?:#.*)?$/;
const LONG_STRING = /^("""|''')(.*)$/;

/**
 * Converts a TOML block to YAML line by line, so that messages name the right line: keys, tables as maps, multi-line
 * strings. Anything that YAML then cannot read is reported as not used.
 */
export function tomlAsYaml(toml: string): string {
  const tables = new Map<string, number>();
  let indent = '';
  let open: string | undefined;
  const lines = toml.split('\n').map((line) => {
    if (open !== undefined) {
      const closes = line.includes(open);
      const text = closes ? line.slice(0, line.indexOf(open)) : line;
      if (closes) open = undefined;
      return `${indent}  ${text}`;
    }
    const table = TABLE.exec(line)?.[1];
    if (table !== undefined) {
      const times = (tables.get(table) ?? 0) + 1;
      tables.set(table, times);
      indent = '  ';
      return `${JSON.stringify(times === 1 ? table : `${table} ${times}`)}:`;
    }
    const [, key, value = ''] = KEY.exec(line) ?? [];
    if (key === undefined) return `${indent}${line}`;
    const [, quotes, first = ''] = LONG_STRING.exec(value) ?? [];
    if (quotes === undefined) return `${indent}${key}: ${value}`;
    const end = first.indexOf(quotes);
    if (end >= 0) return `${indent}${key}: ${JSON.stringify(first.slice(0, end))}`;
    open = quotes;
    return first === '' ? `${indent}${key}: |-` : `${indent}${key}: |-\n${indent}  ${first}`;
  });
  return lines.join('\n');
}

/**
 * The end of a JSON object at the start of a text: at the end of a line, with text below it.
 * @returns undefined if the text begins with something else
 */
export function jsonEnd(source: string): number | undefined {
  const start = /^\s*\{\s*"/.exec(source) ? source.indexOf('{') : -1;
  if (start < 0) return undefined;
  const head = source.slice(start, start + LONGEST);
  for (const { index } of head.matchAll(/\}[ \t]*(?=\n)/g)) {
    const value = parsed(head.slice(0, index + 1));
    if (value !== undefined) return start + index + 1;
  }
  return undefined;
}

function parsed(json: string): object | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
