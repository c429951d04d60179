/** "30-36,40" for a list of numbers in order: runs are joined. */
export function specOf(numbers: readonly string[]): string {
  return runsOf(numbers)
    .map(([first, last]) => (first === last ? first : `${first}-${last}`))
    .join(',');
}

/** "30–36, 40", for display. */
export function rangesOf(numbers: readonly string[]): string {
  return runsOf(numbers)
    .map(([first, last]) => (first === last ? first : `${first}–${last}`))
    .join(', ');
}

/** Consecutive whole numbers form a run; any other number is on its own. */
function runsOf(numbers: readonly string[]): [string, string][] {
  const runs: [string, string][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    const whole = /^\d+$/.test(number) && /^\d+$/.test(last?.[1] ?? '');
    if (last && whole && Number(number) === Number(last[1]) + 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}
