import type pg from 'pg';
import { newClient } from './database.js';
import { CHANNEL } from './schema.js';

/** How long after a failure another connection is tried: twice as long each time, up to a minute. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/**
 * Hears of each new generation on a connection of its own, which is opened again whenever it breaks. It keeps no
 * process running. Best effort: behind a pooler that lends connections by transaction, or on a replica, nothing is
 * heard.
 */
export class Listener {
  readonly #url: string;
  readonly #heard: (folder: string) => void;
  #client: pg.Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #wait = FIRST_WAIT_MS;
  #listening = false;
  #closed = false;

  /** @param heard gets the folder's name of a new generation */
  constructor(url: string, heard: (folder: string) => void) {
    this.#url = url;
    this.#heard = heard;
    void this.#connect();
  }

  /** Whether a new generation would be heard of now. */
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
      // Its types leave it out.
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
    // Bots that lost the same database do not all come back at the same moment.
    this.#timer = setTimeout(() => this.#connect(), this.#wait * (0.5 + Math.random() / 2)).unref();
    this.#wait = Math.min(2 * this.#wait, LONGEST_WAIT_MS);
  }

  #leave(): void {
    this.#listening = false;
    this.#client?.end().catch(() => {});
    this.#client = undefined;
  }
}
