/**
 * The text without Discord's markdown: emphasis, spoilers, links' addresses, quoted lines, heading marks, backslashes.
 * Marks of lists remain: a document may have them too.
 */
export function withoutMarkdown(text: string): string {
  return unmarked(
    text
      .replace(/\[([^\][\n]{1,500})\]\(<?https?:[^)\s]{1,2000}>?\)/g, '$1')
      .replace(/^(?:#{1,3}|-#|>{1,3}) /gm, '')
      .replace(/^`{1,3}(?=\S)|(?<=\S)`{1,3}$/g, ''),
  ).replace(/\\([\\*_~`|<>[\]@#+\-.:()=&])/g, '$1');
}

/** An emphasis mark, strongest first. A single star or underscore inside a word is not one. */
const MARK = /(?<!\\)(?:\*\*\*|\*\*|__|~~|\|\||(?<![\p{L}\p{N}])[*_](?=[^\s*_])|(?<=[^\s*_])[*_](?![\p{L}\p{N}]))/gu;

/** Removes emphasis marks that open before a word and close after one; each is examined once. */
function unmarked(text: string): string {
  const marks = Array.from(text.matchAll(MARK), ({ 0: mark, index }) => ({ mark, index }));
  const open = new Map<string, { mark: string; index: number }>();
  const gone: { mark: string; index: number }[] = [];
  for (const each of marks) {
    const opener = open.get(each.mark);
    if (opener && /\S/.test(text.charAt(each.index - 1)) && each.index > opener.index + opener.mark.length) {
      gone.push(opener, each);
      open.delete(each.mark);
    } else if (/\S/.test(text.charAt(each.index + each.mark.length))) open.set(each.mark, each);
  }
  let rest = '';
  let at = 0;
  for (const { mark, index } of gone.sort((a, b) => a.index - b.index)) {
    rest += text.slice(at, index);
    at = index + mark.length;
  }
  return rest + text.slice(at);
}

/** The mark of an item at the beginning of a line; "- 5" may be a negative number. */
const ITEM = /^[^\S\n]*[-*+•‣◦▪●○■·–—][^\S\n]+(?!\p{N})/gmu;

/** The text with a hyphen, or something else, in place of the marks of its list items; nothing if it has no list. */
export function withItemMarks(text: string, mark: '- ' | ''): string | undefined {
  const marked = text.replace(ITEM, mark);
  return marked === text ? undefined : marked;
}

/** How many items of a list a text has. */
export function itemCount(text: string): number {
  return text.match(ITEM)?.length ?? 0;
}

/** The items of a text that is nothing but a list, without their marks; nothing if it begins otherwise. */
export function itemsOf(text: string): string[] {
  const [before = '', ...items] = text.split(ITEM);
  return before.trim() === '' ? items.map((item) => item.trim()) : [];
}
