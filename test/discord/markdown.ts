/** The mark for text left out of a passage. */
export const GAP = '\\[…\\]';

/** The text that Discord shows for markdown with only bold: escapes and bold marks are removed. */
export function plainText(markdown: string): string {
  return markdown.replace(/\\([^0-9A-Za-z\s])|\*\*/g, '$1');
}

/** The parts of a card's text as displayed, with text left out between them. */
export function piecesOf(markdown: string): string[] {
  return markdown.split(GAP).flatMap((piece) => plainText(piece).trim() || []);
}

/** The bold parts as displayed. */
export function boldOf(markdown: string): string[] {
  // An escaped asterisk does not open anything.
  return [...markdown.matchAll(/\\.|\*\*((?:\\.|[^\\])*?)\*\*/gs)].flatMap(([, bold]) =>
    bold === undefined ? [] : plainText(bold),
  );
}

/**
 * Everything that Discord would still interpret, except bold and our own mark for gaps; must be empty for verbatim
 * text.
 */
export function liveMarkdown(markdown: string): string[] {
  const bare = markdown.replace(/\\[^0-9A-Za-z\s]/g, '¤').replaceAll('**', '');
  const live = [
    // emphasis, code, spoilers, mentions, emoji, timestamps, links in words
    /[\\*_~`|<>[\]@]/g,
    // headings, lists and small print
    /^[^\S\n]*(?:[#+-]|\d+[.)])/gm,
    // addresses and invitations, including those without a scheme, and emoji by name
    /:\/\/|:[^\s:]+:/g,
    /(?:www|discord(?:app)?)\.|\.[\p{L}\p{N}-]+[/\\]/giu,
    // invisible characters, and those that change the text direction
    /(?!\n)[\p{Cc}\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/gu,
  ];
  return live.flatMap((pattern) => bare.match(pattern) ?? []);
}
