import type { BotWords } from '../../words/bot.js';
import type { Log } from '../log.js';
import { checkMessage } from '../reply/check.js';
import { renderApology, renderOldIndex, renderTurned, renderUsage } from '../reply/notes.js';
import type { Message } from '../reply/reply.js';
import { failureOf, newReference } from './failure.js';

/** A reply that Discord accepts. One that exceeds a limit is our bug; the user gets an apology instead. */
export function checked(message: Message, place: string, words: BotWords, log: Log): Message {
  const limits = checkMessage(message);
  return limits.length === 0 ? message : apologise({ limits }, place, words, log);
}

/** Logs what went wrong under a reference code; the user sees only that code. */
function apologise(what: { error: unknown } | { limits: string[] }, place: string, words: BotWords, log: Log): Message {
  const reference = newReference();
  log.error({ reference, place, ...what }, 'limits' in what ? 'a reply is over the limits' : 'a reply failed');
  return renderApology(reference, words);
}

/** What the user sees of an error: how to fix it, or an apology. */
export function explanationOf(error: unknown, place: string, words: BotWords, log: Log): Message {
  const failure = failureOf(error);
  if (failure.kind === 'usage') return checked(renderUsage(failure.error, words), place, words, log);
  if (failure.kind === 'away') return renderTurned({ kind: 'away' }, words);
  return failure.kind === 'replaced' ? renderOldIndex(words) : apologise({ error }, place, words, log);
}
