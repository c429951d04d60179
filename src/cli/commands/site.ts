import { resolve } from 'node:path';
import { Site } from '../../site/site.js';
import { writeSite } from '../../site/write-site.js';
import { openLibrary } from '../index-use.js';
import type { CommonOptions, Output } from '../output.js';
import { loadConfig } from '../settings.js';

/**
 * `site DIR`: writes the reader pages, which any web host can serve. Loads neither the model nor the search index.
 * @returns the exit code
 * @throws IndexError, ConfigError; UsageError when the folder is in use for something else
 */
export async function siteCommand(folder: string, options: CommonOptions, out: Output): Promise<number> {
  const config = await loadConfig(options);
  const library = await openLibrary(config, out);
  try {
    const target = resolve(folder);
    const { version } = library.manifest;
    const files = await writeSite(new Site(library, config.dataDir), target, version);
    if (out.json) await out.printJson({ folder: target, files, indexVersion: version });
    else await out.print(`${files} files written to ${target}. Any web host serves them; start at index.html.`);
    return 0;
  } finally {
    library.close();
  }
}
