import type { Library } from '../../../index/library.js';
import type { Answer, SmallTalk } from '../../../model.js';
import { clauseRanges } from '../../../retrieval/sources.js';
import { isEmptyQuestion } from '../../../words/wording.js';
import { guide, removal, rowsOf } from '../../reply/buttons.js';
import { BLUE, type ButtonRow, GREY, type Part } from '../../reply/card.js';
import { type CommandIds, type CommandKey, commandText } from '../../reply/commands.js';
import type { Reply } from '../../reply/reply.js';
import type { View } from '../../reply/view.js';
import { renderAnswerSources } from '../sources/card.js';
import type { Follows } from './follows.js';

/** What is known about a message that asks nothing of the documents. */
export interface TalkOptions {
  follows?: Follows | undefined;
  /** Ids of the commands, which make them clickable. */
  commands?: CommandIds | undefined;
  /** How to mention the bot in the place where it was asked, if possible. */
  mention?: string | undefined;
}

/** Whether the reply names commands, so that their ids are needed. */
export function namesCommands(answer: Answer): boolean {
  if (isEmptyQuestion(answer)) return true;
  return answer.kind === 'small_talk' && answer.citations.length === 0 && answer.intent !== 'thanks';
}

/** The reply to a message that asks nothing of the documents; they are not searched. */
export function renderTalk(talk: SmallTalk, library: Library, view: View, options: TalkOptions): Reply {
  switch (talk.intent) {
    case 'greeting':
    case 'about':
      return renderHello(talk.intent, library, view, options);
    case 'help':
      return renderShortHelp(library, view, options);
    case 'thanks':
      return { content: view.words.smallTalk.thanks };
    case 'summarise':
    case 'translate':
      return renderOnlyQuotes(library, view);
    case 'check':
      return renderDoubt(library, view, options);
  }
}

/** The reply to a message without a question: how to ask, or how to follow up. */
export function renderNothingAsked(view: View, { follows, commands, mention }: TalkOptions): Reply {
  const { words } = view;
  const { help, smallTalk } = words;
  if (follows?.after === 'own' && follows.passages.length > 0) return { content: smallTalk.askOn };
  if (follows?.after === 'other')
    return { content: [...unreadLine(follows, view), smallTalk.checkMessage, smallTalk.findSources].join(' ') };
  const command = (key: CommandKey) => commandText(key, commands, words);
  return { content: words.howToAsk(mention ?? help.mention, command('ask'), command('help')) };
}

/** What the bot is, with questions that it can answer. */
function renderHello(intent: 'greeting' | 'about', library: Library, view: View, { commands }: TalkOptions): Reply {
  const { smallTalk } = view.words;
  const title = intent === 'greeting' ? smallTalk.greetingTitle : smallTalk.aboutTitle;
  const parts: Part[] = [
    { kind: 'words', text: `### ${title}\n${smallTalk.intro(library.documents.length)}` },
    { kind: 'words', text: [...examplesIn(view), ...commandExamples(library, view, commands)].join('\n') },
    ...(intent === 'about' ? [{ kind: 'words' as const, text: `-# ${smallTalk.not}` }] : []),
  ];
  return { cards: [{ colour: BLUE, parts }], components: guides(library, view) };
}

function renderShortHelp(library: Library, view: View, { commands, mention }: TalkOptions): Reply {
  const { words } = view;
  const { help } = words;
  const asking = help.asking(commandText('ask', commands, words), mention ?? help.mention);
  const parts: Part[] = [
    { kind: 'words', text: `### ${help.title}\n${asking}` },
    { kind: 'words', text: [...examplesIn(view), ...commandExamples(library, view, commands)].join('\n') },
  ];
  return { cards: [{ colour: BLUE, parts }], components: guides(library, view) };
}

function renderOnlyQuotes(library: Library, view: View): Reply {
  const { smallTalk } = view.words;
  const parts: Part[] = [
    { kind: 'words', text: `**${smallTalk.onlyQuotes}**\n${smallTalk.nameIt}` },
    { kind: 'words', text: examplesIn(view).join('\n') },
  ];
  return { cards: [{ colour: GREY, parts }], components: guides(library, view) };
}

/** "Is this true?", "source?": for the bot's own answer, where it is from; for anything else, how to check it. */
function renderDoubt(library: Library, view: View, { follows, commands }: TalkOptions): Reply {
  const { smallTalk } = view.words;
  const numbers = follows?.passages.flatMap((id) => library.numberOf(id) ?? []) ?? [];
  if (follows && follows.after !== 'other' && numbers.length > 0) {
    const sources = renderAnswerSources(library, numbers, view);
    return { ...sources, content: smallTalk.ownWords, components: rowsOf([removal(library, view)]) };
  }
  const text =
    follows?.after === 'other'
      ? [smallTalk.checkMessage, ...unreadLine(follows, view)].join(' ')
      : smallTalk.check(commandText('quote', commands, view.words));
  return { cards: [{ colour: GREY, parts: [{ kind: 'words', text }] }], components: rowsOf([removal(library, view)]) };
}

function unreadLine({ unread }: Follows, { words }: View): string[] {
  return unread ? [words.smallTalk.unread] : [];
}

function examplesIn({ words }: View): string[] {
  return words.smallTalk.examples.map((example) => `- “${example}”`);
}

/** Example commands, with arguments that the documents contain. */
function commandExamples(library: Library, { words }: View, commands: CommandIds | undefined): string[] {
  const [range] = clauseRanges(library);
  const clause = range && `${commandText('clause', commands, words)} \`${middleOf(range.first, range.last)}\``;
  const timeline = `${commandText('timeline', commands, words)} \`${words.smallTalk.topic}\``;
  return [`- ${[clause, timeline].filter((each) => each !== undefined).join(' · ')}`];
}

/** A clause that exists; numbers such as "18.63" have no middle. */
function middleOf(first: number | string, last: number | string): number | string {
  return typeof first === 'string' || typeof last === 'string' ? first : Math.ceil((first + last) / 2);
}

function guides(library: Library, view: View): ButtonRow[] {
  return rowsOf([guide('help', library, view), guide('documents', library, view), removal(library, view)]);
}
