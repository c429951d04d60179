import { afterAll, beforeAll, describe } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { botCases } from './postgres-bot-cases.js';
import { placeAt, publishBuilt, publishingCases } from './postgres-cases.js';
import { narrowSuite, type OpenStore, storeSuite } from './suite.js';

// One database for all, since one in this process takes seconds to begin.
let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database?.drop());

const open: OpenStore = async (config) => {
  const place = placeAt(config, database.url);
  await publishBuilt(place, config);
  return place.open();
};

describe('the PostgreSQL store', () => {
  storeSuite(open);
});

describe('the PostgreSQL store with narrow filters', () => {
  narrowSuite(open);
});

describe('the index in PostgreSQL', () => {
  publishingCases(() => database);
});

describe('a bot on PostgreSQL', () => {
  botCases(() => database);
});
