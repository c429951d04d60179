import type { Allowed } from '../allowed.js';
import type { Settings } from './database.js';
import { EXACT_MOST, type GenerationTables } from './generation.js';

/** Least breadth of a search in the graph, and the most that pgvector takes. */
const SEARCH_BREADTH = 200;
const MOST_BREADTH = 1000;
/**
 * Distances are first measured with 11 bits a number. So many times what is wanted is taken by them, and put in order by exact ones.
 */
const MARGIN = 1.25;

/** What is looked for. */
export interface Wanted {
  tables: GenerationTables;
  /** The schema that pgvector is in, as it is written in a statement. */
  vectorSchema: string;
  vector: Float32Array;
  count: number;
  allowed: Allowed;
  /** How many chunks there are. */
  chunks: number;
}

/** A statement, and the settings that it needs. */
export interface Search {
  settings: Settings;
  text: string;
}

/**
 * Whether going through so many allowed chunks of all costs less than searching the graph for them, which meets as many others as
 * there are to an allowed one. (Measured: see {@link EXACT_MOST}.)
 */
export function isFewFor(allowed: number, all: number): boolean {
  return all <= EXACT_MOST || allowed * allowed <= 5 * SEARCH_BREADTH * all;
}

/** The nearest of all allowed chunks, by going through them. */
export function exactSearch(wanted: Wanted): Search {
  // Without the scan of an index there is no way but to look at each; the bitmap of an index may still say which are allowed.
  return { settings: { ...pathOf(wanted), enable_indexscan: 'off' }, text: statement(wanted) };
}

/** The nearest chunks that the graph leads to; under a filter it is followed until there are enough that are allowed. */
export function approximateSearch(wanted: Wanted): Search {
  const settings = {
    ...pathOf(wanted),
    'hnsw.ef_search': Math.min(MOST_BREADTH, Math.max(SEARCH_BREADTH, Math.ceil(wanted.count * MARGIN * 1.5))),
    'hnsw.iterative_scan': 'strict_order',
    'hnsw.max_scan_tuples': wanted.chunks,
    'hnsw.scan_mem_multiplier': 4,
    // The graph is the only index that gives an order.
    enable_seqscan: 'off',
    enable_bitmapscan: 'off',
    enable_sort: 'off',
  };
  return { settings, text: statement(wanted) };
}

function pathOf({ vectorSchema }: Wanted): Settings {
  // Compiling a statement takes longer than running it.
  return { search_path: `pg_catalog, ${vectorSchema}`, jit: 'off' };
}

/** Everything that is put into it is a number, so that it can go in one message with its settings. */
function statement({ tables, vector, count, allowed }: Wanted): string {
  const numbers = `'[${Array.from(vector, (x) => x.toPrecision(9)).join(',')}]'`;
  return `SELECT chunk, passage, coalesce(nullif(cosine, 'NaN'), 0) AS cosine FROM (
      SELECT number AS chunk, passage, 1 - (vector::vector <=> ${numbers}::vector) AS cosine FROM (
        SELECT number, passage, vector FROM ${tables.chunks} ${filterOf(allowed)}
        ORDER BY vector <=> ${numbers}::halfvec LIMIT ${Math.ceil(count * MARGIN)}) AS nearest) AS measured
    ORDER BY cosine DESC, chunk LIMIT ${count}`;
}

function filterOf({ isEverything, documents, passages }: Allowed): string {
  if (isEverything) return '';
  return `WHERE document = ANY (${listOf(documents)}) OR passage = ANY (${listOf(passages)})`;
}

function listOf(numbers: Iterable<number>): string {
  return `'{${[...numbers].join(',')}}'::integer[]`;
}
