import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Table {
  title: string;
  columns: string[];
  rows: (string | number)[][];
}

/** A figure with its limit. */
export interface Check {
  name: string;
  value: number;
  limit: number;
  /** Whether the value must be at most or at least the limit. */
  must: 'at most' | 'at least';
}

/** The result of a part of the bench. */
export interface Result {
  tables: Table[];
  checks: Check[];
  /** Anything else worth saving in the JSON. */
  details?: unknown;
}

export interface Options {
  /** A smoke test: few rounds, small sizes; its figures are meaningless. */
  quick: boolean;
  /** Numbers of vectors or passages, for parts that vary them. */
  sizes?: number[];
  /** A folder with XQuAD, one file per language (`en.json`), for parts that can ask its questions. */
  xquad?: string;
}

/** One part of the bench. */
export interface Part {
  name: string;
  about: string;
  run(options: Options): Promise<Result>;
}

const RESULTS = fileURLToPath(new URL('../results', import.meta.url));

/** Whether a figure meets its limit. */
function holds({ value, limit, must }: Check): boolean {
  return must === 'at most' ? value <= limit : value >= limit;
}

/** Prints a part's tables and checks, and writes them as JSON to bench/results. */
export function report(part: Part, result: Result, options: Options): void {
  for (const table of result.tables) console.log(`\n${formatTable(table)}`);
  if (result.checks.length > 0) console.log(`\n${formatTable(tableOfChecks(result.checks))}`);
  mkdirSync(RESULTS, { recursive: true });
  const file = join(RESULTS, `${part.name}${options.quick ? '.quick' : ''}.json`);
  const machine = {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    processors: cpus().length,
    memory: totalmem(),
  };
  const checks = result.checks.map((check) => ({ ...check, holds: holds(check) }));
  const content = {
    part: part.name,
    at: new Date().toISOString(),
    ...machine,
    quick: options.quick,
    ...result,
    checks,
  };
  writeFileSync(file, `${JSON.stringify(content, undefined, 1)}\n`);
}

function tableOfChecks(checks: Check[]): Table {
  const rows = checks.map((check) => [
    check.name,
    round(check.value),
    `${check.must} ${check.limit}`,
    holds(check) ? 'yes' : 'NO',
  ]);
  return { title: 'Limits', columns: ['figure', 'measured', 'limit', 'kept'], rows };
}

function formatTable({ title, columns, rows }: Table): string {
  const cells = [columns, ...rows.map((row) => row.map((cell) => (typeof cell === 'number' ? round(cell) : cell)))];
  const widths = columns.map((_, i) => Math.max(...cells.map((row) => (row[i] ?? '').length)));
  const line = (row: string[]) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')
      .trimEnd();
  const [head = [], ...body] = cells;
  return [title, line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...body.map(line)].join('\n');
}

function round(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (Number.isInteger(value) || Math.abs(value) >= 1000) return String(Math.round(value));
  return Math.abs(value) >= 100 ? value.toFixed(1) : value.toFixed(value !== 0 && Math.abs(value) < 1 ? 3 : 2);
}
