import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IndexError } from '../../../errors.js';
import { readChecked } from '../../checked.js';
import { FILES, type Manifest } from '../../format.js';
import { encodeManifest } from '../../manifest.js';
import { type ChunkLine, decodeChunks } from '../../tables/chunks.js';
import { decodeLexical } from '../../tables/lexical.js';
import { decodePassages } from '../../tables/passages.js';
import { chunkSize, recordSize } from '../../vectors/record.js';
import { VectorRecords } from '../../vectors/records.js';
import { Allowed } from '../allowed.js';
import type { PublishOptions } from '../place.js';
import type { Session } from './database.js';
import { asDatabaseError, codeOf } from './errors.js';
import { encodeList } from './fetched-postings.js';
import { createIndexes, createTables, dropTables, type GenerationTables, tablesOf } from './generation.js';
import { writeHeldFiles } from './held-files.js';
import { CHANNEL, checkExtension, migrate, SCHEMA } from './schema.js';
import { PostgresStore } from './store.js';

/** Most bytes of records or passage lists per statement, and most chunks and terms. */
const BATCH_BYTES = 4 * 1024 * 1024;
const BATCH_CHUNKS = 500;
const BATCH_TERMS = 20_000;
/** Memory for building the graph: about 1.5 kB per vector, within what a small server can afford. */
const LEAST_MEMORY_MB = 64;
const MOST_MEMORY_MB = 1024;

/**
 * Copies a generation from its folder into the database in one transaction: readers see the previous one until the copy
 * is complete.
 *
 * 1. wait for any ingest that is publishing; bring the schema up to date
 * 2. copy the small files, the terms and the chunks; anything that the previous generation has is copied within the
 *    database
 * 3. build the indexes; count and verify what was written; read it as a reader would, and search it once
 * 4. commit, which notifies the readers
 *
 * @throws IndexError; if anything interrupts it, the previous generation stays in use
 */
export async function publish(
  session: Session,
  folder: string,
  manifest: Manifest,
  options: PublishOptions,
): Promise<void> {
  await session.query('BEGIN');
  try {
    await migrate(session, options.onWait);
    const before = await newest(session);
    const { schema: vectorSchema } = await checkExtension(session);
    await session.query(`SET LOCAL search_path = pg_catalog, ${vectorSchema}`);
    const id = await register(session, manifest);
    const tables = tablesOf(id);
    await session.query(createTables(tables, manifest.dimension));
    await writeHeldFiles(session, id, folder, manifest);
    await writeTerms(session, tables, folder);
    const lines = decodeChunks(readChecked(folder, manifest, 'chunks').toString('utf8'));
    await writeChunks(session, { tables, before, folder, manifest, lines, options });
    await session.query(`SET LOCAL maintenance_work_mem = '${memoryFor(manifest)}MB'`);
    await session.query(createIndexes(tables, manifest.counts.chunks));
    await prove(session, tables, manifest, lines);
    await searchOnce(session, { id, manifest, vectorSchema });
    options.signal?.throwIfAborted();
    await session.query('SELECT pg_notify($1, $2)', [CHANNEL, manifest.folder]);
    await session.query('COMMIT');
  } catch (error) {
    // The connection may be gone, which also rolls back the transaction.
    await session.query('ROLLBACK').catch(() => {});
    throw asDatabaseError(error);
  }
}

async function newest(session: Session): Promise<GenerationTables | undefined> {
  const [row] = await session.query<{ id: number }>(
    `SELECT max(id) AS id FROM ${SCHEMA}.generations HAVING max(id) > 0`,
  );
  return row && tablesOf(row.id);
}

async function register(session: Session, manifest: Manifest): Promise<number> {
  const text = `INSERT INTO ${SCHEMA}.generations (folder, manifest) VALUES ($1, $2) RETURNING id`;
  const [row] = await session.query<{ id: number }>(text, [manifest.folder, encodeManifest(manifest)]);
  return row?.id ?? 0;
}

/** Writes the passages of each term. */
async function writeTerms(session: Session, { terms }: GenerationTables, folder: string): Promise<void> {
  const { offsets, postings } = decodeLexical(readFileSync(join(folder, FILES.lexical)));
  const all = encodeList(postings);
  const count = offsets.length - 1;
  const insert = `INSERT INTO ${terms}
    SELECT number, substring($1::bytea FROM at + 1 FOR size)
    FROM unnest($2::integer[], $3::integer[], $4::integer[]) AS t (number, at, size)`;
  for (let first = 0; first < count; ) {
    const from = 4 * (offsets[first] ?? 0);
    let end = first + 1;
    while (end < count && end - first < BATCH_TERMS && 4 * (offsets[end + 1] ?? 0) - from <= BATCH_BYTES) end += 1;
    const numbers = Array.from({ length: end - first }, (_, i) => first + i);
    const at = numbers.map((number) => 4 * (offsets[number] ?? 0) - from);
    const size = numbers.map((number) => 4 * ((offsets[number + 1] ?? 0) - (offsets[number] ?? 0)));
    await session.query(insert, [all.subarray(from, 4 * (offsets[end] ?? 0)), numbers, at, size]);
    first = end;
  }
}

