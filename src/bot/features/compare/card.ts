import type { Library } from '../../../index/library.js';
import type { Citation, Span } from '../../../model.js';
import { type Comparison, marksOf, type SharedTerm } from '../../../retrieval/compare.js';
import { fold } from '../../../text/fold.js';
import { splitSentences } from '../../../text/sentences.js';
import { readOn, removal, rowsOf } from '../../reply/buttons.js';
import type { Card } from '../../reply/card.js';
import { oneLine } from '../../reply/cut.js';
import { GAP } from '../../reply/excerpt.js';
import { roomFor } from '../../reply/layout.js';
import { costOf } from '../../reply/limits.js';
import { asText } from '../../reply/markdown.js';
import type { Reply } from '../../reply/reply.js';
import { bodyOf, colourOf } from '../../reply/source.js';
import type { View } from '../../reply/view.js';

/** Greatest length of each list of terms, as written. */
const TERMS = 400;
/** Least text of a passage; a longer sentence is cut. */
const LEAST_TEXT = 200;

/** Two passages, one card each, with the terms they share underlined and listed above. */
export function renderComparison(comparison: Comparison, library: Library, view: View): Reply {
  const { a, b, shared } = comparison;
  const same = shared.filter(({ kind }) => kind !== 'related');
  const marks = [same.flatMap((term) => term.a), same.flatMap((term) => term.b)];
  const content = headOf(comparison, view);
  const bare = [a, b].map((citation, i) => cardOf(citation, '', i + 1, library, view));
  const { all, sizeOf } = roomFor(view);
  const room = Math.floor((all - costOf(content) - bare.reduce((sum, card) => sum + sizeOf(card), 0)) / 2);
  const cards = [a, b].map((citation, i) => {
    // Plain text has no underline; the terms are listed in any case.
    const text = marked(citation, view.text ? [] : marksOf(citation, marks[i] ?? []), room);
    return cardOf(citation, text, i + 1, library, view);
  });
  return { content, cards, components: rowsOf([removal(library, view)]) };
}

function cardOf(citation: Citation, text: string, number: number, library: Library, view: View): Card {
  const button = readOn(citation, library, view, number);
  return { colour: colourOf(citation), parts: [{ kind: 'passage', look: 'card', citation, text, number, button }] };
}

/** What the passages share, then what is only similar, and whether they were read in full. */
function headOf(comparison: Comparison, { words }: View): string {
  const { onlyFirst } = comparison;
  const [same, related] = [listOf(comparison, false), listOf(comparison, true)];
  const lines = [
    same === '' ? words.citing.nothingShared : words.citing.shared(same),
    ...(related === '' ? [] : [words.citing.related(related)]),
    ...(onlyFirst === undefined ? [] : [`-# ${words.citing.comparedFirst(onlyFirst.toLocaleString(words.locale))}`]),
  ];
  return lines.join('\n');
}

/** Terms; if the passages write one differently, both forms. */
function listOf({ a, b, shared }: Comparison, related: boolean): string {
  let list = '';
  for (const term of shared.filter(({ kind }) => (kind === 'related') === related)) {
    const next = [list, wordingOf(term, a, b)].filter((part) => part !== '').join(' · ');
    if (next.length > TERMS) return `${list} · …`;
    list = next;
  }
  return list;
}

function wordingOf(term: SharedTerm, a: Citation, b: Citation): string {
  const [left, right] = [firstOf(a, term.a), firstOf(b, term.b)];
  const same = fold(left) === fold(right) || term.kind === 'word';
  return same ? asText(left) : `${asText(left)} ↔ ${asText(right)}`;
}

function firstOf({ passage }: Citation, [span]: readonly Span[]): string {
  return span === undefined ? '' : oneLine(passage.text.slice(span.start - passage.start, span.end - passage.start));
}

/** A passage with the given spans underlined: all of it or its first sentences, with a mark where it is cut. */
function marked(citation: Citation, marks: readonly Span[], room: number): string {
  const { text, from } = bodyOf(citation);
  const within = marks
    .map(({ start, end }) => ({ start: start - from, end: end - from }))
    .filter(({ start }) => start >= 0);
  const cost = (end: number) => costOf(underlined(text, end, within)) + 2 * text.slice(0, end).split('\n').length;
  if (cost(text.length) <= room) return underlined(text, text.length, within);
  const fits = (end: number) => cost(end) + 1 + GAP.length <= room;
  const ends = splitSentences(text).map(({ end }) => end);
  const end = ends.findLast(fits) ?? [...text.matchAll(/\s/g)].map(({ index }) => index).findLast(fits) ?? LEAST_TEXT;
  return `${underlined(text, end, within)} ${GAP}`;
}

function underlined(text: string, end: number, marks: readonly Span[]): string {
  let at = 0;
  let set = '';
  for (const mark of marks) {
    if (mark.end > end) break;
    // Each line has its own marks, which phones need.
    const lines = text
      .slice(mark.start, mark.end)
      .split('\n')
      .map((line) => (line.trim() === '' ? line : `__${asText(line)}__`));
    set += asText(text.slice(at, mark.start)) + lines.join('\n');
    at = mark.end;
  }
  return set + asText(text.slice(at, end));
}
