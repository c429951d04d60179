/** What of a message tells whether it asks the bot something. */
export interface Addressed {
  content: string;
  /** In a direct message everything is meant for the bot. */
  direct: boolean;
  /** Whether the bot is notified: by its name, or since the message replies to one of its own. */
  mentioned: boolean;
}

/**
 * The question that a message asks the bot, without the bot's name; other names stay.
 * @returns empty where the bot is called by its name and asked nothing; nothing where it is not addressed
 */
export function questionIn({ content, direct, mentioned }: Addressed, botId: string): string | undefined {
  if (!direct && !mentioned) return undefined;
  const text = withoutMention(content, botId);
  const byName = text !== content.trim();
  // Discord withholds the text of a reply that does not notify the bot; one with a picture only asks nothing.
  return direct || byName || text !== '' ? text : undefined;
}

/** A text without the mentions of one user. */
export function withoutMention(content: string, userId: string): string {
  return content
    .replaceAll(`<@${userId}>`, ' ')
    .replaceAll(`<@!${userId}>`, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}
