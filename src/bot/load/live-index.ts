import type { Config } from '../../config.js';
import type { Embedder } from '../../embedding/embedder.js';
import { isAway, PartnershipError } from '../../errors.js';
import type { Manifest } from '../../index/format.js';
import { placeOf } from '../../index/place.js';
import type { IndexPlace } from '../../index/store/place.js';
import { Retriever } from '../../retrieval/retrieve.js';
import type { Log } from '../log.js';
import type { Numbers } from '../renumber.js';
import { Renumbering } from './renumbering.js';

/** How often it is looked whether there is another index, in milliseconds. */
const POLL_MS = 2000;
/**
 * An index that could not be opened is tried again after so many looks; its files may be mended under the same
 * manifest.
 */
const RETRY_LOOKS = 30;

/** An open index and who uses it; it is closed once it is replaced and nobody does. */
interface Lent {
  retriever: Retriever;
  borrowers: number;
  replaced: boolean;
  closed: Promise<void>;
  onClosed: () => void;
}

/**
 * The index that is in use. A new one takes its place without a restart: who uses the old one goes on undisturbed, and
 * the last one to be done closes it. An index that cannot be opened changes nothing but the log. Where the place of the
 * index cannot be reached, what is in memory still answers, and it is looked for until it is there again.
 */
export class LiveIndex {
  readonly #config: Config;
  readonly #embedder: Embedder;
  readonly #log: Log;
  readonly #place: IndexPlace;
  readonly #listeners: (() => void)[] = [];
  readonly #renumbering = new Renumbering();
  #current: Lent;
  /** Of indexes that were replaced and are still used: when each is closed. */
  readonly #retired = new Set<Promise<void>>();
  /** The manifest that was last opened or tried, so that each is tried and complained of once. */
  #seen: string;
  #complained: string | undefined;
  #away = false;
  #timer: NodeJS.Timeout | undefined;
  #endListening = () => {};
  #reloading: Promise<boolean> = Promise.resolve(false);
  #closing = false;

  private constructor(
    config: Config,
    embedder: Embedder,
    log: Log,
    place: IndexPlace,
    retriever: Retriever,
    seen: string,
  ) {
    this.#config = config;
    this.#embedder = embedder;
    this.#log = log;
    this.#place = place;
    this.#current = lend(retriever);
    this.#seen = seen;
  }

  /**
   * @param embedder stays the caller's own: it is shared by the old and the new index, and not closed here
   * @throws what {@link Retriever.open} does
   */
  static async open(config: Config, embedder: Embedder, log: Log): Promise<LiveIndex> {
    const place = await placeOf(config);
    const seen = await place.state();
    return new LiveIndex(config, embedder, log, place, await Retriever.open(config, embedder), seen);
  }

  /** Version of the index that is in use. */
  get version(): string {
    return this.manifest.version;
  }

  /** The manifest of the index that is in use. */
  get manifest(): Manifest {
    return this.#current.retriever.library.manifest;
  }

  /** Whether the place of the index could not be reached when it was last needed. */
  get isAway(): boolean {
    return this.#away;
  }

  /** What the numbers of an index that was replaced mean in the one in use; nothing where that is not known. */
  numbersOf(version: string): Numbers | undefined {
    return this.#renumbering.of(version);
  }

  /** Lends the index in use; it stays open until the work is done. @throws what the work does */
  async use<T>(work: (retriever: Retriever) => T | Promise<T>): Promise<T> {
    const lent = this.#current;
    if (lent.replaced) throw new Error('the index is closed');
    lent.borrowers += 1;
    try {
      return await work(lent.retriever);
    } catch (error) {
      // It may be that another took its place, and what it was made of is gone.
      if (isAway(error)) this.#lost(error);
      throw error;
    } finally {
      lent.borrowers -= 1;
      this.#closeIfDone(lent);
    }
  }

  /** Calls the listener whenever another index has taken the place of the one in use. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /**
   * Opens the index that is there, where it is another than the one in use. Calls run one after the other.
   * @returns whether another index is in use now; false too when it cannot be opened, which the log tells
   */
  reload(): Promise<boolean> {
    this.#reloading = this.#reloading.then(() => this.#reload());
    return this.#reloading;
  }