interface Chunks {
  tables: GenerationTables;
  /** Tables of the previous generation, whose records may be the same. */
  before: GenerationTables | undefined;
  folder: string;
  manifest: Manifest;
  lines: readonly ChunkLine[];
  options: PublishOptions;
}

async function writeChunks(
  session: Session,
  { tables, before, folder, manifest, lines, options }: Chunks,
): Promise<void> {
  const { document } = decodePassages(readChecked(folder, manifest, 'passages').toString('utf8'));
  const stored = new VectorRecords(folder, lines, manifest.dimension, 0);
  const columnsOf = (numbers: readonly number[]) => columns(numbers, lines, document);
  const total = lines.length;
  let done = 0;
  const progress = (count: number) => {
    done += count;
    options.signal?.throwIfAborted();
    options.onProgress?.({ step: 'publish', done, total });
  };
  try {
    for (let first = 0; first < total; first += BATCH_CHUNKS) {
      const numbers = Array.from({ length: Math.min(BATCH_CHUNKS, total - first) }, (_, i) => first + i);
      const there = before ? await copyKnown(session, tables, before, columnsOf(numbers)) : new Set<number>();
      progress(there.size);
      for (const batch of batches(
        numbers.filter((number) => !there.has(number)),
        (number) => recordSize(lines[number]?.rows ?? 0, manifest.dimension),
      )) {
        const records = batch.map((number) => stored.read(number));
        await sendChunks(session, tables, columnsOf(batch), records, manifest.dimension);
        progress(batch.length);
      }
    }
  } finally {
    stored.close();
  }
}

/** The columns of some chunks, except their vectors and records, as lists. */
function columns(numbers: readonly number[], lines: readonly ChunkLine[], document: ArrayLike<number>): unknown[] {
  const of = <T>(give: (line: ChunkLine) => T, none: T) => numbers.map((n) => (lines[n] ? give(lines[n]) : none));
  return [
    numbers,
    of(({ passage }) => passage, 0),
    of(({ passage }) => document[passage] ?? 0, 0),
    ...[of(({ start }) => start, 0), of(({ end }) => end, 0)],
    ...[of(({ sentences }) => sentences, 0), of(({ fragments }) => fragments, 0), of(({ rows }) => rows, 0)],
    of(({ hash }) => hash, ''),
    of(({ check }) => check, ''),
  ];
}

const NAMES = 'number, passage, document, start, "end", sentences, fragments, rows';
const LISTS = `unnest($1::integer[], $2::integer[], $3::integer[], $4::integer[], $5::integer[], $6::integer[],
  $7::integer[], $8::integer[], $9::text[], $10::text[]`;

/**
 * Copies the data of some chunks from the previous generation; nothing if that is damaged, because it must not block a
 * new one.
 */
async function copyKnown(
  session: Session,
  tables: GenerationTables,
  before: GenerationTables,
  values: readonly unknown[],
): Promise<Set<number>> {
  await session.query('SAVEPOINT before_copying');
  try {
    return await copyRecords(session, tables, before, values);
  } catch (error) {
    // If the connection is gone, this fails too.
    await session.query('ROLLBACK TO SAVEPOINT before_copying').catch(() => {
      throw error;
    });
    return new Set();
  }
}

/** Copies records that the previous generation has under the same hash and whose checksum is correct. */
async function copyRecords(
  session: Session,
  tables: GenerationTables,
  before: GenerationTables,
  values: readonly unknown[],
): Promise<Set<number>> {
  const text = `INSERT INTO ${tables.chunks}
    SELECT ${NAMES}, decode(hash, 'hex'), decode(checksum, 'hex'), known.vector, known.record
    FROM ${LISTS}) AS t (${NAMES}, hash, checksum)
    CROSS JOIN LATERAL (
      SELECT vector, record FROM ${before.chunks} AS old
      WHERE old.hash = decode(t.hash, 'hex') AND old.checksum = decode(t.checksum, 'hex')
        AND substring(sha256(record) FOR 8) = old.checksum LIMIT 1) AS known
    RETURNING number`;
  const rows = await session.query<{ number: number }>(text, [...values]);
  return new Set(rows.map(({ number }) => number));
}

