/**
 * Prefixes that keep their hyphen: "anti-dumping", "non-tariff", "follow-up". Not included are first syllables of many
 * undivided words ("in", "re", "pro", "inter").
 */
const PREFIXES = new Set(
  `anti non self quasi cross follow well high low long short full half two three four five six ten twenty third
  so-called duty tax trade risk cost land vice decision rules evidence`.split(/\s+/),
);
/** "anti-" and "cipate" are one word. */
const UNDIVIDED = /^anti(?:cip|qu)/;
/** Endings that make one word of any first part: "follow-" and "ing". */
const ENDINGS = new Set(
  `ing ings er ers ed est ly ness ment ments ish age ages scape scapes light lights lighted
  lighting way ways mark marks`.split(/\s+/),
);
/** Abbreviations keep their hyphen: "EU-funded". */
const CAPITALS = /^\p{Lu}{2,}$/u;
/** Second parts of words with a hyphen: "State-owned", but not "un-related" or "re-funded". */
const SECOND_PARTS = new Set('owned funded based backed speaking related friendly oriented driven sized'.split(' '));
const FIRST_SYLLABLE = /^(?:\p{L}{1,3}|inter|under|over)$/u;

const DIVIDED = /([\p{L}\p{M}]+)[-\u2010]$/u;
const WORD = /^[\p{L}\p{M}]+/u;

/**
 * Joins words that were divided at line ends. If the hyphen may belong to the word, the rest of the document decides.
 */
export class Hyphens {
  readonly #words = new Set<string>();

  /** Records the words of a line, except those divided at its ends. */
  learn(line: string, before = ''): void {
    const whole = line.trim().replace(DIVIDED, '');
    const text = DIVIDED.test(before.trim()) ? whole.replace(WORD, '') : whole;
    for (const word of text.toLowerCase().match(/[\p{L}\p{M}]+(?:[-\u2010][\p{L}\p{M}]+)*/gu) ?? []) {
      this.#words.add(word.replace(/\u2010/g, '-'));
      for (const part of word.split(/[-\u2010]/)) if (part !== word) this.#words.add(part);
    }
  }

  /** Joins two lines: "sustain-" and "able" give "sustainable", "anti-" and "dumping" keep their hyphen. */
  join(before: string, after: string): string {
    const start = before.trimEnd();
    const end = after.trimStart();
    if (start.endsWith('\u00ad')) return start.slice(0, -1) + end;
    const first = DIVIDED.exec(start)?.[1];
    const second = WORD.exec(end)?.[0];
    if (first === undefined || second === undefined) return `${start} ${end}`;
    return this.isDivided(first, second) ? start.slice(0, -1) + end : start + end;
  }

  /** Whether the hyphen between two parts at a line end only divides a word. */
  isDivided(first: string, second: string): boolean {
    // A capital after the hyphen means a name of two words.
    if (second !== second.toLowerCase()) return false;
    if (CAPITALS.test(first)) return false;
    const [head, tail] = [first.toLowerCase(), second.toLowerCase()];
    if (this.#words.has(`${head}-${tail}`)) return false;
    if (this.#words.has(head + tail)) return true;
    if (ENDINGS.has(tail)) return true;
    if (PREFIXES.has(head) && !UNDIVIDED.test(head + tail)) return false;
    if (SECOND_PARTS.has(tail) && !FIRST_SYLLABLE.test(head)) return false;
    return !(this.#words.has(head) && this.#words.has(tail));
  }
}
