import type { Config, DatabaseConfig } from '../../../config.js';
import { IndexError } from '../../../errors.js';
import { fingerprintFor } from '../../fingerprint.js';
import type { Manifest } from '../../format.js';
import type { Dictionary } from '../../lexical-index.js';
import { checkFingerprint, type Library } from '../../library.js';
import { checkManifest } from '../../manifest.js';
import type { IndexPlace, PublishOptions } from '../place.js';
import { Database } from './database.js';
import { codeOf } from './errors.js';
import { Listener } from './listener.js';
import { publish, removeOld } from './publish.js';
import { checkExtension, checkVersion, migrate, SCHEMA } from './schema.js';
import { type Generation, PostgresStore, readDictionary, readLibrary } from './store.js';

/** While the listener is connected, the database is polled no more often than this, in milliseconds. */
const LOOK_MS = 30_000;

/** The index in a database. Readers need no folder. */
export class PostgresPlace implements IndexPlace {
  readonly shared = true;
  readonly #config: Config;
  readonly #primary: Database;
  readonly #reading: Database;
  readonly #address: DatabaseConfig;
  #listener: Listener | undefined;
  /** The last state read and when, and the last one announced since. */
  #seen = { state: '', at: Number.NEGATIVE_INFINITY };
  #heard: string | undefined;

  constructor(config: Config, database: DatabaseConfig) {
    this.#config = config;
    this.#address = database;
    this.#primary = new Database(database.url);
    this.#reading = new Database(database.readUrl);
  }

  async manifest(): Promise<Manifest> {
    return (await this.#current()).manifest;
  }

  async state(): Promise<string> {
    const isKnown = this.#heard === undefined || this.#heard === this.#seen.state;
    const isFresh = performance.now() - this.#seen.at < LOOK_MS;
    if (this.#listener?.isListening && isKnown && isFresh) return this.#seen.state;
    try {
      const text = `SELECT folder FROM ${SCHEMA}.generations ORDER BY id DESC LIMIT 1`;
      const [row] = await this.#reading.query<{ folder: string }>(text);
      this.#seen = { state: row?.folder ?? 'none', at: performance.now() };
      return this.#seen.state;
    } catch (error) {
      return codeOf(error) || 'error';
    }
  }

  watch(changed: () => void): () => void {
    this.#listener?.close();
    const listener = new Listener(this.#address.url, (folder) => {
      this.#heard = folder;
      changed();
    });
    this.#listener = listener;
    return () => listener.close();
  }

  async library(): Promise<Library> {
    return this.#opened((generation) => readLibrary(this.#reading, generation, this.#config.readerUrl));
  }

  async dictionary({ manifest }: Library): Promise<Dictionary> {
    const current = await this.#current();
    if (current.manifest.folder === manifest.folder) return readDictionary(this.#reading, current);
    throw new IndexError('index_away', 'The index was replaced meanwhile.', 'Run the command again.');
  }

  async open(): Promise<PostgresStore> {
    return this.#opened(async (generation) => {
      checkFingerprint(generation.manifest, fingerprintFor(this.#config, generation.manifest));
      return PostgresStore.load(this.#reading, generation, this.#config.readerUrl);
    });
  }

  async ready(options: Pick<PublishOptions, 'onWait'> = {}): Promise<void> {
    await this.#primary.alone(async (session) => {
      await session.query('BEGIN');
      await migrate(session, options.onWait);
      await session.query('COMMIT');
    });
  }

  async publish(folder: string, manifest: Manifest, options: PublishOptions): Promise<void> {
    await this.#primary.alone(async (session) => {
      await publish(session, folder, manifest, options);
      await removeOld(session);
    });
  }

  /** Opens the current generation; the next one if it was replaced and removed in the meantime. */
  async #opened<T>(open: (generation: Generation) => Promise<T>): Promise<T> {
    const generation = await this.#current();
    try {
      return await open(generation);
    } catch (error) {
      if ((await this.#current()).id === generation.id) throw error;
      return this.#opened(open);
    }
  }

  /** @throws IndexError when there is no generation, or this program cannot read it */
  async #current(): Promise<Generation> {
    const [there] = await this.#reading.query<{ there: boolean }>(
      `SELECT to_regclass('${SCHEMA}.migrations') IS NOT NULL AS there`,
    );
    if (!there?.there) throw missing();
    const [row] = await this.#reading.query<{ version: number; id: number | null; manifest: string | null }>(
      `SELECT (SELECT max(number) FROM ${SCHEMA}.migrations) AS version, newest.id, newest.manifest
       FROM (SELECT) AS always
       LEFT JOIN (SELECT id, manifest FROM ${SCHEMA}.generations ORDER BY id DESC LIMIT 1) AS newest ON true`,
    );
    checkVersion(row?.version ?? 0, 'reader');
    if (row?.id == null || row.manifest === null) throw missing();
    const manifest = checkManifest(
      JSON.parse(row.manifest),
      'The newest generation in the database',
      'Name another database with DATABASE_URL.',
    );
    const { schema } = await checkExtension(this.#reading);
    return { id: row.id, manifest, vectorSchema: schema };
  }
}

function missing(): IndexError {
  return new IndexError(
    'index_missing',
    'There is no index in the database.',
    'Build it on one host: npm start -- ingest',
  );
}