  /**
   * Looks for a new index every few seconds, and as soon as one is heard of; does not keep the process running. The
   * state is polled since notifications get lost on network disks, in containers, and where a file is replaced by
   * renaming.
   */
  watch(everyMs: number = POLL_MS): void {
    if (this.#timer || this.#closing) return;
    let looks = 0;
    let looking = false;
    const look = async () => {
      if (looking) return;
      looking = true;
      looks += 1;
      const retry = this.#away || (this.#complained !== undefined && looks % RETRY_LOOKS === 0);
      if (retry || (await this.#place.state()) !== this.#seen) await this.reload();
      looking = false;
    };
    this.#timer = setInterval(look, everyMs).unref();
    this.#endListening = this.#place.watch(() => void this.reload());
  }

  /** Stops watching; resolves once nobody uses an index any more and it is closed. The embedder stays open. */
  async close(): Promise<void> {
    this.#closing = true;
    clearInterval(this.#timer);
    this.#endListening();
    await this.#reloading;
    if (!this.#current.replaced) this.#retire(this.#current);
    await Promise.all(this.#retired);
  }

  async #reload(): Promise<boolean> {
    if (this.#closing) return false;
    const began = performance.now();
    // Taken first: a manifest that comes while an index is opened is another one again.
    this.#seen = await this.#place.state();
    const retriever = await this.#openNew();
    if (!retriever) return false;
    const old = this.#current;
    // Slow only where there are very many passages; until then the old index answers.
    const renumber = await this.#renumbering.compare(old.retriever.library, retriever.library);
    renumber();
    this.#current = lend(retriever);
    this.#retire(old);
    this.#notify();
    const { version, counts } = retriever.library.manifest;
    const ms = Math.round(performance.now() - began);
    this.#log.info({ from: old.retriever.library.manifest.version, version, ...counts, ms }, 'a new index is in use');
    return true;
  }

  /** @returns nothing when the index in use is the one that the manifest names, or that one cannot be opened */
  async #openNew(): Promise<Retriever | undefined> {
    try {
      const { folder } = await this.#place.manifest();
      this.#found();
      const isNew = folder !== this.#current.retriever.library.manifest.folder;
      const retriever = isNew ? await Retriever.open(this.#config, this.#embedder) : undefined;
      this.#complained = undefined;
      return retriever;
    } catch (error) {
      // One that was replaced while it was opened is no loss: the next look finds the other.
      if ((await this.#place.state()) === this.#seen) this.#complain(error);
      return undefined;
    }
  }

  #notify(): void {
    for (const listener of this.#listeners) {
      try {
        listener();
      } catch (error) {
        this.#log.error({ error }, 'something could not take note of the new index');
      }
    }
  }

  /** Looks for the index when it was not there where it was needed. */
  #lost(error: unknown): void {
    if (this.#away || this.#closing) return;
    this.#away = true;
    this.#log.warn({ error }, 'the index cannot be reached; people are asked to try again');
    void this.reload();
  }

  #found(): void {
    if (!this.#away) return;
    this.#away = false;
    this.#log.info({}, 'the index can be reached again');
  }

  #complain(error: unknown): void {
    if (isAway(error)) {
      this.#lost(error);
      return;
    }
    if (this.#complained === this.#seen) return;
    this.#complained = this.#seen;
    const cure = error instanceof PartnershipError ? error.cure : 'Run the ingest again: npm start -- ingest';
    this.#log.error({ error, cure, version: this.version }, 'the new index cannot be opened; the old one stays in use');
  }

  #retire(lent: Lent): void {
    lent.replaced = true;
    this.#retired.add(lent.closed);
    lent.closed.then(() => this.#retired.delete(lent.closed));
    this.#closeIfDone(lent);
  }

  #closeIfDone(lent: Lent): void {
    if (!lent.replaced || lent.borrowers > 0) return;
    lent.retriever
      .close()
      .catch((error: unknown) => this.#log.warn({ error }, 'an index that is no longer used cannot be closed'))
      .finally(lent.onClosed);
  }
}

function lend(retriever: Retriever): Lent {
  let onClosed = () => {};
  const closed = new Promise<void>((resolve) => {
    onClosed = resolve;
  });
  return { retriever, borrowers: 0, replaced: false, closed, onClosed };
}
