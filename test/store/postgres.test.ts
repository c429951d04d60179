import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Allowed } from '../../src/index/store/allowed.js';
import { Database } from '../../src/index/store/postgres/database.js';
import { tablesOf } from '../../src/index/store/postgres/generation.js';
import { checkExtension } from '../../src/index/store/postgres/schema.js';
import { approximateSearch, exactSearch, type Search } from '../../src/index/store/postgres/search.js';
import type { Neighbour } from '../../src/index/store/store.js';
import { hashVector } from '../ingest/support.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { botCases } from './postgres-bot-cases.js';
import { placeAt, publishBuilt, publishingCases } from './postgres-cases.js';
import { operatorCases } from './postgres-operator-cases.js';
import { narrowSuite, type OpenStore, storeSuite } from './suite.js';

// One database for all tests, since one in this process takes seconds to start.
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

  it('the graph gives, under a filter, what going through all gives, nearest first', async () => {
    const [newest] = await database.run<{ id: number }>('SELECT max(id) AS id FROM partnership_bot.generations');
    const session = new Database(database.url);
    const { schema: vectorSchema } = await checkExtension(session);
    const shelf = { documents: new Array(4000), documentNumber: (passage: number) => Math.floor(passage / 3) } as const;
    let [found, all] = [0, 0];
    for (let i = 0; i < 10; i += 1) {
      const allowed = new Allowed(shelf, new Set(Array.from({ length: 1000 }, (_, k) => (k * 7 + i) % 4000)), [0, 1]);
      const wanted = {
        tables: tablesOf(newest?.id ?? 0),
        vectorSchema,
        vector: hashVector(`${i}`),
        count: 96,
        allowed,
      };
      const search = async ({ settings, text }: Search) => session.queryWith<Neighbour>(settings, text);
      const exact = await search(exactSearch({ ...wanted, chunks: 12_000 }));
      const near = await search(approximateSearch({ ...wanted, chunks: 12_000 }));
      expect(near).toHaveLength(96);
      for (const { passage } of near) expect(allowed.has(passage)).toBe(true);
      expect(near.map(({ cosine }) => cosine)).toEqual(near.map(({ cosine }) => cosine).sort((a, b) => b - a));
      const right = new Set(exact.slice(0, 10).map(({ chunk }) => chunk));
      found += near.slice(0, 10).filter(({ chunk }) => right.has(chunk)).length;
      all += right.size;
    }
    expect(found / all).toBeGreaterThanOrEqual(0.99);
  });
});

describe('the index in PostgreSQL', () => {
  publishingCases(() => database);
});

describe('a bot on PostgreSQL', () => {
  botCases(() => database);
});

describe('PostgreSQL for operators', () => {
  operatorCases(() => database);
});
