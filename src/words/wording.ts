import type { Answer, Citation, DocumentInfo, NoEvidence, Notice, SmallTalk, YearRange } from '../model.js';
import type { Words } from './words.js';

/** What a line about a source shows. */
export type SourceFacts = Pick<
  Citation,
  'title' | 'titleBasis' | 'publisher' | 'reference' | 'date' | 'dateBasis' | 'dateNote' | 'dateNotes'
>;

/** Title, publisher with reference, and date on one line; described titles and inferred dates are marked as such. */
export function sourceLine(source: SourceFacts, words: Words): string {
  const parts = [titleOf(source, words), publisherOf(source), dateOf(source, words)];
  return parts.filter((part) => part !== '').join(' · ');
}

export function titleOf({ title, titleBasis }: Pick<SourceFacts, 'title' | 'titleBasis'>, words: Words): string {
  return titleBasis === 'described' ? `${title} (${words.described})` : title;
}

/** Publisher and reference, if there are any. */
export function publisherOf({ publisher = '', reference }: Pick<SourceFacts, 'publisher' | 'reference'>): string {
  return reference === undefined ? publisher : `${publisher} (${reference})`.trim();
}

/** "2023–2024" */
export function yearsOf({ from, to }: YearRange): string {
  return from === to ? `${from}` : `${from}–${to}`;
}

/** An inferred date comes with the reason. */
export function dateOf(
  source: Pick<SourceFacts, 'date' | 'dateBasis' | 'dateNote' | 'dateNotes'>,
  words: Words,
): string {
  const date = words.date(source.date);
  if (source.dateBasis === 'stated') return date;
  const note = dateNoteOf(source, words);
  return `${date} (${words.inferred}${note === undefined ? '' : `: ${note}`})`;
}

/** Why a date was inferred, in the reader's language if the document's record has it. */
export function dateNoteOf({ dateNote, dateNotes }: Pick<SourceFacts, 'dateNote' | 'dateNotes'>, words: Words) {
  return dateNotes?.[words.language] ?? dateNote;
}

/** Why there is no answer. */
export function reasonOf({ reason }: Pick<NoEvidence, 'reason'>, words: Words): string {
  return reason === 'not_in_documents' ? words.notInDocuments : words.reason[reason];
}

/** The reply to a message that asks nothing of the documents. @param documents how many there are */
export function talkOf(
  { intent, citations }: Pick<SmallTalk, 'intent' | 'citations'>,
  documents: number,
  words: Words,
): string {
  return citations.length > 0 ? words.onlyQuotes : words.talk[intent](documents);
}

/** Whether nothing was asked: a reply like "nothing answers this" would be wrong then. */
export function isEmptyQuestion(answer: Answer): boolean {
  return answer.notices.some(({ kind }) => kind === 'empty_question');
}

/**
 * Something the reader should know besides the quotes.
 * @param documents for the titles of those that are named but not cited
 * @returns nothing for what is shown elsewhere: beside a date, in place of a refusal, or with the sentences that give
 * figures
 */
export function noticeText(
  notice: Notice,
  citations: readonly Citation[],
  documents: readonly DocumentInfo[],
  words: Words,
): string | undefined {
  switch (notice.kind) {
    case 'newer_source': {
      const known = citations.find((citation) => citation.passageId === notice.passageId);
      if (!known) return words.newerSource(notice.passageId);
      return words.newerSource(`${words.label(known.label)}, ${known.title}, ${words.date(known.date)}`);
    }
    case 'clause_range': {
      const title = documents.find(({ id }) => id === notice.documentId)?.title;
      return words.clauseRange(title ?? notice.documentId, notice.first, notice.last);
    }
    case 'no_such_part':
      return words.noSuchPart(words.label(notice.label), notice.part);
    case 'other_text':
      return words.otherText(notice.name);
    case 'as_of':
      return words.asOf(words.date(notice.date));
    case 'question_shortened':
      return words.shortened(notice.characters);
    case 'unknown_name':
      return words.unknownName(notice.name);
    case 'part_unanswered':
      return words.partUnanswered(notice.question);
    case 'period_not_understood':
      return words.periodNotUnderstood(notice.period);
    case 'inferred_date':
    case 'dated_figures':
    case 'empty_question':
      return undefined;
  }
}
