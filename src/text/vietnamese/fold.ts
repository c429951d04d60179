const COMBINING = /\p{Mn}+/gu;

/** Marks that are frequent only in Vietnamese: horn, breve, hook above, dot below, or circumflex with a tone; and đ. */
const VIETNAMESE_MARK = /[\u0306\u0309\u031B\u0323]|\u0302[\u0300\u0301\u0303]|[đĐ]/u;
const ANY_MARK = /[\u0300-\u0303]/u;

/**
 * The text without its diacritics ("Đà Nẵng" → "Da Nang"), in the same letter case. The length may change: text in NFD
 * gets shorter.
 */
export function foldDiacritics(text: string): string {
  return text.normalize('NFD').replace(COMBINING, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').normalize('NFC');
}

/**
 * Whether the text has a mark that Vietnamese writes: any tone or vowel mark, or đ. With `strict`, only marks that
 * French, Spanish or Portuguese do not have (ế, ư, đ, ạ count; é, ê, à do not).
 */
export function hasVietnameseDiacritics(text: string, strict = false): boolean {
  const decomposed = text.normalize('NFD');
  return VIETNAMESE_MARK.test(decomposed) || (!strict && ANY_MARK.test(decomposed));
}

/** A tone mark on the last of two vowels that end a syllable. */
const LATE_TONE = /(?<![qQ])(?:[oO][àáãảạèéẽẻẹÀÁÃẢẠÈÉẼẺẸ]|[uU][ỳýỹỷỵỲÝỸỶỴ])(?![\p{L}\p{M}])/gu;

/** A text with its tone marks placed as in the dictionary; its length does not change. */
export function withDictionaryTones(text: string): string {
  return text.replace(LATE_TONE, (vowels) => {
    const [first = '', ...marked] = vowels.normalize('NFD');
    return `${first}${marked.slice(1).join('')}${marked[0]}`.normalize('NFC');
  });
}

/** At least half of the words of a Vietnamese text have a mark; this is less, since names and numbers have none. */
const MANY_MARKED = 0.35;

/** Whether a text is mostly Vietnamese. A Vietnamese name in a text of another language does not make it so. */
export function isMostlyVietnamese(text: string): boolean {
  const small = text.match(/(?<![\p{L}\p{M}])\p{Ll}[\p{L}\p{M}]*/gu) ?? [];
  // In a text all in capitals, or with nothing but a name, every word counts.
  const words = small.length > 0 ? small : (text.match(/[\p{L}\p{M}]+/gu) ?? []);
  const marked = words.filter((word) => hasVietnameseDiacritics(word)).length;
  return hasVietnameseDiacritics(text, true) && marked >= MANY_MARKED * words.length;
}
