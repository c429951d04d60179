import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../src/config.js';
import { licencesPage } from './licences.js';
import { settingsPage } from './settings.js';

/** Writes the pages that are made from the code: `npm run docs`. */
const PAGES = { 'settings.md': settingsPage, 'licences.md': licencesPage };

for (const [name, page] of Object.entries(PAGES)) writeFileSync(join(PACKAGE_ROOT, 'docs', name), page());
