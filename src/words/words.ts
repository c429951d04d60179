import type { DocumentKind, Meaning, NoEvidenceReason } from '../model.js';

/** The interface's own words in one language. What documents say is never translated. */
export interface Words {
  /** ISO 639-1. */
  language: string;
  badge: Record<DocumentKind, string>;
  described: string;
  inferred: string;
  weak: string;
  nothing: string;
  reason: Record<Exclude<NoEvidenceReason, 'not_in_documents'>, string>;
  notInDocuments: string;
  nearest: string;
  clauseRange: (title: string, first: number | string, last: number | string) => string;
  missingClauses: (numbers: string) => string;
  newerSource: (passage: string) => string;
  asOf: (date: string) => string;
  datedFigures: string;
  timeline: TimelineWords;
  check: CheckWords;
  shortened: (characters: number) => string;
  unknownName: (name: string) => string;
  periodNotUnderstood: (period: string) => string;
  emptyQuestion: string;
  clauses: string;
  passages: string;
  score: string;
  /** A passage's label as it is shown. */
  label: (label: string) => string;
  /** A date as it is shown, or a month or year where no more is stated. */
  date: (isoDate: string) => string;
}

/** What a timeline itself says. */
export interface TimelineWords {
  title: (topic: string) => string;
  /** Said of one or several years. */
  noDocument: (years: number) => string;
  /** Documents beyond the most that are shown. */
  leftOut: (count: number) => string;
  /** On the picture's axis and in its legend. */
  inferredDate: string;
  emptyYears: string;
}

/** What checking a quote itself says. */
export interface CheckWords {
  verdict: Record<'verbatim' | 'altered' | 'not_found', string>;
  /** The honest sentence where a text stands nowhere. */
  nowhere: string;
  /** Above the source's own words where they differ. */
  sourceSays: string;
  /** What a difference changes. */
  meanings: Record<Meaning, string>;
  /** How a side is shown that has nothing. */
  nothing: string;
  /** Other passages with the same words. */
  alsoIn: (count: number) => string;
  nearest: string;
  /** What the marks of a comparison mean, of the source's words and of those that were given. */
  legend: (source: string, given: string) => string;
  /** Differences beyond those listed. */
  moreChanges: (count: number) => string;
  /** Where a message has more quotes than are checked at once. */
  onlyFirst: (checked: number, all: number) => string;
  noWords: string;
  /** A difference, by what the quote has and what the source has; either may be empty. */
  changed: (given: string, source: string) => string;
  /** The label of a text that stands in no passage, such as a cover page. */
  outside: string;
  /** In place of a verdict on a few words. */
  tooShort: (passages: number) => string;
  /** What an ellipsis leaves out, with {@link CheckWords.why} it matters, if it does. */
  leftOut: (text: string, why: readonly string[]) => string;
  why: Record<'negation' | 'modal' | 'sentence' | 'actor', string>;
  negatedBefore: (word: string) => string;
  onlyCapitals: string;
  otherAlphabet: (word: string, letter: string) => string;
  /** What stood behind the quote and was taken for its citation. */
  citation: (text: string) => string;
}

const asStored = (text: string) => text;

