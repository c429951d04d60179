import type { Server } from 'node:http';
import type { Config } from '../../config.js';
import type { Library } from '../../index/library.js';
import { Site, type SiteFile } from '../../site/site.js';
import type { Desk } from '../desk.js';
import type { ShardPlace } from '../discord/client.js';
import type { Metrics } from './metrics.js';
import { serveHttp } from './server.js';

/** What a bot has so far, while it starts and later. */
export interface Running {
  desk?: Pick<Desk, 'use' | 'indexVersion'> & { readonly isIndexAway: boolean };
  /** Whether the model was opened. */
  model?: boolean;
  /** Whether the gateway is connected. */
  connected?: () => boolean;
}

/**
 * Serves health, figures and reader pages where HTTP_PORT asks for it. The pages are those of the index in use; several
 * processes take a port each, from the one that is set upwards.
 * @param running is filled while the bot starts
 * @returns what ends it
 * @throws ConfigError when the port cannot be had
 */
export async function watch(
  { http, dataDir }: Pick<Config, 'http' | 'dataDir'>,
  metrics: Metrics,
  running: Running,
  shard?: ShardPlace,
): Promise<() => Promise<void>> {
  if (http === undefined) return async () => {};
  const pages = new Pages(dataDir);
  const server = await serveHttp(http.host, http.port + (shard?.id ?? 0), {
    readiness: () => ({
      model: running.model === true,
      index: running.desk?.isIndexAway === false,
      gateway: running.connected?.() === true,
    }),
    metrics: () => metrics.text(),
    page: async (name) => running.desk?.use(({ library }) => pages.file(library, name)),
  });
  return () => closed(server);
}

/** Most pages that are kept as they were made, so that a crawler costs little; they are all of one index. */
const MOST_KEPT = 64;

/** The pages of whichever index is in use. */
class Pages {
  readonly #dataDir: string;
  readonly #made = new Map<string, SiteFile>();
  #of: Library | undefined;

  constructor(dataDir: string) {
    this.#dataDir = dataDir;
  }

  file(library: Library, name: string): SiteFile | undefined {
    if (this.#of !== library) this.#made.clear();
    this.#of = library;
    const kept = this.#made.get(name);
    if (kept) return kept;
    const made = new Site(library, this.#dataDir).file(name);
    if (made && this.#made.size < MOST_KEPT) this.#made.set(name, made);
    return made;
  }
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
