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

/** How often to look for another index, in milliseconds. */
const POLL_MS = 2000;
/** An index that could not be opened is retried after this many looks: its files may be repaired in place. */
const RETRY_LOOKS = 30;

/** An open index and its number of users; it is closed once it has been replaced and nobody uses it. */
interface Lent {
  retriever: Retriever;
  borrowers: number;
  replaced: boolean;
  closed: Promise<void>;
  onClosed: () => void;
}

/**
 * The index in use. A new index replaces it without a restart: users of the old one continue undisturbed, and the last
 * to finish closes it. An index that cannot be opened is only logged. If the place of the index cannot be reached, the
 * bot answers what it can from memory and retries until the place is back.
 */
export class LiveIndex {
  readonly #config: Config;
  readonly #embedder: Embedder;
  readonly #log: Log;
  readonly #place: IndexPlace;
  readonly #listeners: (() => void)[] = [];
  readonly #renumbering = new Renumbering();
  #current: Lent;
  /** For each replaced index still in use, a promise that resolves when it is closed. */
  readonly #retired = new Set<Promise<void>>();
  /** The state of the manifest last opened or tried, so that each is tried and logged only once. */
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
   * @param embedder is shared by the old and the new index, and remains the caller's to close
   * @throws what {@link Retriever.open} throws
   */
  static async open(config: Config, embedder: Embedder, log: Log): Promise<LiveIndex> {
    const place = await placeOf(config);
    const seen = await place.state();
    return new LiveIndex(config, embedder, log, place, await Retriever.open(config, embedder), seen);
  }

  /** Version of the index in use. */
  get version(): string {
    return this.manifest.version;
  }

  /** The manifest of the index in use. */
  get manifest(): Manifest {
    return this.#current.retriever.library.manifest;
  }

  /** Whether the place of the index could not be reached when it was last needed. */
  get isAway(): boolean {
    return this.#away;
  }

  /** What the numbers of a replaced index mean in the one in use; undefined if that is not known. */
  numbersOf(version: string): Numbers | undefined {
    return this.#renumbering.of(version);
  }

  /** Lends the index in use; it stays open until the work is done. @throws what the work throws */
  async use<T>(work: (retriever: Retriever) => T | Promise<T>): Promise<T> {
    const lent = this.#current;
    if (lent.replaced) throw new Error('the index is closed');
    lent.borrowers += 1;
    try {
      return await work(lent.retriever);
    } catch (error) {
      // Perhaps another index has replaced it, and its data is gone.
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
   * Opens the published index if it is not the one in use. Calls run one after another.
   * @returns whether another index is now in use; also false if it cannot be opened, which is logged
   */
  reload(): Promise<boolean> {
    this.#reloading = this.#reloading.then(() => this.#reload());
    return this.#reloading;
  }

  /**
   * Looks for a new index every few seconds, and as soon as it is notified of one; does not keep the process running.
   * It polls because notifications get lost on network disks, in containers, and when a file is replaced by renaming.
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

  /** Stops watching; resolves once no index is in use and all are closed. The embedder stays open. */
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
    // Read first: a manifest that arrives while an index is being opened counts as new again.
    this.#seen = await this.#place.state();
    const retriever = await this.#openNew();
    if (!retriever) return false;
    const old = this.#current;
    // Slow only with very many passages; the old index answers in the meantime.
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

  /** @returns undefined if the manifest names the index in use, or an index that cannot be opened */
  async #openNew(): Promise<Retriever | undefined> {
    try {
      const { folder } = await this.#place.manifest();
      this.#found();
      const isNew = folder !== this.#current.retriever.library.manifest.folder;
      const retriever = isNew ? await Retriever.open(this.#config, this.#embedder) : undefined;
      this.#complained = undefined;
      return retriever;
    } catch (error) {
      // An index that was replaced while it was being opened does not matter: the next look finds the newer one.
      if ((await this.#place.state()) === this.#seen) this.#complain(error);
      return undefined;
    }
  }

  #notify(): void {
    for (const listener of this.#listeners) {
      try {
        listener();
      } catch (error) {
        this.#log.error({ error }, 'a part of the bot could not switch to the new index');
      }
    }
  }

  /** Notes that the index could not be reached, and looks for it again. */
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
