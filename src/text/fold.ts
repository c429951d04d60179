const ASCII = /^[\0-\x7f]*$/;

/**
 * Folds a text for comparison: lower case, without diacritics (đ becomes d), so that "Việt", "Viêt" and "viet" match,
 * and without typographic variants: "CO₂" is "co2". The length may change: fold words, but not texts whose offsets
 * matter.
 */
export function fold(text: string): string {
  // Most words need nothing more.
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ς/g, 'σ');
}
