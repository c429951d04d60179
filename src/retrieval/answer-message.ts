import type { Answer, Answered, AnsweredPart, Citation, NoEvidence, Notice } from '../model.js';
import { passagesOf } from '../model.js';
import { type MessagePart, type QuestionParts, readMessage } from './question/message.js';
import { shortened } from './question/read.js';

/** Answers one question of a message. @param limit most passages */
export type AskPart = (part: MessagePart, limit: number) => Promise<Answer>;

/** Passages shown if none answers. */
export const NEAREST = 3;

/**
 * Answers every question of a message with its own passages, and merges the answers.
 * @param limit most passages in all, but at least one per question
 */
export async function answerMessage(raw: string, limit: number, ask: AskPart): Promise<Answer> {
  const message = readMessage(raw);
  const share = Math.max(1, Math.ceil(limit / Math.max(1, message.parts.length)));
  const answers: { question: string; answer: Answer }[] = [];
  for (const part of message.parts) answers.push({ question: part.text, answer: await ask(part, share) });
  return merged(message, answers, limit);
}

function merged(message: QuestionParts, answers: { question: string; answer: Answer }[], limit: number): Answer {
  const [first] = answers;
  if (!first) throw new RangeError('a message has at least one part');
  const asWritten = message.parts.length === 1 && first.question === message.text;
  if (asWritten) return first.answer;
  const text = shortened(message.text);
  const told = answers.flatMap(({ question, answer }) => (answer.kind === 'answered' ? [{ question, answer }] : []));
  const [best] = told;
  if (!best) return { ...refusalOf(answers.map(({ answer }) => answer)), question: text };
  const open = answers.filter(({ answer }) => answer.kind === 'no_evidence');
  const citations = unique(told.flatMap(({ answer }) => answer.citations)).slice(0, Math.max(limit, told.length));
  const isShown = (id: string) => citations.some(({ passageId }) => passageId === id);
  const parts: AnsweredPart[] = told.map(({ question, answer }) => ({
    question,
    passageIds: answer.citations.map(({ passageId }) => passageId).filter(isShown),
  }));
  const weak = open.length > 0 || told.some(({ answer }) => answer.evidence === 'weak');
  const notices: Notice[] = [
    ...open.map(({ question }): Notice => ({ kind: 'part_unanswered', question })),
    ...(message.more ? [{ kind: 'question_shortened', characters: message.text.length } as const] : []),
    ...told.flatMap(({ answer }) => answer.notices),
  ];
  const answer: Answered = {
    ...best.answer,
    evidence: weak ? 'weak' : 'strong',
    question: text,
    citations,
    notices: noticesOnce(notices),
    parts,
  };
  return answer;
}

/** One refusal for all questions: the first one, with the nearest passages of each question in turn. */
function refusalOf(answers: readonly Answer[]): Answer {
  const refusals = answers.filter((answer): answer is NoEvidence => answer.kind === 'no_evidence');
  const [first] = refusals;
  const [talk] = answers;
  if (!first) {
    if (!talk) throw new RangeError('a message has at least one part');
    return talk;
  }
  const rounds = Array.from({ length: NEAREST }, (_, i) => refusals.flatMap((answer) => passagesOf(answer)[i] ?? []));
  return {
    ...first,
    nearest: unique(rounds.flat()).slice(0, NEAREST),
    notices: noticesOnce(refusals.flatMap(({ notices }) => notices)),
  };
}

function unique(citations: readonly Citation[]): Citation[] {
  const seen = new Set<string>();
  return citations.filter(({ passageId }) => !seen.has(passageId) && seen.add(passageId));
}

function noticesOnce(notices: readonly Notice[]): Notice[] {
  return [...new Map(notices.map((notice) => [JSON.stringify(notice), notice])).values()];
}
