import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, test } from 'vitest';
import type { IndexError } from '../../src/errors.js';
import { Database } from '../../src/index/store/postgres/database.js';
import { asDatabaseError } from '../../src/index/store/postgres/errors.js';

const folder = mkdtempSync(join(tmpdir(), 'partnership-encryption-'));
const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The address of a server that gives every client the same answer. */
async function serverThat(answer: Buffer): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.end(answer));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `postgres://bot@127.0.0.1:${address.port}/partnership`;
}

/** An error as PostgreSQL sends it before login. */
function fatal(code: string, message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${message}\0\0`, 'latin1');
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}

async function toldOf(url: string): Promise<IndexError> {
  return (await new Database(url).query('SELECT 1').catch((error: unknown) => error)) as IndexError;
}

describe('a server that takes encrypted connections only', () => {
  it.each([
    [
      'PostgreSQL',
      '28000',
      'no pg_hba.conf entry for host "10.0.0.7", user "bot", database "partnership", no encryption',
    ],
    ['PostgreSQL before 14', '28000', 'no pg_hba.conf entry for host "10.0.0.7", user "bot", database "x", SSL off'],
    ['PgBouncer', '08P01', 'SSL required'],
    ['another pooler', '08P01', 'SSL is required'],
  ])('is told with the setting that encrypts: %s', async (_server, code, message) => {
    const error = await toldOf(await serverThat(fatal(code, message)));
    expect(error).toMatchObject({ code: 'index_away', cure: expect.stringContaining('sslmode=verify-full') });
    expect(error.message).not.toContain('10.0.0.7');
  });

  it('is not what another refusal is taken for', async () => {
    const message = 'password authentication failed for user "bot"';
    const { message: told } = await toldOf(await serverThat(fatal('28P01', message)));
    expect(told).toContain('refuses the user or the password');
  });
});

test.each(['verify-full', 'verify-ca', 'require', 'prefer', 'no-verify'])(
  'a server that takes none, asked with sslmode=%s, is told with the cure',
  async (mode) => {
    const error = await toldOf(`${await serverThat(Buffer.from('N'))}?sslmode=${mode}`);
    expect(error).toMatchObject({ code: 'index_away', cure: expect.stringContaining('sslmode') });
  },
);

describe('a file that the address names', () => {
  const empty = join(folder, 'no.pem');
  writeFileSync(empty, 'no certificate');
  const FILES = [join(folder, 'missing.pem'), folder];

  it.each(['sslrootcert', 'sslcert', 'sslkey'].flatMap((name) => FILES.map((file) => [name, file] as const)))(
    'and cannot be read is told: %s',
    async (name, file) => {
      const error = await toldOf(`${await serverThat(Buffer.from('S'))}?sslmode=verify-full&${name}=${file}`);
      expect(error).toMatchObject({ code: 'index_away', cure: expect.stringContaining('sslrootcert') });
    },
  );

  it.each(['sslcert', 'sslkey'])('and is no PEM is told: %s', async (name) => {
    const error = await toldOf(`${await serverThat(Buffer.from('S'))}?sslmode=verify-full&${name}=${empty}`);
    expect(error).toMatchObject({ code: 'index_away' });
  });
});

test('a server that says something else when encryption begins is told', async () => {
  const error = await toldOf(
    `${await serverThat(Buffer.from('S15\u0003\u0003 no greeting of TLS'))}?sslmode=no-verify`,
  );
  expect(error).toMatchObject({ code: 'index_away' });
});

test('an error of the program stays one', () => {
  const error = new TypeError('undefined is no function');
  expect(asDatabaseError(error)).toBe(error);
});
