import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { damaged, readChecked } from '../../checked.js';
import { FILES, type Manifest } from '../../format.js';
import { sha256 } from '../../hash.js';
import { decodeLexical, encodeLexical } from '../../tables/lexical.js';
import type { Session } from './database.js';
import { SCHEMA } from './schema.js';

const [zip, unzip] = [promisify(gzip), promisify(gunzip)];

/** Bytes of a file per row. */
const PART = 4 * 1024 * 1024;
/** How long reading one file may take; for a hundred thousand passages it is about 20 MB. */
const READ_MS = 60_000;

/** The files that a store holds in memory, stored exactly as built. */
const AS_BUILT = ['documents', 'passages', 'texts', 'means'] as const;
/** The lexical index without the passages of the terms, which have their own table. */
const STATISTICS = 'statistics';

export type HeldFile = (typeof AS_BUILT)[number] | typeof STATISTICS;

/** Copies the files that a store holds in memory from a generation's folder. */
export async function writeHeldFiles(
  session: Session,
  generation: number,
  folder: string,
  manifest: Manifest,
): Promise<void> {
  for (const name of AS_BUILT) await writeFile(session, generation, name, readChecked(folder, manifest, name));
  const lexical = decodeLexical(readFileSync(join(folder, FILES.lexical)));
  await writeFile(session, generation, STATISTICS, encodeLexical({ ...lexical, postings: new Uint32Array(0) }));
}

async function writeFile(session: Session, generation: number, name: HeldFile, bytes: Buffer): Promise<void> {
  const zipped = await zip(bytes);
  const [sum, insert] = [sha256(bytes), `INSERT INTO ${SCHEMA}.files VALUES ($1, $2, $3, $4, $5)`];
  for (let part = 0; part === 0 || part * PART < zipped.length; part += 1) {
    const piece = zipped.subarray(part * PART, (part + 1) * PART);
    await session.query(insert, [generation, name, part, sum, piece]);
  }
}

/**
 * Reads files of a generation and checks them.
 * @throws IndexError `index_damaged` when one is missing or differs from the manifest; `index_away`
 */
export async function readHeldFiles<N extends HeldFile>(
  session: Session,
  generation: number,
  manifest: Manifest,
  names: readonly N[],
): Promise<Record<N, Buffer>> {
  const read = names.map(async (name) => [name, await readFile(session, generation, manifest, name)] as const);
  return Object.fromEntries(await Promise.all(read)) as Record<N, Buffer>;
}

async function readFile(session: Session, generation: number, manifest: Manifest, name: HeldFile): Promise<Buffer> {
  const text = `SELECT sha256, bytes FROM ${SCHEMA}.files WHERE generation = $1 AND name = $2 ORDER BY part`;
  const rows = await session.query<{ sha256: string; bytes: Buffer }>(text, [generation, name], READ_MS);
  const own = name === STATISTICS ? 'lexical' : name;
  const bytes = await unzip(Buffer.concat(rows.map((row) => row.bytes))).catch(() => undefined);
  const expected = name === STATISTICS ? rows[0]?.sha256 : manifest.files[name]?.sha256;
  if (!bytes || expected === undefined || sha256(bytes) !== expected) throw damaged(own);
  return bytes;
}
