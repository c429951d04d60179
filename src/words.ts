import type { DocumentKind, NoEvidenceReason } from './model.js';

/** The interface's own words in one language. What documents say is never translated. */
export interface Words {
  badge: Record<DocumentKind, string>;
  described: string;
  inferred: string;
  weak: string;
  nothing: string;
  reason: Record<Exclude<NoEvidenceReason, 'not_in_documents'>, string>;
  notInDocuments: string;
  nearest: string;
  clauseRange: (title: string, first: number, last: number) => string;
  missingClauses: (numbers: string) => string;
  newerSource: (passage: string) => string;
  shortened: (characters: number) => string;
  unknownName: (name: string) => string;
  emptyQuestion: string;
  clauses: string;
  passages: string;
  score: string;
  /** A passage's label as it is shown. */
  label: (label: string) => string;
  /** A calendar date as it is shown. */
  date: (isoDate: string) => string;
}

const asStored = (text: string) => text;

const ENGLISH: Words = {
  badge: { official: 'official document', news: 'news report' },
  described: 'title described, not given by the text',
  inferred: 'inferred',
  weak: 'Weak evidence: something the question asks for was not found in these passages.',
  nothing: 'Nothing in the documents answers this.',
  reason: {
    off_topic: 'It is about something these documents do not deal with.',
    no_such_clause: 'There is no such clause.',
    outside_dates: 'No document is from the time asked for.',
  },
  notInDocuments: 'They come near the subject but do not say this.',
  nearest: 'Nearest passages (they do not answer it):',
  clauseRange: (title, first, last) => `The clauses of “${title}” are numbered ${first} to ${last}.`,
  missingClauses: (numbers) => `There is no clause ${numbers}.`,
  newerSource: (passage) => `Note: a newer document speaks of this too: ${passage}.`,
  shortened: (characters) => `Note: the question has ${characters} characters; only its beginning was read.`,
  unknownName: (name) => `Note: the documents do not mention “${name}”.`,
  emptyQuestion: 'The question holds no words.',
  clauses: 'clauses',
  passages: 'passages',
  score: 'score',
  label: asStored,
  date: asStored,
};

const VIETNAMESE: Words = {
  badge: { official: 'văn kiện chính thức', news: 'tin báo chí' },
  described: 'nhan đề do người lưu trữ đặt',
  inferred: 'suy ra',
  weak: 'Bằng chứng yếu: có điều được hỏi không tìm thấy trong các đoạn này.',
  nothing: 'Không có gì trong các tài liệu trả lời câu hỏi này.',
  reason: {
    off_topic: 'Câu hỏi nằm ngoài chủ đề của các tài liệu.',
    no_such_clause: 'Không có điều khoản này.',
    outside_dates: 'Không có tài liệu nào thuộc thời gian được hỏi.',
  },
  notInDocuments: 'Tài liệu có đề cập chủ đề gần đó nhưng không nói điều này.',
  nearest: 'Những đoạn gần nhất (không phải câu trả lời):',
  clauseRange: (title, first, last) => `Các điều khoản của “${title}” được đánh số từ ${first} đến ${last}.`,
  missingClauses: (numbers) => `Không có điều khoản ${numbers}.`,
  newerSource: (passage) => `Lưu ý: có tài liệu mới hơn cũng nói về điều này: ${passage}.`,
  shortened: (characters) => `Lưu ý: câu hỏi dài ${characters} ký tự; chỉ phần đầu được đọc.`,
  unknownName: (name) => `Lưu ý: các tài liệu không nhắc đến “${name}”.`,
  emptyQuestion: 'Câu hỏi không có từ nào.',
  clauses: 'điều khoản',
  passages: 'đoạn',
  score: 'điểm',
  label: asStored,
  date: asStored,
};

/** The interface's words in the language of a question; English where there is no table for it. */
export function wordsFor(language: string): Words {
  return language === 'vi' ? VIETNAMESE : ENGLISH;
}
