import type { DatabaseConfig } from '../../../config.js';
import { IndexError } from '../../../errors.js';
import { Database, type Session } from './database.js';
import { checkExtension, checkServer, SCHEMA } from './schema.js';

/** The finding, with a hint if something could be better. */
type Found = string | { message: string; cure: string };

/** One check; `look` throws an IndexError that says what is wrong. */
export interface Look {
  name: 'database' | 'pgvector' | 'rights' | 'replica';
  look(): Promise<Found>;
}

/** How many seconds a replica may lag without a warning. */
const LAG_SECONDS = 60;

/** The requirements for a database to hold the index. */
export function looksAtDatabase({ url, readUrl }: DatabaseConfig): Look[] {
  const primary = new Database(url);
  const looks: Look[] = [
    { name: 'database', look: async () => `PostgreSQL ${await checkServer(primary)}` },
    { name: 'pgvector', look: () => lookAtExtension(primary) },
    { name: 'rights', look: () => checkRights(primary) },
  ];
  if (readUrl === url) return looks;
  return [...looks, { name: 'replica', look: () => checkReplica(primary, new Database(readUrl)) }];
}

/** Before this version, a user who may build a graph can read other users' data: pgvector/pgvector#959. */
const SAFE_VECTOR = [0, 8, 2] as const;

/** @throws IndexError when pgvector is missing and the ingest may not add it, or too old */
async function lookAtExtension(session: Session): Promise<Found> {
  const [addable] = await session.query<{ version: string }>(
    `SELECT version FROM pg_available_extension_versions JOIN pg_available_extensions USING (name), pg_roles
     WHERE name = 'vector' AND installed_version IS NULL AND version = default_version AND rolname = current_user
       AND (rolsuper OR (trusted AND has_database_privilege(current_database(), 'CREATE')))`,
  );
  if (addable) return `${addable.version} is there; the ingest adds it to the database`;
  const { version } = await checkExtension(session);
  const parts = version.split('.').map(Number);
  const first = SAFE_VECTOR.findIndex((part, i) => parts[i] !== part);
  if (first < 0 || (parts[first] ?? 0) > (SAFE_VECTOR[first] ?? 0)) return version;
  return { message: `${version}.`, cure: 'Update it to 0.8.2 or newer, which closes CVE-2026-3172.' };
}

/** @throws IndexError when the user may not even read the index */
async function checkRights(session: Session): Promise<Found> {
  const [schema] = await session.query<{ there: boolean; create: boolean }>(
    `SELECT to_regnamespace('${SCHEMA}') IS NOT NULL AS there,
            has_database_privilege(current_database(), 'CREATE') AS create`,
  );
  if (!schema?.there) {
    if (schema?.create) return 'can build the index; there is none yet';
    const cure = `Ask an administrator of the database to run: CREATE SCHEMA ${SCHEMA} AUTHORIZATION the_user`;
    throw new IndexError('database_rights', 'The database user is not allowed to create a schema.', cure);
  }
  const [may] = await session.query<{ read: boolean; write: boolean }>(
    `SELECT has_schema_privilege(oid, 'USAGE') AND NOT EXISTS (
              SELECT FROM pg_class c WHERE c.relnamespace = n.oid AND c.relkind = 'r'
                AND NOT has_table_privilege(c.oid, 'SELECT')
            ) AS read,
            has_schema_privilege(oid, 'CREATE') AND NOT EXISTS (
              SELECT FROM pg_class c WHERE c.relnamespace = n.oid AND c.relkind = 'r'
                AND NOT pg_has_role(c.relowner, 'USAGE')
            ) AS write
     FROM pg_namespace n WHERE nspname = '${SCHEMA}'`,
  );
  if (!may?.read) {
    const cure = 'Give the database user the rights that docs/scaling.md lists for bots.';
    throw new IndexError('database_rights', 'The database user is not allowed to read the index.', cure);
  }
  if (may.write) return 'can read and build the index';
  return { message: 'can read the index, but not build it.', cure: 'Run the ingest as the user that owns it.' };
}

/** @throws IndexError when the replica has another index than the primary, or is far behind */
async function checkReplica(primary: Session, replica: Session): Promise<Found> {
  const [state] = await replica.query<{ behind: number | null; is_replica: boolean }>(
    `SELECT pg_is_in_recovery() AS is_replica, CASE WHEN pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() THEN 0
       ELSE extract(epoch FROM now() - pg_last_xact_replay_timestamp())::double precision END AS behind`,
  );
  const newest = async (session: Session) => {
    const [row] = await session.query<{ folder: string }>(
      `SELECT folder FROM ${SCHEMA}.generations ORDER BY id DESC LIMIT 1`,
    );
    return row?.folder;
  };
  const [own, other] = await Promise.all([newest(primary), newest(replica)]);
  const behind = Math.round(state?.behind ?? 0);
  if (own === other && behind <= LAG_SECONDS) {
    const kind = state?.is_replica ? `, ${behind} s behind` : '; it is no replica but a database of its own';
    return `has the same index${kind}`;
  }
  const what = own === other ? `is ${behind} s behind` : 'has another index than DATABASE_URL';
  const cure = 'Wait until it has caught up; if it stays so, look at its replication, or empty DATABASE_READ_URL.';
  throw new IndexError('database_replica', `The replica ${what}.`, cure);
}
