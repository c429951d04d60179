import type { Server } from 'node:http';
import type { Config } from '../../config.js';
import type { Library } from '../../index/library.js';
import { Site, type SiteFile } from '../../site/site.js';
import type { Desk } from '../desk.js';
import type { ShardPlace } from '../discord/client.js';
import type { Metrics } from './metrics.js';
import { serveHttp } from './server.js';

/** The parts of a bot that are ready so far, while it starts and later. */
export interface Running {
  desk?: Pick<Desk, 'use' | 'indexVersion'> & { readonly isIndexAway: boolean };
  /** Whether the model is loaded. */
  model?: boolean;
  /** Whether the gateway is connected. */
  connected?: () => boolean;
}

/**
 * Serves health, metrics and reader pages if HTTP_PORT is set. The pages are those of the index in use; if there are
 * several processes, each takes its own port, counting up from the configured one.
 * @param running is filled in while the bot starts
 * @returns a function that stops the server
 * @throws ConfigError when the port is not available
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

/** Most rendered pages cached, so that a crawler costs little; they are all of one index. */
const MOST_KEPT = 64;

/** The pages of the index in use. */
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