/** Sends chunks with their records in one buffer: a list of records would take twice the bytes. */
async function sendChunks(
  session: Session,
  { chunks }: GenerationTables,
  values: readonly unknown[],
  records: readonly Buffer[],
  dimension: number,
): Promise<void> {
  const text = `INSERT INTO ${chunks}
    SELECT ${NAMES}, decode(hash, 'hex'), decode(checksum, 'hex'), vector::halfvec,
           substring($12::bytea FROM at + 1 FOR size)
    FROM ${LISTS}, $11::text[], $13::integer[], $14::integer[]) AS t (${NAMES}, hash, checksum, vector, at, size)`;
  let end = 0;
  const at = records.map(({ length }) => {
    end += length;
    return end - length;
  });
  const sizes = records.map(({ length }) => length);
  const vectors = records.map((record) => wholeNumbers(record, dimension));
  await session.query(text, [...values, vectors, Buffer.concat(records), at, sizes]);
}

/** A chunk's own vector as in its record: integers on a common scale. */
function wholeNumbers(record: Buffer, dimension: number): string {
  return `[${new Int8Array(record.buffer, record.byteOffset + chunkSize(0), dimension).join(',')}]`;
}

/** Batches of numbers whose sizes together fit the limit; a single larger one forms its own batch. */
function batches(numbers: readonly number[], sizeOf: (number: number) => number): number[][] {
  const all: number[][] = [];
  let room = 0;
  for (const number of numbers) {
    const size = sizeOf(number);
    if (size > room) {
      all.push([]);
      room = BATCH_BYTES;
    }
    all.at(-1)?.push(number);
    room -= size;
  }
  return all;
}

/** Checks that everything was written as built, each record by its own checksum. @throws IndexError when it was not */
async function prove(
  session: Session,
  { chunks, terms }: GenerationTables,
  manifest: Manifest,
  lines: readonly ChunkLine[],
): Promise<void> {
  const bytes = lines.reduce((sum, { rows }) => sum + recordSize(rows, manifest.dimension), 0);
  const [found] = await session.query<{ chunks: number; bytes: string; damaged: number; terms: number }>(
    `SELECT count(*)::integer AS chunks, coalesce(sum(octet_length(record)), 0)::text AS bytes,
       (count(*) FILTER (WHERE substring(sha256(record) FOR 8) <> checksum))::integer AS damaged,
       (SELECT count(*)::integer FROM ${terms} WHERE octet_length(passages) > 0) AS terms FROM ${chunks}`,
  );
  const isWhole = found?.chunks === manifest.counts.chunks && Number(found.bytes) === bytes;
  if (isWhole && found.damaged === 0 && found.terms > 0) return;
  throw unsound('The index in the database is not what was built.');
}

async function searchOnce(session: Session, generation: Parameters<typeof PostgresStore.load>[1]): Promise<void> {
  const { dimension, counts } = generation.manifest;
  const store = await PostgresStore.load(session, generation);
  const probe = new Float32Array(dimension).fill(1 / Math.sqrt(dimension));
  const found = await store.nearest(probe, 1, Allowed.everything(store.library)).finally(() => store.close());
  if (found.length !== Math.min(1, counts.chunks)) throw unsound('The index in the database finds nothing.');
}

function unsound(message: string): IndexError {
  return new IndexError('index_unsound', message, 'Run the ingest again; if this happens again, please report it.');
}

function memoryFor({ counts, dimension }: Manifest): number {
  const needed = Math.ceil((counts.chunks * (2 * dimension + 700)) / 1024 / 1024);
  return Math.min(MOST_MEMORY_MB, Math.max(LEAST_MEMORY_MB, needed));
}

/** How long to wait for a reader before leaving its tables to the next ingest, in milliseconds. */
const DROP_WAIT_MS = 5_000;

/**
 * Removes the generations that no reader uses any more: all but the newest and the one before it, which a reader may
 * still be using briefly. Any that cannot be removed now are removed after the next ingest.
 */
export async function removeOld(session: Session): Promise<void> {
  const old = await session.query<{ id: number }>(`SELECT id FROM ${SCHEMA}.generations ORDER BY id DESC OFFSET 2`);
  for (const { id } of old) {
    try {
      await session.query(
        `BEGIN; SET LOCAL lock_timeout = ${DROP_WAIT_MS}; ${dropTables(tablesOf(id))};
         DELETE FROM ${SCHEMA}.generations WHERE id = ${id}; COMMIT`,
      );
    } catch (error) {
      await session.query('ROLLBACK');
      if (codeOf(error) !== '55P03') throw asDatabaseError(error);
    }
  }
}
