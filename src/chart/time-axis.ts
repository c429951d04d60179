import { firstDay } from '../model.js';

/** A place on the axis and the box beside it. */
export interface AxisSlot {
  /** Where the date is on the axis. */
  mark: number;
  /** The upper edge of the box. */
  top: number;
}

export interface Axis {
  slots: AxisSlot[];
  /** Length of the axis; the boxes may go beyond it by the height of the last. */
  length: number;
  /** The place of a day, which may lie outside the dates. */
  placeOf(date: string): number;
}

const DAY = 24 * 3600 * 1000;
const dayOf = (date: string) => Date.parse(`${firstDay(date)}T00:00:00Z`) / DAY;

export interface Spacing {
  /** Between two boxes. */
  between: number;
  /** Between two marks: where dates are nearer than that, the later one moves on. */
  apart: number;
  /** Shortest length of the axis. */
  least: number;
}

/**
 * Places dates on an axis in proportion to time, and a box beside each. Boxes are at their date if there is room,
 * otherwise as near as the others leave.
 * @param dates oldest first; one without a day stands at the first day of its month or year
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
  // From the end backwards a box that would push the axis longer moves up instead.
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
