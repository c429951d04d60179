import { passagesNamed } from '../../cite/find.js';
import { UsageError } from '../../errors.js';
import type { Library } from '../../index/library.js';
import { placeOf } from '../../index/place.js';
import type { Citation, Span } from '../../model.js';
import { type Comparison, compare, marksOf } from '../../retrieval/compare.js';
import { Glossary } from '../../text/lexicon/glossary.js';
import { wordsFor } from '../../words/languages.js';
import { sourceLine } from '../../words/wording.js';
import { openLibrary } from '../index-use.js';
import type { CommonOptions, Output } from '../output.js';
import { loadConfig } from '../settings.js';
import { bold, dim, paragraph, type TerminalStyle, visible, wrap } from '../terminal.js';

/** The options of `compare`, as typed. */
export interface CompareFlags {
  document?: string;
}

const INDENT = 3;

/**
 * `compare A B`: two passages with what they share marked. Needs the word index and the glossary, but no model.
 * @returns the exit code
 * @throws UsageError when either names no passage, or several; IndexError, ConfigError
 */
export async function compareCommand(
  a: string,
  b: string,
  { document }: CompareFlags,
  options: CommonOptions,
  out: Output,
): Promise<number> {
  const config = await loadConfig(options);
  const library = await openLibrary(config, out);
  const [first, second] = [onePassage(library, a, document), onePassage(library, b, document)];
  const dictionary = await (await placeOf(config)).dictionary(library);
  const comparison = compare({ library, dictionary, glossary: new Glossary(config.dataDir) }, first, second);
  if (out.json) await out.printJson({ indexVersion: library.manifest.version, ...comparison });
  else await out.print(render(comparison, out.style));
  return 0;
}

function onePassage(library: Library, spec: string, document: string | undefined): number {
  const [passage, ...more] = passagesNamed(library, spec, document);
  if (passage !== undefined && more.length === 0) return passage;
  const ids = [passage ?? 0, ...more].slice(0, 5).map((each) => library.passage(each).id);
  const cure = `Compare one passage with one other, for example ${ids.join(' or ')}.`;
  throw new UsageError('one_passage', `"${spec}" names several passages.`, cure);
}

function render({ a, b, shared, onlyFirst }: Comparison, style: TerminalStyle): string {
  const same = shared.filter(({ kind }) => kind !== 'related');
  const related = shared.filter(({ kind }) => kind === 'related');
  const found =
    same.length === 0 ? 'They share no terms.' : `Shared: ${same.map(({ term }) => shown(term)).join(' · ')}`;
  const similar = related.map((term) => `${shown(term.term)} / ${shown(firstOf(b, term.b))}`).join(' · ');
  return [
    side(
      a,
      same.flatMap((term) => term.a),
      style,
    ),
    side(
      b,
      same.flatMap((term) => term.b),
      style,
    ),
    paragraph(found, 0, style),
    ...(similar === '' ? [] : [paragraph(`Similar in meaning: ${similar}`, 0, style)]),
    ...(onlyFirst === undefined ? [] : [dim(paragraph(cutNote(onlyFirst), 0, style), style)]),
  ].join('\n\n');
}

function shown(term: string): string {
  return visible(term.replace(/\s+/g, ' '));
}

function firstOf({ passage }: Citation, [span]: readonly Span[]): string {
  return span === undefined ? '' : passage.text.slice(span.start - passage.start, span.end - passage.start);
}

function cutNote(characters: number): string {
  return `Of a longer passage, the first ${characters} characters were compared.`;
}

function side(citation: Citation, spans: readonly Span[], style: TerminalStyle): string {
  const words = wordsFor('en');
  const heading = [citation.label, ...citation.section].join(' — ');
  return [
    `${bold(visible(heading), style)}  [${words.badge[citation.kind]}]`,
    marked(citation.passage.text, marksOf(citation, spans), style),
    dim(paragraph(sourceLine(citation, words), INDENT, style), style),
  ].join('\n');
}

/** A text word for word with some spans in bold or, without colours, marked »so«. */
function marked(text: string, marks: readonly Span[], style: TerminalStyle): string {
  const room = Math.max(10, style.width - INDENT);
  const lines = wrap(text, room).map((line) => {
    let at = line.start;
    let set = '';
    for (const mark of marks) {
      const [from, to] = [Math.max(mark.start, line.start), Math.min(mark.end, line.end)];
      if (from >= to) continue;
      const inside = visible(text.slice(from, to));
      set += visible(text.slice(at, from)) + (style.colour ? bold(inside, style) : `»${inside}«`);
      at = to;
    }
    return `${' '.repeat(INDENT)}${set}${visible(text.slice(at, line.end))}`;
  });
  return lines.join('\n');
}
