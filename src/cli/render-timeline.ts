import { gapsBetween, gapText } from '../chart/timeline.js';
import type { Citation, DocumentInfo, Timeline } from '../model.js';
import { wordsFor } from '../words/languages.js';
import { dateNoteOf, noticeText, publisherOf, titleOf } from '../words/wording.js';
import type { Words } from '../words/words.js';
import { withCutMarks } from './render-citation.js';
import { bold, dim, paragraph, type TerminalStyle } from './terminal.js';

/**
 * A square for an official document, a circle for a news report, as in the picture; hollow if the date was inferred.
 */
const MARKS = { official: { stated: '■', inferred: '□' }, news: { stated: '●', inferred: '○' } } as const;
const TRAIL = '│';
const GAP = '┆';

/**
 * Formats a timeline as a trail from the oldest entry down.
 * @param documents used for the titles of those that a note names
 */
export function renderTimeline(timeline: Timeline, documents: readonly DocumentInfo[], style: TerminalStyle): string {
  const words = wordsFor(timeline.language);
  const { entries, leftOut, notices } = timeline;
  const lines = [bold(paragraph(words.timeline.title(timeline.topic), 0, style), style)];
  if (timeline.evidence === 'weak') lines.push(bold(paragraph(words.weak, 0, style), style));
  lines.push('');
  for (const [i, entry] of entries.entries()) {
    const before = entries[i - 1];
    const gaps = before ? gapsBetween(timeline, before.date, entry.date) : [];
    if (before && gaps.length === 0) lines.push(TRAIL);
    for (const gap of gaps) lines.push(GAP, ...along(GAP, paragraph(gapText(gap, words), 0, narrower(style))), GAP);
    lines.push(...entryLines(entry, i === entries.length - 1 ? ' ' : TRAIL, words, style));
  }
  const notes = [
    ...notices.flatMap((notice) => noticeText(notice, entries, documents, words) ?? []),
    ...reasonsOf(entries, words),
    ...(leftOut > 0 ? [words.timeline.leftOut(leftOut)] : []),
  ];
  if (notes.length > 0) lines.push('', ...notes.map((note) => dim(paragraph(note, 0, style), style)));
  return lines.join('\n');
}

function entryLines(entry: Citation, trail: string, words: Words, style: TerminalStyle): string[] {
  const narrow = narrower(style);
  const inferred = entry.dateBasis === 'inferred' ? ` (${words.inferred})` : '';
  const heading = `${words.date(entry.date)}${inferred} · ${words.label(entry.label)}  [${words.badge[entry.kind]}]`;
  const source = [titleOf(entry, words), publisherOf(entry)].filter((part) => part !== '').join(' · ');
  const [head = '', ...more] = paragraph(heading, 0, narrow).split('\n');
  return [
    `${MARKS[entry.kind][entry.dateBasis]} ${bold(head, style)}`,
    ...along(trail, more.join('\n')),
    ...along(trail, paragraph(withCutMarks(entry.quote, entry), 0, narrow)),
    ...along(trail, dim(paragraph(source, 0, narrow), style)),
  ];
}

/** Why dates were inferred, one line per entry. */
function reasonsOf(entries: readonly Citation[], words: Words): string[] {
  return entries.flatMap((entry) => {
    const note = entry.dateBasis === 'inferred' ? dateNoteOf(entry, words) : undefined;
    return note === undefined ? [] : `${words.date(entry.date)} ${words.inferred}: ${note}`;
  });
}

function along(trail: string, text: string): string[] {
  return text === '' ? [] : text.split('\n').map((line) => `${trail} ${line}`.trimEnd());
}

function narrower(style: TerminalStyle): TerminalStyle {
  return { ...style, width: Math.max(10, style.width - 2) };
}
