import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS, COMPONENTS, commandBodies } from '../../../src/bot/features/index.js';
import { PACKAGE_ROOT } from '../../../src/config.js';

describe('the list of features', () => {
  const folders = readdirSync(join(PACKAGE_ROOT, 'src/bot/features'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

  it('has the folder of every command, by its name', () => {
    for (const name of COMMANDS.keys()) expect(folders).toContain(name.toLowerCase().replace(' ', '-'));
    expect(commandBodies(true).map(({ name }) => name)).toEqual([...COMMANDS.keys()]);
    const forAll = [...COMMANDS.keys()].filter((name) => name !== 'status');
    expect(commandBodies().map(({ name }) => name)).toEqual(forAll);
  });

  it('answers every kind of button and menu', () => {
    expect([...COMPONENTS.keys()].sort()).toEqual([
      ...['cite', 'citeAll', 'clauses', 'context', 'documents', 'feedback', 'guide', 'more', 'newer', 'reload'],
      ...['remove', 'share', 'sources', 'style', 'turn'],
    ]);
  });
});
