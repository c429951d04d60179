import type { Library } from '../../../index/library.js';
import { clauseRanges, type ShownNumber } from '../../../retrieval/sources.js';
import { BLUE, type Part } from '../../reply/card.js';
import { clickable } from '../../reply/commands.js';
import type { Reply } from '../../reply/reply.js';
import type { View } from '../../reply/view.js';

/** A command as a user sees it. */
export interface ShownCommand {
  /** Its name in the code. */
  key: string;
  name: string;
  /** Absent for commands in the menu of a message. */
  description?: string | undefined;
  /** The id of the registered command; it makes the name clickable. */
  id?: string | undefined;
}

/**
 * How to ask and look up, with examples that fit the documents, then all commands.
 * @param own words of the operator
 */
export function renderHelp(
  { words, text }: View,
  library: Library,
  commands: readonly ShownCommand[],
  own = '',
): Reply {
  const { help } = words;
  const [range] = clauseRanges(library);
  const parts: Part[] = [
    { kind: 'words', text: `### ${help.title}\n${help.asking(textOfKey('ask', commands), help.mention)}` },
    { kind: 'words', text: help.examples.map((example) => `- “${example}”`).join('\n') },
    { kind: 'words', text: `**${help.narrowTitle}**\n${help.narrowing}` },
  ];
  if (range) {
    const examples = clauseExamples(range.first, range.last).map((spec) => `\`${spec}\``);
    parts.push({
      kind: 'words',
      text: `**${help.clauseTitle}**\n${textOfKey('clause', commands)} ${examples.join(' · ')}`,
    });
  }
  parts.push({ kind: 'words', text: `**${help.readTitle}**\n${text ? help.readingText : help.reading}` });
  const typed = commands.filter(({ description }) => description !== undefined);
  const menus = commands.filter(({ description }) => description === undefined);
  // A plain text message has no room for what each command does; typing "/" shows it.
  const list = text
    ? [typed.map(textOf).join(', ')]
    : typed.map((command) => `${textOf(command)} — ${command.description}`);
  parts.push({ kind: 'rule' }, { kind: 'words', text: [`**${help.commandsTitle}**`, ...list].join('\n') });
  parts.push({ kind: 'words', text: `**${help.menuTitle}**\n${menus.map(({ name }) => name).join(' · ')}` });
  parts.push({ kind: 'words', text: own });
  return { cards: [{ colour: BLUE, parts }] };
}

/** The text of a command, by its name in the code. */
function textOfKey(key: string, commands: readonly ShownCommand[]): string {
  return textOf(commands.find((each) => each.key === key) ?? { key, name: key });
}

function textOf({ key, name, id }: ShownCommand): string {
  return clickable(key, name, id);
}

/** Examples of a number, a range and a list that the document has. */
function clauseExamples(first: ShownNumber, last: ShownNumber): string[] {
  if (typeof first === 'string' || typeof last === 'string') return [...new Set([`${first}`, `${last}`])];
  const middle = Math.floor((first + last) / 2);
  const end = Math.min(last, middle + 3);
  const examples = [`${first}`, `${middle}-${end}`, `${first}, ${last}`];
  return last === first ? examples.slice(0, 1) : examples;
}
