import type { Server } from 'node:http';
import type { Config } from '../../config.js';
import { Site } from '../../site/site.js';
import type { Desk } from '../desk.js';
import type { ShardPlace } from '../discord/client.js';
import type { Metrics } from './metrics.js';
import { serveHttp } from './server.js';

/** What is watched of a running bot. */
export interface Watched {
  desk: Pick<Desk, 'use' | 'indexVersion'>;
  metrics: Metrics;
  /** Whether the model answers, and whether the gateway is connected. */
  model(): boolean;
  gateway(): boolean;
}

/**
 * Serves health, figures and reader pages where HTTP_PORT asks for it. The pages are those of the index in use; several
 * processes take a port each, from the one that is set upwards.
 * @returns what ends it
 * @throws ConfigError when the port cannot be had
 */
export async function watch(
  { http, dataDir }: Pick<Config, 'http' | 'dataDir'>,
  { desk, metrics, model, gateway }: Watched,
  shard?: ShardPlace,
): Promise<() => Promise<void>> {
  if (http === undefined) return async () => {};
  const server = await serveHttp(http.host, http.port + (shard?.id ?? 0), {
    readiness: () => ({ model: model(), index: desk.indexVersion !== '', gateway: gateway() }),
    metrics: () => metrics.text(),
    page: (name) =>
      desk.use(({ library }) => {
        const file = new Site(library, dataDir).file(name);
        return file && { file, version: library.manifest.version };
      }),
  });
  return () => closed(server);
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