/** "U+03BF" */
function codeOf(letter: string): string {
  return `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

const ENGLISH: Words = {
  language: 'en',
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
  asOf: (date) => `As of ${date}: later documents are left out.`,
  datedFigures: 'Figures from different dates:',
  timeline: {
    title: (topic) => `What the documents say on “${topic}”`,
    noDocument: (years) => `no document is from ${years === 1 ? 'this year' : 'these years'}`,
    leftOut: (count) =>
      `${count} more ${count === 1 ? 'document speaks' : 'documents speak'} of it; the best are shown.`,
    inferredDate: 'inferred date',
    emptyYears: 'no document',
  },
  check: {
    verdict: { verbatim: 'Word for word', altered: 'Altered', not_found: 'Not found' },
    nowhere: 'These words do not stand in the documents.',
    sourceSays: 'The source says:',
    meanings: {
      number: 'number',
      date: 'date',
      negation: 'negation',
      modal: 'modal verb',
      name: 'name',
      word: 'wording',
      punctuation: 'punctuation',
    },
    nothing: '(nothing)',
    alsoIn: (count) => `The same words stand in ${count} other ${count === 1 ? 'passage' : 'passages'}.`,
    nearest: 'Nearest passage (it does not say this):',
    legend: (source, given) => `${source} stands in the source only, ${given} in the quote only`,
    moreChanges: (count) => `and ${count} more ${count === 1 ? 'change' : 'changes'}`,
    onlyFirst: (checked, all) => `The message has ${all} quotes; the first ${checked} were checked.`,
    noWords: 'There are no words to check.',
    changed: (given, source) => {
      if (given === '') return `the quote leaves out “${source}”`;
      return source === '' ? `the quote adds “${given}”` : `the quote says “${given}”, the source says “${source}”`;
    },
    outside: 'In no clause or paragraph',
    tooShort: (passages) =>
      `Too short to check as a quote: ${passages === 1 ? 'one passage has' : `${passages} passages have`} these words.`,
    leftOut: (text, why) => `Left out: “${text}”${why.length === 0 ? '' : ` (${why.join(', ')})`}`,
    why: {
      negation: 'it turns the meaning',
      modal: 'with a modal verb',
      sentence: 'over the end of a sentence',
      actor: 'with a name',
    },
    negatedBefore: (word) => `The source has “${word}” just before these words.`,
    onlyCapitals: 'Only capitals differ.',
    otherAlphabet: (word, letter) => `“${word}” has a letter of another alphabet: ${letter} (${codeOf(letter)}).`,
    citation: (text) => `Taken for the citation and not compared: ${text}`,
  },
  shortened: (characters) => `Note: the question has ${characters} characters; only its beginning was read.`,
  unknownName: (name) => `Note: the documents do not mention “${name}”.`,
  periodNotUnderstood: (period) =>
    `Note: “${period}” was not understood as a period, so all dates were searched. Try a year or a month.`,
  emptyQuestion: 'The question holds no words.',
  clauses: 'clauses',
  passages: 'passages',
  score: 'score',
  label: asStored,
  date: asStored,
};

const VIETNAMESE: Words = {
  language: 'vi',
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
  asOf: (date) => `Tính đến ${date}: không xét các tài liệu sau đó.`,
  datedFigures: 'Số liệu ở những thời điểm khác nhau:',
  timeline: {
    title: (topic) => `Các tài liệu nói gì về “${topic}”`,
    noDocument: () => 'không có tài liệu nào',
    leftOut: (count) => `Còn ${count} tài liệu khác cũng nói về chủ đề này; chỉ hiển thị những đoạn sát nhất.`,
    inferredDate: 'ngày suy ra',
    emptyYears: 'không có tài liệu',
  },
  check: {
    verdict: { verbatim: 'Đúng nguyên văn', altered: 'Đã bị thay đổi', not_found: 'Không tìm thấy' },
    nowhere: 'Những lời này không có trong các tài liệu.',
    sourceSays: 'Nguyên văn trong tài liệu:',
    meanings: {
      number: 'con số',
      date: 'ngày tháng',
      negation: 'phủ định',
      modal: 'động từ tình thái',
      name: 'tên riêng',
      word: 'từ ngữ',
      punctuation: 'dấu câu',
    },
    nothing: '(không có)',
    alsoIn: (count) => `Cùng những lời này có trong ${count} đoạn khác.`,
    nearest: 'Đoạn gần nhất (không nói điều này):',
    legend: (source, given) => `${source} chỉ có trong tài liệu, ${given} chỉ có trong lời trích`,
    moreChanges: (count) => `và ${count} thay đổi khác`,
    onlyFirst: (checked, all) => `Tin nhắn có ${all} lời trích; ${checked} lời trích đầu đã được kiểm tra.`,
    noWords: 'Không có từ nào để kiểm tra.',
    changed: (given, source) => {
      if (given === '') return `lời trích bỏ “${source}”`;
      return source === '' ? `lời trích thêm “${given}”` : `lời trích viết “${given}”, tài liệu viết “${source}”`;
    },
    outside: 'Ngoài các điều khoản và đoạn',
    tooShort: (passages) => `Quá ngắn để kiểm tra như một lời trích: ${passages} đoạn có những từ này.`,
    leftOut: (text, why) => `Đã lược: “${text}”${why.length === 0 ? '' : ` (${why.join(', ')})`}`,
    why: {
      negation: 'làm thay đổi ý nghĩa',
      modal: 'có động từ tình thái',
      sentence: 'qua ranh giới câu',
      actor: 'có tên riêng',
    },
    negatedBefore: (word) => `Trong tài liệu, ngay trước những từ này có “${word}”.`,
    onlyCapitals: 'Chỉ khác chữ hoa, chữ thường.',
    otherAlphabet: (word, letter) => `“${word}” có chữ cái của bảng chữ khác: ${letter} (${codeOf(letter)}).`,
    citation: (text) => `Được coi là nguồn trích dẫn và không đối chiếu: ${text}`,
  },
  shortened: (characters) => `Lưu ý: câu hỏi dài ${characters} ký tự; chỉ phần đầu được đọc.`,
  unknownName: (name) => `Lưu ý: các tài liệu không nhắc đến “${name}”.`,
  periodNotUnderstood: (period) =>
    `Lưu ý: không hiểu khoảng thời gian “${period}” nên đã tìm ở mọi thời điểm. Hãy ghi rõ năm hoặc tháng.`,
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
