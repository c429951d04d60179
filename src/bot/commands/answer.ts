import type { Answer } from '../../model.js';
import type { AskOptions, Retriever } from '../../retrieval/retrieve.js';
import type { Turned } from '../../words/bot.js';
import type { Call } from '../desk.js';
import { renderAnswer } from '../reply/answer.js';
import { renderTurned } from '../reply/notes.js';
import { asSeen } from '../reply/plain.js';
import type { Reply } from '../reply/reply.js';
import type { View } from '../reply/view.js';

/** How a question is narrowed down; what is left empty does not narrow it. */
export type Narrowing = { [K in 'source' | 'since' | 'until' | 'asOf' | 'language']?: string | undefined };

export type Shown = { kind: 'shown'; reply: Reply } | Turned;

/** How often a question is asked again where the index was replaced between answering and showing. */
const ATTEMPTS = 3;

/** Who sees the replies to a call, in which language, and whether as plain text. */
export function viewOf({
  words,
  userId,
  private: hidden,
  text,
}: Pick<Call, 'words' | 'userId' | 'private' | 'text'>): View {
  return { words, text, ...(hidden ? { owner: userId } : {}) };
}

/**
 * Answers a question with its passages, or says why it is not answered now.
 * @throws UsageError when an option is wrong
 */
export async function answerQuestion(question: string, narrowing: Narrowing, call: Call): Promise<Reply> {
  const shown = await askAndShow(question, narrowing, call, () => viewOf(call));
  return shown.kind === 'shown' ? shown.reply : renderTurned(shown, call.words);
}

/** Does work that takes the model when the caller's turn comes, or says why it is not done now. @throws what the work does */
export async function inTurn(call: Call, work: (retriever: Retriever) => Promise<Reply>): Promise<Reply> {
  const done = await call.desk.take(call.userId, async (retriever) => ({
    kind: 'shown' as const,
    reply: await work(retriever),
  }));
  return done.kind === 'shown' ? done.reply : renderTurned(done, call.words);
}

/**
 * Asks and renders with the same index: positions in another one would mean other passages.
 * @param view the words to answer in, which may depend on the answer
 * @param asked whether the reply repeats the question
 * @throws UsageError when an option is wrong
 */
export async function askAndShow(
  question: string,
  narrowing: Narrowing,
  { userId, desk, private: hidden, shareable }: Pick<Call, 'userId' | 'desk' | 'private' | 'shareable'>,
  view: (answer: Answer) => View,
  asked = true,
): Promise<Shown> {
  const { feedback } = desk.installation;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const answer = await desk.ask(userId, question, given(narrowing));
    if (answer.kind !== 'answered' && answer.kind !== 'no_evidence' && answer.kind !== 'small_talk') return answer;
    const seen = view(answer);
    const reply = await desk.use(({ library }) =>
      library.manifest.version === answer.indexVersion
        ? renderAnswer(answer, library, seen, { feedback, shareable: hidden && shareable, asked })
        : undefined,
    );
    if (reply) return { kind: 'shown', reply: asSeen(reply, seen) };
  }
  throw new Error('the index was replaced at each attempt to answer');
}

/** The options that were given, without white space around them; what is left empty does not narrow. */
export function given(narrowing: Narrowing): AskOptions {
  const trimmed = Object.entries(narrowing).map(([name, value]) => [name, value?.trim()]);
  return Object.fromEntries(trimmed.filter(([, value]) => value !== undefined && value !== ''));
}
