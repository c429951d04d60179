import type { Library } from '../../../index/library.js';
import { othersWelcome } from '../../../words/languages.js';
import { guide, rowsOf } from '../../reply/buttons.js';
import { BLUE, type Part } from '../../reply/card.js';
import { type CommandIds, commandText } from '../../reply/commands.js';
import type { Reply } from '../../reply/reply.js';
import type { View } from '../../reply/view.js';

/** How to ask, in brief, for a server that the bot was just added to. @param own words of the operator */
export function renderGreeting(view: View, library: Library, commands: CommandIds, own = ''): Reply {
  const { greeting, smallTalk, help } = view.words;
  const ask = commandText('ask', commands, view.words);
  const others = othersWelcome(view.words.locale)
    .map((line) => `- ${line}`)
    .join('\n');
  const [example = ''] = help.examples;
  const parts: Part[] = [
    { kind: 'words', text: `### ${smallTalk.greetingTitle}\n${greeting.text(ask, library.documents.length)}` },
    { kind: 'words', text: `- “${example}”\n${others}` },
    { kind: 'words', text: own },
    { kind: 'words', text: `-# ${greeting.moderators}` },
  ];
  return {
    cards: [{ colour: BLUE, parts }],
    components: rowsOf([guide('help', library, view), guide('documents', library, view)]),
  };
}
