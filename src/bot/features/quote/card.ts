import type { Library } from '../../../index/library.js';
import type { Citation, Span } from '../../../model.js';
import type { ComparedQuote, Verdict } from '../../../quotes/check.js';
import { citationOf } from '../../../quotes/place.js';
import type { Remark } from '../../../quotes/remarks.js';
import { splitSentences } from '../../../text/sentences.js';
import type { BotWords } from '../../../words/bot.js';
import { breaksIn } from '../../reply/breaks.js';
import { button, removal, rowsOf } from '../../reply/buttons.js';
import { AMBER, type Card, GREEN, GREY, type Part, type PassagePart } from '../../reply/card.js';
import { cutToFit, oneLine } from '../../reply/cut.js';
import { excerpt, GAP } from '../../reply/excerpt.js';
import { roomFor } from '../../reply/layout.js';
import { asText } from '../../reply/markdown.js';
import { nearLines } from '../../reply/near.js';
import type { Reply } from '../../reply/reply.js';
import { bodyOf, quoteOf } from '../../reply/source.js';
import type { View } from '../../reply/view.js';
import { changeList, comparedLine } from './differences.js';

/** A quote and the result of its check. */
export interface CheckedQuote {
  given: string;
  comparison: ComparedQuote;
}

/** Most quotes checked at once: each has its own card. */
export const MOST_QUOTES = 5;

const COLOURS: Record<Verdict, number> = { verbatim: GREEN, altered: AMBER, not_found: GREY };
const SIGNS: Record<Verdict, string> = { verbatim: '✅', altered: '✏️', not_found: '❌' };
/** Greatest length of the source's words in one card, and of a quote that was not found. */
const LONGEST_TEXT = 1200;
const GIVEN = 300;
/** Most text of a sentence shown before and after the checked words. */
const AROUND = 110;
/** Greatest length of a text repeated in a remark. */
const REMARK = 120;
/** Shares of a card's room for the comparison and for the list of changes; the rest is the source's own words. */
const COMPARED = 0.35;
const LISTED = 0.25;
/** Room that the headings, source and legend of a card take. */
const FRAME = 450;
const LEAST_ROOM = 120;

/**
 * The results, one card per quote: the verdict, what differs, and the source's own sentence with document and date.
 * @param all how many quotes there were, of which only some may have been checked
 */
export function renderChecks(checked: readonly CheckedQuote[], all: number, library: Library, view: View): Reply {
  const { words } = view;
  const several = checked.length > 1;
  const room = Math.max(LEAST_ROOM, Math.floor(roomFor(view).all / Math.max(1, checked.length)) - FRAME);
  return {
    content: all > checked.length ? words.check.onlyFirst(checked.length, all) : '',
    cards: checked.map((each, i) => cardOf(each, several ? i + 1 : undefined, room, library, view)),
    components: rowsOf([...citeButtons(checked, library, view), removal(library, view)]),
  };
}

function cardOf(each: CheckedQuote, number: number | undefined, room: number, library: Library, view: View): Card {
  const { comparison } = each;
  const { kind } = comparison.check;
  const short = comparison.check.remarks?.find((remark) => remark.kind === 'too_short');
  if (kind !== 'not_found' && short) return shortCard(each, short.passages, number, view);
  const citation = citationOf(comparison, library, view.words.check.outside);
  const parts = citation
    ? foundParts(each, citation, number, room, library, view)
    : missingParts(each, number, library, view);
  return { colour: COLOURS[kind], parts };
}

/** The words are so few that finding them somewhere proves nothing. */
function shortCard({ given }: CheckedQuote, passages: number, number: number | undefined, { words }: View): Card {
  const shown = cutToFit(oneLine(given), GIVEN, asText);
  const text = words.quoteCards.tooShort(shown, passages);
  return { colour: GREY, parts: [{ kind: 'words', text: number === undefined ? text : `${number}. ${text}` }] };
}

function foundParts(
  each: CheckedQuote,
  citation: Citation,
  number: number | undefined,
  room: number,
  library: Library,
  view: View,
): Part[] {
  const { words } = view;
  const { check } = each.comparison;
  const several = number !== undefined;
  const differs = check.kind === 'altered';
  const lines = [headingOf(each, number, words)];
  if (differs) {
    // Screen readers skip the marks, so plain text shows the quote as given and then each change.
    const compared = view.text
      ? `“${givenOf(each)}”`
      : comparedLine(each.comparison.pieces, Math.floor(room * COMPARED));
    const legend = view.text ? [] : [`-# ${words.quoteCards.legend}`];
    lines.push(compared, ...legend, ...changeList(check.differences, words, Math.floor(room * LISTED)));
  } else if (several) lines.push(`“${givenOf(each)}”`);
  const left = Math.min(LONGEST_TEXT, Math.max(LEAST_ROOM, room - lines.join('\n').length));
  const passage = sourcePart(each.comparison, citation, left, library, view, number);
  const small = [
    ...(check.remarks ?? []).flatMap((remark) => remarkText(remark, words) ?? []),
    ...(check.alsoIn ? [words.check.alsoIn(check.alsoIn.length)] : []),
  ].map((line) => `-# ${line}`);
  const others = small.length > 0 ? [{ kind: 'words' as const, text: small.join('\n') }] : [];
  return [
    { kind: 'words', text: lines.join('\n') },
    ...(differs ? [{ kind: 'rule' as const }] : []),
    passage,
    ...others,
  ];
}

