import type { Manifest } from '../format.js';
import type { Dictionary } from '../lexical-index.js';
import type { Library } from '../library.js';
import type { Store } from './store.js';

/** Where an index is. What it gives is of the generation that is in use there at that moment. */
export interface IndexPlace {
  /** @throws IndexError when there is no index, or it is foreign, older, newer or damaged */
  manifest(): Promise<Manifest>;

  /** Tells one generation from another, and from none, at little cost; never throws. */
  state(): Promise<string>;

  /**
   * The documents and passages alone; the caller closes them.
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
   * @throws IndexError when there is no usable index
   */
  open(): Promise<Store>;
}
