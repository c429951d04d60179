import type { Config } from '../config.js';
import { filesPlace } from './store/files-place.js';
import type { IndexPlace } from './store/place.js';

/** The place of the index that is configured. */
export async function placeOf(config: Config): Promise<IndexPlace> {
  return filesPlace(config);
}
