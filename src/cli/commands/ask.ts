import type { Config } from '../../config.js';
import { openEmbedderThread } from '../../embedding/thread.js';
import { UsageError } from '../../errors.js';
import { placeOf } from '../../index/place.js';
import { findDocument } from '../../retrieval/named-documents.js';
import type { AskOptions, Retriever } from '../../retrieval/retrieve.js';
import { noteIfStale } from '../index-use.js';
import type { CommonOptions, Output } from '../output.js';
import { renderAnswer } from '../render.js';
import { loadConfig } from '../settings.js';

/** The options of `ask`, as typed. */
export interface AskFlags {
  since?: string;
  until?: string;
  asOf?: string;
  source?: string;
  document?: string;
  language?: string;
  limit?: string;
  explain?: boolean;
  context?: string[];
  batch?: boolean;
}

/**
 * `ask`: answers one question, or with --batch one per line.
 * @returns the exit code
 * @throws UsageError, ConfigError, IndexError, ModelError
 */
export async function ask(
  question: string | undefined,
  flags: AskFlags,
  options: CommonOptions,
  out: Output,
): Promise<number> {
  if (flags.batch && question !== undefined) {
    throw new UsageError(
      'question_and_batch',
      'With --batch the questions come from standard input.',
      'Leave out the question, or --batch.',
    );
  }
  if (!flags.batch && question === undefined) {
    throw new UsageError('no_question', 'There is no question.', 'Write it after ask, or use --batch.');
  }
  const config = await loadConfig(options);
  if (flags.source !== undefined && flags.document !== undefined)
    throw new UsageError('source_and_document', '--source and --document mean the same.', 'Leave out one of them.');
  const narrowed = askOptions(flags);
  const { retriever, close } = await openRetriever(config, out);
  try {
    const source = flags.document === undefined ? undefined : findDocument(retriever.library, flags.document);
    const asking = source === undefined ? narrowed : { ...narrowed, source };
    if (question === undefined) {
      // An empty question needs no model: wrong options are reported before the first line is read.
      await retriever.ask('', asking);
      const { batch } = await import('../batch.js');
      await batch(retriever, asking, process.stdin, out);
    } else {
      const answer = await retriever.ask(question, asking);
      if (out.json) await out.printJson(answer);
      else await out.print(renderAnswer(answer, retriever.library.documents, out.style));
    }
  } finally {
    await close();
  }
  return 0;
}

/** Opens the retriever while the model loads in its own thread. @throws IndexError when there is no usable index */
export async function openRetriever(
  config: Config,
  out: Output,
): Promise<{ retriever: Retriever; close: () => Promise<void> }> {
  const manifest = await (await placeOf(config)).manifest();
  const embedder = openEmbedderThread(config.embedding);
  // The first caller that awaits it reports the error; until then a rejection must not end the process.
  embedder.catch(() => {});
  const { Retriever } = await import('../../retrieval/retrieve.js');
  const retriever = await Retriever.open(config, embedder);
  await noteIfStale(manifest, config, out);
  const close = async () => {
    await retriever.close();
    await (await embedder).close();
  };
  return { retriever, close };
}

/** @throws UsageError when --limit is not a number; the retriever checks its range */
function askOptions({ since, until, asOf, source, language, limit, explain, context }: AskFlags): AskOptions {
  if (limit !== undefined && !/^\d{1,6}$/.test(limit)) {
    throw new UsageError('bad_limit', `--limit must be a whole number, got "${limit}".`, 'For example: --limit 3.');
  }
  return {
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(source === undefined ? {} : { source }),
    ...(language === undefined ? {} : { language }),
    ...(limit === undefined ? {} : { limit: Number(limit) }),
    ...(explain === undefined ? {} : { explain }),
    ...(context === undefined ? {} : { context }),
  };
}
