import type { BotWords } from '../../words/bot.js';
import type { Log } from '../log.js';
import { checkMessage } from '../reply/check.js';
import { renderApology, renderOldIndex, renderTurned, renderUsage } from '../reply/notes.js';
import type { Message } from '../reply/reply.js';
import { failureOf, newReference } from './failure.js';

/** A reply that Discord takes: one over a limit is a fault of ours, for which the user gets an apology. */
export function checked(message: Message, place: string, words: BotWords, log: Log): Message {
  const limits = checkMessage(message);
  return limits.length === 0 ? message : apologise({ limits }, place, words, log);
}

/** Logs what went wrong under a reference code and tells the user no more than that code. */
function apologise(what: { error: unknown } | { limits: string[] }, place: string, words: BotWords, log: Log): Message {
  const reference = newReference();
  log.error({ reference, place, ...what }, 'limits' in what ? 'a reply is over the limits' : 'a reply failed');
  return renderApology(reference, words);
}

/** What the user is told of an error: what mends it, or an apology. */
export function explanationOf(error: unknown, place: string, words: BotWords, log: Log): Message {
  const failure = failureOf(error);
  if (failure.kind === 'usage') return checked(renderUsage(failure.error, words), place, words, log);
  if (failure.kind === 'away') return renderTurned({ kind: 'away' }, words);
  return failure.kind === 'replaced' ? renderOldIndex(words) : apologise({ error }, place, words, log);
}
