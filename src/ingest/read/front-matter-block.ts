import { jsonEnd, tomlAsYaml } from './foreign-front-matter.js';
import type { FrontMatterSource } from './reader.js';

/** The fence above the block at the start of a text: three hyphens for YAML, three plus signs for TOML. */
const OPENING = /^\s*(---|\+\+\+)[ \t]*\n/;
const CLOSING = { '---': /\n---[ \t]*(?:\n|$)/, '+++': /\n\+\+\+[ \t]*(?:\n|$)/ };

/** The text of a file and the block of fields above it. */
export interface FrontMatterSplit {
  frontMatter?: FrontMatterSource;
  body: string;
  /** 1-based. */
  bodyLine: number;
  /** Whether a block begins with a field and never ends. */
  unclosed: boolean;
}

/** Where the text of a file begins, and the block of YAML, TOML or JSON above it if there is one. */
export function splitFrontMatter(source: string): FrontMatterSplit {
  const [opening, fence] = OPENING.exec(source) ?? [];
  if (opening === undefined) return splitJson(source);
  const line = opening.split('\n').length;
  const below = source.slice(opening.length);
  const closing = CLOSING[fence as keyof typeof CLOSING].exec(source.slice(opening.length - 1));
  // A rule at the start of a text is not front matter; a block that begins with a field and never ends is a mistake.
  if (!closing) return { body: source, bodyLine: 1, unclosed: /^[A-Za-z]+\s*[:=]/.test(below.trimStart()) };
  const end = opening.length - 1 + closing.index;
  const bodyStart = end + closing[0].length;
  const block = source.slice(opening.length, Math.max(opening.length, end));
  const frontMatter: FrontMatterSource =
    fence === '---' ? { yaml: block, line } : { yaml: tomlAsYaml(block), line, written: 'TOML' };
  return { frontMatter, ...bodyFrom(source, bodyStart) };
}

function splitJson(source: string): FrontMatterSplit {
  const end = jsonEnd(source);
  if (end === undefined) return { body: source, bodyLine: 1, unclosed: false };
  const start = source.indexOf('{');
  const line = source.slice(0, start).split('\n').length;
  // Every JSON object is also valid YAML, with the same lines.
  return { frontMatter: { yaml: source.slice(start, end), line, written: 'JSON' }, ...bodyFrom(source, end) };
}

function bodyFrom(source: string, start: number): Pick<FrontMatterSplit, 'body' | 'bodyLine' | 'unclosed'> {
  return { body: source.slice(start), bodyLine: source.slice(0, start).split('\n').length, unclosed: false };
}
