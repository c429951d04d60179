import type { Manifest } from '../format.js';
import type { Dictionary } from '../lexical-index.js';
import type { Library } from '../library.js';
import type { Store } from './store.js';

/** Progress of publishing, in chunks. */
export interface PublishProgress {
  step: 'publish';
  done: number;
  total: number;
}

export interface PublishOptions {
  onProgress?: (progress: PublishProgress) => void;
  /** Called when another ingest is publishing and this one waits for it. */
  onWait?: () => void;
  signal?: AbortSignal;
}

/** Location of an index. Every method uses the generation current at the time of the call. */
export interface IndexPlace {
  /** Whether other hosts share it: then a start uses the existing index, and only an ingest renews it. */
  readonly shared: boolean;

  /** @throws IndexError when there is no index, or it is foreign, older, newer or damaged */
  manifest(): Promise<Manifest>;

  /** Distinguishes generations from each other and from none, cheaply; never throws. */
  state(): Promise<string>;

  /**
   * Only the documents and passages; the caller closes them. They do not depend on model and settings, so neither is
   * checked here.
   * @throws IndexError when there is no usable index
   */
  library(): Promise<Library>;

  /**
   * The term statistics of an opened library.
   * @throws IndexError when they cannot be read
   */
  dictionary(library: Library): Promise<Dictionary>;

  /**
   * Everything that searching needs; the caller closes it.
   * @throws IndexError when there is no usable index, or it was built with another model or other settings
   */
  open(): Promise<Store>;

  /**
   * Calls back as soon as it learns of another generation. Best effort: poll {@link state} as well.
   * @returns a function that stops watching
   */
  watch(changed: () => void): () => void;

  /**
   * Makes sure, before anything is built, that a generation can be published.
   * @throws IndexError when it cannot
   */
  ready(options?: Pick<PublishOptions, 'onWait'>): Promise<void>;

  /**
   * Atomically replaces the current generation with one built in a folder.
   * @throws IndexError when it cannot; the previous generation stays in use
   */
  publish(folder: string, manifest: Manifest, options: PublishOptions): Promise<void>;
}
