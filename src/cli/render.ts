import { type Answer, type Answered, type Citation, type DocumentInfo, type NoEvidence, passagesOf } from '../model.js';
import type { ClauseLookup, UnitChoice } from '../retrieval/lookup.js';
import type { SourceSummary } from '../retrieval/sources.js';
import { wordsFor } from '../words/languages.js';
import { dateOf, isEmptyQuestion, noticeText, reasonOf, sourceLine, talkOf, titleOf } from '../words/wording.js';
import type { Words } from '../words/words.js';
import { bold, columnsOf, dim, highlighted, paragraph, type Style, visible } from './terminal.js';

const INDENT = 3;

/**
 * Sets an answer for a person, in the question's language as far as the interface's own words go.
 * @param documents for the titles of those that are named but not cited
 */
export function renderAnswer(answer: Answer, documents: readonly DocumentInfo[], style: Style): string {
  const words = wordsFor(answer.language);
  const parts = answer.kind === 'no_evidence' ? [refusal(answer, words, style)] : [];
  if (answer.kind === 'small_talk') parts.push(paragraph(talkOf(answer, documents.length, words), 0, style));
  if (answer.kind === 'answered' && answer.evidence === 'weak')
    parts.push(bold(paragraph(words.weak, 0, style), style));
  if (answer.kind === 'answered') parts.push(...questionsFound(answer, words, style));
  const citations = passagesOf(answer);
  if (answer.kind === 'no_evidence' && citations.length > 0) parts.push(paragraph(words.nearest, 0, style));
  parts.push(...datedFigures(answer, words, style));
  for (const [i, citation] of citations.entries()) {
    const shown = ({ answered: 'passage', small_talk: 'whole', no_evidence: 'quote' } as const)[answer.kind];
    parts.push(renderCitation(citation, `${i + 1}.`, shown, words, style));
  }
  const notes = answer.notices.flatMap((notice) => noticeText(notice, citations, documents, words) ?? []);
  if (notes.length > 0) parts.push(notes.map((note) => dim(paragraph(note, 0, style), style)).join('\n'));
  return parts.join('\n\n');
}

/** The questions of a message, each with the numbers of the passages that answer it. */
function questionsFound({ parts = [], citations }: Answered, words: Words, style: Style): string[] {
  const numberOf = (id: string) => citations.findIndex(({ passageId }) => passageId === id) + 1;
  const lines = parts.map(({ question, passageIds }) =>
    dim(paragraph(words.partAnswered(question, passageIds.map(numberOf).join(', ')), 0, style), style),
  );
  return lines.length === 0 ? [] : [lines.join('\n')];
}

/**
 * Sets units that were looked up by number; there is no question, so nothing in them is highlighted.
 * @param translations the same units in another language, by the id of the passage beside which they are shown
 */
export function renderClauses(lookup: ClauseLookup, translations: ReadonlyMap<string, Citation>, style: Style): string {
  const words = wordsFor('en');
  if (lookup.kind === 'ambiguous') return renderChoices(lookup.choices, style);
  if (lookup.kind === 'no_such_clause') {
    const ranges = lookup.documents.map(({ title, first, last }) => words.clauseRange(title, first, last));
    return [words.reason.no_such_clause, ...ranges].map((line) => paragraph(line, 0, style)).join('\n');
  }
  const parts = lookup.citations.map((citation) => {
    const other = translations.get(citation.passageId);
    return other ? sideBySide(citation, other, words, style) : renderCitation(citation, '', 'whole', words, style);
  });
  for (const { label, part } of lookup.withoutPart)
    parts.push(paragraph(words.noSuchPart(words.label(label), part), 0, style));
  if (lookup.missing.length > 0) parts.push(paragraph(words.missingClauses(lookup.missing.join(', ')), 0, style));
  return parts.join('\n\n');
}

/** The places that have a number, each with what to type for it. */
function renderChoices(choices: readonly UnitChoice[], style: Style): string {
  const head = bold(paragraph('Several places have this number. Choose one:', 0, style), style);
  const lines = choices.map(({ passageId, label, section, title, text }) =>
    [
      paragraph([label, ...section, title].join(' — '), 0, style),
      dim(paragraph(`${text.replace(/\s+/g, ' ')} …`, INDENT, style), style),
      paragraph(`clause ${passageId}`, INDENT, style),
    ].join('\n'),
  );
  return [head, ...lines].join('\n\n');
}

/** Narrower terminals show the two below each other. */
const TWO_COLUMNS = 80;
const GUTTER = 3;

