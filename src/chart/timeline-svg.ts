import type { Citation, DocumentKind, Timeline } from '../model.js';
import { escapeMarkup } from '../text/escape.js';
import { yearsOf } from '../words/wording.js';
import type { Words } from '../words/words.js';
import { FONT_FAMILY, metricsOf, type Weight } from './font.js';
import { type TextStyle, wrapText } from './text.js';
import { type Axis, placeOnAxis } from './time-axis.js';

/**
 * Colours on the picture's own card, so that it reads the same on a dark and on a light page; text colours have a
 * contrast of at least 4.5 to it.
 */
export const COLOURS = {
  card: '#ffffff',
  border: '#8a919c',
  text: '#16181c',
  quiet: '#4b525c',
  official: '#1f55b5',
  news: '#96500a',
} as const;

/** Twice the width at which a phone shows it: letters at half these sizes are still legible there. */
export const WIDTH = 640;
const MARGIN = 24;
/** The years are left of the axis, the boxes right of it. */
const AXIS = 164;
const BOX = 204;
const BOX_WIDTH = WIDTH - MARGIN - BOX;
const BETWEEN = 26;
const RADIUS = 11;
const SHORTEST_AXIS = 300;
/** Longest title of a document without a short title. */
const TITLE = 60;

const DATE: TextStyle = { size: 29, weight: 'bold' };
const SOURCE: TextStyle = { size: 25, weight: 'regular' };
const YEAR: TextStyle = { size: 25, weight: 'bold' };
const NOTE: TextStyle = { size: 23, weight: 'regular' };
const LEADING = 1.36;
/** From a box's upper edge to the middle of the letters of its first line. */
const MIDDLE = DATE.size * 0.64;

type Piece = { style: TextStyle; colour: string; text: string };

/**
 * A timeline as a picture: a time axis with a mark for each source, and beside it the date and document. The quotes
 * stay in the text.
 */
export function timelineSvg(timeline: Timeline, words: Words, date = words.date): string {
  const { entries } = timeline;
  const boxes = entries.map((entry) => boxOf(entry, timeline.language, words, date));
  const heights = boxes.map(heightOf);
  const axis = placeOnAxis(
    entries.map(({ date }) => date),
    heights,
    { between: BETWEEN, apart: 2 * RADIUS + 8, least: SHORTEST_AXIS },
  );
  const top = MARGIN;
  const bottom = Math.max(axis.length, ...axis.slots.map((slot, i) => slot.top + (heights[i] ?? 0)));
  const legendAt = top + bottom + 44;
  const items = legend(timeline, words, legendAt);
  const height = Math.ceil(items.bottom + MARGIN);
  const parts = [
    `<g transform="translate(0 ${top})">${axisOf(timeline, axis, words)}</g>`,
    ...entries.map((entry, i) => {
      const slot = axis.slots[i] ?? { mark: 0, top: 0 };
      const marked = `${leader(slot)}${mark(entry, AXIS, slot.mark + MIDDLE)}`;
      return `<g transform="translate(0 ${top})">${marked}${pieces(boxes[i] ?? [], BOX, slot.top)}</g>`;
    }),
    items.svg,
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" ` +
      `font-family="${FONT_FAMILY}">`,
    `<rect x="1.5" y="1.5" width="${WIDTH - 3}" height="${height - 3}" rx="16" fill="${COLOURS.card}" ` +
      `stroke="${COLOURS.border}" stroke-width="3"/>`,
    ...parts,
    '</svg>',
  ].join('\n');
}

function boxOf(entry: Citation, language: string, words: Words, date: Words['date']): Piece[] {
  const inferred = entry.dateBasis === 'inferred' ? ` (${words.inferred})` : '';
  const set = (style: TextStyle, colour: string, text: string, most: number): Piece[] =>
    wrapText(text, BOX_WIDTH, style, most).map((line) => ({ style, colour, text: line }));
  return [
    ...set(DATE, COLOURS[entry.kind], `${date(entry.date)}${inferred}`, 2),
    ...set(SOURCE, COLOURS.text, shortTitleOf(entry, language), 2),
  ];
}

/** The short title in the language of the topic, otherwise the title up to the last word that fits. */
function shortTitleOf({ title, shortTitle, shortTitles }: Citation, language: string): string {
  const short = shortTitles?.[language] ?? shortTitle;
  if (short !== undefined || title.length <= TITLE) return short ?? title;
  return `${title.slice(0, TITLE).replace(/\s+\S*$/u, '')} …`;
}

function heightOf(box: readonly Piece[]): number {
  return box.reduce((sum, { style }) => sum + style.size * LEADING, 0);
}

/** The axis with the beginnings of its years, dashed for years without documents. */
function axisOf({ entries, gaps }: Timeline, axis: Axis, words: Words): string {
  const [first, last] = [entries.at(0), entries.at(-1)];
  if (!first || !last) return '';
  const yearOf = (date: string) => Number(date.slice(0, 4));
  const within = (place: number) => Math.min(axis.length, Math.max(0, place));
  const at = (year: number) => within(axis.placeOf(`${year}-01-01`));
  const line = (from: number, to: number, dashed: boolean) => {
    if (to <= from) return '';
    const look = dashed ? ' stroke-dasharray="4 12" stroke-linecap="round"' : '';
    return (
      `<line x1="${AXIS}" x2="${AXIS}" y1="${fixed(from + MIDDLE)}" y2="${fixed(to + MIDDLE)}" ` +
      `stroke="${COLOURS.quiet}" stroke-width="4"${look}/>`
    );
  };
  const parts: string[] = [];
  let drawn = 0;
  for (const { from, to } of gaps) {
    parts.push(line(drawn, at(from), false), line(at(from), at(to + 1), true));
    parts.push(emptyYears(yearsOf({ from, to }), (at(from) + at(to + 1)) / 2 + MIDDLE, words));
    drawn = at(to + 1);
  }
  parts.push(line(drawn, axis.length, false));
  const inGap = (year: number) => gaps.some(({ from, to }) => year > from && year <= to);
  const ticks: { year: number; place: number }[] = [{ year: yearOf(first.date), place: 0 }];
  for (let year = yearOf(first.date) + 1; year <= yearOf(last.date); year += 1)
    if (!inGap(year) && !gaps.some(({ from }) => from === year)) ticks.push({ year, place: at(year) });
  let free = Number.NEGATIVE_INFINITY;
  for (const { year, place } of ticks) {
    if (place < free) continue;
    parts.push(tick(String(year), place + MIDDLE));
    free = place + YEAR.size * LEADING;
  }
  return parts.join('');
}

