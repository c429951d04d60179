import type { APIEmbed } from 'discord.js';

/** Discord's limits, in UTF-16 units where they are of text. */
export const LIMITS = {
  content: 2000,
  embeds: 10,
  /** All text of all embeds of a message. */
  embedsTogether: 6000,
  author: 256,
  title: 256,
  description: 4096,
  fields: 25,
  fieldName: 256,
  fieldValue: 1024,
  footer: 2048,
  url: 2048,
  rows: 5,
  buttonsInRow: 5,
  buttonLabel: 80,
  customId: 100,
  options: 25,
  optionText: 100,
  placeholder: 150,
  files: 10,
  fileDescription: 1024,
  /** Of all files of a message, in bytes; what every server and every user may be sent. */
  fileBytes: 10 * 1024 * 1024,
} as const;

/** The text of an embed that counts towards the limit of all together. */
export function sizeOf(embed: APIEmbed): number {
  const fields = (embed.fields ?? []).flatMap(({ name, value }) => [name, value]);
  const texts = [embed.title, embed.description, embed.footer?.text, embed.author?.name, ...fields];
  return texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
}

/** Whether Discord takes it as the address of an embed. */
export function isWebAddress(url: string): boolean {
  return url.length <= LIMITS.url && /^https?:\/\/[^\s/]+\S*$/i.test(url) && URL.canParse(url);
}

/** What is wrong with the length of a text. @param mayBeBlank whether it may be empty or white space */
export function checkText(what: string, text: string, limit: number, mayBeBlank: boolean): string[] {
  if (!mayBeBlank && isBlank(text)) return [`${what} is blank`];
  return text.length > limit ? [`${what} has ${text.length} characters, more than ${limit}`] : [];
}

/** What is wrong with a count. */
export function atMost(what: string, count: number, limit: number): string[] {
  return count > limit ? [`${what}: ${count}, more than ${limit}`] : [];
}

/** Whether a text shows nothing. */
export function isBlank(text: string): boolean {
  return text.trim() === '';
}
