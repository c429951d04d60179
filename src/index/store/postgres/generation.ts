import { BUILD_BREADTH, LINKS } from '../../vectors/graph-shape.js';
import { SCHEMA } from './schema.js';

/**
 * Chunks up to this number are gone through one by one: the nearest are exact, and no graph has to be built. Measured
 * with 384 numbers a vector (`npm run bench -- stores`).
 */
export const EXACT_MOST = 10_000;

/**
 * The tables of one generation. Each has its own, named by its number: building one disturbs no reader, removing one is
 * quick, and whoever still reads one that was removed gets an error and never the rows of another.
 */
export interface GenerationTables {
  chunks: string;
  terms: string;
}

export function tablesOf(generation: number): GenerationTables {
  return { chunks: `${SCHEMA}.chunks_${generation}`, terms: `${SCHEMA}.terms_${generation}` };
}

/**
 * A chunk's vector is kept as the whole numbers of its record, -127 to 127, which half a float holds exactly: the
 * cosine does not depend on their scale. Records are as compact as they get, and are read by themselves.
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

/** What makes the tables quick to read, once they are full. */
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
