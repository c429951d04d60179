import type pg from 'pg';
import { newClient } from './database.js';
import { CHANNEL } from './schema.js';

/** Delay before reconnecting after a failure: doubles each time, up to a minute. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/**
 * Hears about new generations on its own connection, which is reopened whenever it breaks. It does not keep the process
 * running. Best effort: behind a pooler that lends connections per transaction, or on a replica, it hears nothing.
 */
export class Listener {
  readonly #url: string;
  readonly #heard: (folder: string) => void;
  #client: pg.Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #wait = FIRST_WAIT_MS;
  #listening = false;
  #closed = false;

  /** @param heard receives the folder name of a new generation */
  constructor(url: string, heard: (folder: string) => void) {
    this.#url = url;
    this.#heard = heard;
    void this.#connect();
  }

  /** Whether it would hear about a new generation now. */
  get isListening(): boolean {
    return this.#listening;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#leave();
  }

  async #connect(): Promise<void> {
    const client = newClient(this.#url);
    this.#client = client;
    client.on('notification', ({ payload = '' }) => this.#heard(payload));
    client.on('error', () => this.#lost(client));
    client.on('end', () => this.#lost(client));
    try {
      await client.connect();
      // The types lack this method.
      (client as pg.Client & { unref(): void }).unref();
      await client.query(`LISTEN ${CHANNEL}`);
      this.#wait = FIRST_WAIT_MS;
      this.#listening = !this.#closed && this.#client === client;
    } catch {
      this.#lost(client);
    }
  }

  #lost(client: pg.Client): void {
    if (this.#closed || this.#client !== client) return;
    this.#leave();
    // Bots that lost the same database should not all reconnect at once.
    this.#timer = setTimeout(() => this.#connect(), this.#wait * (0.5 + Math.random() / 2)).unref();
    this.#wait = Math.min(2 * this.#wait, LONGEST_WAIT_MS);
  }

  #leave(): void {
    this.#listening = false;
    this.#client?.end().catch(() => {});
    this.#client = undefined;
  }
}
