import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { installedPackages, licencesPage } from '../scripts/docs/licences.js';
import { PACKAGE_ROOT } from '../src/config.js';

/** Permissive licences, or weak copyleft that does not affect people who just run the program. */
const ALLOWED = new Set([
  ...['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0', '(MIT OR CC0-1.0)'],
  // resvg draws the timeline's picture: changed files of it would have to be published.
  'MPL-2.0',
]);
/** Libraries of sharp that are linked at run time and that this program never calls. */
const LIBVIPS = /LGPL-3\.0-or-later/;

describe('the packages that are installed for production', () => {
  it('have licences that anybody can live with', () => {
    const packages = installedPackages();
    expect(packages.length).toBeGreaterThan(50);
    const others = packages.filter(({ licence }) => !ALLOWED.has(licence));
    expect(others.filter(({ name, licence }) => !(LIBVIPS.test(licence) && /^(?:@img\/sharp)/.test(name)))).toEqual([]);
  });

  it('run a script when they are installed only where package.json says so', () => {
    const { allowScripts } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')) as {
      allowScripts: Record<string, boolean>;
    };
    const running = installedPackages().filter(({ runsAtInstall }) => runsAtInstall);
    expect(running.filter(({ name }) => !(name in allowScripts))).toEqual([]);
  });

  it('are those of docs/licences.md', () => {
    expect(readFileSync(join(PACKAGE_ROOT, 'docs', 'licences.md'), 'utf8')).toBe(licencesPage());
  });
});