/** A unit in two languages: two columns, or one below the other if there is no room. */
function sideBySide(left: Citation, right: Citation, words: Words, style: Style): string {
  if (style.width < TWO_COLUMNS || !Number.isFinite(style.width))
    return [left, right].map((citation) => renderCitation(citation, '', 'whole', words, style)).join('\n\n');
  const width = Math.floor((style.width - GUTTER) / 2);
  const columns = [left, right].map((citation) => {
    const plain = { ...style, colour: false, width };
    return renderCitation(citation, '', 'whole', words, plain).split('\n');
  });
  const rows = Math.max(...columns.map(({ length }) => length));
  return Array.from({ length: rows }, (_, i) => {
    const [one = '', two = ''] = columns.map((lines) => lines[i] ?? '');
    return `${one}${' '.repeat(Math.max(0, width - columnsOf(one)) + GUTTER)}${two}`.trimEnd();
  }).join('\n');
}

/** Sets the list of documents. */
export function renderSources(sources: readonly SourceSummary[], style: Style): string {
  const words = wordsFor('en');
  return sources
    .map((source) => {
      const { clauses } = source;
      const numbered = clauses ? `clauses ${clauses.first}–${clauses.last}` : `${source.passages} passages`;
      const facts = [
        source.publisher,
        source.reference,
        words.badge[source.kind],
        source.language,
        numbered,
        source.id,
      ];
      return [
        bold(paragraph(titleOf(source, words), 0, style), style),
        paragraph([dateOf(source, words), ...facts].filter((fact) => fact !== undefined).join(' · '), INDENT, style),
        ...addresses(source).map((address) => paragraph(address, INDENT, style)),
      ].join('\n');
    })
    .join('\n\n');
}

/** Where a source can be read: where it is published, and on the reader pages. */
function addresses({ url, readerAddress }: Pick<Citation, 'url' | 'readerAddress'>): string[] {
  return [url, readerAddress].filter((address) => address !== undefined);
}

/** Sentences that state a figure at different dates, oldest first, with no verdict. */
function datedFigures(answer: Answer, words: Words, style: Style): string[] {
  if (answer.kind !== 'answered') return [];
  const ids = answer.notices.flatMap((notice) => (notice.kind === 'dated_figures' ? notice.passageIds : []));
  const dated = ids.flatMap((id) => answer.citations.find(({ passageId }) => passageId === id) ?? []);
  if (dated.length === 0) return [];
  const lines = dated.flatMap((citation) => [
    paragraph(withCutMarks(citation.quote, citation), INDENT, style),
    dim(paragraph(`${words.label(citation.label)} · ${sourceLine(citation, words)}`, INDENT, style), style),
  ]);
  return [[bold(paragraph(words.datedFigures, 0, style), style), ...lines].join('\n')];
}

function refusal(answer: NoEvidence, words: Words, style: Style): string {
  if (isEmptyQuestion(answer)) return bold(paragraph(words.emptyQuestion, 0, style), style);
  return `${bold(paragraph(words.nothing, 0, style), style)}\n${paragraph(reasonOf(answer, words), 0, style)}`;
}

/** @param shown the whole passage with the quote highlighted, the whole passage plain, or the quote alone */
export function renderCitation(
  citation: Citation,
  number: string,
  shown: 'passage' | 'whole' | 'quote',
  words: Words,
  style: Style,
): string {
  const { passage, quote, start, end } = citation;
  const heading = [words.label(citation.label), ...citation.section].join(' — ');
  const head = `${number}${number === '' ? '' : ' '}${bold(visible(heading), style)}  [${words.badge[citation.kind]}]`;
  const body = {
    passage: () => highlighted(passage.text, { start: start - passage.start, end: end - passage.start }, INDENT, style),
    whole: () => paragraph(passage.text, INDENT, style),
    quote: () => paragraph(withCutMarks(quote, citation), INDENT, style),
  }[shown]();
  const lines = [head, body, dim(paragraph(sourceLine(citation, words), INDENT, style), style)];
  for (const address of addresses(citation)) lines.push(dim(paragraph(address, INDENT, style), style));
  if (citation.trace)
    lines.push(dim(paragraph(traceLine(citation.score, citation.trace, words), INDENT, style), style));
  return lines.join('\n');
}

/** Marks where a passage goes on before or after a quote. */
export function withCutMarks(quote: string, { passage, start, end }: Citation): string {
  return `${start > passage.start ? '[…] ' : ''}${quote}${end < passage.end ? ' […]' : ''}`;
}

function traceLine(score: number, trace: Record<string, number>, words: Words): string {
  const parts = Object.entries(trace).map(([name, value]) => `${name} ${value.toFixed(3)}`);
  return `${words.score} ${score.toFixed(3)} = ${parts.join(' + ')}`;
}
