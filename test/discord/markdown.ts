/** What stands for something left out of a passage. */
export const GAP = '\\[…\\]';

/** What Discord shows of markdown in which only bold means something: escapes and marks of bold are taken off. */
export function plainText(markdown: string): string {
  return markdown.replace(/\\([^0-9A-Za-z\s])|\*\*/g, '$1');
}

/** The stretches of a card's text as they are read; between them something is left out. */
export function piecesOf(markdown: string): string[] {
  return markdown.split(GAP).flatMap((piece) => plainText(piece).trim() || []);
}

/** The stretches in bold as they are read. */
export function boldOf(markdown: string): string[] {
  // An escaped asterisk opens nothing.
  return [...markdown.matchAll(/\\.|\*\*((?:\\.|[^\\])*?)\*\*/gs)].flatMap(([, bold]) =>
    bold === undefined ? [] : plainText(bold),
  );
}

/**
 * What would still mean something to Discord beside bold and our own mark for gaps; nothing in a text that is shown
 * exactly.
 */
export function liveMarkdown(markdown: string): string[] {
  const bare = markdown.replace(/\\[^0-9A-Za-z\s]/g, '¤').replaceAll('**', '');
  const live = [
    // emphasis, code, spoilers, mentions, emoji, timestamps, links in words
    /[\\*_~`|<>[\]@]/g,
    // headings, lists and small print
    /^[^\S\n]*(?:[#+-]|\d+[.)])/gm,
    // addresses and invitations, also without a scheme, and emoji by name
    /:\/\/|:[^\s:]+:/g,
    /(?:www|discord(?:app)?)\.|\.[\p{L}\p{N}-]+[/\\]/giu,
    // what no reader sees, and what turns the direction of writing
    /(?!\n)[\p{Cc}\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/gu,
  ];
  return live.flatMap((pattern) => bare.match(pattern) ?? []);
}
