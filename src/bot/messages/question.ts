/** What of a message tells whether it asks the bot something. */
export interface Addressed {
  content: string;
  /** In a direct message everything is meant for the bot. */
  direct: boolean;
  /** Whether the bot is notified, or the role that Discord gave it. */
  mentioned: boolean;
  /** Whether the message replies to one of the bot's own. */
  repliedTo: boolean;
}

/** How the bot is called by its name: its own id, and that of the role that Discord gave it. */
export interface BotNames {
  botId: string;
  roleId?: string | undefined;
}

/** Lines that quote somebody, also all that follows ">>> ". */
const QUOTED = /^[^\S\n]*(?:>>>[^\S\n][\s\S]*|>[^\S\n].*$)/gm;

/**
 * The question that a message asks the bot, without the bot's name; other names stay. Who is named in a quoted line
 * only is not spoken to.
 * @returns empty where the bot is called by its name and asked nothing; nothing where it is not addressed
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
  // Discord may withhold the text of a reply that does not notify the bot; one with a picture only asks nothing.
  if (repliedTo) return without(own, mentions) || undefined;
  // It withholds that of a message that names the role only, too.
  return content === '' ? '' : undefined;
}

/** A text without some mentions. */
function without(content: string, mentions: readonly string[]): string {
  return mentions
    .reduce((text, mention) => text.replaceAll(mention, ' '), content)
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}
