import type { APIEmbed, APIEmbedField } from 'discord.js';
import { gapsBetween, timelineInWords } from '../../../chart/timeline.js';
import type { Library } from '../../../index/library.js';
import type { Citation, NoEvidence, Timeline, YearRange } from '../../../model.js';
import type { BotWords } from '../../../words/bot.js';
import { noticeText, yearsOf } from '../../../words/wording.js';
import { button, menuRow, replyOf, rowsOf } from '../../reply/buttons.js';
import { citedOf, GREY } from '../../reply/card.js';
import { cutToFit, oneLine } from '../../reply/cut.js';
import { datedField } from '../../reply/dated.js';
import { LIMITS } from '../../reply/limits.js';
import { asText } from '../../reply/markdown.js';
import { passageOptions } from '../../reply/menu.js';
import { roomFor } from '../../reply/plain.js';
import type { Reply } from '../../reply/reply.js';
import type { View } from '../../reply/view.js';
import { renderAnswer } from '../ask/card.js';

/** Name of the picture, by which the card shows it. */
const PICTURE = 'timeline.png';
/** Entries in the card; the picture and the menu have all. Fewer in plain text, which has a third of the room. */
const SHOWN = 12;
const SHOWN_IN_TEXT = 5;
/** Longest topic and note as they are written, and longest sentence. */
const TOPIC = 200;
const NOTE = 250;
const LONGEST_QUOTE = 700;
/** An entry whose sentence would be cut to less than this is left to the menu. */
const SHORTEST_QUOTE = 100;

/**
 * What the documents say of a topic, oldest first: a card with a field for each entry, the same as a picture, and buttons that
 * show an entry in context. A topic that no document speaks of is refused like a question.
 */
export function renderTimeline(
  found: Timeline | NoEvidence,
  picture: Buffer | undefined,
  library: Library,
  view: View,
): Reply {
  if (found.kind === 'no_evidence') return renderAnswer(found, library, view);
  const { words } = view;
  const { shown, card } = cardOf(found, picture !== undefined && !view.text, library, view);
  return replyOf({
    content: '',
    embeds: [card],
    components: readingOf(found, shown, library, view),
    ...(picture ? { files: [{ name: PICTURE, description: timelineInWords(found, words), data: picture }] } : {}),
  });
}

/** The best entries, still oldest first. */
function bestOf(entries: readonly Citation[], most: number): Citation[] {
  const best = new Set(entries.toSorted((a, b) => b.score - a.score).slice(0, most));
  return entries.filter((entry) => best.has(entry));
}

/** A card of as many entries as have room for a sentence each. */
function cardOf(
  timeline: Timeline,
  pictured: boolean,
  library: Library,
  view: View,
): { shown: Citation[]; card: APIEmbed } {
  const { words } = view;
  const { all, sizeOf } = roomFor(view);
  for (let most = view.text ? SHOWN_IN_TEXT : SHOWN; ; most -= 1) {
    const shown = bestOf(timeline.entries, most);
    const frame: APIEmbed = {
      title: words.timeline.title(cutToFit(oneLine(timeline.topic), TOPIC, asText)),
      ...descriptionOf(timeline, shown.length, library, words),
      color: GREY,
      ...(pictured ? { image: { url: `attachment://${PICTURE}` } } : {}),
    };
    const bare = fieldsOf(
      timeline,
      shown,
      shown.map(() => 0),
      words,
    );
    const room = all - sizeOf({ ...frame, fields: bare });
    if (most > 1 && (room < SHORTEST_QUOTE * shown.length || bare.length > LIMITS.fields)) continue;
    return { shown, card: { ...frame, fields: fieldsOf(timeline, shown, shares(shown, room), words) } };
  }
}

/** Room for each sentence: what a short one leaves, a long one gets. */
function shares(shown: readonly Citation[], room: number): number[] {
  const rooms = new Array<number>(shown.length).fill(0);
  const shortestFirst = [...shown.entries()].sort(([, a], [, b]) => a.quote.length - b.quote.length);
  let left = room;
  for (const [k, [i, { quote }]] of shortestFirst.entries()) {
    const share = Math.min(LONGEST_QUOTE, Math.floor(left / (shown.length - k)));
    rooms[i] = share;
    left -= Math.min(share, asText(quote).length);
  }
  return rooms;
}

/** The entries with the years between them that no document is from. */
function fieldsOf(
  timeline: Timeline,
  shown: readonly Citation[],
  rooms: readonly number[],
  words: BotWords,
): APIEmbedField[] {
  const numbered = shown.length === timeline.entries.length && shown.length <= LIMITS.buttonsInRow;
  return shown.flatMap((entry, i) => {
    const before = shown[i - 1];
    const gaps = before ? gapsBetween(timeline, before.date, entry.date) : [];
    const look = { room: rooms[i] ?? 0, ...(numbered ? { number: i + 1 } : {}) };
    return [...gaps.map((gap) => gapField(gap, words)), datedField(entry, words, look)];
  });
}

/** Years without documents, in their place between the entries. */
function gapField(gap: YearRange, words: BotWords): APIEmbedField {
  return { name: `┆ ${yearsOf(gap)}`, value: `-# ${words.timeline.noDocument(gap.to - gap.from + 1)}` };
}

function descriptionOf(timeline: Timeline, shown: number, library: Library, words: BotWords): { description?: string } {
  const { entries, leftOut, notices } = timeline;
  const notes = notices.flatMap((notice) => noticeText(notice, entries, library.documents, words) ?? []);
  const left = entries.length - shown;
  const lines = [
    ...(timeline.evidence === 'weak' ? [`⚠️ **${words.weak}**`] : []),
    ...[...new Set(notes)].map((note) => `-# ${cutToFit(oneLine(note), NOTE, asText)}`),
    ...(left > 0 ? [`-# ${words.timelineFurther(left)}`] : []),
    ...(leftOut > 0 ? [`-# ${words.timeline.leftOut(leftOut)}`] : []),
  ];
  return lines.length === 0 ? {} : { description: lines.slice(0, 8).join('\n') };
}

/** Few entries have a button each, many a menu. */
function readingOf({ entries }: Timeline, shown: readonly Citation[], library: Library, view: View) {
  if (entries.length > LIMITS.buttonsInRow || shown.length < entries.length)
    return menuRow(passageOptions(entries, library, view.words, 0), view.words.timelineEntries, library, view);
  return rowsOf(
    entries.map((entry, i) => {
      const cited = citedOf(library, entry);
      return (
        cited &&
        button({ kind: 'context', cited }, { label: view.words.buttons.inContext(i + 1), emoji: '📖' }, library, view)
      );
    }),
  );
}