function tick(text: string, y: number): string {
  const x = AXIS - 34;
  return (
    `<line x1="${AXIS - 26}" x2="${AXIS - 12}" y1="${fixed(y)}" y2="${fixed(y)}" stroke="${COLOURS.quiet}" ` +
    `stroke-width="3"/>${line(text, x, y + YEAR.size * 0.36, YEAR, COLOURS.text, 'end')}`
  );
}

function emptyYears(years: string, y: number, words: Words): string {
  const note = wrapText(words.timeline.emptyYears, AXIS - 34 - 12, NOTE, 2);
  const x = AXIS - 34;
  return [
    line(years, x, y, NOTE, COLOURS.quiet, 'end'),
    ...note.map((text, i) => line(text, x, y + NOTE.size * LEADING * (i + 1), NOTE, COLOURS.quiet, 'end')),
  ].join('');
}

/** The line from a mark on the axis to its box. */
function leader({ mark: from, top }: { mark: number; top: number }): string {
  const ends = [AXIS + RADIUS + 6, from + MIDDLE, BOX - 14, top + MIDDLE].map(fixed);
  return (
    `<line x1="${ends[0]}" y1="${ends[1]}" x2="${ends[2]}" y2="${ends[3]}" stroke="${COLOURS.border}" ` +
    'stroke-width="2.5"/>'
  );
}

/** A square for an official document, a circle for a news report; hollow if the date was inferred. */
function mark({ kind, dateBasis }: Pick<Citation, 'kind' | 'dateBasis'>, x: number, y: number): string {
  const fill = dateBasis === 'inferred' ? COLOURS.card : COLOURS[kind];
  return shape(kind, fill, COLOURS[kind], x, y);
}

function shape(kind: DocumentKind, fill: string, stroke: string, x: number, y: number): string {
  const look = `fill="${fill}" stroke="${stroke}" stroke-width="5"`;
  if (kind === 'news') return `<circle cx="${fixed(x)}" cy="${fixed(y)}" r="${RADIUS}" ${look}/>`;
  const side = 2 * RADIUS - 2;
  return `<rect x="${fixed(x - side / 2)}" y="${fixed(y - side / 2)}" width="${side}" height="${side}" ${look}/>`;
}

/** What the marks mean, only those that occur, in as many lines as needed. */
function legend({ entries, gaps }: Timeline, words: Words, top: number): { svg: string; bottom: number } {
  let y = top;
  const has = (kind: DocumentKind) => entries.some((entry) => entry.kind === kind);
  const inferred = entries.find(({ dateBasis }) => dateBasis === 'inferred');
  const items: [string, (x: number) => string][] = [];
  for (const kind of ['official', 'news'] as const)
    if (has(kind)) items.push([words.badge[kind], (x) => shape(kind, COLOURS[kind], COLOURS[kind], x, y)]);
  if (inferred) items.push([words.timeline.inferredDate, (x) => mark(inferred, x, y)]);
  if (gaps.length > 0)
    items.push([
      words.timeline.emptyYears,
      (x) =>
        `<line x1="${x - 14}" x2="${x + 18}" y1="${y}" y2="${y}" stroke="${COLOURS.quiet}" stroke-width="4" ` +
        'stroke-dasharray="4 12" stroke-linecap="round"/>',
    ]);
  const first = MARGIN + RADIUS + 2;
  let x = first;
  const parts: string[] = [];
  for (const [text, draw] of items) {
    const width = 28 + metricsOf(NOTE.weight).widthOf(text, NOTE.size);
    if (x > first && x + width > WIDTH - MARGIN) {
      x = first;
      y += NOTE.size * 1.7;
    }
    parts.push(draw(x), line(text, x + 28, y + NOTE.size * 0.36, NOTE, COLOURS.quiet));
    x += width + 36;
  }
  return { svg: parts.join(''), bottom: y + NOTE.size };
}

function pieces(box: readonly Piece[], x: number, top: number): string {
  let y = top;
  return box
    .map(({ style, colour, text }) => {
      const baseline = y + style.size;
      y += style.size * LEADING;
      return line(text, x, baseline, style, colour);
    })
    .join('');
}

const WEIGHTS: Record<Weight, number> = { regular: 400, bold: 700 };

function line(
  text: string,
  x: number,
  baseline: number,
  { size, weight }: TextStyle,
  colour: string,
  anchor: 'start' | 'end' = 'start',
): string {
  return (
    `<text x="${fixed(x)}" y="${fixed(baseline)}" font-size="${size}" font-weight="${WEIGHTS[weight]}" ` +
    `fill="${colour}" text-anchor="${anchor}" xml:space="preserve">${escapeMarkup(text)}</text>`
  );
}

function fixed(value: number): string {
  return String(Math.round(value * 10) / 10);
}
