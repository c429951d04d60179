/** A fence of three hyphens above the YAML block that some texts begin with. */
const OPENING = /^\s*---[ \t]*\n/;
const CLOSING = /\n---[ \t]*(?:\n|$)/;

/** Where the text of a file begins (1-based line), and the YAML block above it with its first line if there is one. */
export function splitFrontMatter(source: string): {
  yaml?: string;
  yamlLine: number;
  body: string;
  bodyLine: number;
  unclosed: boolean;
} {
  const opening = OPENING.exec(source);
  if (!opening) return { yamlLine: 1, body: source, bodyLine: 1, unclosed: false };
  const yamlLine = opening[0].split('\n').length;
  const below = source.slice(opening[0].length);
  const closing = CLOSING.exec(source.slice(opening[0].length - 1));
  // A rule at the head of a text is not front matter; a block that begins with a field and never ends is a mistake.
  if (!closing) return { yamlLine, body: source, bodyLine: 1, unclosed: /^[A-Za-z]+:/.test(below.trimStart()) };
  const yamlEnd = opening[0].length - 1 + closing.index;
  const bodyStart = yamlEnd + closing[0].length;
  const yaml = source.slice(opening[0].length, Math.max(opening[0].length, yamlEnd));
  const bodyLine = source.slice(0, bodyStart).split('\n').length;
  return { yaml, yamlLine, body: source.slice(bodyStart), bodyLine, unclosed: false };
}
