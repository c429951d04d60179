import type { APIEmbed } from 'discord.js';
import type { Answer, Citation, Evidence, NoEvidence } from '../../model.js';
import type { Library } from '../../retrieval/store/library.js';
import { isEmptyQuestion, noticeText, reasonOf } from '../../wording.js';
import type { Cited } from '../custom-id.js';
import type { BotWords } from '../localisation/words.js';
import type { Reply } from '../reply.js';
import { button, menuRow, replyOf, rowsOf } from './buttons.js';
import { cite, citedOf, GREY } from './card.js';
import { cardsOf } from './cards.js';
import { cutToFit, oneLine } from './cut.js';
import { LIMITS } from './limits.js';
import { asText } from './markdown.js';
import { passageOptions } from './menu.js';
import { renderHowToAsk } from './notes.js';
import type { View } from './view.js';

/** Cards that are shown at once; the other passages are behind a menu. */
const CARDS = 3;
/** Most sources behind the button that lists them. */
const SOURCES = 12;
/** Longest a question and a note are shown, in UTF-16 units as they are written. */
const QUESTION = 300;
const NOTE = 300;

/** What an answer offers beside its passages. */
export interface AnswerOptions {
  /** Whether a verdict may be given. */
  feedback?: boolean;
  /** Whether the reader may post it for everybody. */
  shareable?: boolean;
  /** Whether the question is shown above, as is the default. */
  asked?: boolean;
}

/** An answer: the question, what to know beside it, the passages as cards, and buttons that read on. */
export function renderAnswer(answer: Answer, library: Library, view: View, options: AnswerOptions = {}): Reply {
  if (isEmptyQuestion(answer)) return renderHowToAsk(view.words);
  const content = headOf(answer, library, view.words, options.asked ?? true);
  if (answer.kind === 'no_evidence') {
    const menu = menuRow(optionsOf(answer.nearest, library, view, 0), view.words.nearestPassages, library, view);
    return replyOf({ content, embeds: [refusalOf(answer, library, view.words)], components: menu });
  }
  const shown = answer.citations.slice(0, CARDS);
  const further = optionsOf(answer.citations.slice(CARDS), library, view, CARDS);
  const components = [
    ...contextButtons(shown, library, view),
    ...answerButtons(answer.citations, answer.evidence, library, view, options),
    ...menuRow(further, view.words.furtherPassages, library, view),
  ];
  return replyOf({ content, embeds: cardsOf(shown, view.words, shown.length > 1 ? 1 : undefined), components });
}

/**
 * A private answer as it is posted for everybody, its cards built anew from the index.
 * @param content of the private message
 */
export function renderShared(content: string, evidence: Evidence, cited: Cited[], library: Library, view: View): Reply {
  const shown = cited.slice(0, CARDS).map((each) => cite(library, each));
  const components = [
    ...contextButtons(shown, library, view),
    ...answerButtons(shown, evidence, library, view, { shareable: false }),
  ];
  return replyOf({ content, embeds: cardsOf(shown, view.words, shown.length > 1 ? 1 : undefined), components });
}

/** Passages chosen from the menu of an answer. */
export function renderMore(cited: Cited[], library: Library, view: View): Reply {
  const shown = cited.slice(0, CARDS).map((each) => cite(library, each));
  const embeds = cardsOf(shown, view.words, shown.length > 1 ? 1 : undefined);
  return replyOf({ content: '', embeds, components: contextButtons(shown, library, view) });
}

/** The lines above the cards, within the limit: the question, a warning, and notes. */
function headOf(answer: Answer, library: Library, words: BotWords, asked: boolean): string {
  const answered = answer.kind === 'answered';
  const citations = answered ? answer.citations : answer.nearest;
  const lines: string[] = [];
  if (asked) lines.push(`> ${cutToFit(oneLine(answer.question), QUESTION, asText)}`);
  if (answered && answer.evidence === 'weak') lines.push(`⚠️ **${words.weak}**`);
  // Which clauses there are is told with the refusal.
  const notices = answer.notices.filter(({ kind }) => kind !== 'clause_range');
  const notes = notices.flatMap((notice) => noticeText(notice, citations, library.documents, words) ?? []);
  const further = answered ? answer.citations.length - CARDS : 0;
  if (further > LIMITS.options) notes.push(words.furtherLeftOut(LIMITS.options, further));
  const room = LIMITS.content - NOTE;
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

/** The honest sentence and its reason, with what there is instead. */
function refusalOf(answer: NoEvidence, library: Library, words: BotWords): APIEmbed {
  const lines = [reasonOf(answer, words)];
  if (answer.reason === 'no_such_clause') {
    for (const notice of answer.notices) {
      if (notice.kind !== 'clause_range') continue;
      const text = noticeText(notice, [], library.documents, words) ?? '';
      lines.push(cutToFit(oneLine(text), NOTE, asText));
    }
  }
  const dates = library.documents.map(({ date }) => date).sort();
  const [first, last] = [dates.at(0), dates.at(-1)];
  if (answer.reason === 'outside_dates' && first !== undefined && last !== undefined)
    lines.push(words.documentDates(words.date(first), words.date(last)));
  // A list of ranges that is longer than this helps nobody.
  return { title: words.nothing, description: lines.slice(0, 10).join('\n'), color: GREY };
}

function contextButtons(shown: Citation[], library: Library, view: View) {
  const buttons = shown.map((citation, i) => {
    const cited = citedOf(library, citation);
    const label = view.words.buttons.inContext(shown.length > 1 ? i + 1 : undefined);
    return cited && button({ kind: 'context', cited }, { label, emoji: '📖' }, library, view);
  });
  return rowsOf(buttons);
}

function answerButtons(
  citations: Citation[],
  evidence: Evidence,
  library: Library,
  view: View,
  { feedback = false, shareable = false }: AnswerOptions,
) {
  const { sources, share } = view.words.buttons;
  const cited = citations.flatMap((citation) => citedOf(library, citation) ?? []);
  const passages = cited.map(({ passage }) => passage);
  const [best] = passages;
  if (best === undefined) return [];
  const verdict = (kind: 'right' | 'wrong', emoji: string) =>
    feedback ? button({ kind: 'feedback', verdict: kind, passage: best }, { emoji }, library, view) : undefined;
  return rowsOf([
    button({ kind: 'sources', passages: passages.slice(0, SOURCES) }, { label: sources, emoji: '📚' }, library, view),
    shareable
      ? button({ kind: 'share', evidence, cited: cited.slice(0, CARDS) }, { label: share, emoji: '📣' }, library, view)
      : undefined,
    verdict('right', '👍'),
    verdict('wrong', '👎'),
  ]);
}

function optionsOf(citations: Citation[], library: Library, { words }: View, offset: number) {
  return passageOptions(citations, library, words, offset);
}

function smallText(text: string): string {
  return `-# ${cutToFit(oneLine(text), NOTE, asText)}`;
}
