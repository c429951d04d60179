import type { Edit } from './edits.js';

/** Letters that printers set as one sign. */
const LIGATURES: Record<string, string> = {
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
  ﬅ: 'st',
  ﬆ: 'st',
};

/** Words that a hyphen joins to the next one wherever the line ends. */
const KEEPS_HYPHEN = /^(?:anti|non|self|cross|vice|semi|decision|rules|evidence|follow|two|three|four|third)$/i;

/** Soft hyphens, zero-width signs and ligatures: they are not letters of the words they are in. */
export function invisibleEdits(text: string): Edit[] {
  return Array.from(text.matchAll(/[\u00ad\u200b\u2060\ufeff]+|[ﬀ-ﬆ]/gu), ({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
    by: LIGATURES[found] ?? '',
  }));
}

/** Raised numbers behind words that call a note which begins with the same number on a line of its own. */
export function noteMarkEdits(text: string): Edit[] {
  const notes = new Set(Array.from(text.matchAll(/^[ \t]*([¹²³⁰⁴-⁹]+)(?=\s*\p{L})/gmu), ([, mark]) => mark));
  if (notes.size === 0) return [];
  return Array.from(text.matchAll(/(?<=[\p{L})”"’][.,;:]?)[¹²³⁰⁴-⁹]+(?![\p{L}\p{N}])/gu))
    .filter(([mark]) => notes.has(mark))
    .map(({ 0: mark, index }) => ({ start: index, end: index + mark.length, by: '' }));
}

/**
 * Joins words that a line end divides. The hyphen stays where the same word is written with it elsewhere in the text,
 * or where its first part is one that a hyphen usually joins and the text does not have the two as one word.
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
