/** Where letters stand beside their line: exponents and marks of notes above, indices below. */
export type Elevation = 'raised' | 'lowered';

const PLAIN = '0123456789+-n';
const SIGNS: Record<Elevation, string> = { raised: '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ', lowered: '₀₁₂₃₄₅₆₇₈₉₊₋ₙ' };

/** A number, perhaps with a sign before or behind it, or a sign or "n" alone; may also be several numbers: "1, 2". */
const NUMERIC = /^(?=.*\d|[-−–+n]$)[\d\s.,;:/*†‡n+−–-]+$/u;
const SIGN = /\d|n|\+|^[-−–]|[-−–]$/gu;
/** A raised date or year that stands alone is small print rather than an exponent. */
const STANDS_ALONE = /\d{4}|\d[./:]\d/;

/**
 * Writes raised or lowered digits with characters of their own, as "10⁶", "km²" and "CO₂", so that they never join the
 * number before them. Letters stay, as in "1st"; so do digits in brackets, which nobody can take for an exponent.
 * @param before the text directly before, of which the last character counts
 */
export function atLevel(text: string, level: Elevation, before: string): string {
  const core = text.trim();
  if (core === '' || /[([]$/.test(before)) return text;
  if (!NUMERIC.test(core)) return /\p{N}$/u.test(before) && /^\p{N}/u.test(text) ? ` ${text}` : text;
  const isAttached = /\S$/.test(before) && !/^\s/.test(text);
  if (!isAttached && STANDS_ALONE.test(core)) return text;
  const start = text.indexOf(core);
  return text.slice(0, start) + core.replace(SIGN, (sign) => signAt(sign, level)) + text.slice(start + core.length);
}

function signAt(sign: string, level: Elevation): string {
  return SIGNS[level][PLAIN.indexOf(sign.replace(/[−–]/, '-'))] ?? sign;
}
