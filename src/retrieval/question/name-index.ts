/** A name to look for. */
interface Entry<T> {
  /** The whole name, and the number of characters before its first word. */
  text: string;
  lead: number;
  value: T;
}

/** A name found in a text, in UTF-16 offsets. */
export interface FoundName<T> {
  start: number;
  end: number;
  value: T;
}

/** A run of letters and digits; all other characters of a name are compared as they are. */
const RUN = /[\p{L}\p{N}]+/gu;
const EITHER_SIDE = /[\p{L}\p{N}]/u;
/** Separates the runs of a key; never occurs inside a run. */
const BETWEEN = '\u0000';

/**
 * Finds thousands of names in a text in time linear in the text: names are looked up by their runs of letters and
 * digits, so the cost is the text's length times the number of distinct name lengths, no matter how many names there
 * are.
 */
export class NameIndex<T> {
  readonly #entries = new Map<string, Entry<T>[]>();
  /** For each first run, the lengths of names that begin with it, in runs. */
  readonly #lengths = new Map<string, number[]>();

  /**
   * @param names compared letter by letter: fold names and text alike. A name without letters and digits is never
   * found.
   */
  constructor(names: Iterable<readonly [text: string, value: T]>) {
    for (const [text, value] of names) this.#add(text, value);
  }

  /** Every name in a text between word boundaries, by position; where several begin, the longest first. */
  *in(text: string): Generator<FoundName<T>> {
    const runs = runsOf(text);
    for (const [i, { text: first }] of runs.entries()) {
      const lengths = this.#lengths.get(first);
      if (!lengths) continue;
      const found = lengths.flatMap((length) => this.#at(text, runs, i, length));
      yield* found.sort((a, b) => b.end - b.start - (a.end - a.start));
    }
  }

  #at(text: string, runs: readonly Run[], first: number, length: number): FoundName<T>[] {
    if (first + length > runs.length) return [];
    const key = keyOf(runs.slice(first, first + length));
    return (this.#entries.get(key) ?? []).flatMap((entry) => {
      const start = (runs[first]?.start ?? 0) - entry.lead;
      const end = start + entry.text.length;
      const stands = start >= 0 && text.startsWith(entry.text, start) && !isInside(text, start, end);
      return stands ? [{ start, end, value: entry.value }] : [];
    });
  }

  #add(text: string, value: T): void {
    const runs = runsOf(text);
    const [head] = runs;
    if (!head) return;
    const key = keyOf(runs);
    const known = this.#entries.get(key);
    const entry = { text, lead: head.start, value };
    if (known) known.push(entry);
    else this.#entries.set(key, [entry]);
    const lengths = this.#lengths.get(head.text) ?? [];
    if (!lengths.includes(runs.length)) lengths.push(runs.length);
    this.#lengths.set(head.text, lengths);
  }
}

interface Run {
  text: string;
  start: number;
}

function runsOf(text: string): Run[] {
  return Array.from(text.matchAll(RUN), ({ 0: run, index }) => ({ text: run, start: index }));
}

function keyOf(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join(BETWEEN);
}

/** Whether a word continues beyond either end. */
function isInside(text: string, start: number, end: number): boolean {
  return (
    EITHER_SIDE.test(charBefore(text, start)) || EITHER_SIDE.test(String.fromCodePoint(text.codePointAt(end) ?? 32))
  );
}

function charBefore(text: string, at: number): string {
  const low = text.slice(Math.max(0, at - 2), at);
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(low) ? low : low.slice(-1);
}
