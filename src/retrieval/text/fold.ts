/**
 * Folds a text for comparison: lower case, without diacritics (đ becomes d), so that "Việt", "Viêt" and "viet" meet.
 * The length may change; fold words, not texts whose offsets matter.
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l')
    .replace(/[øœ]/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/ς/g, 'σ');
}
