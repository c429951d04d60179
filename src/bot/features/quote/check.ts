import { setImmediate as turn } from 'node:timers/promises';
import { type ComparedQuote, compareByWords, compareQuote } from '../../../quotes/check.js';
import { readPattern } from '../../../quotes/tokens.js';
import type { Retriever } from '../../../retrieval/retrieve.js';
import { stemsIn } from '../../../text/lexicon/terms.js';
import type { Call } from '../../desk.js';
import { renderNoText } from '../../reply/notes.js';
import type { Reply } from '../../reply/reply.js';
import { viewOf } from '../../reply/view.js';
import { inTurn } from '../in-turn.js';
import { type CheckedQuote, MOST_QUOTES, renderChecks } from './card.js';

/**
 * Checks quotes one by one when the caller's turn comes.
 * @param whole the message they are in; if all of it is verbatim in the documents, it counts as one quote
 * @throws UsageError when one is too long
 */
export async function checkQuotes(quotes: readonly string[], call: Call, whole?: string): Promise<Reply> {
  const wanted = quotes.filter((quote) => /[\p{L}\p{N}]/u.test(quote));
  if (wanted.length === 0) return renderNoText(call.words);
  return inTurn(call, async (retriever) => {
    const checked: CheckedQuote[] = [];
    const one = whole === undefined || quotes.includes(whole) ? undefined : await asOne(retriever, whole);
    if (whole !== undefined && one?.check.kind === 'verbatim')
      return renderChecks([{ given: whole, comparison: one }], 1, retriever.library, viewOf(call));
    for (const given of wanted.slice(0, MOST_QUOTES)) {
      checked.push({ given, comparison: await compareQuote(retriever, given) });
      // A quote that its words settle is checked without yielding, so let other tasks run in between.
      await turn();
    }
    return renderChecks(checked, wanted.length, retriever.library, viewOf(call));
  });
}

/** Checks a text as one quote, if its words alone settle it. */
function asOne(retriever: Retriever, text: string): Promise<ComparedQuote | undefined> {
  const { library } = retriever;
  return retriever.withTerms(stemsIn(text), (terms) => compareByWords({ library, terms }, readPattern(text)));
}
