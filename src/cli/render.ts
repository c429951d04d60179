import { type Answer, type Answered, type DocumentInfo, type NoEvidence, passagesOf } from '../model.js';
import { wordsFor } from '../words/languages.js';
import { isEmptyQuestion, noticeText, reasonOf, sourceLine, talkOf } from '../words/wording.js';
import type { Words } from '../words/words.js';
import { INDENT, renderCitation, withCutMarks } from './render-citation.js';
import { bold, dim, paragraph, type TerminalStyle } from './terminal.js';

/**
 * Formats an answer for reading; the interface's own words are in the question's language if available.
 * @param documents used for the titles of those that are named but not cited
 */
export function renderAnswer(answer: Answer, documents: readonly DocumentInfo[], style: TerminalStyle): string {
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

/** The questions in a message, each with the numbers of the passages that answer it. */
function questionsFound({ parts = [], citations }: Answered, words: Words, style: TerminalStyle): string[] {
  const numberOf = (id: string) => citations.findIndex(({ passageId }) => passageId === id) + 1;
  const lines = parts.map(({ question, passageIds }) =>
    dim(paragraph(words.partAnswered(question, passageIds.map(numberOf).join(', ')), 0, style), style),
  );
  return lines.length === 0 ? [] : [lines.join('\n')];
}

/** Sentences that state a figure at different dates, oldest first, without a verdict. */
function datedFigures(answer: Answer, words: Words, style: TerminalStyle): string[] {
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

function refusal(answer: NoEvidence, words: Words, style: TerminalStyle): string {
  if (isEmptyQuestion(answer)) return bold(paragraph(words.emptyQuestion, 0, style), style);
  return `${bold(paragraph(words.nothing, 0, style), style)}\n${paragraph(reasonOf(answer, words), 0, style)}`;
}
