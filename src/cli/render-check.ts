import type { Library } from '../index/library.js';
import type { Difference } from '../model.js';
import type { ComparedQuote, QuoteCheck } from '../quotes/check.js';
import type { Piece } from '../quotes/differences.js';
import { meaningOf } from '../quotes/meaning.js';
import { citationOf } from '../quotes/place.js';
import type { Remark } from '../quotes/remarks.js';
import { isMostlyVietnamese } from '../text/vietnamese/fold.js';
import { wordsFor } from '../words/languages.js';
import { sourceLine } from '../words/wording.js';
import type { CheckWords, Words } from '../words/words.js';
import { renderCitation } from './render-citation.js';
import { bold, dim, paragraph, type TerminalStyle } from './terminal.js';

const INDENT = 3;
/** Marks for words that only one side has, as in wdiff. */
const MARKS = { source: ['[-', '-]'], given: ['{+', '+}'] } as const;

/** Formats the check of a quote for reading; the interface's own words are in the quote's language if available. */
export function renderCheck(comparison: ComparedQuote, given: string, library: Library, style: TerminalStyle): string {
  const { check, quote = '', pieces } = comparison;
  const words = wordsFor(isMostlyVietnamese(given) ? 'vi' : 'en');
  const head = bold(headOf(check, words.check), style);
  const citation = citationOf(comparison, library, words.check.outside);
  if (!citation) return notFound(head, check.nearest, words, style);
  const place = [
    bold(paragraph([words.label(citation.label), ...citation.section].join(' — '), 0, style), style),
    paragraph(quote, INDENT, style),
    dim(paragraph(sourceLine(citation, words), INDENT, style), style),
  ];
  const others = check.alsoIn ? [words.check.alsoIn(check.alsoIn.length)] : [];
  const below = [...remarkLines(check.remarks ?? [], words.check), ...others].map((line) =>
    dim(paragraph(line, 0, style), style),
  );
  const notes = below.length > 0 ? [below.join('\n')] : [];
  if (check.kind === 'verbatim') return [head, place.join('\n'), ...notes].join('\n\n');
  const compared = paragraph(pieces.map(marked).join(''), INDENT, style);
  const legend = dim(paragraph(words.check.legend('[-…-]', '{+…+}'), INDENT, style), style);
  const list = check.differences.map((each) => paragraph(changeLine(each, words.check), INDENT, style));
  const source = [words.check.sourceSays, ...place].join('\n');
  return [head, `${compared}\n${legend}`, list.join('\n'), source, ...notes].join('\n\n');
}

/** The verdict; or, if the words are found but too few to be a quote, that they are too few. */
function headOf({ kind, remarks = [] }: QuoteCheck, words: CheckWords): string {
  const short = remarks.find((remark) => remark.kind === 'too_short');
  return short && kind === 'verbatim' ? words.tooShort(short.passages) : words.verdict[kind];
}

/** "number: the quote says “2”, the source says “1.5”" */
function changeLine(difference: Difference, words: CheckWords): string {
  return `${words.meanings[meaningOf(difference)]}: ${words.changed(difference.given, difference.source)}`;
}

function remarkLines(remarks: readonly Remark[], words: CheckWords): string[] {
  return remarks.map((remark) => remarkLine(remark, words)).filter((line) => line !== '');
}

function remarkLine(remark: Remark, words: CheckWords): string {
  switch (remark.kind) {
    case 'left_out': {
      const why = remark.why.map((each) => words.why[each]);
      return words.leftOut(remark.text, why);
    }
    case 'negated_before':
      return words.negatedBefore(remark.text);
    case 'only_capitals':
      return words.onlyCapitals;
    case 'other_alphabet':
      return words.otherAlphabet(remark.word, remark.letter);
    case 'footnote_mark':
      return words.footnoteMark(remark.text);
    case 'citation':
      return words.citation(remark.text);
    case 'too_short':
      // The verdict already says so.
      return '';
  }
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
  nearest: ComparedQuote['check']['nearest'],
  words: Words,
  style: TerminalStyle,
): string {
  const said = paragraph(words.check.nowhere, 0, style);
  if (!nearest) return `${head}\n${said}`;
  const lead = paragraph(words.check.nearest, 0, style);
  return `${head}\n${said}\n\n${lead}\n${renderCitation(nearest, '', 'whole', words, style)}`;
}
