import type { Span } from '../../model.js';
import { allVisible } from '../../text/visible.js';

/**
 * Characters that have a meaning in Discord's markdown in their position. Its client shows any symbol after a backslash
 * literally. Invites are shown as cards even without a scheme, hence the dots in host names.
 */
const SPECIAL = new RegExp(
  [
    String.raw`[\\*_~\x60|<>[\]@]`,
    // headings and lists, at the beginning of a line
    String.raw`(?<=^[^\S\n]*)[#+-]`,
    String.raw`(?<=^[^\S\n]*\d+)[.)]`,
    // links and emoji such as :smile:
    String.raw`:(?=//|[^\s:]+:)`,
    String.raw`(?<=(?:www|discord(?:app)?))\.`,
    String.raw`\.(?=[\p{L}\p{N}-]+[/\\])`,
  ].join('|'),
  'gimu',
);

/**
 * Text of a document or a person in Discord's markdown: shown exactly, with hidden characters made visible and all
 * markdown inert.
 */
export function asText(text: string): string {
  return allVisible(text).replace(SPECIAL, '\\$&');
}

/** Text for places without markdown, such as footers and names: only makes hidden characters visible. */
export function asPlain(text: string): string {
  return allVisible(text);
}

/** A span of a text with part of it in bold, in Discord's markdown. Each line has its own marks, which phones need. */
export function withBold(text: string, { start, end }: Span, bold: Span | undefined): string {
  const from = Math.min(end, Math.max(start, bold?.start ?? end));
  const to = Math.max(from, Math.min(end, bold?.end ?? end));
  const lines = text.slice(from, to).split('\n').map(boldLine);
  return `${asText(text.slice(start, from))}${lines.join('\n')}${asText(text.slice(to, end))}`;
}

function boldLine(line: string): string {
  const inner = line.replace(/^[ \t]+|[ \t]+$/g, '');
  return inner === '' ? line : line.replace(inner, () => `**${asText(inner)}**`);
}
