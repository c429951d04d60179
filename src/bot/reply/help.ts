import type { APIEmbedField } from 'discord.js';
import type { Library } from '../../index/library.js';
import { clauseRanges, type ShownNumber } from '../../retrieval/lookup.js';
import { GREY } from './card.js';
import type { Reply } from './reply.js';
import type { View } from './view.js';

/** A command as a user sees it. */
export interface NamedCommand {
  name: string;
  /** None for those in the menu of a message. */
  description?: string | undefined;
}

/** How to ask and look up, with examples that fit the documents there are, and all commands. */
export function renderHelp({ words, text }: View, library: Library, commands: readonly NamedCommand[]): Reply {
  const { help } = words;
  const [range] = clauseRanges(library);
  const fields: APIEmbedField[] = [
    { name: help.askTitle, value: `\`${help.ask} ${help.example}\` — ${help.asking(help.mention)}` },
    { name: help.narrowTitle, value: help.narrowing },
  ];
  if (range) {
    const examples = clauseExamples(range.first, range.last).map((spec) => `\`${help.clause} ${spec}\``);
    fields.push({ name: help.clauseTitle, value: examples.join(' · ') });
  }
  fields.push({ name: help.readTitle, value: text ? help.readingText : help.reading });
  const typed = commands.filter(({ description }) => description !== undefined);
  const menus = commands.filter(({ description }) => description === undefined);
  // A message of plain text has no room for what each of them does; typing "/" shows it.
  const list = text
    ? [typed.map(({ name }) => `\`/${name}\``).join(', ')]
    : typed.map(({ name, description }) => `\`/${name}\` — ${description}`);
  fields.push({ name: help.menuTitle, value: menus.map(({ name }) => name).join(' · ') });
  const heading = text ? `${help.commandsTitle}:` : `**${help.commandsTitle}**`;
  const description = [heading, ...list].join('\n');
  return { embeds: [{ title: help.title, description, fields, color: GREY }] };
}

/** One number, a range and a list that a document has. */
function clauseExamples(first: ShownNumber, last: ShownNumber): string[] {
  if (typeof first === 'string' || typeof last === 'string') return [...new Set([`${first}`, `${last}`])];
  const middle = Math.floor((first + last) / 2);
  const end = Math.min(last, middle + 3);
  const examples = [`${first}`, `${middle}-${end}`, `${first}, ${last}`];
  return last === first ? examples.slice(0, 1) : examples;
}
