import type { REST } from 'discord.js';

/** A request takes seconds, and the header is only precise to the second. */
const TOLERANCE_MS = 60_000;

/**
 * How far this machine's clock is from Discord's, in milliseconds; positive if it is ahead. Undefined if the clock is
 * right, or Discord does not say.
 */
export function clockError(dateHeader: string | null, now: number): number | undefined {
  const theirs = Date.parse(dateHeader ?? '');
  return Math.abs(now - theirs) > TOLERANCE_MS ? now - theirs : undefined;
}

/** Reports once that this machine's clock is wrong, if a response from Discord shows it. */
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
