import type { Edit } from './edits.js';

/** Letters that printers set as one character. */
const LIGATURES: Record<string, string> = {
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
  ﬅ: 'st',
  ﬆ: 'st',
};

/** Words that keep a hyphen before the next word even at a line end. */
const KEEPS_HYPHEN = /^(?:anti|non|self|cross|vice|semi|decision|rules|evidence|follow|two|three|four|third)$/i;

/** Removes soft hyphens and zero-width characters and expands ligatures, so that words contain only letters. */
export function invisibleEdits(text: string): Edit[] {
  return Array.from(text.matchAll(/[\u00ad\u200b\u2060\ufeff]+|[ﬀ-ﬆ]/gu), ({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    by: LIGATURES[found] ?? '',
  }));
}

/** Removes raised numbers after words if a line begins with the same raised number: they refer to that note. */
export function noteMarkEdits(text: string): Edit[] {
  const notes = new Set(Array.from(text.matchAll(/^[ \t]*([¹²³⁰⁴-⁹]+)(?=\s*\p{L})/gmu), ([, mark]) => mark));
  if (notes.size === 0) return [];
  return Array.from(text.matchAll(/(?<=[\p{L})”"’][.,;:]?)[¹²³⁰⁴-⁹]+(?![\p{L}\p{N}])/gu))
    .filter(([mark]) => notes.has(mark))
    .map(({ 0: mark, index }) => ({ start: index, end: index + mark.length, by: '' }));
}

/**
 * Joins words divided at a line end. The hyphen stays if the text has the same word with a hyphen elsewhere, or if the
 * first part usually takes a hyphen and the text does not have the two parts as one word.
 */
export function hyphenEdits(text: string): Edit[] {
  const divided = [...text.matchAll(/(?<=(\p{L}{2,}))[-‐](?:[ \t]*\n[ \t]*)(?=(\p{Ll}{2,}))/gu)];
  if (divided.length === 0) return [];
  const known = new Set(
    (text.match(/\p{L}+(?:[-‐]\p{L}+)*/gu) ?? []).map((word) => word.toLowerCase().replace(/‐/g, '-')),
  );
  return divided.map(({ 0: found, index }) => {
    const head = /\p{L}+$/u.exec(text.slice(Math.max(0, index - 60), index))?.[0] ?? '';
    const tail = /^\p{L}+/u.exec(text.slice(index + found.length, index + found.length + 60))?.[0] ?? '';
    const [hyphened, whole] = [`${head}-${tail}`.toLowerCase(), `${head}${tail}`.toLowerCase()];
    const keeps = known.has(hyphened) || (KEEPS_HYPHEN.test(head) && !known.has(whole) && !/^cipat/.test(tail));
    return { start: index, end: index + found.length, by: keeps ? '-' : '' };
  });
}
