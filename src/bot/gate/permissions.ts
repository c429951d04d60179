import { UsageError } from '../../errors.js';
import type { BotWords } from '../../words/bot.js';
import { renderUsage } from '../reply/notes.js';
import type { Reply } from '../reply/reply.js';

/** The private answer could not be shown to everyone. */
export function notShared(words: BotWords): Reply {
  return renderUsage(new UsageError('not_shared', 'This may not be posted here.', 'Ask a moderator.'), words);
}

/** The bot may write in the channel, but not show its cards. */
export function embedsForbidden(words: BotWords): Reply {
  return renderUsage(new UsageError('embed_links_missing', 'Embed Links is missing.', 'Ask a moderator.'), words);
}
