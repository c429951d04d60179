import { escapeMarkup } from '../../src/text/escape.js';

/**
 * Discord's markdown as HTML: as much of it as the bot may send, so that a slip in escaping shows in the picture as it
 * would in Discord.
 */

interface InlineRule {
  /** Sticky, so that it matches only where the reader stands. */
  pattern: RegExp;
  html: (match: RegExpExecArray) => string;
}

const INLINE: readonly InlineRule[] = [
  { pattern: /\\([^0-9A-Za-z\s])/y, html: ([, character]) => escapeMarkup(character ?? '') },
  { pattern: /(`+)([\s\S]*?[^`])\1(?!`)/y, html: ([, , code]) => `<code>${escapeMarkup((code ?? '').trim())}</code>` },
  { pattern: /<(https?:\/\/[^ >]+)>/y, html: ([, url]) => link(url) },
  { pattern: /\[((?:\\.|[^\]\\])+)\]\(<?(https?:\/\/[^\s)>]+)>?\)/y, html: ([, label]) => link(label, inline) },
  { pattern: /https?:\/\/[^\s<]+[^<.,:;"'\]\s)]/y, html: ([url]) => link(url) },
  {
    pattern: /<\/([^:>]+):\d+>/y,
    html: ([, command]) => `<span class="mention">/${escapeMarkup(command ?? '')}</span>`,
  },
  { pattern: /\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/y, html: ([, text]) => tag('strong', text) },
  { pattern: /__((?:\\[\s\S]|[^\\])+?)__(?!_)/y, html: ([, text]) => tag('u', text) },
  { pattern: /\*(?=\S)((?:\*\*|\\[\s\S]|[^*\\])*?[^\s*])\*(?!\*)/y, html: ([, text]) => tag('em', text) },
  { pattern: /(?<![0-9A-Za-z])_((?:__|\\[\s\S]|[^_\\])+?)_(?![0-9A-Za-z])/y, html: ([, text]) => tag('em', text) },
  { pattern: /~~([\s\S]+?)~~/y, html: ([, text]) => tag('s', text) },
  { pattern: /\|\|([\s\S]+?)\|\|/y, html: ([, text]) => `<span class="spoiler">${inline(text ?? '')}</span>` },
];

/** Gives an empty line its height. */
const EMPTY_LINE = '\u200b';

interface BlockRule {
  /** Matches a line that belongs to the block; the first group is the line's text without the mark. */
  pattern: RegExp;
  /** Whether lines that follow one another make one block. */
  joins: boolean;
  html: (text: string, mark: string) => string;
}

const BLOCKS: readonly BlockRule[] = [
  { pattern: /^ *> (.*)$/, joins: true, html: (text) => `<blockquote><i></i><div>${blocks(text)}</div></blockquote>` },
  { pattern: /^-# +(.+)$/, joins: false, html: (text) => `<small>${inline(text)}</small>` },
  {
    pattern: /^ *#{1,3} +(.+)$/,
    joins: false,
    html: (text, mark) => {
      const level = mark.trimStart().indexOf(' ');
      return `<h${level}>${inline(text)}</h${level}>`;
    },
  },
  { pattern: /^ *[-*] +(.+)$/, joins: false, html: (text) => `<ul><li>${inline(text)}</li></ul>` },
  {
    pattern: /^ *\d+\. +(.+)$/,
    joins: false,
    html: (text, mark) => `<ol start="${Number.parseInt(mark, 10)}"><li>${inline(text)}</li></ol>`,
  },
];

/** Text in Discord's markdown, of a message, an embed's description or a field, as HTML. */
export function markdownHtml(source: string): string {
  return source
    .trim()
    .split(/\n?```(?:\w+\n)?\n?([\s\S]+?)\n?```\n?/)
    .map((part, index) => (index % 2 === 1 ? `<pre>${escapeMarkup(part)}</pre>` : part && blocks(part)))
    .join('');
}

/** Text where Discord reads only marks within a line: titles and names of fields. */
function inline(source: string): string {
  let html = '';
  let position = 0;
  while (position < source.length) {
    const found = matchAt(source, position);
    html += found ? found.html : escapeMarkup(source.charAt(position));
    position += found ? found.length : 1;
  }
  return html;
}

function blocks(source: string): string {
  const lines = source.split('\n');
  let html = '';
  for (let first = 0; first < lines.length; ) {
    const rule = ruleOf(lines[first] ?? '');
    let end = first + 1;
    if (!rule || rule.joins) while (end < lines.length && ruleOf(lines[end] ?? '') === rule) end += 1;
    const run = lines.slice(first, end);
    html += rule
      ? rule.html(run.map((line) => rule.pattern.exec(line)?.[1] ?? '').join('\n'), lines[first] ?? '')
      : `<p>${inline(run.map((line) => line || EMPTY_LINE).join('\n'))}</p>`;
    first = end;
  }
  return html;
}

function ruleOf(line: string): BlockRule | undefined {
  return BLOCKS.find(({ pattern }) => pattern.test(line));
}

function matchAt(source: string, position: number): { html: string; length: number } | undefined {
  for (const { pattern, html } of INLINE) {
    pattern.lastIndex = position;
    const match = pattern.exec(source);
    if (match) return { html: html(match), length: match[0].length };
  }
  return undefined;
}

function tag(name: string, text = ''): string {
  return `<${name}>${inline(text)}</${name}>`;
}

function link(text = '', content: (text: string) => string = escapeMarkup): string {
  return `<a>${content(text)}</a>`;
}
