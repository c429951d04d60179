import type { Library } from '../index/library.js';
import type { Difference } from '../model.js';
import type { Comparison } from '../quotes/check.js';
import type { Piece } from '../quotes/differences.js';
import { meaningOf } from '../quotes/meaning.js';
import { citePassage } from '../retrieval/citation.js';
import { hasVietnameseDiacritics } from '../text/vietnamese/fold.js';
import { sourceLine } from '../words/wording.js';
import { type CheckWords, type Words, wordsFor } from '../words/words.js';
import { renderCitation } from './render.js';
import { bold, dim, paragraph, type Style } from './terminal.js';

const INDENT = 3;
/** As wdiff marks words that only one side has. */
const MARKS = { source: ['[-', '-]'], given: ['{+', '+}'] } as const;

/** Sets the check of a quote for a person, in the quote's language as far as the interface's own words go. */
export function renderCheck(
  { check, passage, quote = '', pieces }: Comparison,
  given: string,
  library: Library,
  style: Style,
): string {
  const words = wordsFor(hasVietnameseDiacritics(given, true) ? 'vi' : 'en');
  const head = bold(words.check.verdict[check.kind], style);
  if (passage === undefined) return notFound(head, check.nearest, given, words, style);
  const citation = citePassage(library, passage);
  const place = [
    bold(paragraph([citation.label, ...citation.section].join(' — '), 0, style), style),
    paragraph(quote, INDENT, style),
    dim(paragraph(sourceLine(citation, words), INDENT, style), style),
  ];
  const others = check.alsoIn ? [dim(paragraph(words.check.alsoIn(check.alsoIn.length), 0, style), style)] : [];
  if (check.kind === 'verbatim') return [head, place.join('\n'), ...others].join('\n\n');
  const compared = paragraph(pieces.map(marked).join(''), INDENT, style);
  const legend = dim(paragraph(words.check.legend('[-…-]', '{+…+}'), INDENT, style), style);
  const list = check.differences.map((each) => paragraph(changeLine(each, words.check), INDENT, style));
  return [head, `${compared}\n${legend}`, list.join('\n'), [words.check.sourceSays, ...place].join('\n')].join('\n\n');
}

/** "number: 1.5 → 2" */
function changeLine(difference: Difference, words: CheckWords): string {
  const { source, given } = difference;
  return `${words.meanings[meaningOf(difference)]}: ${source || words.nothing} → ${given || words.nothing}`;
}

function marked(piece: Piece): string {
  const lead = piece.lead === '…' ? ' […] ' : piece.lead;
  if ('same' in piece) return lead + piece.same;
  const side = (name: 'source' | 'given') =>
    piece[name] === '' ? '' : `${MARKS[name][0]}${piece[name]}${MARKS[name][1]}`;
  return lead + [side('source'), side('given')].filter((text) => text !== '').join(' ');
}

function notFound(
  head: string,
  nearest: Comparison['check']['nearest'],
  given: string,
  words: Words,
  style: Style,
): string {
  if (!/[\p{L}\p{N}]/u.test(given)) return paragraph(words.check.noWords, 0, style);
  const said = paragraph(words.check.nowhere, 0, style);
  if (!nearest) return `${head}\n${said}`;
  return `${head}\n${said}\n\n${paragraph(words.check.nearest, 0, style)}\n${renderCitation(nearest, '', 'whole', words, style)}`;
}
