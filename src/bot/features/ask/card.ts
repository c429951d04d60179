import type { Library } from '../../../index/library.js';
import type { Answer, Answered, Citation, Evidence, SmallTalk } from '../../../model.js';
import { isEmptyQuestion } from '../../../words/wording.js';
import type { Cited } from '../../custom-id.js';
import { button, menuRow, readOn, removal, rowsOf } from '../../reply/buttons.js';
import type { ButtonRow } from '../../reply/card.js';
import { type Card, GREY, type WordsPart } from '../../reply/card.js';
import { cardsOf } from '../../reply/cards.js';
import { datedIn, figuresCard } from '../../reply/dated.js';
import { roomFor } from '../../reply/layout.js';
import { costOf, LIMITS } from '../../reply/limits.js';
import { passageOptions } from '../../reply/menu.js';
import { nearLines } from '../../reply/near.js';
import { passageCards, plainCardsOf } from '../../reply/plain-cards.js';
import type { Reply } from '../../reply/reply.js';
import { citationAt, citedOf, citedPlaceOf, dateOf } from '../../reply/source.js';
import type { View } from '../../reply/view.js';
import { headOf, missingNames } from './head.js';
import { renderRefusal } from './refusal.js';
import { renderNothingAsked, renderTalk, type TalkOptions } from './talk.js';

/** Cards shown at once; the other passages are in a menu. */
const CARDS = 3;
/**
 * A passage with less than this share of the best score goes into the menu. On the tuning questions with one right
 * passage (n = 294) that removed 0.6 of 1.8 irrelevant passages from the screen and no right one; from 0.8 on, right
 * ones go too.
 */
const NEAR_BEST = 0.75;
/** Most sources behind the button that lists them. */
const SOURCES = 12;
/** How much longer the head may get if fewer passages are shown than planned, including the line break after it. */
const HEAD_GROWS = 10;

/** What an answer offers besides its passages. */
export interface AnswerOptions extends TalkOptions {
  /** Whether all passages are shown at length, because their text was asked for. */
  atLength?: boolean;
  /** Whether a verdict may be given. */
  feedback?: boolean;
  /** Whether the reader may post it publicly. */
  shareable?: boolean;
  /** Whether the question is shown above; the default. */
  asked?: boolean;
}

/** An answer: the question, notes, the passages as cards, and buttons to read on. */
export function renderAnswer(answer: Answer, library: Library, view: View, options: AnswerOptions = {}): Reply {
  if (isEmptyQuestion(answer)) return renderNothingAsked(view, options);
  if (answer.kind === 'no_evidence')
    return renderRefusal(answer, library, view, options.asked ?? true, options.follows?.outdated);
  if (answer.kind === 'small_talk')
    return answer.citations.length === 0
      ? renderTalk(answer, library, view, options)
      : renderRequested(answer, library, view, options);
  return answer.evidence === 'weak'
    ? renderWeak(answer, library, view, options)
    : renderStrong(answer, library, view, options);
}

/** The clauses that a request to summarise, explain or translate names, verbatim. */
function renderRequested(answer: SmallTalk, library: Library, view: View, options: AnswerOptions): Reply {
  const { onlyQuotes, theText } = view.words.smallTalk;
  const shown = renderStrong({ ...answer, kind: 'answered', evidence: 'strong' }, library, view, {
    ...options,
    asked: false,
    atLength: true,
  });
  return { ...shown, content: [`${onlyQuotes} ${theText}`, shown.content ?? ''].join('\n').trim() };
}

function renderStrong(answer: Answered, library: Library, view: View, options: AnswerOptions): Reply {
  const { words } = view;
  const asked = options.asked ?? true;
  const { citations } = answer;
  const dated = datedIn(answer, view);
  const figures = figuresCard(dated, library, view);
  const above = view.text ? [] : dated;
  const first = atOnce(citations, above);
  const head = headOf(answer, library, view, asked, above.length + first.length);
  const newest = newerLine(answer, [...above, ...first], library, view);
  const { all, sizeOf } = roomFor(view);
  const aside = newest ? [...figures, { colour: GREY, parts: [newest] }] : figures;
  const room = all - aside.reduce((sum, card) => sum + sizeOf(card), 0);
  const cards = view.text
    ? plainCardsOf(first, library, view, room - head.length - HEAD_GROWS)
    : cardsOf(first, library, view, room - costOf(head) - HEAD_GROWS, options.atLength ? undefined : answer.question);
  const shown = view.text ? first.slice(0, cards.length) : [...above, ...first];
  const further = citations.filter((citation) => !shown.includes(citation));
  return {
    content: headOf(answer, library, view, asked, shown.length),
    cards: [...figures, ...(newest ? withFirst(newest, cards) : cards)],
    components: [
      ...actions(citations, shown, answer.evidence, library, view, options),
      ...menuRow(passageOptions(further, library, view), words.furtherPassages(further.length), library, view),
    ],
  };
}

/**
 * The passages shown at once: the first ones, until one scores far below the best.
 * @param above those that are already shown above them
 */
function atOnce(citations: readonly Citation[], above: readonly Citation[]): Citation[] {
  const least = NEAR_BEST * Math.max(0, ...citations.map(({ score }) => score));
  const others = citations.filter((citation) => !above.includes(citation));
  const far = others.findIndex(({ score }) => score < least);
  return others.slice(0, Math.max(0, Math.min(CARDS - above.length, far < 0 ? CARDS : far)));
}

