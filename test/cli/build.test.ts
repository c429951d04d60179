import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { type BuiltName, builtProgram, PACKAGE_ROOT } from '../../src/config.js';

const DIST = join(PACKAGE_ROOT, 'dist');

/** The built files and packages loaded with a built file, without those imported on demand. */
function loadedWith(file: string, loaded = new Set<string>()): Set<string> {
  const source = ts.createSourceFile(file, readFileSync(join(DIST, file), 'utf8'), ts.ScriptTarget.Latest);
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    const name = (statement.moduleSpecifier as ts.StringLiteral).text;
    if (loaded.has(name)) continue;
    loaded.add(name);
    if (name.startsWith('./')) loadedWith(name.slice(2), loaded);
  }
  return loaded;
}

test('what every start needs is one file, and no package beside', () => {
  const loaded = [...loadedWith('main.js')];
  expect(loaded.filter((name) => name.startsWith('./'))).toHaveLength(1);
  expect(loaded.filter((name) => !name.startsWith('./') && !name.startsWith('node:'))).toEqual([]);
});

test.each<BuiltName>(['main', 'embedding-worker', 'read-worker', 'watchdog-worker'])('%s is built', (name) => {
  expect(readFileSync(fileURLToPath(builtProgram(name)), 'utf8')).toContain('import');
});
