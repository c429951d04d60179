import type { APIEmbed } from 'discord.js';
import { checkComponents } from './component-limits.js';
import type { Reply, ReplyFile } from './reply.js';

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

/** What Discord would refuse in a reply, in words; empty when it is fine. */
export function checkReply(reply: Reply): string[] {
  const { content = '', embeds = [], components = [], files = [] } = reply;
  const problems = [
    ...checkText('content', content, LIMITS.content, true),
    ...atMost('embeds', embeds.length, LIMITS.embeds),
    ...embeds.flatMap((embed, i) => checkEmbed(`embed ${i + 1}`, embed)),
    ...atMost(
      'text of all embeds',
      embeds.reduce((sum, embed) => sum + sizeOf(embed), 0),
      LIMITS.embedsTogether,
    ),
    ...checkComponents(components),
    ...checkFiles(files),
  ];
  if (isBlank(content) && embeds.length === 0 && files.length === 0) problems.push('the message is empty');
  return problems;
}

function checkFiles(files: readonly ReplyFile[]): string[] {
  const bytes = files.reduce((sum, { data }) => sum + data.length, 0);
  return [
    ...atMost('files', files.length, LIMITS.files),
    ...atMost('bytes of all files', bytes, LIMITS.fileBytes),
    ...files.flatMap(({ name, description }, i) => [
      ...(/^[\w-]+(?:\.[\w-]+)+$/.test(name) ? [] : [`file ${i + 1}: its name would be changed`]),
      ...checkText(`file ${i + 1}: description`, description, LIMITS.fileDescription, false),
    ]),
  ];
}

function checkEmbed(where: string, embed: APIEmbed): string[] {
  const { title, description, fields = [], footer, author, url, color } = embed;
  const texts = [
    ['title', title, LIMITS.title],
    ['description', description, LIMITS.description],
    ['footer', footer?.text, LIMITS.footer],
    ['author', author?.name, LIMITS.author],
  ] as const;
  const problems = [
    ...texts.flatMap(([name, text, limit]) =>
      text === undefined ? [] : checkText(`${where}: ${name}`, text, limit, false),
    ),
    ...atMost(`${where}: fields`, fields.length, LIMITS.fields),
    ...fields.flatMap(({ name, value }, i) => [
      ...checkText(`${where}: name of field ${i + 1}`, name, LIMITS.fieldName, false),
      ...checkText(`${where}: value of field ${i + 1}`, value, LIMITS.fieldValue, false),
    ]),
  ];
  if (sizeOf(embed) === 0) problems.push(`${where} is empty`);
  if (url !== undefined && !isWebAddress(url)) problems.push(`${where}: url is no http address`);
  if (color !== undefined && !(Number.isInteger(color) && color >= 0 && color <= 0xffffff))
    problems.push(`${where}: color is out of range`);
  return problems;
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

function isBlank(text: string): boolean {
  return text.trim() === '';
}
