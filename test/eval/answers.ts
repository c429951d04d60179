import type { Question } from '../../bench/eval/questions.js';
import type { Answered, Citation, Evidence, NoEvidence, NoEvidenceReason } from '../../src/model.js';

/** A citation of a passage that starts at offset 100 of its document; the quote is a slice of the passage. */
export function cite(passageId: string, text: string, quote = text): Citation {
  const [documentId = '', key = ''] = passageId.split('#');
  const start = 100 + text.indexOf(quote);
  const citation: Citation = {
    passageId,
    documentId,
    label: key,
    section: [],
    quote,
    start,
    end: start + quote.length,
    passage: { text, start: 100, end: 100 + text.length },
    title: documentId,
    titleBasis: 'given',
    kind: 'news',
    date: '2025-01-01',
    dateBasis: 'stated',
    language: 'en',
    score: 1,
  };
  return /^\d+$/.test(key) ? { ...citation, clause: Number(key) } : citation;
}

export function answered(citations: Citation[], evidence: Evidence = 'strong'): Answered {
  return { kind: 'answered', evidence, question: '', language: 'en', indexVersion: 'v', citations, notices: [] };
}

export function refused(reason: NoEvidenceReason, nearest: Citation[] = []): NoEvidence {
  return { kind: 'no_evidence', question: '', language: 'en', indexVersion: 'v', reason, nearest, notices: [] };
}

export function question(gold: Question['gold'], rest: Partial<Question> = {}): Question {
  return { id: 'q', question: 'What?', language: 'en', kind: 'fact', gold, ...rest };
}
