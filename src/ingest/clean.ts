import type { Span } from '../model.js';
import { DATELINE } from './dateline.js';

/** A line of the text that may be content. */
export interface Line extends Span {
  text: string;
  /** White space before it. */
  indent: number;
  /** Depth of a Markdown heading, 1 to 6. */
  heading?: number;
}

/** Lines after which a news site prints its own links. Compared as whole lines, ignoring case and punctuation. */
const NAVIGATION = new Set([
  ...[
    'có thể bạn quan tâm',
    'nên xem',
    'tin khác',
    'tin liên quan',
    'tin mới',
    'tin nổi bật',
    'đọc thêm',
    'xem thêm',
    'bài liên quan',
  ],
  ...[
    'cùng chuyên mục',
    'bình luận',
    'related',
    'related articles',
    'related news',
    'related stories',
    'read more',
    'you may also like',
  ],
  ...[
    'more news',
    'most read',
    'see also',
    'recommended',
    'share this article',
    'comments',
    'à lire aussi',
    'lesen sie auch',
  ],
]);

const LONGEST_LINK = 60;

/** A paragraph of running text: long, and ends like a sentence. If one follows, what looked like navigation was not. */
const PROSE = /^.{160,}[.!?…”"]$/u;

/** A Markdown image, alone or as the text of a link; an address may contain one pair of brackets. */
const IMAGE = /\[?!\[[^[\]]*\]\((?:[^()]|\([^()]*\))*\)(?:\]\([^()]*\))?/g;

/**
 * Finds the lines that are content. Left out: site navigation, images and their captions, horizontal and table rules,
 * the dateline at the start of a news text, and the agency's sign-off at its end. Nothing is changed: every line is a
 * span of the text.
 */
export function contentLines(text: string): Line[] {
  const lines = splitLines(text);
  const end = navigationStart(lines);
  const kept: Line[] = [];
  let afterImage = false;
  for (const [i, line] of lines.entries()) {
    if (i >= end) break;
    if (isImage(line.text)) {
      afterImage = true;
      continue;
    }
    const caption =
      afterImage && !isTableRule(lines[i + 1]?.text ?? '') && /^(?:\|.*\||\*[^*].*\*|_[^_].*_)$/.test(line.text);
    if (line.text !== '') afterImage = false;
    if (caption || isRule(line.text)) continue;
    kept.push(asContent(text, line));
  }
  trimDateline(text, kept);
  trimSignOff(kept);
  return kept;
}

function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let offset = 0;
  for (const raw of text.split('\n')) {
    const content = raw.trim();
    const indent = content === '' ? 0 : raw.length - raw.trimStart().length;
    const start = offset + indent;
    lines.push({ start, end: start + content.length, text: content, indent });
    offset += raw.length + 1;
  }
  return lines;
}

function navigationStart(lines: Line[]): number {
  const index = lines.findIndex(
    (line, i) =>
      i > 0 &&
      line.text.length <= LONGEST_LINK &&
      NAVIGATION.has(line.text.toLowerCase().replace(/[:.…\s]+$/u, '')) &&
      !lines.slice(i + 1).some((later) => PROSE.test(later.text)),
  );
  return index < 0 ? lines.length : index;
}

function isImage(line: string): boolean {
  return line.includes('![') && line.replace(IMAGE, '').replace(/[|\s]/g, '') === '';
}

function isTableRule(line: string): boolean {
  return line.includes('|') && line.includes('-') && isRule(line);
}

function isRule(line: string): boolean {
  return /^[-*_=+|:\s]{3,}$/.test(line);
}

/** Markdown's heading marks and the pipes around a table row are not content. */
function asContent(text: string, line: Line): Line {
  const heading = /^(#{1,6})\s+/.exec(line.text);
  if (heading?.[1]) {
    const closing = /(?<!\s)\s+#+$/.exec(line.text)?.[0].length ?? 0;
    return narrow(text, line, heading[0].length, closing, { heading: heading[1].length });
  }
  const row = /^\|\s*/.exec(line.text);
  if (row && line.text.endsWith('|') && line.text.length > 1) {
    const closing = line.text.length - line.text.slice(0, -1).trimEnd().length;
    return narrow(text, line, row[0].length, closing, {});
  }
  return line;
}

function narrow(text: string, line: Line, left: number, right: number, more: Partial<Line>): Line {
  const start = Math.min(line.start + left, line.end);
  const end = Math.max(start, line.end - right);
  return { ...line, ...more, start, end, text: text.slice(start, end) };
}

function trimDateline(text: string, lines: Line[]): void {
  const index = lines.findIndex((line) => line.text !== '');
  const line = lines[index];
  const dateline = DATELINE.exec(line?.text ?? '');
  if (line && dateline && index >= 0) lines[index] = narrow(text, line, dateline[0].length, 0, {});
}

function trimSignOff(lines: Line[]): void {
  const last = lines.findLast((line) => line.text !== '');
  const signOff = /(?<!\s)\s+[—–-]\s*[A-ZĐ]{2,}(?:\/[A-ZĐ]{2,})*$/u.exec(last?.text ?? '');
  if (!last || !signOff) return;
  last.end -= signOff[0].length;
  last.text = last.text.slice(0, -signOff[0].length);
}
