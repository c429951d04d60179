import { cite, inOrder, STYLES, styleNamed } from '../../cite/cite.js';
import { citationsNamed, quoteIn } from '../../cite/find.js';
import { UsageError } from '../../errors.js';
import { receiptsOf } from '../../quotes/receipts.js';
import { citeWordsFor } from '../../words/languages.js';
import { openLibrary } from '../index-use.js';
import type { CommonOptions, Output } from '../output.js';
import { loadConfig } from '../settings.js';

/** The options of `cite`, as typed. */
export interface CiteFlags {
  style?: string;
  quote?: string;
  document?: string;
  language?: string;
}

/**
 * `cite 34`: writes citations of passages, or of a quote in one, with their receipts. Loads neither the model nor the
 * search index. A style for programs is printed unchanged, with the receipts inside, so that it can be saved as a file.
 * @returns the exit code
 * @throws UsageError, IndexError, ConfigError
 */
export async function citeCommand(
  specs: string[],
  { style: name, quote, document, language = 'en' }: CiteFlags,
  options: CommonOptions,
  out: Output,
): Promise<number> {
  const style = styleNamed(name ?? STYLES[0]?.name ?? '');
  const library = await openLibrary(await loadConfig(options), out);
  const named = specs.flatMap((spec) => citationsNamed(library, spec, document, language));
  const only = named[0] && library.numberOf(named[0].passageId);
  if (quote !== undefined && (only === undefined || named.length > 1)) {
    throw new UsageError(
      'quote_of_several',
      'A quote comes from one passage.',
      'Name one passage, or leave out --quote.',
    );
  }
  const citations = inOrder(quote === undefined || only === undefined ? named : [quoteIn(library, only, quote)]);
  const text = cite(citations, style, language);
  const receipts = receiptsOf(citations, library);
  if (out.json) {
    await out.printJson({ indexVersion: library.manifest.version, style: style.name, text, receipts, citations });
  } else {
    const words = citeWordsFor(language);
    const below = style.holdsReceipts ? [] : ['', ...receipts.map((receipt) => `${words.receipt}: ${receipt}`)];
    await out.print([text, ...below].join('\n').replace(/\n$/, ''));
  }
  return 0;
}
