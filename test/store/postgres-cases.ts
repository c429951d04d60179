import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeEach, expect, it } from 'vitest';
import type { Config } from '../../src/config.js';
import { isAway, PartnershipError } from '../../src/errors.js';
import { readManifest } from '../../src/index/manifest.js';
import { Allowed } from '../../src/index/store/allowed.js';
import { filesPlace } from '../../src/index/store/files-place.js';
import type { PublishOptions } from '../../src/index/store/place.js';
import { PostgresPlace } from '../../src/index/store/postgres/place.js';
import { LOCK } from '../../src/index/store/postgres/schema.js';
import type { Store } from '../../src/index/store/store.js';
import { buildIndex } from '../../src/ingest/build-index.js';
import { documentOf, FakeEmbedder, fakeConfig, hashVector, removeFolders, temporaryFolder } from '../ingest/support.js';
import type { TestDatabase } from '../support/database.js';

/** Whether the tests run on a real server, with sessions that can notify each other. */
export const ON_SERVER = (process.env.TEST_DATABASE_URL ?? '') !== '';

const WORDS = 'lantern orchard harbour meadow violin copper granite willow saffron amber'.split(' ');

/** Builds documents by number, with some paragraphs each; the same number gives the same text. */
async function build(config: Config, numbers: readonly number[]): Promise<void> {
  const documents = numbers.map((number) => {
    const text = Array.from({ length: 3 + (number % 3) }, (_, p) => {
      const words = [number, number + p, 3 * p].map((at) => WORDS[at % WORDS.length]);
      return `Paragraph ${p} of document ${number} is about ${words.join(' and ')}, and says nothing else of note.`;
    }).join('\n\n');
    return documentOf(text, { id: `made-${number}`, file: `made-${number}.md`, sha256: `${number}`.padStart(64, '0') });
  });
  const corpus = documents.map(({ file, sha256 }) => ({ file, sha256, size: 1, modified: 1 }));
  await buildIndex(config, documents, new FakeEmbedder(), { corpus });
}

export function placeAt(config: Config, url: string): PostgresPlace {
  return new PostgresPlace(config, { url, readUrl: url });
}

/** Publishes the index built in the folder of a configuration. */
export async function publishBuilt(place: PostgresPlace, config: Config, options: PublishOptions = {}): Promise<void> {
  const manifest = readManifest(config.indexDir);
  await place.publish(join(config.indexDir, manifest.folder), manifest, options);
}

/** Everything in a store: its texts, the passages of its terms, its rows. */
async function everythingOf(store: Store): Promise<object> {
  const { library, dictionary } = store;
  const passages = Array.from({ length: library.size }, (_, i) => i);
  const terms = await store.terms(dictionary.terms);
  return {
    passages: passages.map((passage) => library.passage(passage)),
    terms: dictionary.terms.map((term) => [term, [...terms.lookUp(term).passages]]),
    chunks: await store.chunksOf(passages),
  };
}

/** The code of the error with which a promise rejects. */
async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'none',
    (error: unknown) => (error instanceof PartnershipError ? error.code : String(error)),
  );
}

