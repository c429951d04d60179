import type { APIEmbed } from 'discord.js';
import { checkComponents } from './component-limits.js';
import { atMost, checkText, isBlank, isWebAddress, LIMITS, sizeOf } from './limits.js';
import type { Reply, ReplyFile } from './reply.js';

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
