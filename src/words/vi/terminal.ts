import { codePointOf, type Words } from '../words.js';
import { labelOf } from './labels.js';

/** Above clauses that someone wanted summarised, explained or translated. */
const ONLY_QUOTES = 'Tôi chỉ trích nguyên văn, không tóm tắt, giải thích hay dịch. Đây là nguyên văn:';

const asStored = (text: string) => text;

/** What the terminal says, and the bot too. */
export const TERMINAL: Words = {
  language: 'vi',
  badge: { official: 'văn kiện chính thức', news: 'bài báo' },
  described: 'nhan đề do người lưu trữ đặt',
  inferred: 'suy ra',
  weak: 'Có thể chưa phải câu trả lời: một phần câu hỏi không có trong các đoạn này.',
  nothing: 'Các tài liệu không nói đến điều này.',
  reason: {
    off_topic: 'Các tài liệu nói về quan hệ đối tác EU–Việt Nam; câu hỏi có vẻ thuộc chủ đề khác.',
    no_such_clause: 'Không có điều khoản này.',
    other_text: 'Điều khoản này thuộc một văn bản khác; chỉ có thể trích những gì các tài liệu nói về văn bản đó.',
    outside_dates: 'Không có tài liệu nào trong khoảng thời gian đó.',
    needs_context: 'Câu này có vẻ hỏi tiếp một điều trước đó. Bạn hãy nêu cả chủ đề, ví dụ “thủy sản năm 2025”.',
  },
  notInDocuments: 'Có đoạn nhắc đến chủ đề tương tự nhưng không trả lời câu hỏi này.',
  nearest: 'Những đoạn gần nội dung nhất (không phải câu trả lời):',
  talk: {
    greeting: (documents) =>
      'Xin chào! Tôi trích dẫn tài liệu về quan hệ đối tác EU–Việt Nam. Bạn cứ hỏi về chủ đề này. Tôi chỉ trả lời ' +
      `bằng nguyên văn các đoạn trong ${documents} tài liệu, kèm ngày tháng; nếu tài liệu không nói đến, tôi sẽ cho ` +
      'biết.',
    thanks: () => 'Không có gì ạ.',
    help: (documents) =>
      'Bạn hãy đặt câu hỏi về quan hệ đối tác EU–Việt Nam, ví dụ “hai bên nói gì về thủy sản?”, hoặc nêu số điều ' +
      `khoản: “điều 34”. Tôi trả lời bằng nguyên văn các đoạn trong ${documents} tài liệu, kèm ngày tháng.`,
    about: (documents) =>
      'Tôi trích dẫn tài liệu về quan hệ đối tác EU–Việt Nam. Tôi chỉ trả lời bằng nguyên văn các đoạn trong ' +
      `${documents} tài liệu, kèm ngày tháng; nếu tài liệu không nói đến, tôi sẽ cho biết.`,
    summarise: () =>
      'Tôi chỉ trích nguyên văn, không tóm tắt, giải thích hay dịch. Bạn hãy nêu chủ đề hoặc điều khoản, tôi sẽ ' +
      'cho xem nguyên văn.',
    translate: () =>
      'Tôi chỉ trích nguyên văn, không tóm tắt, giải thích hay dịch. Bạn hãy nêu chủ đề hoặc điều khoản, tôi sẽ ' +
      'cho xem nguyên văn.',
    check: () =>
      'Tôi kiểm tra được một câu trích có đúng nguyên văn trong tài liệu không, chứ không xét một điều có thật hay ' +
      'không. Bạn hãy gửi câu cần kiểm tra, hoặc hỏi tài liệu nói gì.',
  },
  onlyQuotes: ONLY_QUOTES,
  partAnswered: (question, numbers) => `“${question}”: ${numbers}`,
  partUnanswered: (question) => `Lưu ý: không có đoạn nào trả lời phần này: “${question}”.`,
  clauseRange: (title, first, last) => `Các điều khoản của “${title}” được đánh số từ ${first} đến ${last}.`,
  missingClauses: (numbers) => `Không có điều khoản ${numbers}.`,
  noSuchPart: (label, part) => `${label} không có khoản ${part}; dưới đây là toàn văn.`,
  otherText: (name) => `Văn bản “${name}” không có trong kho tài liệu.`,
  newerSource: (passage) => `Lưu ý: có tài liệu mới hơn cũng nói về điều này: ${passage}.`,
  asOf: (date) => `Tính đến ${date}: không xét các tài liệu sau đó.`,
  datedFigures: 'Số liệu ở những thời điểm khác nhau:',
  timeline: {
    title: (topic) => `Các tài liệu nói gì về “${topic}”`,
    noDocument: () => 'không có tài liệu nào',
    leftOut: (count) => `Còn ${count} tài liệu khác cũng nói về chủ đề này; chỉ hiển thị những đoạn gần nội dung nhất.`,
    inferredDate: 'ngày suy ra',
    emptyYears: 'không có tài liệu',
  },
  check: {
    verdict: { verbatim: 'Đúng nguyên văn', altered: 'Khác nguyên văn', not_found: 'Không có trong các tài liệu' },
    nowhere: 'Không có đoạn nào ghi câu này, kể cả gần đúng. Điều đó không có nghĩa là câu này sai.',
    sourceSays: 'Nguyên văn trong tài liệu:',
    meanings: {
      number: 'con số',
      date: 'ngày tháng',
      negation: 'phủ định',
      modal: 'mức độ (sẽ, có thể, phải)',
      name: 'tên riêng',
      word: 'từ ngữ',
      punctuation: 'dấu câu',
    },
    alsoIn: (count) => `Câu này cũng có trong ${count} đoạn khác.`,
    nearest: 'Đoạn gần nội dung nhất (không nói điều này):',
    legend: (source, given) => `${source}: chỉ có trong tài liệu · ${given}: chỉ có trong câu trích`,
    moreChanges: (count) => `và ${count} thay đổi khác`,
    onlyFirst: (checked, all) => `Tin nhắn có ${all} câu trích; ${checked} câu trích đầu đã được kiểm tra.`,
    changed: (given, source) => {
      if (given === '') return `câu trích bỏ “${source}”`;
      return source === '' ? `câu trích thêm “${given}”` : `câu trích viết “${given}”, tài liệu viết “${source}”`;
    },
    outside: 'Ngoài các điều khoản và đoạn',
    tooShort: (passages) => `Quá ngắn để kiểm tra như một câu trích: ${passages} đoạn có những từ này.`,
    leftOut: (text, why) => `Đã lược: “${text}”${why.length === 0 ? '' : ` (${why.join(', ')})`}`,
    why: {
      negation: 'làm thay đổi ý nghĩa',
      modal: 'có từ chỉ mức độ',
      sentence: 'qua ranh giới câu',
      actor: 'có tên riêng',
    },
    negatedBefore: (word) => `Trong tài liệu, ngay trước những từ này có “${word}”.`,
    onlyCapitals: 'Chỉ khác chữ hoa, chữ thường.',
    otherAlphabet: (word, letter) => `“${word}” có chữ cái của bảng chữ khác: ${letter} (${codePointOf(letter)}).`,
    footnoteMark: (word) => `“${word}”: con số được coi là dấu chú thích, chỉ có ở một bên, nên không được so sánh.`,
    citation: (text) => `Được coi là nguồn trích dẫn và không đối chiếu: ${text}`,
  },
  shortened: (characters) => `Lưu ý: câu hỏi dài ${characters} ký tự; chỉ phần đầu được đọc.`,
  unknownName: (name) => `Lưu ý: các tài liệu không nhắc đến “${name}”.`,
  periodNotUnderstood: (period) =>
    `Lưu ý: không hiểu khoảng thời gian “${period}” nên đã tìm ở mọi thời điểm. Hãy ghi rõ năm hoặc tháng.`,
  emptyQuestion: 'Bạn hãy nhập một câu hỏi.',
  score: 'điểm',
  label: labelOf,
  date: asStored,
};
