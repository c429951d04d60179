import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import type { Config } from '../../src/config.js';
import { readManifest } from '../../src/index/manifest.js';
import { PostgresPlace } from '../../src/index/store/postgres/place.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { narrowSuite, type OpenStore, storeSuite } from './suite.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database?.drop());

const placeFor = (config: Config) => new PostgresPlace(config, { url: database.url, readUrl: database.url });

const open: OpenStore = async (config) => {
  const manifest = readManifest(config.indexDir);
  const place = placeFor(config);
  await place.publish(join(config.indexDir, manifest.folder), manifest, {});
  return place.open();
};

describe('the PostgreSQL store', () => {
  storeSuite(open);
});

describe('the PostgreSQL store with narrow filters', () => {
  narrowSuite(open);
});
