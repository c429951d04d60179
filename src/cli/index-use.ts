import type { Config } from '../config.js';
import { CorpusError } from '../errors.js';
import type { Manifest } from '../index/format.js';
import type { Library } from '../index/library.js';
import { placeOf } from '../index/place.js';
import { isStale } from '../ingest/stale.js';
import { clockBehind } from './clock.js';
import type { Output } from './output.js';

/**
 * Opens the documents and passages of the index, without vectors or model; notes if the corpus has changed since.
 * @throws IndexError when there is no usable index
 */
export async function openLibrary(config: Config, out: Output): Promise<Library> {
  const library = await (await placeOf(config)).library();
  const wrongClock = clockBehind(library, new Date());
  if (wrongClock !== undefined) out.note(wrongClock);
  await noteIfStale(library.manifest, config, out);
  return library;
}

/**
 * Prints a one-line note if the corpus is no longer what the index was built from. A host that uses a shared index need
 * not have the documents.
 */
export async function noteIfStale(manifest: Manifest, config: Config, out: Output): Promise<void> {
  if (out.quiet) return;
  try {
    if (!(await isStale(manifest, config.corpusDir))) return;
    out.note(
      'The corpus has changed since the index was built; the old index is used. To renew it: npm start -- ingest',
    );
  } catch (error) {
    if (!(error instanceof CorpusError)) throw error;
    if (config.database) return;
    out.note(`${error.message} The index built from it before is used.`);
  }
}
