import type { Timeline, YearRange } from '../model.js';
import { titleOf, yearsOf } from '../words/wording.js';
import type { Words } from '../words/words.js';
import { svgToPng } from './png.js';
import { timelineSvg } from './timeline-svg.js';

/** Longest description of a picture in Discord, in UTF-16 units. */
const LONGEST = 1024;

/** A timeline as a PNG. @param date how to write dates */
export function timelinePng(timeline: Timeline, words: Words, date = words.date): Promise<Buffer> {
  return svgToPng(timelineSvg(timeline, words, date));
}

/** What the picture shows, for those who cannot see it: dates, kinds, documents, and years without documents. */
export function timelineInWords(timeline: Timeline, words: Words): string {
  const parts = [words.timeline.title(timeline.topic)];
  for (const [i, entry] of timeline.entries.entries()) {
    const before = timeline.entries[i - 1];
    if (before) parts.push(...gapsBetween(timeline, before.date, entry.date).map((gap) => gapText(gap, words)));
    const inferred = entry.dateBasis === 'inferred' ? ` (${words.inferred})` : '';
    parts.push(`${words.date(entry.date)}${inferred}, ${words.badge[entry.kind]}: ${titleOf(entry, words)}`);
  }
  if (timeline.leftOut > 0) parts.push(words.timeline.leftOut(timeline.leftOut));
  return withinLimit(parts);
}

/** The years without documents between two dates. */
export function gapsBetween({ gaps }: Pick<Timeline, 'gaps'>, after: string, before: string): YearRange[] {
  return gaps.filter(({ from, to }) => from > Number(after.slice(0, 4)) && to < Number(before.slice(0, 4)));
}

/** "2023–2024: no document is from these years" */
export function gapText(gap: YearRange, words: Words): string {
  return `${yearsOf(gap)}: ${words.timeline.noDocument(gap.to - gap.from + 1)}`;
}

/** As many parts as fit, with an ellipsis in place of the rest. */
function withinLimit(parts: readonly string[]): string {
  let text = '';
  for (const part of parts) {
    const longer = text === '' ? part : `${text}. ${part}`;
    if (longer.length > LONGEST - 2) return `${text} …`.slice(0, LONGEST).trim();
    text = longer;
  }
  return text;
}
