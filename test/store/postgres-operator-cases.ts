import { randomBytes } from 'node:crypto';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, inject, it } from 'vitest';
import { lineOf, runCheck } from '../../src/cli/commands/doctor/check.js';
import { type Config, readConfig } from '../../src/config.js';
import { readManifest } from '../../src/index/manifest.js';
import { looksAtDatabase } from '../../src/index/store/postgres/look.js';
import { cli } from '../cli/support.js';
import { temporaryFolder } from '../ingest/support.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { ON_SERVER, placeAt, publishBuilt } from './postgres-cases.js';

/** What the terminal and `doctor` report about an index in a database. */
export function operatorCases(database: () => TestDatabase): void {
  beforeEach(async () => {
    await database().run('DROP SCHEMA IF EXISTS partnership_bot CASCADE');
  });

  /** Publishes the index of the project's corpus. */
  const publishProject = async (): Promise<Config> => {
    const config = { ...readConfig({}), indexDir: join(temporaryFolder(), 'index') };
    cpSync(inject('readyIndex'), config.indexDir, { recursive: true });
    // An ingest never gives the same name to two generations.
    const manifest = readManifest(config.indexDir);
    const named = { ...manifest, folder: `${manifest.folder}-${randomBytes(3).toString('hex')}` };
    await placeAt(config, database().url).publish(join(config.indexDir, manifest.folder), named, {});
    return config;
  };

  /** The lines from `doctor` about the database. */
  const looked = async (url = database().url, readUrl = url): Promise<string[]> => {
    const checks = looksAtDatabase({ url, readUrl }).map(({ name, look }) => runCheck(name, 4, look));
    return (await Promise.all(checks)).map(lineOf);
  };

  it('doctor says what is there, and names the cure of what is not', async () => {
    await database().run('DROP EXTENSION IF EXISTS vector CASCADE');
    const [server, vector, rights] = await looked();
    expect(server).toMatch(/^database {2}ok: PostgreSQL 1\d/);
    expect(vector).toMatch(/^pgvector {2}ok: 0\.8\S* is there; the ingest adds it to the database$/);
    expect(rights).toBe('rights    ok: can build the index; there is none yet');
    await publishProject();
    expect((await looked()).slice(1)).toEqual([
      expect.stringMatching(/^pgvector {2}ok: 0\.8\.\d+$/),
      'rights    ok: can read and build the index',
    ]);
    const nowhere = (await looked('postgres://somebody:Pa55-of-the-database@127.0.0.1:9/none'))[0];
    expect(nowhere).toMatch(/^database {2}problem: .*ECONNREFUSED.* npm start -- doctor$/);
  });

  it('the terminal needs no index folder, and ends with exit code 4 and the cure while the database is away', async () => {
    await publishProject();
    const { host, pathname, username } = new URL(database().url);
    const url = `postgres://${username}:Pa55-of-the-database@${host}${pathname}`;
    const env = { STORE: 'postgres', DATABASE_URL: url, INDEX_DIR: '/nowhere/index' };
    const shown = await cli(['clause', '34'], { env });
    expect(shown, shown.stderr).toMatchObject({ code: 0, stderr: '' });
    expect(shown.stdout).toContain('Both sides highlight the importance of sustainable fisheries');
    const compared = await cli(['compare', '34', '15'], { env });
    expect(compared, compared.stderr).toMatchObject({ code: 0 });
    await database().stop();
    const away = await cli(['clause', '34'], { env });
    await database().start();
    expect(away).toMatchObject({ code: 4, stdout: '' });
    expect(away.stderr).toMatch(/^The database of the index .*\nTry again in a minute; nothing is lost\..*doctor\n$/);
    expect(away.stderr).not.toContain('Pa55');
  });

  it.runIf(ON_SERVER)(
    'doctor tells a user who may only read, one who may not, and a replica that differs',
    async () => {
      await publishProject();
      const role = `reader_${randomBytes(4).toString('hex')}`;
      const own = Object.assign(new URL(database().url), { username: role, password: 'only-to-read' }).href;
      await database().run(`CREATE ROLE ${role} LOGIN PASSWORD 'only-to-read'`);
      const other = await openTestDatabase();
      try {
        expect((await looked(own))[2]).toMatch(
          /^rights {4}problem: .*not allowed to read.* docs\/scaling\.md lists for bots\.$/,
        );
        await database().run(
          `GRANT USAGE ON SCHEMA partnership_bot TO ${role}; GRANT SELECT ON ALL TABLES IN SCHEMA partnership_bot TO ${role};
         ALTER DEFAULT PRIVILEGES IN SCHEMA partnership_bot GRANT SELECT ON TABLES TO ${role}`,
        );
        await database().run('DROP EXTENSION vector CASCADE');
        expect((await looked(own))[1]).toMatch(/^pgvector {2}problem: .* run there: CREATE EXTENSION vector$/);
        await publishProject();
        expect((await looked(own))[2]).toMatch(
          /^rights {4}ok: can read the index, but not build it\. Run the ingest as/,
        );
        const config = await publishProject();
        const store = await placeAt(config, own).open();
        expect(await store.chunksOf([0])).toHaveLength(1);
        await placeAt(config, other.url).ready();
        expect((await looked(database().url, other.url))[3]).toMatch(
          /^replica {3}problem: .*another index than DATABASE_URL/,
        );
        await database().run('DELETE FROM partnership_bot.generations');
        for (const { url } of [database(), other]) await publishBuilt(placeAt(config, url), config);
        expect((await looked(database().url, other.url))[3]).toMatch(
          /^replica {3}ok: has the same index; it is no replica/,
        );
      } finally {
        await other.drop();
        await database().run(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
      }
    },
  );
}
