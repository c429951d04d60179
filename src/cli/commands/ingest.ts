import type { Config } from '../../config.js';
import type { Embedder } from '../../embedding/embedder.js';
import { openForIngest } from '../../embedding/several.js';
import { IndexError } from '../../errors.js';
import { readManifest } from '../../index/manifest.js';
import { placeOf } from '../../index/place.js';
import type { BuildResult } from '../../ingest/build-index.js';
import type { FilesRead } from '../../ingest/files-read.js';
import type { FileNotice } from '../../ingest/read/reader.js';
import { formatNotice } from '../notices.js';
import type { CommonOptions, Output } from '../output.js';
import { ProgressBar } from '../progress.js';
import { loadConfig } from '../settings.js';

/** Exit code of a process that was stopped from the keyboard. */
export const EXIT_INTERRUPTED = 130;

/** Most notices that an ingest prints. */
const MOST_NOTICES = 20;

/**
 * `ingest`: builds the index from the corpus.
 * @returns the exit code
 * @throws CorpusError, ConfigError, IndexError, ModelError
 */
export async function ingestCommand(options: CommonOptions, out: Output): Promise<number> {
  const config = await loadConfig(options);
  const began = performance.now();
  const notices: FileNotice[] = [];
  const built = await runIngest(config, () => openForIngest(config.embedding), out, { notices });
  if (!built) return EXIT_INTERRUPTED;
  const seconds = Math.round(performance.now() - began) / 1000;
  const { manifest, embedded } = built;
  if (out.json) await out.printJson({ indexVersion: manifest.version, ...manifest.counts, embedded, seconds, notices });
  else if (!out.quiet) await out.print(summary(built, seconds));
  return 0;
}

/** What an ingest did, in one line. */
export function summary({ manifest, embedded }: BuildResult, seconds: number): string {
  const { documents, passages, chunks } = manifest.counts;
  const known = chunks - embedded;
  const work = known === 0 ? `${embedded} texts embedded` : `${embedded} texts embedded, ${known} known from before`;
  return `Index ready: ${documents} documents, ${passages} passages (${work}) in ${seconds.toFixed(1)} s.`;
}

/**
 * Builds the index with a progress bar. The first Ctrl-C stops it cleanly, a second one immediately.
 * @param notices collects what was left out and assumed, which is also printed unless the output is JSON
 * @param files files of the corpus that have already been read
 * @returns undefined if it was stopped; it has then said so
 * @throws CorpusError, IndexError, ModelError
 */
export async function runIngest(
  config: Config,
  openEmbedder: () => Promise<Embedder>,
  out: Output,
  { notices = [], files }: { notices?: FileNotice[]; files?: FilesRead } = {},
): Promise<BuildResult | undefined> {
  const built = await stateOf(() => readManifest(config.indexDir));
  if (built?.code === 'index_foreign') throw built;
  const before = config.database ? await stateOf(async () => (await placeOf(config)).manifest()) : built;
  const stopping = new AbortController();
  const stop = () => {
    if (stopping.signal.aborted) process.exit(EXIT_INTERRUPTED);
    stopping.abort();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  const bar = new ProgressBar(out.diagnostics);
  try {
    const { ingest } = await import('../../ingest/ingest.js');
    return await ingest(config, openEmbedder, {
      signal: stopping.signal,
      ...(files ? { files } : {}),
      onNotices: (found) => {
        notices.push(...found);
        if (!out.json) printNotices(found, out);
      },
      onWait: () => out.warn('Another ingest publishes its index; waiting for it.'),
      onProgress: (progress) => {
        // Measuring the languages takes a minute or two and does not check the signal itself.
        if (progress.step === 'means') stopping.signal.throwIfAborted();
        if (!out.quiet) bar.update(progress);
      },
    });
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
    bar.clear();
    const old = before ? 'There was no index in use before.' : 'The old index stays in use.';
    out.warn(`Stopped. ${old} What was computed so far is kept; the next ingest goes on from there.`);
    return undefined;
  } finally {
    bar.clear();
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

/** Prints what was left out and assumed, up to a limit; `ingest --dry-run` shows the rest. */
function printNotices(notices: readonly FileNotice[], out: Output): void {
  for (const notice of notices.slice(0, MOST_NOTICES)) out.note(formatNotice(notice));
  const more = notices.length - MOST_NOTICES;
  if (more > 0) out.note(`… and ${more} more; to see them: npm start -- ingest --dry-run`);
}

/** Why the manifest of an index cannot be used; undefined if it can. */
async function stateOf(read: () => unknown): Promise<IndexError | undefined> {
  try {
    await read();
    return undefined;
  } catch (error) {
    if (error instanceof IndexError) return error;
    throw error;
  }
}
