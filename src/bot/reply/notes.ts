import type { UsageError } from '../../errors.js';
import type { BotWords, Turned } from '../../words/bot.js';
import { cutToFit } from './cut.js';
import { LIMITS } from './limits.js';
import { asText } from './markdown.js';
import type { Reply } from './reply.js';

/** A question that is not answered now. */
export function renderTurned(turned: Turned, words: BotWords): Reply {
  switch (turned.kind) {
    case 'busy':
      return { content: words.turned.busy(turned), aside: true };
    case 'wait':
      return {
        content: words.turned.wait({ ...turned, seconds: Math.max(1, Math.ceil(turned.seconds)) }),
        aside: true,
      };
    case 'stopping':
      return { content: words.turned.stopping(turned), aside: true };
    case 'away':
      return { content: words.turned.away(turned), aside: true };
  }
}

/** Something is broken. @param reference is also in the log */
export function renderApology(reference: string, words: BotWords): Reply {
  return { content: words.apology(reference) };
}

/** A button of an answer from a replaced index was pressed. */
export function renderOldIndex(words: BotWords): Reply {
  return { content: words.oldIndex };
}

/** A button that only the person who asked may use. */
export function renderNotYours(words: BotWords): Reply {
  return { content: words.notYours };
}

/** A request that cannot be understood, and how to fix it. */
export function renderUsage(error: UsageError, words: BotWords): Reply {
  const known = words.usage[error.code];
  if (known !== undefined) return { content: known };
  return { content: cutToFit(`${error.message} ${error.cure}`, LIMITS.content, asText) };
}

/** A verdict was recorded. */
export function renderThanks(verdict: 'right' | 'wrong', words: BotWords): Reply {
  return { content: words.thanks[verdict] };
}

/** A message without text, such as a picture. */
export function renderNoText(words: BotWords): Reply {
  return { content: words.noText, aside: true };
}

/** The bot may not read the messages in this place. */
export function renderUnreadable(words: BotWords): Reply {
  return { content: words.citing.unreadable };
}

/** A button that another version of the bot made. */
export function renderUnknownButton(words: BotWords): Reply {
  return { content: words.unknownButton };
}
