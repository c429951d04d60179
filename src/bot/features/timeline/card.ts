import { gapsBetween, timelineInWords } from '../../../chart/timeline.js';
import type { Library } from '../../../index/library.js';
import type { Citation, NoEvidence, Timeline, YearRange } from '../../../model.js';
import type { BotWords } from '../../../words/bot.js';
import { noticeText, yearsOf } from '../../../words/wording.js';
import { menuRow, readOn, removal, rowsOf } from '../../reply/buttons.js';
import { type Card, GREY, type Part, type PassagePart } from '../../reply/card.js';
import { cutToFit, oneLine } from '../../reply/cut.js';
import { excerpt } from '../../reply/excerpt.js';
import { roomFor } from '../../reply/layout.js';
import { LIMITS } from '../../reply/limits.js';
import { asText } from '../../reply/markdown.js';
import { passageOptions } from '../../reply/menu.js';
import type { Reply } from '../../reply/reply.js';
import { quotedText } from '../../reply/source.js';
import type { View } from '../../reply/view.js';
import { renderRefusal } from '../ask/refusal.js';

/** File name of the picture, by which the card refers to it. */
const PICTURE = 'timeline.png';
/** Most entries in the card: each takes four components. The picture and the menu have all entries. */
const SHOWN = 6;
const SHOWN_IN_TEXT = 5;
/** Greatest lengths: of the topic and the note as written, and of a sentence. */
const TOPIC = 200;
const NOTE = 250;
const LONGEST_QUOTE = 600;
/** An entry whose sentence would be cut to less than this appears only in the menu. */
const SHORTEST_QUOTE = 100;

/**
 * What the documents say about a topic, oldest first: a card with each entry beside its button, and a picture with all
 * dates. A topic that no document mentions is refused like a question.
 */
export function renderTimeline(
  found: Timeline | NoEvidence,
  picture: Buffer | undefined,
  library: Library,
  view: View,
): Reply {
  if (found.kind === 'no_evidence') return renderRefusal(found, library, view, true);
  const { words } = view;
  const description = timelineInWords(found, words);
  const { shown, card } = cardOf(found, library, view);
  const pictured: Part[] = picture ? [{ kind: 'rule' }, { kind: 'picture', name: PICTURE, description }] : [];
  const left = found.entries.filter((entry) => !shown.includes(entry));
  return {
    cards: [{ ...card, parts: [...card.parts, ...pictured] }],
    components: [
      ...rowsOf([removal(library, view)]),
      ...menuRow(passageOptions(left, library, view), words.timelineEntries, library, view),
    ],
    ...(picture ? { files: [{ name: PICTURE, description, data: picture }] } : {}),
  };
}

/** The best entries, oldest first. */
function bestOf(entries: readonly Citation[], most: number): Citation[] {
  const best = new Set(entries.toSorted((a, b) => b.score - a.score).slice(0, most));
  return entries.filter((entry) => best.has(entry));
}

/** A card with as many entries as have room for a sentence each. */
function cardOf(timeline: Timeline, library: Library, view: View): { shown: Citation[]; card: Card } {
  const { all, sizeOf } = roomFor(view);
  for (let most = view.text ? SHOWN_IN_TEXT : SHOWN; ; most -= 1) {
    const shown = bestOf(timeline.entries, most);
    const partsWith = (rooms: readonly number[]) => partsOf(timeline, shown, rooms, library, view);
    const bare = { colour: GREY, parts: partsWith(shown.map(() => 0)) };
    const room = all - sizeOf(bare);
    // A section contains its text and its button; below come the picture, a row and a menu.
    const components = bare.parts.reduce((sum, part) => sum + (part.kind === 'passage' ? 4 : 1), 9);
    if (most > 1 && (room < SHORTEST_QUOTE * shown.length || components > LIMITS.components)) continue;
    return { shown, card: { colour: GREY, parts: partsWith(shares(shown, room)) } };
  }
}

/** Room for each sentence: long ones get what short ones leave. */
function shares(shown: readonly Citation[], room: number): number[] {
  const rooms = new Array<number>(shown.length).fill(0);
  const shortestFirst = [...shown.entries()].sort(([, a], [, b]) => a.quote.length - b.quote.length);
  let left = room;
  for (const [k, [i, { quote }]] of shortestFirst.entries()) {
    const share = Math.min(LONGEST_QUOTE, Math.floor(left / (shown.length - k)) - 4);
    rooms[i] = share;
    left -= Math.min(share, asText(quote).length) + 4;
  }
  return rooms;
}

/** The heading, the entries, and between them the years without documents. */
function partsOf(
  timeline: Timeline,
  shown: readonly Citation[],
  rooms: readonly number[],
  library: Library,
  view: View,
): Part[] {
  const { words } = view;
  const topic = cutToFit(oneLine(timeline.topic), TOPIC, asText);
  const heading = [`## ${words.timelineTitle(topic)}`, ...notesOf(timeline, shown.length, library, words)].join('\n');
  const entries = shown.flatMap((entry, i): Part[] => {
    const before = shown[i - 1];
    const gaps = before ? gapsBetween(timeline, before.date, entry.date) : [];
    return [...gaps.map((gap) => gapLine(gap, words)), entryPart(entry, rooms[i] ?? 0, i + 1, library, view)];
  });
  return [{ kind: 'words', text: heading }, ...entries];
}

function entryPart(entry: Citation, room: number, number: number, library: Library, view: View): PassagePart {
  const text = room > 0 ? excerpt(quotedText(entry), undefined, room) : '';
  const look = view.text ? 'line' : 'card';
  return { kind: 'passage', look, citation: entry, text, number, button: readOn(entry, library, view, number) };
}

/** Years without documents, shown between the entries. */
function gapLine(gap: YearRange, words: BotWords): Part {
  return { kind: 'words', text: `-# ┆ ${yearsOf(gap)}: ${words.timeline.noDocument(gap.to - gap.from + 1)}` };
}

function notesOf(timeline: Timeline, shown: number, library: Library, words: BotWords): string[] {
  const { entries, leftOut, notices } = timeline;
  const notes = notices.flatMap((notice) => noticeText(notice, entries, library.documents, words) ?? []);
  const left = entries.length - shown;
  const lines = [
    ...(timeline.evidence === 'weak' ? [`${words.weakTitle}: ${words.weakBecause([])}`] : []),
    ...[...new Set(notes)].map((note) => `-# ${cutToFit(oneLine(note), NOTE, asText)}`),
    ...(left > 0 ? [`-# ${words.timelineFurther(left)}`] : []),
    ...(leftOut > 0 ? [`-# ${words.timeline.leftOut(leftOut)}`] : []),
  ];
  return lines.slice(0, 6);
}
