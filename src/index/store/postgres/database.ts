import pg from 'pg';
import { asDatabaseError, isWorthAnotherTry } from './errors.js';

/** Connections per process for questions; each question needs one for only a few milliseconds at a time. */
const MOST_CONNECTIONS = 4;
/** Timeouts for getting a connection and for a question's queries. */
const CONNECT_MS = 3_000;
const QUERY_MS = 10_000;
/** How long an idle connection is kept. */
const IDLE_MS = 30_000;

/** Settings for one statement. Names and values come from the program itself. */
export type Settings = Readonly<Record<string, string | number>>;

/** Runs statements: a database, or one connection of it within a transaction. */
export interface Session {
  /** @param values for $1, $2 and so on; buffers are sent as they are */
  query<T extends object>(text: string, values?: readonly unknown[], timeoutMs?: number): Promise<T[]>;
  /**
   * Runs a statement under settings, in one round trip. It takes no parameters, so anything interpolated must be a
   * number.
   */
  queryWith<T extends object>(settings: Settings, text: string): Promise<T[]>;
}

const pools = new Map<string, pg.Pool>();

/** One pool per address and process. Idle connections close by themselves and do not keep the process running. */
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
  // A connection that breaks while idle leaves the pool; the next statement opens another.
  pool.on('error', () => {});
  pools.set(url, pool);
  return pool;
}

/**
 * The client treats these as `verify-full` and warns about it on standard error once per process: a later version will
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

/** A separate connection, not yet open, for listening and for long work. */
export function newClient(url: string): pg.Client {
  const client = new pg.Client(optionsFor(url));
  // If it breaks between two statements, the next one notices.
  client.on('error', () => {});
  return client;
}

/** A database at an address. */
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
   * Does work on its own connection, with no time limit.
   * @throws any error from the work; IndexError `index_away`
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

/** One connection that runs one statement at a time. Its errors are the database's own: the caller interprets them. */
class ClientSession implements Session {
  readonly #client: pg.Client;
  #last: Promise<unknown> = Promise.resolve();

  constructor(client: pg.Client) {
    this.#client = client;
  }

  query<T extends object>(text: string, values: readonly unknown[] = []): Promise<T[]> {
    // Without values, a text may contain several statements.
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

/** Statements in one message form a transaction, so the settings apply only to it, even behind a pooler. */
function withSettings(settings: Settings, text: string): string {
  return [...Object.entries(settings).map(([name, value]) => `SET LOCAL ${name} = ${value}`), text].join('; ');
}

function lastRows<T extends object>(results: unknown): T[] {
  const last = (Array.isArray(results) ? results.at(-1) : results) as { rows?: T[] } | undefined;
  return last?.rows ?? [];
}
