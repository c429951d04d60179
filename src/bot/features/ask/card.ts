import type { APIEmbed } from 'discord.js';
import type { Library } from '../../../index/library.js';
import type { Answer, Answered, Citation, Evidence, NoEvidence } from '../../../model.js';
import type { BotWords } from '../../../words/bot.js';
import { isEmptyQuestion, noticeText, reasonOf } from '../../../words/wording.js';
import type { Cited } from '../../custom-id.js';
import { button, menuRow, replyOf, rowsOf } from '../../reply/buttons.js';
import { cite, citedOf, GREY } from '../../reply/card.js';
import { cardsOf } from '../../reply/cards.js';
import { cutToFit, oneLine } from '../../reply/cut.js';
import { figuresCard } from '../../reply/dated.js';
import { LIMITS } from '../../reply/limits.js';
import { asText } from '../../reply/markdown.js';
import { passageOptions } from '../../reply/menu.js';
import { renderHowToAsk } from '../../reply/notes.js';
import { roomFor } from '../../reply/plain.js';
import { plainCardsOf } from '../../reply/plain-cards.js';
import type { Reply } from '../../reply/reply.js';
import type { View } from '../../reply/view.js';

/** Cards that are shown at once; the other passages are behind a menu. */
const CARDS = 3;
/** Most sources behind the button that lists them. */
const SOURCES = 12;
/** Longest a question and a note are shown, in UTF-16 units as they are written. */
const QUESTION = 300;
const NOTE = 300;
/** In plain text the cards need room in the same message. */
const PLAIN_QUESTION = 240;
const PLAIN_HEAD = 600;
/** How much longer the head may get when fewer passages are shown than were counted on, with the line break behind it. */
const HEAD_GROWS = 10;

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
  const asked = options.asked ?? true;
  const content = headOf(answer, library, view, asked, CARDS);
  if (answer.kind === 'no_evidence') {
    const menu = menuRow(optionsOf(answer.nearest, library, view, 0), view.words.nearestPassages, library, view);
    return replyOf({ content, embeds: [refusalOf(answer, library, view.words)], components: menu });
  }
  const first = answer.citations.slice(0, CARDS);
  const figures = answer.notices.flatMap((notice) =>
    notice.kind === 'dated_figures' ? figuresCard(answer.citations, notice.passageIds, view) : [],
  );
  const { all, sizeOf } = roomFor(view);
  const room = all - figures.reduce((sum, card) => sum + sizeOf(card), 0);
  const cards = view.text
    ? plainCardsOf(first, view.words, room - content.length - HEAD_GROWS)
    : cardsOf(first, view.words, first.length > 1 ? 1 : undefined, room);
  const shown = first.slice(0, cards.length);
  const further = optionsOf(answer.citations.slice(shown.length), library, view, shown.length);
  const components = [
    ...contextButtons(shown, library, view, newerOf(answer)),
    ...answerButtons(answer.citations, shown.length, answer.evidence, library, view, options),
    ...menuRow(further, view.words.furtherPassages, library, view),
  ];
  const embeds = [...figures, ...cards];
  return replyOf({ content: headOf(answer, library, view, asked, shown.length), embeds, components });
}

/**
 * A private answer as it is posted for everybody, its cards built anew from the index.
 * @param content of the private message: what stands above the cards, or in plain text all of it
 */
export function renderShared(content: string, evidence: Evidence, cited: Cited[], library: Library, view: View): Reply {
  const shown = cited.slice(0, CARDS).map((each) => cite(library, each));
  const components = [
    ...contextButtons(shown, library, view),
    ...answerButtons(shown, shown.length, evidence, library, view, { shareable: false }),
  ];
  const embeds = view.text ? [] : cardsOf(shown, view.words, shown.length > 1 ? 1 : undefined);
  return replyOf({ content, embeds, components });
}

