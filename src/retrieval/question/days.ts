/** The day a number of days after (or before, if negative) a date YYYY-MM-DD. */
export function addDays(date: string, days: number): string {
  const time = new Date(`${date}T00:00:00Z`);
  time.setUTCDate(time.getUTCDate() + days);
  return time.toISOString().slice(0, 10);
}

/** The number of days in a month, 1 to 12. */
export function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** YYYY-MM-DD. */
export function dayOf(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}`;
}

export function pad(value: number): string {
  return String(value).padStart(2, '0');
}

/** The first and last day of YYYY, YYYY-MM or YYYY-MM-DD; undefined when it is none of these. */
export function periodOf(text: string): { from: string; to: string } | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!match?.[1]) return undefined;
  const year = Number(match[1]);
  if (match[2] === undefined) return { from: `${match[1]}-01-01`, to: `${match[1]}-12-31` };
  const month = Number(match[2]);
  if (month < 1 || month > 12) return undefined;
  if (match[3] === undefined)
    return { from: `${match[1]}-${match[2]}-01`, to: `${match[1]}-${match[2]}-${pad(daysIn(year, month))}` };
  const day = Number(match[3]);
  return day >= 1 && day <= daysIn(year, month) ? { from: text, to: text } : undefined;
}
