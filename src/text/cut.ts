/** A longer run without a space may be cut, in UTF-16 units: otherwise a web address would leave little of a text. */
const LONGEST_WORD = 24;

/**
 * The beginning of a text, cut at the end of a word, without the space after it.
 * @param most UTF-16 units
 */
export function cutAtWord(text: string, most: number): string {
  if (text.length <= most) return text;
  const space = text.slice(0, most + 1).search(/\s\S*$/);
  // Half of a surrogate pair is not a character.
  return text
    .slice(0, space > 0 && space >= most - LONGEST_WORD ? space : most)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd();
}
