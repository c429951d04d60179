import type { Answer } from '../../../model.js';
import type { Turned } from '../../../words/bot.js';
import type { Call } from '../../desk.js';
import { renderTurned } from '../../reply/notes.js';
import type { Reply } from '../../reply/reply.js';
import { type View, viewOf } from '../../reply/view.js';
import { given, type Narrowing } from '../in-turn.js';
import { type AnswerOptions, renderAnswer } from './card.js';
import type { Follows } from './follows.js';
import { namesCommands } from './talk.js';

/** A question, and what it is asked of. */
export interface Asking {
  question: string;
  narrowing?: Narrowing;
  follows?: Follows | undefined;
}

/** Who asks, and what answering needs. */
type Asker = Pick<Call, 'userId' | 'desk' | 'private' | 'shareable' | 'commandIds'>;

export type Shown = { kind: 'shown'; reply: Reply; view: View } | Turned;

/**
 * Answers a question with its passages, or explains why it is not answered now.
 * @throws UsageError when an option is wrong
 */
export async function answerQuestion(question: string, narrowing: Narrowing, call: Call): Promise<Reply> {
  const shown = await askAndShow({ question, narrowing }, call, () => viewOf(call));
  return shown.kind === 'shown' ? shown.reply : renderTurned(shown, call.words);
}

/**
 * Asks and renders with the same index: positions in another index would mean other passages.
 * @param view the words to answer in, which may depend on the answer
 * @param how the reply looks; it repeats the question by default
 * @throws UsageError when an option is wrong
 */
export async function askAndShow(
  { question, narrowing = {}, follows }: Asking,
  { userId, desk, private: hidden, shareable, commandIds }: Asker,
  view: (answer: Answer) => View,
  how: Pick<AnswerOptions, 'asked' | 'mention'> = {},
): Promise<Shown> {
  const { feedback } = desk.installation;
  const options: AnswerOptions = { feedback, shareable: hidden && shareable, follows, ...how };
  const asked = {
    ...given(narrowing),
    ...(follows && follows.passages.length > 0 ? { context: follows.passages } : {}),
  };
  const shown = await desk.ask(userId, question, asked, (answer, library) => {
    const seen = view(answer);
    return { kind: 'shown' as const, answer, view: seen, reply: renderAnswer(answer, library, seen, options) };
  });
  if (shown.kind !== 'shown' || !namesCommands(shown.answer)) return shown;
  // Command ids are fetched only if the reply shows them.
  const commands = await commandIds();
  return desk.use(({ library }) => ({
    ...shown,
    reply: renderAnswer(shown.answer, library, shown.view, { ...options, commands }),
  }));
}