/** Cases of an index in a database that is republished, damaged, or unreachable. */
export function publishingCases(database: () => TestDatabase): void {
  let config: Config;
  let place: PostgresPlace;
  beforeEach(async () => {
    await database().run('DROP SCHEMA IF EXISTS partnership_bot CASCADE');
    config = fakeConfig(temporaryFolder());
    place = placeAt(config, database().url);
  });
  afterAll(removeFolders);

  const publish = async (numbers: readonly number[], options: PublishOptions = {}) => {
    await build(config, numbers);
    await publishBuilt(place, config, options);
  };

  it('holds the same as the files after each of many ingests, whatever stayed and whatever went', async () => {
    const all = Array.from({ length: 24 }, (_, i) => i);
    for (let round = 0; round < 5; round += 1) {
      await publish(all.filter((number) => (number * 7 + round * 5) % (round + 2) !== 0));
      const [files, stored] = [await filesPlace(config).open(), await place.open()];
      expect(await everythingOf(stored)).toEqual(await everythingOf(files));
      expect(stored.library.manifest).toEqual(files.library.manifest);
      expect(await place.state()).toBe(files.library.manifest.folder);
      await Promise.all([files.close(), stored.close()]);
    }
  });

  it('a reader of an index that was replaced goes on, and one of an index that is gone is told so', async () => {
    await publish([1, 2, 3]);
    const [first, before] = [await place.open(), await place.state()];
    const vector = hashVector('a question');
    const everything = Allowed.everything(first.library);
    const found = await first.nearest(vector, 5, everything);
    await publish([4, 5, 6, 7]);
    expect(await first.nearest(vector, 5, everything)).toEqual(found);
    expect(await place.state()).not.toBe(before);
    await publish([8, 9]);
    const works = [first.nearest(vector, 5, everything), first.chunksOf([0]), first.terms(first.dictionary.terms)];
    expect(await Promise.all(works.map(codeOf))).toEqual(works.map(() => 'index_away'));
    expect(first.library.passage(0).text).toContain('document 1 ');
    const last = await place.open();
    expect(last.library.documents.map(({ id }) => id)).toEqual(['made-8', 'made-9']);
  });

  it('an ingest that is stopped leaves the index in use and nothing else', async () => {
    await publish([1, 2, 3]);
    const before = await place.state();
    const stop = new AbortController();
    const stopped = publish([1, 2, 3, 4], { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(stopped).rejects.toThrow(/abort/i);
    expect(await place.state()).toBe(before);
    await publish([5]);
    expect((await place.open()).library.documents).toHaveLength(1);
  });

  it('a record that is damaged in the database is not taken over by the next ingest', async () => {
    await publish([1, 2, 3]);
    const first = await everythingOf(await place.open());
    await database().run(
      "UPDATE partnership_bot.chunks_1 SET record = overlay(record PLACING '\\x00ff00ff'::bytea FROM 30) WHERE number % 2 = 0",
    );
    expect(await everythingOf(await place.open())).not.toEqual(first);
    await publish([1, 2, 3]);
    expect(await everythingOf(await place.open())).toEqual(first);
  });

  it.each([
    ['a file is missing', "DELETE FROM partnership_bot.files WHERE name = 'texts'"],
    ['a file was changed', "UPDATE partnership_bot.files SET bytes = '\\x1f8b' WHERE name = 'passages'"],
    ['statistics were changed', "UPDATE partnership_bot.files SET sha256 = 'x' WHERE name = 'statistics'"],
    ['pgvector was removed and added', 'DROP EXTENSION vector CASCADE; CREATE EXTENSION vector'],
    ['the manifest is none', "UPDATE partnership_bot.generations SET manifest = '{}'"],
  ])('where %s, it is not used, and the next ingest mends it', async (_, sql) => {
    await publish([1, 2]);
    await database().run(sql);
    const search = async () => {
      const store = await place.open();
      await store.nearest(hashVector('a question'), 3, Allowed.everything(store.library));
    };
    expect(await codeOf(search())).toMatch(/^index_(?:damaged|foreign)$/);
    await publish([1, 2]);
    expect(await codeOf(search())).toBe('none');
  });

  it('rows that were cut are told of, and never taken for others', async () => {
    await publish([1, 2]);
    const store = await place.open();
    await database().run('UPDATE partnership_bot.chunks_1 SET record = substring(record FROM 1 FOR 30)');
    await database().run('DELETE FROM partnership_bot.terms_1');
    expect(await codeOf(store.chunksOf([0]))).toBe('index_damaged');
    expect(await codeOf(store.terms(store.dictionary.terms))).toBe('index_damaged');
  });

  it('without an index, with an older or a newer schema, it says what to do', async () => {
    expect(await codeOf(place.open())).toBe('index_missing');
    await place.ready();
    expect(await codeOf(place.manifest())).toBe('index_missing');
    await publish([1]);
    await database().run('DELETE FROM partnership_bot.migrations');
    expect(await codeOf(place.open())).toBe('index_older');
    await database().run('INSERT INTO partnership_bot.migrations (number) VALUES (99)');
    expect([await codeOf(place.open()), await codeOf(place.ready()), await codeOf(publish([1]))]).toEqual([
      ...['index_newer', 'index_newer', 'index_newer'],
    ]);
  });

  it('while it is away, what is in memory can be read, and all is well again by itself', async () => {
    await publish([1, 2, 3]);
    const store = await place.open();
    const state = await place.state();
    await database().stop();
    const vector = hashVector('a question');
    const everything = Allowed.everything(store.library);
    const away: unknown = await store.nearest(vector, 3, everything).catch((error: unknown) => error);
    expect(isAway(away)).toBe(true);
    expect((away as PartnershipError).cure).toContain('doctor');
    expect(store.library.passage(1).text).toContain('document 1 ');
    expect(store.dictionary.terms.length).toBeGreaterThan(5);
    expect([await codeOf(place.open()), await codeOf(publish([1]))]).toEqual(['index_away', 'index_away']);
    expect(await place.state()).not.toBe(state);
    await database().start();
    expect(await store.nearest(vector, 3, everything)).toHaveLength(3);
    expect(await place.state()).toBe(state);
  });

  it('has no password in what it says, whatever is wrong', async () => {
    const password = 'Pa55-of-the-database';
    const { host, pathname } = new URL(database().url);
    for (const address of [
      `127.0.0.1:9${pathname}`,
      `nowhere.invalid${pathname}`,
      `${host}/none-such`,
      `${host}%20/x`,
    ]) {
      const wrong = placeAt(config, `postgres://nobody:${password}@${address}`);
      const error: unknown = await wrong.open().catch((thrown: unknown) => thrown);
      const told = error instanceof Error ? `${error.message} ${(error as PartnershipError).cure} ${error.stack}` : '';
      expect(told).not.toContain(password);
    }
  });

  it.runIf(ON_SERVER)('the second of two ingests waits for the first, and is told so', async () => {
    await build(config, [1, 2, 3]);
    const order: string[] = [];
    const first = new pg.Client(database().url);
    await first.connect();
    await first.query(`SELECT pg_advisory_lock(${LOCK})`);
    const end = () => {
      order.push('waits');
      setTimeout(() => {
        order.push('first ends');
        void first.end();
      }, 200);
    };
    await publishBuilt(place, config, { onWait: end });
    order.push('second ends');
    expect(order).toEqual(['waits', 'first ends', 'second ends']);
    expect((await place.open()).library.documents).toHaveLength(3);
  });

  it.runIf(ON_SERVER)('a new index is heard of at once, also after the connection broke', async () => {
    await publish([1]);
    const folders: string[] = [];
    const end = place.watch(() => folders.push(readManifest(config.indexDir).folder));
    const heard = async (count: number) => {
      for (let i = 0; i < 200 && folders.length < count; i += 1)
        await new Promise((resolve) => setTimeout(resolve, 50));
      return folders.length;
    };
    try {
      await new Promise((resolve) => setTimeout(resolve, 500));
      await publish([2]);
      expect(await heard(1)).toBe(1);
      expect(await place.state()).toBe(folders[0]);
      await database().stop();
      await database().start();
      await new Promise((resolve) => setTimeout(resolve, 3000));
      await publish([3]);
      expect(await heard(2)).toBe(2);
    } finally {
      end();
    }
  });
}
