import { placeOf } from '../../index/place.js';
import { Retriever } from '../../retrieval/retrieve.js';
import { lazyEmbedder } from '../lazy-embedder.js';
import type { CommonOptions, Output } from '../output.js';
import { prepareIndex } from '../prepare-index.js';
import { prompt } from '../prompt.js';
import { loadConfig } from '../settings.js';
import { EXIT_INTERRUPTED } from './ingest.js';

/**
 * No command: builds the index if it is missing or stale, then answers in Discord if there is a token, otherwise at a
 * prompt.
 * @returns the exit code
 * @throws ConfigError, CorpusError, IndexError, ModelError
 */
export async function start(options: CommonOptions, out: Output): Promise<number> {
  const config = await loadConfig(options);
  if (config.discord.token !== undefined) return (await import('./bot.js')).bot(options, out);
  const embedder = lazyEmbedder(config);
  if (!(await prepareIndex(config, embedder.open, out))) return EXIT_INTERRUPTED;
  const library = await (await placeOf(config)).library();
  const retriever = Retriever.open(config, embedder.open());
  // If it cannot be opened, the first question reports why; clauses can be shown without it.
  retriever.catch(() => {});
  return prompt({ library, retriever }, out);
}
