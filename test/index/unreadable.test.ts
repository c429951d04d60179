import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, inject, test } from 'vitest';
import { PACKAGE_ROOT, readConfig } from '../../src/config.js';
import { asIndexError } from '../../src/index/checked.js';
import { fingerprintFor, indexFingerprint, shapeState } from '../../src/index/fingerprint.js';
import { Library } from '../../src/index/library.js';
import { readManifest } from '../../src/index/manifest.js';
import { cli } from '../cli/support.js';

const root = mkdtempSync(join(tmpdir(), 'partnership-unreadable-'));
chmodSync(root, 0o755);
afterAll(() => rmSync(root, { recursive: true, force: true }));

let folders = 0;

function folder(): string {
  folders += 1;
  const path = join(root, `index-${folders}`);
  mkdirSync(path);
  return path;
}

function codeOf(read: () => unknown): unknown {
  try {
    read();
    return undefined;
  } catch (error) {
    return (asIndexError(error) as { code?: unknown }).code;
  }
}

/** Obstacles to reading an existing index, and the message for each. */
const OBSTACLES: [name: string, lay: (index: string) => string, told: RegExp][] = [
  [
    'a folder named manifest.json',
    (index) => {
      mkdirSync(join(index, 'manifest.json'));
      return index;
    },
    /is a folder, not a file/,
  ],
  [
    'a file instead of the folder',
    (index) => {
      writeFileSync(join(index, 'x'), '');
      return join(index, 'x');
    },
    /is not in a folder/,
  ],
  [
    'a link in a circle',
    (index) => {
      symlinkSync('manifest.json', join(index, 'manifest.json'));
      return index;
    },
    /leads in a circle/,
  ],
  ['too long a name', (index) => join(index, 'x'.repeat(300)), /has too long a name/],
];

test.each(OBSTACLES)(
  '%s is told as what it is, with its cure, and nothing is built there',
  async (_name, lay, told) => {
    const index = lay(folder());
    expect(() => readManifest(index)).toThrow(told);
    expect(codeOf(() => readManifest(index))).toBe('index_unreadable');
    const { code, stdout, stderr } = await cli(['clause', '34', '--index', index]);
    expect([code, stdout]).toEqual([4, '']);
    expect(stderr).toMatch(told);
    expect(stderr).not.toContain('There is no index');
    expect(stderr.trimEnd().split('\n')).toHaveLength(2);
  },
);

test('an index that may not be read is not taken for none', () => {
  const index = folder();
  cpSync(inject('readyIndex'), index, { recursive: true });
  chmodSync(index, 0o000);
  // Root could still read it, so run as the user nobody.
  const who = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const args = ['dist/main.js', 'clause', '34', '--index', index];
  const { status, stderr } = spawnSync(process.execPath, args, { ...who, cwd: PACKAGE_ROOT, encoding: 'utf8' });
  expect([status, stderr]).toEqual([4, expect.stringContaining('permission denied')]);
  chmodSync(index, 0o755);
});

test.each(['EACCES', 'EPERM', 'EIO', 'ESTALE', 'EMFILE', 'ENFILE', 'EBUSY', 'ENXIO'])(
  '%s is told with a cure',
  (code) => {
    const error = Object.assign(new Error(code), { code, syscall: 'open', path: '/srv/index/texts.bin' });
    const told = asIndexError(error);
    expect(told).toMatchObject({ name: 'IndexError', code: 'index_unreadable' });
    expect(String(told)).toContain('/srv/index/texts.bin');
  },
);

test('no index is still no index', () => {
  expect(codeOf(() => readManifest(folder()))).toBe('index_missing');
  expect(codeOf(() => readManifest(join(root, 'nowhere')))).toBe('index_missing');
});

test('data files of the same size and time are not read again; any other is', () => {
  const dataDir = join(root, 'data');
  for (const name of ['general', 'glossary']) {
    mkdirSync(join(dataDir, name), { recursive: true });
    writeFileSync(join(dataDir, name, 'en.txt'), 'one\n');
  }
  const config = { ...readConfig({}), dataDir };
  const manifest = { ...readManifest(inject('readyIndex')), fingerprint: 'kept', shapedBy: shapeState(config, 'kept') };
  expect(fingerprintFor(config, manifest)).toBe('kept');
  const { shapedBy: _none, ...older } = manifest;
  expect(fingerprintFor(config, older)).toBe(indexFingerprint(config));

  const file = join(dataDir, 'glossary', 'en.txt');
  const changes: (() => void)[] = [
    () => utimesSync(file, 1, 1),
    () => writeFileSync(file, 'more\n'),
    () => writeFileSync(join(dataDir, 'general', 'vi.txt'), ''),
    () => rmSync(join(dataDir, 'general', 'vi.txt')),
  ];
  for (const change of changes) {
    const before = { ...manifest, shapedBy: shapeState(config, 'kept') };
    change();
    expect(fingerprintFor(config, before)).toBe(indexFingerprint(config));
  }
  const other = { ...config, embedding: { ...config.embedding, dimension: 8 } };
  expect(fingerprintFor(other, { ...manifest, shapedBy: shapeState(config, 'kept') })).toBe(indexFingerprint(other));
});

test('an index that was built now is opened without its data files being read', () => {
  const config = readConfig({});
  const manifest = readManifest(inject('readyIndex'));
  expect(manifest.shapedBy).toBe(shapeState(config, manifest.fingerprint));
  expect(manifest.fingerprint).toBe(indexFingerprint(config));
  const found = Library.open(inject('readyIndex'));
  expect(fingerprintFor(config, found.manifest)).toBe(found.manifest.fingerprint);
  found.close();
});
