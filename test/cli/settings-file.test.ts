import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkSettingsFile } from '../../src/cli/commands/doctor/machine.js';
import { temporary } from './support.js';

test.each([
  [0o600, 'only you can read .env'],
  [0o400, 'only you can read .env'],
  [0o640, 'chmod 600 .env'],
  [0o604, 'chmod 600 .env'],
  [0o666, 'chmod 600 .env'],
])('a settings file of the mode %o is told of', async (mode, told) => {
  const path = join(temporary(), '.env');
  writeFileSync(path, 'DISCORD_TOKEN=\n');
  chmodSync(path, mode);
  expect(JSON.stringify(await checkSettingsFile(path))).toContain(told);
});

test('without a settings file there is nothing to keep', async () => {
  expect(await checkSettingsFile(join(temporary(), '.env'))).toMatch(/^no \.env/);
});
