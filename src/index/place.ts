import type { Config } from '../config.js';
import { filesPlace } from './store/files-place.js';
import type { IndexPlace } from './store/place.js';

/** The location of the configured index. */
export async function placeOf(config: Config): Promise<IndexPlace> {
  if (!config.database) return filesPlace(config);
  // Loaded on demand: users of the files should not wait for the database client.
  const { PostgresPlace } = await import('./store/postgres/place.js');
  return new PostgresPlace(config, config.database);
}
