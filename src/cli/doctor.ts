import type { Config } from '../config.js';
import { EXIT, PartnershipError } from '../errors.js';
import type { CommonOptions, Output } from './output.js';
import { loadConfig } from './settings.js';
import { visible } from './terminal.js';

const OLDEST_NODE = 20;

interface Check {
  name: string;
  ok: boolean;
  /** What was found, or what is wrong. */
  message: string;
  cure?: string;
  exitCode: number;
}

/**
 * `doctor`: checks Node, the settings, the model, the corpus and the index, each in one line.
 * @returns 0, or the exit code of the first problem
 */
export async function doctor(options: CommonOptions, out: Output): Promise<number> {
  const checks = [await check('node', EXIT.configuration, checkNode)];
  let config: Config | undefined;
  checks.push(
    await check('settings', EXIT.configuration, async () => {
      config = await loadConfig(options);
      return `corpus ${config.corpusDir}, index ${config.indexDir}`;
    }),
  );
  const known = config;
  if (known) {
    checks.push(await check('model', EXIT.configuration, () => checkModel(known)));
    checks.push(await check('corpus', EXIT.configuration, () => checkCorpus(known)));
    checks.push(await check('index', EXIT.index, () => checkIndex(known)));
  }
  if (out.json) await out.printJson({ checks: checks.map(({ exitCode: _exitCode, ...rest }) => rest) });
  else for (const done of checks) if (!done.ok || !out.quiet) await out.print(visible(line(done)));
  return checks.find((done) => !done.ok)?.exitCode ?? 0;
}

function line({ name, ok, message, cure }: Check): string {
  const text = message.replace(/\s*\n\s*/g, '; ');
  return `${name.padEnd(9)} ${ok ? 'ok' : 'problem'}: ${text}${cure === undefined ? '' : ` ${cure}`}`;
}

/** @param look gives what was found; throws what is wrong */
async function check(name: string, exitCode: number, look: () => Promise<string>): Promise<Check> {
  try {
    return { name, ok: true, message: await look(), exitCode };
  } catch (error) {
    if (error instanceof PartnershipError) {
      return { name, ok: false, message: error.message, cure: error.cure, exitCode: error.exitCode };
    }
    return { name, ok: false, message: error instanceof Error ? error.message : String(error), exitCode };
  }
}

async function checkNode(): Promise<string> {
  const { ConfigError } = await import('../errors.js');
  const version = process.versions.node;
  if (Number.parseInt(version, 10) >= OLDEST_NODE) return version;
  throw new ConfigError('old_node', `Node ${version} is too old.`, `Install Node ${OLDEST_NODE} or newer.`);
}

async function checkModel(config: Config): Promise<string> {
  const { openEmbedderThread } = await import('../retrieval/embedder/thread.js');
  const embedder = await openEmbedderThread(config.embedding);
  await embedder.close();
  return `${config.embedding.model}, ${embedder.dimension} numbers a vector`;
}

async function checkCorpus(config: Config): Promise<string> {
  const { readConfiguredCorpus } = await import('../ingest/ingest.js');
  return `${(await readConfiguredCorpus(config)).length} documents`;
}

async function checkIndex(config: Config): Promise<string> {
  const [{ Library }, { SearchIndex }, { indexFingerprint }, { isStale }, { CorpusError, IndexError }] =
    await Promise.all([
      import('../retrieval/store/library.js'),
      import('../retrieval/store/search-index.js'),
      import('../retrieval/fingerprint.js'),
      import('../ingest/stale.js'),
      import('../errors.js'),
    ]);
  const library = Library.open(config.indexDir, indexFingerprint(config));
  (await SearchIndex.load(library)).close();
  library.close();
  // Problems of the corpus are told by its own check.
  const stale = await isStale(library.manifest, config.corpusDir).catch((error: unknown) => {
    if (error instanceof CorpusError) return false;
    throw error;
  });
  if (stale)
    throw new IndexError(
      'index_stale',
      'The corpus has changed since the index was built.',
      'Renew it: npm start -- ingest',
    );
  return `${library.manifest.counts.passages} passages, version ${library.manifest.version}`;
}