/** Passages chosen from the menu of an answer. */
export function renderMore(cited: Cited[], library: Library, view: View): Reply {
  const shown = cited.slice(0, CARDS).map((each) => cite(library, each));
  const embeds = view.text
    ? plainCardsOf(shown, view.words, LIMITS.content)
    : cardsOf(shown, view.words, shown.length > 1 ? 1 : undefined);
  const components = contextButtons(shown.slice(0, embeds.length), library, view);
  return replyOf({ content: '', embeds, components });
}

/** The lines above the cards, within the limit: the question, a warning, and notes. @param shown how many passages are */
function headOf(answer: Answer, library: Library, view: View, asked: boolean, shown: number): string {
  const { words, text: plain } = view;
  const answered = answer.kind === 'answered';
  const citations = answered ? answer.citations : answer.nearest;
  const lines: string[] = [];
  const question = cutToFit(oneLine(answer.question), plain ? PLAIN_QUESTION : QUESTION, asText);
  if (asked) lines.push(plain ? words.plain.question(question) : `> ${question}`);
  if (answered && answer.evidence === 'weak') lines.push(plain ? words.weak : `⚠️ **${words.weak}**`);
  // Which clauses there are is told with the refusal.
  const notices = answer.notices.filter(({ kind }) => kind !== 'clause_range');
  const notes = notices.flatMap((notice) => noticeText(notice, citations, library.documents, words) ?? []);
  const further = answered ? answer.citations.length - shown : 0;
  if (further > LIMITS.options) notes.push(words.furtherLeftOut(LIMITS.options, further));
  const room = plain ? PLAIN_HEAD : LIMITS.content - NOTE;
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

/** The passage that a note names as newer. */
function newerOf({ citations, notices }: Answered): Citation | undefined {
  const ids = notices.flatMap((notice) => (notice.kind === 'newer_source' ? notice.passageId : []));
  return citations.find(({ passageId }) => ids.includes(passageId));
}

/** A button for each passage that is shown, numbered where there are several, that opens it between its neighbours. */
export function contextButtons(shown: Citation[], library: Library, view: View, newer?: Citation) {
  const { words } = view;
  const cited = newer && citedOf(library, newer);
  const label = newer && words.buttons.newer(`${words.label(newer.label)}, ${words.date(newer.date)}`);
  const opensNewer = cited && label && button({ kind: 'newer', cited }, { label, emoji: '🆕' }, library, view);
  const buttons = shown.map((citation, i) => {
    const cited = citedOf(library, citation);
    const label = view.words.buttons.inContext(shown.length > 1 ? i + 1 : undefined);
    return cited && button({ kind: 'context', cited }, { label, emoji: '📖' }, library, view);
  });
  return rowsOf([...buttons, opensNewer || undefined]);
}

function answerButtons(
  citations: Citation[],
  shown: number,
  evidence: Evidence,
  library: Library,
  view: View,
  { feedback = false, shareable = false }: AnswerOptions,
) {
  const { sources, cite: citing, share, right, wrong } = view.words.buttons;
  const cited = citations.flatMap((citation) => citedOf(library, citation) ?? []);
  const passages = cited.map(({ passage }) => passage);
  const [best] = cited;
  if (best === undefined) return [];
  const verdict = (kind: 'right' | 'wrong', emoji: string, label: string) => {
    const look = view.text ? { label } : { emoji };
    return feedback
      ? button({ kind: 'feedback', verdict: kind, passage: best.passage }, look, library, view)
      : undefined;
  };
  return rowsOf([
    button({ kind: 'sources', passages: passages.slice(0, SOURCES) }, { label: sources, emoji: '📚' }, library, view),
    button({ kind: 'cite', cited: best }, { label: citing, emoji: '🔖' }, library, view),
    shareable
      ? button({ kind: 'share', evidence, cited: cited.slice(0, shown) }, { label: share, emoji: '📣' }, library, view)
      : undefined,
    verdict('right', '👍', right),
    verdict('wrong', '👎', wrong),
  ]);
}

function optionsOf(citations: Citation[], library: Library, { words }: View, offset: number) {
  return passageOptions(citations, library, words, offset);
}

function smallText(text: string): string {
  return `-# ${cutToFit(oneLine(text), NOTE, asText)}`;
}
