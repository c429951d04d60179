import type { Citation } from '../model.js';
import { splitSentences } from '../text/sentences.js';
import { visible } from '../text/visible.js';
import type { CiteWords } from '../words/citation.js';
import { citedSource } from './footnote.js';
import { type CitationStyle, visibleLine, type Work } from './style.js';

/** Each quote as a block quotation in Markdown (CommonMark), word for word, with its source in the last line. */
export const markdown: CitationStyle = {
  name: 'markdown',
  extension: 'md',
  holdsReceipts: false,
  set: (works, words) =>
    works
      .flatMap(({ source, cited }) => cited.map((citation) => quoteOf({ source, cited: [citation] }, words)))
      .join('\n\n'),
};

function quoteOf(work: Work, words: CiteWords): string {
  const quote = work.cited.map(withCutMarks).join('\n\n');
  const lines = [...asMarkdown(visible(quote)).split('\n'), '', `— ${withItalics(work, words)}`];
  return lines.map((line) => (line.trim() === '' ? '>' : `> ${line.trim()}`)).join('\n');
}

/** Marks a quote that begins or ends inside a sentence; clause numbers and full stops do not count. */
function withCutMarks({ quote, start, end, passage: { text, start: offset } }: Citation): string {
  const [from, to] = [start - offset, end - offset];
  const cut = splitSentences(text).filter((sentence) => sentence.start < to && sentence.end > from);
  const before = text.slice(cut[0]?.start ?? from, from).replace(/^\d+[.)]\s*/, '');
  const after = text.slice(to, cut.at(-1)?.end ?? to);
  const isWord = (rest: string) => /[\p{L}\p{N}]/u.test(rest);
  return `${isWord(before) ? '[…] ' : ''}${quote}${isWord(after) ? ' […]' : ''}`;
}

/** The source as in a footnote, with its own text escaped. */
function withItalics({ source, cited }: Work, words: CiteWords): string {
  const { title, publisher, reference, ...rest } = source;
  const escaped = (text: string) => asMarkdown(visibleLine(text));
  const safe = {
    ...rest,
    title: escaped(title),
    ...(publisher === undefined ? {} : { publisher: escaped(publisher) }),
    ...(reference === undefined ? {} : { reference: escaped(reference) }),
  };
  return citedSource({ source: safe, cited }, words, (title) => `*${title}*`);
}

/** Text escaped so that Markdown shows it unchanged. */
function asMarkdown(text: string): string {
  return text
    .replace(/[\\*_`[\]<>~|]/g, '\\$&')
    .replace(/^([ \t]*)([#+=-])/gm, '$1\\$2')
    .replace(/^([ \t]*\d{1,9})([.)])(?=\s|$)/gm, '$1\\$2')
    .replace(/&(?=#?\w+;)/g, '\\&');
}
