import type { Config } from '../config.js';
import { filesPlace } from './store/files-place.js';
import type { IndexPlace } from './store/place.js';

/** The place of the index that is configured. */
export async function placeOf(config: Config): Promise<IndexPlace> {
  if (!config.database) return filesPlace(config);
  // Whoever uses the files should not wait for the client of a database to load.
  const { PostgresPlace } = await import('./store/postgres/place.js');
  return new PostgresPlace(config, config.database);
}
