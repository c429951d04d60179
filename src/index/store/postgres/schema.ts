import { IndexError } from '../../../errors.js';
import type { Session } from './database.js';
import { asDatabaseError, codeOf } from './errors.js';

/** The schema that contains everything; nothing else in the database is touched. */
export const SCHEMA = 'partnership_bot';
/** The channel on which new generations are announced. */
export const CHANNEL = 'partnership_bot';
/** Held while the schema is changed or a generation is published: the letters "PaBo". */
export const LOCK = 0x5061426f;

/**
 * The oldest PostgreSQL and pgvector with the features used: list comparison by hashing, and scans that continue under
 * a filter.
 */
const OLDEST_SERVER = 14;
const OLDEST_VECTOR = [0, 8] as const;

/**
 * Changes of the schema, oldest first; never altered once released. Each generation has its own tables: see
 * `generation.ts`.
 */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE ${SCHEMA}.generations (
     id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     folder text NOT NULL UNIQUE,
     manifest text NOT NULL,
     published_at timestamptz NOT NULL DEFAULT now()
   );
   CREATE TABLE ${SCHEMA}.files (
     generation integer NOT NULL REFERENCES ${SCHEMA}.generations ON DELETE CASCADE,
     name text NOT NULL,
     part integer NOT NULL,
     sha256 text NOT NULL,
     bytes bytea NOT NULL,
     PRIMARY KEY (generation, name, part)
   );
   ALTER TABLE ${SCHEMA}.files ALTER bytes SET STORAGE EXTERNAL`,
];

/** The number of the newest change that this program knows. */
const SCHEMA_VERSION = MIGRATIONS.length;

/**
 * Brings the schema up to date in the caller's transaction, during which nobody else changes it or publishes.
 * @param onWait called when somebody else is doing so and this call waits
 * @throws IndexError when the database lacks something, is newer than this program, or does not allow it
 */
export async function migrate(session: Session, onWait: (() => void) | undefined): Promise<void> {
  await lock(session, onWait);
  await checkServer(session);
  await addExtension(session);
  if (!(await hasSchema(session))) {
    const cure = `Ask an administrator of the database to run: CREATE SCHEMA ${SCHEMA} AUTHORIZATION the_user`;
    await allowed(session, `CREATE SCHEMA ${SCHEMA}`, `The database user is not allowed to create a schema.`, cure);
  }
  await session.query(
    `CREATE TABLE IF NOT EXISTS ${SCHEMA}.migrations (
       number integer PRIMARY KEY, at timestamptz NOT NULL DEFAULT now())`,
  );
  const [row] = await session.query<{ number: number | null }>(
    `SELECT max(number) AS number FROM ${SCHEMA}.migrations`,
  );
  const version = row?.number ?? 0;
  checkVersion(version, 'ingest');
  for (const [i, sql] of MIGRATIONS.slice(version).entries()) {
    await session.query(sql);
    await session.query(`INSERT INTO ${SCHEMA}.migrations (number) VALUES ($1)`, [version + i + 1]);
  }
}

/**
 * Checks that this program can read a schema of this version.
 * @param by the caller: an ingest upgrades an older schema
 * @throws IndexError when the schema is newer or, for a reader, older
 */
export function checkVersion(version: number, by: 'reader' | 'ingest'): void {
  if (version > SCHEMA_VERSION) {
    const message = `The database has schema ${version}; this program knows schema ${SCHEMA_VERSION}.`;
    throw new IndexError('index_newer', message, 'Update the program on this host.');
  }
  if (by === 'ingest' || version === SCHEMA_VERSION) return;
  const message = `The database has schema ${version}; this program needs schema ${SCHEMA_VERSION}.`;
  throw new IndexError('index_older', message, 'Run the ingest with this version: npm start -- ingest');
}

async function lock(session: Session, onWait: (() => void) | undefined): Promise<void> {
  const [row] = await session.query<{ free: boolean }>(`SELECT pg_try_advisory_xact_lock(${LOCK}) AS free`);
  if (row?.free) return;
  onWait?.();
  await session.query(`SELECT pg_advisory_xact_lock(${LOCK})`);
}

async function hasSchema(session: Session): Promise<boolean> {
  const [row] = await session.query<{ there: boolean }>(`SELECT to_regnamespace('${SCHEMA}') IS NOT NULL AS there`);
  return row?.there === true;
}

/** The version of the server, checked to be new enough. @throws IndexError when it is not */
export async function checkServer(session: Session): Promise<string> {
  const [row] = await session.query<{ number: number; name: string }>(
    `SELECT current_setting('server_version_num')::integer AS number,
            split_part(current_setting('server_version'), ' ', 1) AS name`,
  );
  if (row && row.number >= OLDEST_SERVER * 10_000) return row.name;
  const cure = `Use PostgreSQL ${OLDEST_SERVER} or newer.`;
  throw new IndexError('database_old', `PostgreSQL ${row?.name ?? ''} is too old.`, cure);
}

/** The version and schema of pgvector. @throws IndexError when it is missing or too old */
export async function checkExtension(session: Session): Promise<{ version: string; schema: string }> {
  const [found] = await session.query<{ version: string; schema: string }>(
    `SELECT extversion AS version, quote_ident(nspname) AS schema
     FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace WHERE extname = 'vector'`,
  );
  if (!found) {
    const cure = 'Ask an administrator of the database to run there: CREATE EXTENSION vector';
    throw new IndexError('database_extension', 'The database lacks the extension pgvector.', cure);
  }
  const [major = 0, minor = 0] = found.version.split('.').map(Number);
  const [oldMajor, oldMinor] = OLDEST_VECTOR;
  if (major > oldMajor || (major === oldMajor && minor >= oldMinor)) return found;
  const cure = 'Install a newer pgvector, then let an administrator run: ALTER EXTENSION vector UPDATE';
  throw new IndexError('database_extension', `pgvector ${found.version} is too old; 0.8 or newer is needed.`, cure);
}

/** Adds pgvector if the user may, so that nobody needs to ask for it on their own database. */
async function addExtension(session: Session): Promise<void> {
  const [row] = await session.query<{ available: boolean; there: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_available_extensions WHERE name = 'vector') AS available,
            EXISTS (SELECT FROM pg_extension WHERE extname = 'vector') AS there`,
  );
  if (!row?.there && !row?.available) {
    const cure = 'Install it on the server of the database: https://github.com/pgvector/pgvector#installation';
    throw new IndexError('database_extension', 'The server of the database does not have pgvector.', cure);
  }
  if (!row.there) {
    const cure = 'Ask an administrator of the database to run there: CREATE EXTENSION vector';
    await allowed(session, 'CREATE EXTENSION vector', 'The database user is not allowed to add pgvector.', cure);
  }
  await checkExtension(session);
}

/** Runs a statement that needs a privilege many users lack. @throws IndexError with the cure if this user lacks it */
async function allowed(session: Session, text: string, message: string, cure: string): Promise<void> {
  try {
    await session.query(text);
  } catch (error) {
    if (codeOf(error) === '42501') throw new IndexError('database_rights', message, cure);
    throw asDatabaseError(error);
  }
}
