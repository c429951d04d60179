import pg from 'pg';
import { asDatabaseError, isWorthAnotherTry } from './errors.js';

/** Connections that one process holds for questions; each question needs one for some milliseconds at a time. */
const MOST_CONNECTIONS = 4;
/** How long is waited for a connection, and for what a question asks of the database. */
const CONNECT_MS = 3_000;
const QUERY_MS = 10_000;
/** How long a connection is kept that nobody uses. */
const IDLE_MS = 30_000;

/** Settings that hold for one statement. Names and values are the program's own. */
export type Settings = Readonly<Record<string, string | number>>;

/** What runs statements: a database, or one connection of it within a transaction. */
export interface Session {
  /** @param values for $1, $2 and so on; buffers travel as they are */
  query<T extends object>(text: string, values?: readonly unknown[], timeoutMs?: number): Promise<T[]>;
  /**
   * Runs a statement under settings, in one round trip. It takes no values: what is put into it has to be made of
   * numbers.
   */
  queryWith<T extends object>(settings: Settings, text: string): Promise<T[]>;
}

const pools = new Map<string, pg.Pool>();

/**
 * One pool for each address in a process. Connections that nobody uses go by themselves, and keep no process running.
 */
function poolFor(url: string): pg.Pool {
  const known = pools.get(url);
  if (known) return known;
  const pool = new pg.Pool({
    ...optionsFor(url),
    max: MOST_CONNECTIONS,
    idleTimeoutMillis: IDLE_MS,
    query_timeout: QUERY_MS,
    allowExitOnIdle: true,
  });
  // A connection that breaks while nobody uses it leaves the pool; the next statement opens another.
  pool.on('error', () => {});
  pools.set(url, pool);
  return pool;
}

/**
 * The client takes these for `verify-full` and warns of it on standard error, once a process: a later one of it would
 * ask less of the server.
 */
const MEANS_VERIFY_FULL = /(?<=[?&]sslmode=)(?:prefer|require|verify-ca)(?=&|$)/;

function optionsFor(url: string): pg.ClientConfig {
  return {
    connectionString: url.includes('uselibpqcompat=') ? url : url.replace(MEANS_VERIFY_FULL, 'verify-full'),
    application_name: 'partnership-bot',
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
  };
}

/** A connection of its own, not open yet; for listening, and for work that takes its time. */
export function newClient(url: string): pg.Client {
  const client = new pg.Client(optionsFor(url));
  // One that breaks between two statements is noticed by the next one.
  client.on('error', () => {});
  return client;
}

/** A database by its address. */
export class Database implements Session {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** @throws IndexError `index_away` when it cannot be reached or read now */
  async query<T extends object>(text: string, values: readonly unknown[] = [], timeoutMs = QUERY_MS): Promise<T[]> {
    const run = async () => {
      const config = { text, values: [...values], query_timeout: timeoutMs };
      return (await poolFor(this.#url).query<T>(config)).rows;
    };
    return this.#tried(run);
  }

  /** @throws IndexError `index_away` when it cannot be reached or read now */
  async queryWith<T extends object>(settings: Settings, text: string): Promise<T[]> {
    return this.#tried(async () => lastRows<T>(await poolFor(this.#url).query(withSettings(settings, text))));
  }

  /**
   * Does work on a connection of its own, which may take as long as it likes.
   * @throws what the work does; IndexError `index_away`
   */
  async alone<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const client = newClient(this.#url);
    try {
      await client.connect();
      return await work(new ClientSession(client));
    } catch (error) {
      throw asDatabaseError(error);
    } finally {
      await client.end().catch(() => {});
    }
  }

  async #tried<T>(run: () => Promise<T>): Promise<T> {
    try {
      return await run().catch((error: unknown) => {
        if (!isWorthAnotherTry(error)) throw error;
        return run();
      });
    } catch (error) {
      throw asDatabaseError(error);
    }
  }
}

/**
 * One connection, which runs one statement at a time. Its errors are those of the database: the caller knows what they
 * mean.
 */
class ClientSession implements Session {
  readonly #client: pg.Client;
  #last: Promise<unknown> = Promise.resolve();

  constructor(client: pg.Client) {
    this.#client = client;
  }

  query<T extends object>(text: string, values: readonly unknown[] = []): Promise<T[]> {
    // Without values several statements may stand in a text.
    const parameters = values.length === 0 ? undefined : [...values];
    return this.#inTurn(async () => lastRows<T>(await this.#client.query(text, parameters)));
  }

  queryWith<T extends object>(settings: Settings, text: string): Promise<T[]> {
    return this.query(withSettings(settings, text));
  }

  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const result = this.#last.then(run);
    this.#last = result.catch(() => {});
    return result;
  }
}

/** Statements in one message are one transaction, to which the settings are kept, also behind a pooler. */
function withSettings(settings: Settings, text: string): string {
  return [...Object.entries(settings).map(([name, value]) => `SET LOCAL ${name} = ${value}`), text].join('; ');
}

function lastRows<T extends object>(results: unknown): T[] {
  const last = (Array.isArray(results) ? results.at(-1) : results) as { rows?: T[] } | undefined;
  return last?.rows ?? [];
}
