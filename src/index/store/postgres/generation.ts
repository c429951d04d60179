import { BUILD_BREADTH, LINKS } from '../../vectors/graph-shape.js';
import { SCHEMA } from './schema.js';

/**
 * Up to this number, chunks are scanned one by one: results are exact, and no graph is needed. Measured with 384
 * numbers per vector (`npm run bench -- stores`).
 */
export const EXACT_MOST = 10_000;

/**
 * The tables of one generation. Each generation has its own, named by its number: building one does not disturb
 * readers, and removing one is quick. Anyone still reading a removed one gets an error, never another generation's
 * rows.
 */
export interface GenerationTables {
  chunks: string;
  terms: string;
}

export function tablesOf(generation: number): GenerationTables {
  return { chunks: `${SCHEMA}.chunks_${generation}`, terms: `${SCHEMA}.terms_${generation}` };
}

/**
 * A chunk's vector is stored as the integers of its record, -127 to 127, which half floats represent exactly; cosine
 * does not depend on scale. Records are already compact, and are read separately.
 */
export function createTables({ chunks, terms }: GenerationTables, dimension: number): string {
  return `
    CREATE TABLE ${chunks} (
      number integer NOT NULL,
      passage integer NOT NULL,
      document integer NOT NULL,
      start integer NOT NULL,
      "end" integer NOT NULL,
      sentences integer NOT NULL,
      fragments integer NOT NULL,
      rows integer NOT NULL,
      hash bytea NOT NULL,
      checksum bytea NOT NULL,
      vector halfvec(${dimension}) NOT NULL,
      record bytea NOT NULL
    );
    ALTER TABLE ${chunks} ALTER record SET STORAGE EXTERNAL, ALTER vector SET STORAGE MAIN;
    CREATE TABLE ${terms} (number integer NOT NULL, passages bytea NOT NULL)`;
}

/** Indexes and statistics that make the filled tables quick to read. */
export function createIndexes({ chunks, terms }: GenerationTables, count: number): string {
  const graph = `CREATE INDEX ON ${chunks} USING hnsw (vector halfvec_cosine_ops)
    WITH (m = ${LINKS}, ef_construction = ${BUILD_BREADTH})`;
  return [
    `ALTER TABLE ${chunks} ADD PRIMARY KEY (number)`,
    `CREATE INDEX ON ${chunks} (passage)`,
    `CREATE INDEX ON ${chunks} (document)`,
    `CREATE INDEX ON ${chunks} USING hash (hash)`,
    `ALTER TABLE ${terms} ADD PRIMARY KEY (number)`,
    ...(count > EXACT_MOST ? [graph] : []),
    `ANALYZE ${chunks}`,
    `ANALYZE ${terms}`,
  ].join('; ');
}

export function dropTables({ chunks, terms }: GenerationTables): string {
  return `DROP TABLE IF EXISTS ${chunks}, ${terms}`;
}
