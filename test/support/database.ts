import { randomBytes } from 'node:crypto';
import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';
import pg from 'pg';

/** A database for tests, initially empty. */
export interface TestDatabase {
  url: string;
  /** Whether it is a real server, with sessions that can notify each other. */
  isReal: boolean;
  /** Runs a statement as the owner. */
  run<T extends object>(text: string): Promise<T[]>;
  /** Stops answering until it is started again. */
  stop(): Promise<void>;
  start(): Promise<void>;
  drop(): Promise<void>;
}

/**
 * A database on the server given by TEST_DATABASE_URL or, without that, in this process, so that no server is needed.
 */
export async function openTestDatabase(): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_URL;
  return server === undefined || server === '' ? inProcess() : onServer(server);
}

async function onServer(server: string): Promise<TestDatabase> {
  const name = `partnership_test_${randomBytes(6).toString('hex')}`;
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  const runOn = async <T extends object>(address: string, text: string): Promise<T[]> => {
    const client = new pg.Client(address);
    await client.connect();
    return (await client.query<T>(text).finally(() => client.end())).rows;
  };
  await runOn(server, `CREATE DATABASE ${name}`);
  const end = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`;
  return {
    url,
    isReal: true,
    run: (text) => runOn(url, text),
    stop: async () => {
      await runOn(server, `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
      await runOn(server, end);
    },
    start: async () => void (await runOn(server, `ALTER DATABASE ${name} ALLOW_CONNECTIONS true`)),
    drop: async () => void (await runOn(server, `DROP DATABASE ${name} WITH (FORCE)`)),
  };
}

async function inProcess(): Promise<TestDatabase> {
  const db = await PGlite.create({ extensions: { vector } });
  const whole = inWholeQueries(db);
  let server = new PGLiteSocketServer({ db: whole, host: '127.0.0.1', port: 0, maxConnections: 50 });
  await server.start();
  const address = server.getServerConn();
  return {
    url: `postgres://postgres:postgres@${address}/postgres`,
    isReal: false,
    run: async <T extends object>(text: string) => ((await db.exec(text)).at(-1)?.rows ?? []) as T[],
    stop: () => server.stop(),
    start: async () => {
      const port = Number(address.split(':').at(-1));
      server = new PGLiteSocketServer({ db: whole, host: '127.0.0.1', port, maxConnections: 50 });
      await server.start();
    },
    drop: async () => {
      await server.stop();
      await db.close();
    },
  };
}

/** Protocol messages that a client sends for one statement with values, before the message that ends it. */
const PIECES = new Set(Array.from('PBDECF', (letter) => letter.charCodeAt(0)));

/**
 * All connections share one session, and the messages of one may come between those of another; only transactions are
 * kept together. The messages of one statement are therefore treated as a transaction, too.
 */
function inWholeQueries(db: PGlite): PGlite {
  let isWithin = false;
  return new Proxy(db, {
    get(target, name) {
      if (name === 'isInTransaction') return () => isWithin || target.isInTransaction();
      if (name === 'execProtocolRawStream') {
        return (message: Uint8Array, options: Parameters<PGlite['execProtocolRawStream']>[1]) => {
          isWithin = PIECES.has(message[0] ?? 0);
          return target.execProtocolRawStream(message, options);
        };
      }
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
