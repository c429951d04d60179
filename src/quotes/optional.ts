import { MARKDOWN, type SourceRun, type SourceToken } from './source.js';

/** What a quote may leave out: Markdown and footnote marks, numbers of clauses, headings, dashes of list items. */
type Kind = 'mark' | 'number' | 'heading' | 'item';

/** What is left out together. A heading that a quote has must be whole, so all its words go or stay. */
const LEFT_OUT: readonly (readonly Kind[])[] = [
  ['mark', 'number', 'heading'],
  ['mark'],
  ['mark', 'number'],
  ['mark', 'heading'],
  ['mark', 'number', 'heading', 'item'],
  ['mark', 'item'],
  ['mark', 'number', 'item'],
  ['mark', 'heading', 'item'],
];

/** The tokens of a source as a quote may have them: all, then without some kinds of what is optional. */
export function* versionsOf(source: SourceRun): Generator<SourceToken[]> {
  yield source.tokens;
  const kinds = kindsOf(source);
  const present = new Set(kinds.filter((kind) => kind !== undefined));
  const known = new Set(['']);
  for (const leftOut of LEFT_OUT) {
    const gone = leftOut.filter((kind) => present.has(kind));
    if (known.has(gone.join())) continue;
    known.add(gone.join());
    const all = new Set<Kind | undefined>(gone);
    yield source.tokens.filter((_, i) => kinds[i] === undefined || !all.has(kinds[i]));
  }
}

/** The kind of each token that is optional. */
function kindsOf(source: SourceRun): (Kind | undefined)[] {
  const { tokens } = source;
  return tokens.map((token, i) => {
    if (!token.optional) return isItemMark(token, source) ? 'item' : undefined;
    if (token.note || (token.kind === 'mark' && MARKDOWN.test(token.key))) return 'mark';
    const isNumber =
      beginsClause(tokens, i, source) || (/^[.)]$/.test(token.key) && beginsClause(tokens, i - 1, source));
    return isNumber ? 'number' : 'heading';
  });
}

/** Whether an optional number begins a line that goes on with a passage's own words. */
function beginsClause(tokens: readonly SourceToken[], i: number, source: SourceRun): boolean {
  const number = tokens[i];
  if (number?.kind !== 'number' || !number.optional || !beginsLine(number.start, source)) return false;
  const last = /^[.)]$/.test(tokens[i + 1]?.key ?? '') ? i + 1 : i;
  const next = tokens[last + 1];
  return next !== undefined && !next.optional && !between(tokens[last], next, source).includes('\n');
}

/** A dash at the beginning of a line, before a word: "- fisheries", but not "- 5". */
function isItemMark(token: SourceToken, source: SourceRun): boolean {
  if (token.key !== '-' || !beginsLine(token.start, source)) return false;
  return /^[^\S\n]+\P{N}/u.test(source.text.slice(token.end - source.start, token.end - source.start + LONGEST_INDENT));
}

/** How far the mark of an item may be from the beginning of its line and from its words. */
const LONGEST_INDENT = 20;

function beginsLine(at: number, { start, text }: SourceRun): boolean {
  return /(?:^|\n)[^\S\n]*$/.test(text.slice(Math.max(0, at - start - LONGEST_INDENT), at - start));
}

function between(a: SourceToken | undefined, b: SourceToken, { start, text }: SourceRun): string {
  return text.slice((a?.end ?? start) - start, b.start - start);
}
