import type { Answer } from '../../../model.js';
import type { Turned } from '../../../words/bot.js';
import type { Call } from '../../desk.js';
import { renderTurned } from '../../reply/notes.js';
import type { Reply } from '../../reply/reply.js';
import { type View, viewOf } from '../../reply/view.js';
import { given, type Narrowing } from '../in-turn.js';
import { renderAnswer } from './card.js';

export type Shown = { kind: 'shown'; reply: Reply; view: View } | Turned;

/**
 * Answers a question with its passages, or says why it is not answered now.
 * @throws UsageError when an option is wrong
 */
export async function answerQuestion(question: string, narrowing: Narrowing, call: Call): Promise<Reply> {
  const shown = await askAndShow(question, narrowing, call, () => viewOf(call));
  return shown.kind === 'shown' ? shown.reply : renderTurned(shown, call.words);
}

/**
 * Asks and renders with the same index: positions in another one would mean other passages.
 * @param view the words to answer in, which may depend on the answer
 * @param asked whether the reply repeats the question
 * @throws UsageError when an option is wrong
 */
export function askAndShow(
  question: string,
  narrowing: Narrowing,
  { userId, desk, private: hidden, shareable }: Pick<Call, 'userId' | 'desk' | 'private' | 'shareable'>,
  view: (answer: Answer) => View,
  asked = true,
): Promise<Shown> {
  const options = { feedback: desk.installation.feedback, shareable: hidden && shareable, asked };
  return desk.ask(userId, question, given(narrowing), (answer, library) => {
    const seen = view(answer);
    return { kind: 'shown' as const, reply: renderAnswer(answer, library, seen, options), view: seen };
  });
}