/** The nearest passages, and what they lack: not an answer to rely on unread. */
function renderWeak(answer: Answered, library: Library, view: View, options: AnswerOptions): Reply {
  const { words } = view;
  const { citations } = answer;
  const lines = nearLines(citations, library, view, answer.question);
  const told = words.weakBecause(missingNames(answer));
  const further = citations.slice(lines.length);
  return {
    content: headOf(answer, library, view, options.asked ?? true, lines.length, ['unknown_name']),
    cards: [{ colour: GREY, parts: [{ kind: 'words', text: `### ${words.weakTitle}\n${told}` }, ...lines] }],
    components: [
      ...actions(citations, citations.slice(0, lines.length), answer.evidence, library, view, options),
      ...menuRow(passageOptions(further, library, view), words.nearestPassages, library, view),
    ],
  };
}

/**
 * A private answer as it is posted publicly, with its cards rebuilt from the index.
 * @param content the text above the cards of the private message; in plain text, the whole message
 * @param sharer the id of the user who shares it
 */
export function renderShared(
  content: string,
  { evidence, cited }: { evidence: Evidence; cited: Cited[] },
  library: Library,
  view: View,
  sharer: string,
): Reply {
  const shared = view.words.sharedBy(`<@${sharer}>`);
  const head = [shared, content].filter((line) => line !== '').join('\n');
  const shown = cited.slice(0, CARDS).map((each) => citationAt(library, each));
  const weak = evidence === 'weak';
  const cards: Card[] = weak
    ? [
        {
          colour: GREY,
          parts: [
            { kind: 'words', text: `### ${view.words.weakTitle}\n${view.words.weakBecause([])}` },
            ...nearLines(shown, library, view, content.split('\n')[0]),
          ],
        },
      ]
    : cardsOf(shown, library, view, LIMITS.displays - costOf(head), content.split('\n')[0]);
  return {
    content: view.text ? head.slice(0, LIMITS.content) : head,
    cards: view.text ? [] : cards,
    components: [
      ...(view.text
        ? rowsOf(shown.map((each, i) => readOn(each, library, view, shown.length > 1 ? i + 1 : undefined)))
        : []),
      ...actions(shown, shown, evidence, library, view, { shareable: false }),
    ],
  };
}

/** Passages chosen from the menu of an answer. */
export function renderMore(cited: Cited[], library: Library, view: View): Reply {
  const shown = cited.slice(0, CARDS).map((each) => citationAt(library, each));
  return { cards: passageCards(shown, library, view) };
}

/** The passage that a notice names as newer, with a button to open it if it is not shown below. */
function newerLine(
  { citations, notices }: Answered,
  shown: readonly Citation[],
  library: Library,
  view: View,
): WordsPart | undefined {
  const ids = notices.flatMap((notice) => (notice.kind === 'newer_source' ? notice.passageId : []));
  const newer = citations.find(({ passageId }) => ids.includes(passageId));
  if (!newer) return undefined;
  const { words } = view;
  const cited = !view.text && shown.includes(newer) ? undefined : citedOf(library, newer);
  const place = citedPlaceOf(newer, words);
  const label = view.text ? words.buttons.readPlace(words.place(newer.label)) : words.buttons.read;
  return {
    kind: 'words',
    text: `-# ${words.newest(`${dateOf(newer, words)} · ${place}`)}`,
    button: cited && button({ kind: 'newer', cited }, { label }, library, view),
  };
}

/** In plain text it comes before the passages; in a card it is the first line. */
function withFirst(newest: WordsPart, [first, ...others]: readonly Card[]): Card[] {
  if (!first) return [{ colour: GREY, parts: [newest] }];
  return [{ ...first, parts: [newest, { kind: 'rule' }, ...first.parts] }, ...others];
}

/** One row: cite, sources, share or remove, and verdicts. */
function actions(
  citations: readonly Citation[],
  shown: readonly Citation[],
  evidence: Evidence,
  library: Library,
  view: View,
  { feedback = false, shareable = false }: AnswerOptions,
): ButtonRow[] {
  const { sources, cite: citing, share, right, wrong } = view.words.buttons;
  const citedIn = (some: readonly Citation[]) => some.flatMap((citation) => citedOf(library, citation) ?? []);
  const cited = citedIn(citations);
  const passages = cited.map(({ passage }) => passage);
  const [best] = cited;
  if (best === undefined) return rowsOf([removal(library, view)]);
  const verdict = (kind: 'right' | 'wrong', emoji: string, label: string) => {
    const look = view.text ? { label } : { emoji };
    return feedback
      ? button({ kind: 'feedback', verdict: kind, passage: best.passage }, look, library, view)
      : undefined;
  };
  return rowsOf([
    button({ kind: 'cite', cited: best }, { label: citing, emoji: '🔖' }, library, view),
    button({ kind: 'sources', passages: passages.slice(0, SOURCES) }, { label: sources, emoji: '📚' }, library, view),
    shareable
      ? button({ kind: 'share', evidence, cited: citedIn(shown) }, { label: share, emoji: '📣' }, library, view)
      : undefined,
    verdict('right', '👍', right),
    verdict('wrong', '👎', wrong),
    removal(library, view),
  ]);
}
