/**
 * The text without Discord's markdown: emphasis, spoilers, links' addresses, quoted lines, list and heading marks,
 * backslashes.
 */
export function withoutMarkdown(text: string): string {
  return unmarked(
    text
      .replace(/\[([^\][\n]{1,500})\]\(<?https?:[^)\s]{1,2000}>?\)/g, '$1')
      .replace(/^(?:#{1,3}|-#|>{1,3}) /gm, '')
      .replace(/^`{1,3}(?=\S)|(?<=\S)`{1,3}$/g, ''),
  ).replace(/\\([\\*_~`|<>[\]@#+\-.:()])/g, '$1');
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
