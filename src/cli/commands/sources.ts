import type { Library } from '../../index/library.js';
import { listSources } from '../../retrieval/sources.js';
import { openLibrary } from '../index-use.js';
import type { CommonOptions, Output } from '../output.js';
import { renderSources } from '../render-sources.js';
import { loadConfig } from '../settings.js';

/**
 * `sources`: lists the documents, newest first. Loads neither the model nor the search index.
 * @returns the exit code
 * @throws IndexError, ConfigError
 */
export async function sources(options: CommonOptions, out: Output): Promise<number> {
  await showSources(await openLibrary(await loadConfig(options), out), out);
  return 0;
}

/** Prints the documents of a library. */
export async function showSources(library: Library, out: Output): Promise<void> {
  const found = listSources(library);
  if (out.json) await out.printJson({ indexVersion: library.manifest.version, sources: found });
  else await out.print(renderSources(found, out.style));
}
