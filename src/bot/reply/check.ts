import { type APIMessageTopLevelComponent, ComponentType, MessageFlags } from 'discord.js';
import type { ButtonRow } from './card.js';
import { checkComponents, checkLayout } from './component-limits.js';
import { atMost, checkText, isBlank, LIMITS } from './limits.js';
import type { Message, ReplyFile } from './reply.js';

/** Whether everything a message shows is in its components. */
export function isLaidOut({ flags = 0 }: Pick<Message, 'flags'>): boolean {
  return (flags & MessageFlags.IsComponentsV2) !== 0;
}

/** What Discord would reject in a message, in words; empty if it is fine. */
export function checkMessage(message: Message): string[] {
  const { content = '', components = [], files = [] } = message;
  if (isLaidOut(message)) {
    return [
      ...(message.content === undefined ? [] : ['a text beside the flag for components']),
      ...checkLayout(components),
      ...checkFiles(files),
    ];
  }
  const problems = [
    ...checkText('content', content, LIMITS.content, true),
    ...(components.every(isRow) ? checkComponents(components) : ['components without their flag']),
    ...checkFiles(files),
  ];
  if (isBlank(content) && files.length === 0) problems.push('the message is empty');
  return problems;
}

function isRow(component: APIMessageTopLevelComponent): component is ButtonRow {
  return component.type === ComponentType.ActionRow;
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
