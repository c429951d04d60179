import { text as readAll } from 'node:stream/consumers';
import { UsageError } from '../../errors.js';
import {
  type Checking,
  type ComparedQuote,
  compareQuote,
  holdsWords,
  noWords,
  type QuoteCheck,
} from '../../quotes/check.js';
import { answerLines } from '../batch.js';
import type { CommonOptions, Output } from '../output.js';
import { renderCheck } from '../render-check.js';
import { loadConfig } from '../settings.js';
import { openRetriever } from './ask.js';

/** The options of `check`, as typed. */
export interface CheckFlags {
  batch?: boolean;
}

/**
 * `check`: whether a text, as one whole quote, is in the documents word for word; with --batch, one per line.
 * @param text standard input if absent
 * @returns the exit code
 * @throws UsageError, ConfigError, IndexError, ModelError
 */
export async function check(
  text: string | undefined,
  { batch = false }: CheckFlags,
  options: CommonOptions,
  out: Output,
): Promise<number> {
  if (batch && text !== undefined) {
    throw new UsageError(
      'text_and_batch',
      'With --batch the quotes come from standard input.',
      'Leave out the text, or --batch.',
    );
  }
  if (!batch && text === undefined && process.stdin.isTTY) {
    throw new UsageError('no_text', 'No text was given.', 'Write it after check, pipe it in, or use --batch.');
  }
  const { retriever, close } = await openRetriever(await loadConfig(options), out);
  try {
    if (batch) {
      await answerLines('text', async (quote) => ({ quotes: [await checked(retriever, quote)] }), process.stdin, out);
    } else {
      const quote = text ?? (await readAll(process.stdin));
      if (!holdsWords(quote)) throw noWords();
      const comparison = await compareQuote(retriever, quote);
      if (out.json) await out.printJson(comparison.check);
      else await out.print(renderCheck(comparison, quote, retriever.library, out.style));
    }
  } finally {
    await close();
  }
  return 0;
}

/** The entry of a line with --batch. @throws UsageError when the text has no words or is too long */
export async function checked(checking: Checking, text: string): Promise<{ text: string } & QuoteCheck> {
  if (!holdsWords(text)) throw noWords();
  const { check: found }: ComparedQuote = await compareQuote(checking, text);
  return { text, ...found };
}
