import type { REST } from 'discord.js';

/** A request takes seconds, and a second is the finest that the header tells. */
const TOLERANCE_MS = 60_000;

/**
 * How far this machine's clock is from Discord's, in milliseconds: above 0 it is ahead. Nothing where it is right or
 * not told.
 */
export function clockError(dateHeader: string | null, now: number): number | undefined {
  const theirs = Date.parse(dateHeader ?? '');
  return Math.abs(now - theirs) > TOLERANCE_MS ? now - theirs : undefined;
}

/** Tells once when an answer of Discord shows that this machine's clock is wrong. */
export function watchClock(rest: REST, tell: (errorMs: number) => void, now: () => number = Date.now): void {
  const look = (_request: unknown, { headers }: { headers: { get(name: string): string | null } }) => {
    const error = clockError(headers.get('date'), now());
    if (error === undefined) return;
    rest.off('response', look);
    tell(error);
  };
  rest.on('response', look);
}

/** For example "2 h 5 min ahead". */
export function describeClockError(errorMs: number): string {
  const minutes = Math.round(Math.abs(errorMs) / 60_000);
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  const parts = days > 0 ? [`${days} d`, `${hours} h`] : [`${hours} h`, `${minutes % 60} min`];
  return `${parts.filter((part) => !part.startsWith('0 ')).join(' ')} ${errorMs > 0 ? 'ahead' : 'behind'}`;
}
