import type { Passage } from '../../model.js';
import { compareNumbers, follows, numberKey } from '../../text/numbering.js';
import type { ReadingNotice } from '../read/reader.js';

/**
 * Notices about a document's numbers: they do not begin at 1, skip, restart or repeat. The numbers are not changed.
 * @param lineOf the 1-based line of an offset in the text
 */
export function numberNotices(units: readonly Passage[], lineOf: (offset: number) => number): ReadingNotice[] {
  const notices: ReadingNotice[] = [];
  const seen = new Set<string>();
  let before: Passage | undefined;
  for (const unit of units) {
    const { number = '', label, id } = unit;
    const report = (code: string, message: string) => notices.push({ code, message, line: lineOf(unit.start) });
    const place = placeOf(unit);
    const key = numberKey(number);
    const known = before !== undefined && placeOf(before) === place ? numberKey(before.number ?? '') : undefined;
    if (id.includes('~')) report('number_repeated', `${label} is there more than once; the later one is ${id}.`);
    else if (!known && !seen.has(place) && !beginsCount(key, seen.size === 0 ? undefined : before))
      report('numbers_begin_late', `The first number is ${number}: this seems to be an excerpt.`);
    else if (known && compareNumbers(key, known) < 0)
      report('numbers_begin_again', `${label} follows ${before?.label}.`);
    else if (known && !follows(known, key))
      report('number_missing', `${label} follows ${before?.label}: numbers between are missing.`);
    seen.add(place);
    before = unit;
  }
  return notices;
}

/** Units are counted together if their ids name the same containers. */
function placeOf({ id, unit = '' }: Passage): string {
  const key = id.slice(id.indexOf('#') + 1);
  const holders = key.split('.').filter((part) => /^\p{L}+-|^\p{L}{3,}/u.test(part));
  return `${unit} ${holders.join('.').replace(/^recital-.*/, '')}`;
}

/** Whether a number is 1, 1.1, or the next one after the last of the body. */
function beginsCount(key: readonly number[], before: Passage | undefined): boolean {
  if (key.every((part) => part <= 1) || key.at(-1) === 1) return true;
  return before !== undefined && follows(numberKey(before.number ?? ''), key);
}