function missingParts(each: CheckedQuote, number: number | undefined, library: Library, view: View): Part[] {
  const { words } = view;
  const { nearest } = each.comparison.check;
  const near = nearest ? nearLines([nearest], library, view, each.given).map(({ number: _, ...part }) => part) : [];
  const why = words.quoteCards.nowhere(library.documents.length);
  const closest = near.length > 0 ? ` ${words.quoteCards.closest}` : '';
  const lines = [headingOf(each, number, words), `“${givenOf(each)}”`, `${why}${closest}`];
  return [{ kind: 'words', text: lines.join('\n') }, ...near];
}

/** "### ✏️ Not word for word: 1 difference" */
function headingOf(
  { comparison: { check } }: CheckedQuote,
  number: number | undefined,
  { quoteCards }: BotWords,
): string {
  const { verbatim, altered, notFound } = quoteCards;
  const verdicts = { verbatim, altered: altered(check.differences.length), not_found: notFound };
  return `### ${SIGNS[check.kind]} ${number === undefined ? '' : `${number}. `}${verdicts[check.kind]}`;
}

function givenOf({ given }: CheckedQuote): string {
  return cutToFit(oneLine(given), GIVEN, asText);
}

/** The source's own sentences, with the checked words in bold if the sentences are longer. */
function sourcePart(
  { quote = '' }: ComparedQuote,
  citation: Citation,
  room: number,
  library: Library,
  view: View,
  number: number | undefined,
): PassagePart {
  const { passage, start, end } = citation;
  const inside = start >= passage.start && end <= passage.end;
  const text = inside ? sentenceText(citation, room) : excerpt(quote, undefined, room);
  return { kind: 'passage', look: 'card', citation, text, number, button: readButton(citation, library, view, number) };
}

/** The checked words with the rest of their sentences, and a mark where the passage continues. */
function sentenceText(citation: Citation, room: number): string {
  const { text, from } = bodyOf(citation);
  const quote = quoteOf(citation);
  const span = { start: Math.max(0, quote.start - from), end: Math.max(0, quote.end - from) };
  const within = splitSentences(text).filter(({ start, end }) => end > span.start && start < span.end);
  const sentences: Span = { start: within[0]?.start ?? span.start, end: within.at(-1)?.end ?? span.end };
  const shown = surroundings(text, span, sentences);
  const before = shown.start > 0 ? `${GAP} ` : '';
  const after = shown.end < text.length ? ` ${GAP}` : '';
  const inner = text.slice(shown.start, shown.end);
  const bold = { start: span.start - shown.start, end: span.end - shown.start };
  const whole = inner.slice(bold.start, bold.end).trim() === inner.trim();
  return `${before}${excerpt(inner, whole ? undefined : bold, room - before.length - after.length)}${after}`;
}

/**
 * Words with the rest of their sentences or, if that is long, of their clause: the text beside a verdict must be short.
 */
function surroundings(text: string, { start, end }: Span, sentences: Span): Span {
  const [before, after] = [text.slice(sentences.start, start), text.slice(end, sentences.end)];
  const lead = Math.max(0, before.length - AROUND);
  const from =
    breaksIn(before).find(({ next }) => next >= lead)?.next ??
    (/^\S*\s*/.exec(before.slice(lead))?.[0].length ?? 0) + lead;
  const to =
    breaksIn(after).findLast((each) => each.end <= AROUND)?.end ??
    /^.*\S(?=\s)/s.exec(after.slice(0, AROUND))?.[0].length ??
    0;
  return {
    start: lead === 0 ? sentences.start : sentences.start + from,
    end: after.length <= AROUND ? sentences.end : end + to,
  };
}

/** The part of a quotation that lies within this passage. */
function citedIn(citation: Citation, library: Library) {
  const number = library.numberOf(citation.passageId);
  if (number === undefined) return undefined;
  const { passage } = citation;
  const within = (offset: number) => Math.min(Math.max(offset - passage.start, 0), passage.text.length);
  return { passage: number, start: within(citation.start), end: within(citation.end) };
}

function readButton(citation: Citation, library: Library, view: View, number: number | undefined) {
  const cited = citedIn(citation, library);
  const label = view.words.buttons.readOn(view.text ? number : undefined);
  return cited && button({ kind: 'context', cited }, { label }, library, view);
}

/** Buttons to cite the source of each quote, as far as they fit in a row. */
function citeButtons(checked: readonly CheckedQuote[], library: Library, view: View) {
  const several = checked.length > 1;
  const { cite, citeSource } = view.words.buttons;
  return checked
    .flatMap(({ comparison }, i) => {
      const citation = isShort(comparison) ? undefined : citationOf(comparison, library, view.words.check.outside);
      const cited = citation && citedIn(citation, library);
      const label = comparison.check.kind === 'altered' ? citeSource : cite;
      const numbered = several ? `${label} ${i + 1}` : label;
      return (cited && button({ kind: 'cite', cited }, { label: numbered, emoji: '🔖' }, library, view)) ?? [];
    })
    .slice(0, 4);
}

function isShort({ check }: ComparedQuote): boolean {
  return check.remarks?.some(({ kind }) => kind === 'too_short') ?? false;
}

/** What a reader should know besides the verdict. @returns undefined for a remark that the card shows elsewhere */
function remarkText(remark: Remark, { check }: BotWords): string | undefined {
  const shown = (text: string) => cutToFit(oneLine(text), REMARK, asText);
  switch (remark.kind) {
    case 'left_out':
      return check.leftOut(
        shown(remark.text),
        remark.why.map((why) => check.why[why]),
      );
    case 'negated_before':
      return check.negatedBefore(shown(remark.text));
    case 'only_capitals':
      return check.onlyCapitals;
    case 'other_alphabet':
      return check.otherAlphabet(shown(remark.word), shown(remark.letter));
    case 'footnote_mark':
      return check.footnoteMark(shown(remark.text));
    case 'citation':
      return check.citation(shown(remark.text));
    case 'too_short':
      return undefined;
  }
}
