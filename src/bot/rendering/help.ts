import type { APIEmbedField } from 'discord.js';
import { clauseRanges } from '../../retrieval/lookup.js';
import type { Library } from '../../retrieval/store/library.js';
import type { Reply } from '../reply.js';
import { GREY } from './card.js';
import type { View } from './view.js';

/** How to ask and look up, with examples that fit the documents there are. */
export function renderHelp({ words }: View, library: Library): Reply {
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
  fields.push(
    { name: help.readTitle, value: help.reading },
    { name: help.restTitle, value: help.rest(`\`${help.sources}\``, `\`${help.about}\``, help.menu) },
  );
  return { embeds: [{ title: help.title, fields, color: GREY }] };
}

/** One number, a range and a list that a document has. */
function clauseExamples(first: number, last: number): string[] {
  const middle = Math.floor((first + last) / 2);
  const end = Math.min(last, middle + 3);
  const examples = [`${first}`, `${middle}-${end}`, `${first}, ${last}`];
  return last === first ? examples.slice(0, 1) : examples;
}
