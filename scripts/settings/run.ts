import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../src/config.js';
import { settingsPage } from './page.js';

writeFileSync(join(PACKAGE_ROOT, 'docs', 'settings.md'), settingsPage());
