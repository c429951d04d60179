import type { Manifest } from '../format.js';
import type { Dictionary } from '../lexical-index.js';
import type { Library } from '../library.js';
import type { Store } from './store.js';

/** How far publishing is, in chunks. */
export interface PublishProgress {
  step: 'publish';
  done: number;
  total: number;
}

export interface PublishOptions {
  onProgress?: (progress: PublishProgress) => void;
  /** Called where another ingest publishes just now and is waited for. */
  onWait?: () => void;
  signal?: AbortSignal;
}

/** Where an index is. What it gives is of the generation that is in use there at that moment. */
export interface IndexPlace {
  /** Whether it is shared with other hosts: then a start uses the index that is there, and only an ingest renews it. */
  readonly shared: boolean;

  /** @throws IndexError when there is no index, or it is foreign, older, newer or damaged */
  manifest(): Promise<Manifest>;

  /** Tells one generation from another, and from none, at little cost; never throws. */
  state(): Promise<string>;

  /**
   * The documents and passages alone; the caller closes them. They are the same whatever model and settings they are
   * searched with, so these are not compared here.
   * @throws IndexError when there is no usable index
   */
  library(): Promise<Library>;

  /**
   * What is known of the terms of an opened library.
   * @throws IndexError when it cannot be read
   */
  dictionary(library: Library): Promise<Dictionary>;

  /**
   * All that searching needs; the caller closes it.
   * @throws IndexError when there is no usable index, or it was built with another model or other settings
   */
  open(): Promise<Store>;

  /**
   * Calls back as soon as it hears of another generation. Best effort: look at {@link state} now and then as well.
   * @returns what ends it
   */
  watch(changed: () => void): () => void;

  /**
   * Makes sure, before anything is built, that a generation can be published.
   * @throws IndexError when it cannot
   */
  ready(options?: Pick<PublishOptions, 'onWait'>): Promise<void>;

  /**
   * Puts a generation that was built in a folder in the place of the one in use, all at once.
   * @throws IndexError when it cannot be; the one before it stays in use
   */
  publish(folder: string, manifest: Manifest, options: PublishOptions): Promise<void>;
}
