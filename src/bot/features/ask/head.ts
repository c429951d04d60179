import type { Library } from '../../../index/library.js';
import { type Answer, type Notice, passagesOf } from '../../../model.js';
import { noticeText } from '../../../words/wording.js';
import { cutToFit, oneLine } from '../../reply/cut.js';
import { LIMITS } from '../../reply/limits.js';
import { asText } from '../../reply/markdown.js';
import type { View } from '../../reply/view.js';

/** Greatest length of a question and of a note, in UTF-16 units as written. */
const QUESTION = 300;
const NOTE = 300;
/** In plain text the cards need room in the same message. */
const PLAIN_QUESTION = 240;
const HEAD = 900;
const PLAIN_HEAD = 600;

/** Notices shown elsewhere: clause ranges with the refusal, a newer passage with its button. */
const ELSEWHERE: readonly Notice['kind'][] = ['clause_range', 'newer_source'];

/**
 * The lines above the cards, within a limit: the question and notes.
 * @param asked whether the question is repeated
 * @param shown how many passages are shown
 * @param told kinds of notices that the cards already show
 */
export function headOf(
  answer: Answer,
  library: Library,
  { words, text: plain }: View,
  asked: boolean,
  shown: number,
  told: readonly Notice['kind'][] = [],
): string {
  const citations = passagesOf(answer);
  const lines: string[] = [];
  const question = cutToFit(oneLine(answer.question), plain ? PLAIN_QUESTION : QUESTION, asText);
  if (asked) lines.push(plain ? words.plain.question(question) : `**${question}**`);
  const notices = answer.notices.filter(({ kind }) => !ELSEWHERE.includes(kind) && !told.includes(kind));
  const notes = notices.flatMap((notice) => noticeText(notice, citations, library.documents, words) ?? []);
  const further = answer.kind === 'answered' ? citations.length - shown : 0;
  if (further > LIMITS.options) notes.push(words.furtherLeftOut(LIMITS.options, further));
  const room = plain ? PLAIN_HEAD : HEAD;
  for (const [i, note] of [...new Set(notes)].entries()) {
    const line = smallText(note);
    if ([...lines, line].join('\n').length > room) {
      lines.push(smallText(words.moreNotes(notes.length - i)));
      break;
    }
    lines.push(line);
  }
  return lines.join('\n');
}

/** The names in a question that no document mentions. */
export function missingNames({ notices }: Pick<Answer, 'notices'>): string[] {
  return notices.flatMap((notice) =>
    notice.kind === 'unknown_name' ? cutToFit(oneLine(notice.name), NOTE / 4, asText) : [],
  );
}

function smallText(text: string): string {
  return `-# ${cutToFit(oneLine(text), NOTE, asText)}`;
}
