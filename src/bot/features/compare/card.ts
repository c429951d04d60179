import type { APIEmbed } from 'discord.js';
import type { Library } from '../../../index/library.js';
import type { Citation, Span } from '../../../model.js';
import { type Comparison, marksOf, type SharedTerm } from '../../../retrieval/compare.js';
import { fold } from '../../../text/fold.js';
import { splitSentences } from '../../../text/sentences.js';
import { replyOf } from '../../reply/buttons.js';
import { frameOf } from '../../reply/card.js';
import { oneLine } from '../../reply/cut.js';
import { GAP } from '../../reply/excerpt.js';
import { LIMITS, sizeOf } from '../../reply/limits.js';
import { asText } from '../../reply/markdown.js';
import type { Reply } from '../../reply/reply.js';
import type { View } from '../../reply/view.js';
import { contextButtons } from '../ask/card.js';

/** Most of the list of shared terms, as it is written. */
const TERMS = 700;
/** Least text of a passage; a sentence that is longer is cut. */
const LEAST_TEXT = 200;

/** Two passages, one card each, with the terms that they share underlined and listed above. */
export function renderComparison(comparison: Comparison, library: Library, view: View): Reply {
  const { a, b, shared } = comparison;
  const sides = [
    {
      citation: a,
      marks: marksOf(
        a,
        shared.flatMap((term) => term.a),
      ),
    },
    {
      citation: b,
      marks: marksOf(
        b,
        shared.flatMap((term) => term.b),
      ),
    },
  ];
  const frames = sides.map(({ citation }, i) => frameOf(citation, view.words, { number: i + 1 }));
  const taken = frames.reduce((sum, frame) => sum + sizeOf(frame), 0);
  const room = Math.floor((LIMITS.embedsTogether - taken) / sides.length);
  const embeds: APIEmbed[] = sides.map(({ citation, marks }, i) => ({
    ...frames[i],
    // Plain text has no underline; the terms are listed in any case.
    description: marked(citation.passage.text, view.text ? [] : marks, Math.min(room, LIMITS.description)),
  }));
  return replyOf({ content: listOf(comparison, view), embeds, components: contextButtons([a, b], library, view) });
}

/** The shared terms, each as both passages write it where that differs. */
function listOf({ a, b, shared }: Comparison, { words }: View): string {
  if (shared.length === 0) return words.citing.nothingShared;
  let list = '';
  for (const term of shared) {
    const next = [list, wordingOf(term, a, b)].filter((part) => part !== '').join(' · ');
    if (next.length > TERMS) return words.citing.shared(`${list} · …`);
    list = next;
  }
  return words.citing.shared(list);
}

function wordingOf(term: SharedTerm, a: Citation, b: Citation): string {
  const [left, right] = [firstOf(a, term.a), firstOf(b, term.b)];
  const same = fold(left) === fold(right) || term.kind === 'word';
  return same ? asText(left) : `${asText(left)} ↔ ${asText(right)}`;
}

function firstOf({ passage }: Citation, [span]: readonly Span[]): string {
  return span === undefined ? '' : oneLine(passage.text.slice(span.start - passage.start, span.end - passage.start));
}

/** A text with marks underlined, whole or its first sentences, with a mark where it is cut. */
function marked(text: string, marks: readonly Span[], room: number): string {
  const whole = underlined(text, text.length, marks);
  if (whole.length <= room) return whole;
  const fits = (end: number) => underlined(text, end, marks).length + 1 + GAP.length <= room;
  const ends = splitSentences(text).map(({ end }) => end);
  const end = ends.findLast(fits) ?? [...text.matchAll(/\s/g)].map(({ index }) => index).findLast(fits) ?? LEAST_TEXT;
  return `${underlined(text, end, marks)} ${GAP}`;
}

function underlined(text: string, end: number, marks: readonly Span[]): string {
  let at = 0;
  let set = '';
  for (const mark of marks) {
    if (mark.end > end) break;
    // Each line has marks of its own, which phones need.
    const lines = text
      .slice(mark.start, mark.end)
      .split('\n')
      .map((line) => (line.trim() === '' ? line : `__${asText(line)}__`));
    set += asText(text.slice(at, mark.start)) + lines.join('\n');
    at = mark.end;
  }
  return set + asText(text.slice(at, end));
}
