/** The facts about a message that show whether it asks the bot something. */
export interface Addressed {
  content: string;
  /** Whether it is a direct message, where everything is meant for the bot. */
  direct: boolean;
  /** Whether the message notifies the bot, or the role that Discord gave it. */
  mentioned: boolean;
  /** Whether the message replies to one of the bot's own. */
  repliedTo: boolean;
}

/** How the bot can be mentioned: by its own id, and that of the role that Discord gave it. */
export interface BotNames {
  botId: string;
  roleId?: string | undefined;
}

/** Quoted lines, including everything after ">>> ". */
const QUOTED = /^[^\S\n]*(?:>>>[^\S\n][\s\S]*|>[^\S\n].*$)/gm;

/**
 * The question that a message asks the bot, without mentions of the bot; other mentions stay. A mention in a quoted
 * line does not address the bot.
 * @returns empty if the bot is mentioned but asked nothing; undefined if it is not addressed
 */
export function questionIn(
  { content, direct, mentioned, repliedTo }: Addressed,
  { botId, roleId }: BotNames,
): string | undefined {
  const mentions = [`<@${botId}>`, `<@!${botId}>`, ...(roleId === undefined ? [] : [`<@&${roleId}>`])];
  if (direct) return without(content, mentions);
  if (!mentioned && !repliedTo) return undefined;
  const own = content.replace(QUOTED, '');
  if (mentions.some((mention) => own.includes(mention))) return without(content, mentions);
  // Discord may withhold the text of a reply that does not notify the bot; one with only a picture asks nothing.
  if (repliedTo) return without(own, mentions) || undefined;
  // It also withholds the text of a message that mentions only the role.
  return content === '' ? '' : undefined;
}

/** A text without the given mentions. */
function without(content: string, mentions: readonly string[]): string {
  return mentions
    .reduce((text, mention) => text.replaceAll(mention, ' '), content)
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}
