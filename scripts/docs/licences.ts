import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../src/config.js';

interface Locked {
  version?: string;
  license?: string;
  dev?: boolean;
  devOptional?: boolean;
  optional?: boolean;
  hasInstallScript?: boolean;
}

/** A package that a production install holds. */
export interface Installed {
  name: string;
  version: string;
  licence: string;
  /** Installed only where the machine's kind asks for it. */
  optional: boolean;
  /** Whether npm would run a script of its own when it is installed. */
  runsAtInstall: boolean;
}

/** The packages of a production install, as the lock file has them, by name. */
export function installedPackages(): Installed[] {
  const lock = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  return Object.entries(lock.packages)
    .filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)
    .map(([path, { version = '', license = 'none stated', optional = false, hasInstallScript = false }]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      ...{ version, licence: license, optional, runsAtInstall: hasInstallScript },
    }))
    .sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
}

/** docs/licences.md: what a production install holds, under which licences, and what runs when it is installed. */
export function licencesPage(): string {
  const packages = installedPackages();
  const { allowScripts } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')) as {
    allowScripts: Record<string, boolean>;
  };
  const counts = new Map<string, number>();
  for (const { licence } of packages) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  const scripts = packages.filter(({ runsAtInstall }) => runsAtInstall);
  const row = ({ name, version, licence, optional }: Installed) =>
    `| ${name} | ${version} | ${licence} | ${optional ? 'by kind of machine' : ''} |`;
  return [
    '# What a production install holds',
    'Written by `npm run docs` from package-lock.json.',
    '',
    '| licence | packages |',
    '|---|--:|',
    ...[...counts].sort((a, b) => b[1] - a[1]).map(([licence, count]) => `| ${licence} | ${count} |`),
    '',
    'The LGPL packages are the libraries of sharp, which transformers.js asks for and this program never calls.',
    '',
    '## What runs when it is installed',
    ...scripts.map(
      ({ name }) => `- ${name}: ${allowScripts[name] ? 'builds its part from source' : 'not run by npm 11 and later'}`,
    ),
    '',
    "npm 10 runs them all: .npmrc keeps onnxruntime-node's from fetching anything.",
    '',
    '## Packages',
    '| package | version | licence | |',
    '|---|---|---|---|',
    ...packages.map(row),
    '',
  ].join('\n');
}
