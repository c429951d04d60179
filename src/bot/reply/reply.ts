import type { APIActionRowComponent, APIComponentInMessageActionRow, APIEmbed } from 'discord.js';

/** A message in Discord's own JSON, before it is checked against Discord's limits and sent. */
export interface Reply {
  content?: string;
  embeds?: APIEmbed[];
  components?: APIActionRowComponent<APIComponentInMessageActionRow>[];
  files?: ReplyFile[];
}

/** A file that comes with a message. */
export interface ReplyFile {
  name: string;
  /** What it is, in words, for those who cannot see it. */
  description: string;
  data: Buffer;
}
