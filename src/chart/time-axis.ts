import { firstDay } from '../model.js';

/** A place on the axis and the box beside it. */
export interface AxisSlot {
  /** Position of the date on the axis. */
  mark: number;
  /** The upper edge of the box. */
  top: number;
}

export interface Axis {
  slots: AxisSlot[];
  /** Length of the axis; the boxes may extend beyond it. */
  length: number;
  /** The position of a day, which may be outside the range of the dates. */
  placeOf(date: string): number;
}

const DAY = 24 * 3600 * 1000;
const dayOf = (date: string) => Date.parse(`${firstDay(date)}T00:00:00Z`) / DAY;

export interface Spacing {
  /** Space between two boxes. */
  between: number;
  /** Least space between two marks: if dates are closer, the later one moves down. */
  apart: number;
  /** Shortest length of the axis. */
  least: number;
}

/**
 * Places dates on an axis in proportion to time, and a box beside each. Boxes are at their date if there is room,
 * otherwise as near as the other boxes allow.
 * @param dates oldest first; one without a day is placed at the first day of its month or year
 * @param heights of the boxes
 */
export function placeOnAxis(
  dates: readonly string[],
  heights: readonly number[],
  { between, apart, least }: Spacing,
): Axis {
  const days = dates.map(dayOf);
  const first = days.at(0) ?? 0;
  const span = (days.at(-1) ?? first) - first;
  const stacked = heights.slice(0, -1).reduce((sum, height) => sum + height + between, 0);
  const scale = span === 0 ? 0 : Math.max(least, stacked) / span;
  const marks: number[] = [];
  for (const day of days) marks.push(Math.max((day - first) * scale, (marks.at(-1) ?? -apart) + apart));
  const length = marks.at(-1) ?? 0;
  const tops: number[] = [];
  // From the end backwards: a box that would extend beyond the end moves up instead.
  let room = length + (heights.at(-1) ?? 0);
  for (let i = marks.length - 1; i >= 0; i -= 1) {
    const height = heights[i] ?? 0;
    tops[i] = Math.min(marks[i] ?? 0, room - height);
    room = (tops[i] ?? 0) - between;
  }
  for (let i = 0, free = 0; i < tops.length; i += 1) {
    tops[i] = Math.max(tops[i] ?? 0, free);
    free = (tops[i] ?? 0) + (heights[i] ?? 0) + between;
  }
  return {
    slots: marks.map((mark, i) => ({ mark, top: tops[i] ?? 0 })),
    length,
    placeOf: (date) => (dayOf(date) - first) * scale,
  };
}
