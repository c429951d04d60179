import type { BotWords } from './bot.js';
import { wordsFor } from './words.js';

/** "29 tháng 1 năm 2026", "tháng 1 năm 2026" or "năm 2026"; by arithmetic, since a calendar date has no time zone. */
function longDate(isoDate: string): string {
  const [year = '', month, day] = isoDate.split('-');
  if (month === undefined) return `năm ${year}`;
  const named = `tháng ${Number(month)} năm ${year}`;
  return day === undefined ? named : `${Number(day)} ${named}`;
}

/** What the splitter calls passages, in English whatever the document's language; other names stand in the documents. */
const LABELS: Record<string, string> = {
  Clause: 'Điều khoản',
  Article: 'Điều',
  Paragraph: 'Đoạn',
  Point: 'Điểm',
  Recital: 'Đoạn mở đầu',
  Note: 'Chú thích',
};

function labelOf(label: string): string {
  const [, name = '', number] = /^(\w+) (\d\S*|[IVXLC]+)$/.exec(label) ?? [];
  return LABELS[name] === undefined ? label : `${LABELS[name]} ${number}`;
}

export const VIETNAMESE: BotWords = {
  ...wordsFor('vi'),
  locale: 'vi',
  date: longDate,
  label: labelOf,
  kinds: { official: 'Văn kiện chính thức', news: 'Tin báo chí' },
  part: (part, of) => `phần ${part}/${of}`,
  page: (page, of) => `trang ${page}/${of}`,
  buttons: {
    inContext: (number) => (number === undefined ? 'Xem ngữ cảnh' : `Ngữ cảnh ${number}`),
    sources: 'Nguồn',
    cite: 'Trích dẫn',
    share: 'Chia sẻ',
    previous: 'Trước',
    next: 'Tiếp',
    read: (label) => `Đọc ${label.charAt(0).toLowerCase()}${label.slice(1)}`,
    newer: (passage) => `Mới hơn: ${passage}`,
    right: 'Trả lời đúng',
    wrong: 'Trả lời sai',
  },
  plain: {
    question: (question) => `Câu hỏi: ${question}`,
    passage: (number) => `Kết quả ${number}`,
    deciding: () => 'Câu trả lời trong văn bản:',
    inFull: 'Toàn văn:',
    inPlace: 'Trong đoạn:',
    source: 'Nguồn:',
    address: 'Địa chỉ:',
  },
  furtherPassages: 'Những đoạn khác cũng trả lời câu hỏi',
  nearestPassages: 'Những đoạn gần nhất – không phải câu trả lời',
  timelineEntries: 'Xem từng mục trong ngữ cảnh',
  timelineFurther: (count) => `Còn ${count} mục khác trong hình và trong danh sách.`,
  furtherLeftOut: (listed, all) =>
    `Danh sách chỉ có ${listed} trong số ${all} đoạn khác. Hãy hỏi hẹp hơn để xem phần còn lại.`,
  moreNotes: (count) => `Còn ${count} lưu ý khác không hiển thị.`,
  documentDates: (first, last) =>
    first === last ? `Các tài liệu đều ghi ngày ${first}.` : `Các tài liệu có từ ngày ${first} đến ngày ${last}.`,
  severalClauses: (numbers) => `Điều khoản ${numbers}`,
  noClauses: 'Không có tài liệu nào được chia thành điều khoản đánh số.',
  leftOut: (numbers) => `Không hiển thị được vì danh sách quá dài để lật trang: ${numbers}. Hãy tra riêng các số này.`,
  listShortened: (count) => `Chỉ ${count} số đầu tiên trong danh sách được tra.`,
  documents: (from, to, all) =>
    from === 1 && to === all
      ? `Tài liệu (${all}), mới nhất trước`
      : `Tài liệu ${from}–${to} trong số ${all}, mới nhất trước`,
  noDocuments: 'Chưa có tài liệu nào.',
  count: {
    passages: (count) => `${count} đoạn`,
    clauses: (first, last) => (first === last ? `điều khoản ${first}` : `điều khoản ${first}–${last}`),
  },
  sourceOption: (id) => `Chỉ tìm trong tài liệu này: \`nguồn: ${id}\``,
  answerSources: 'Nguồn của câu trả lời',
  moreSources: (count) => `và ${count} nguồn khác`,
  citing: {
    styles: {
      footnote: 'Chú thích cuối trang (kiểu EU)',
      link: 'Văn bản cho liên kết',
      markdown: 'Trích nguyên văn bằng Markdown',
      bibtex: 'BibTeX',
      ris: 'RIS',
      'csl-json': 'CSL-JSON',
    },
    chooseStyle: 'Kiểu khác',
    receipt: (receipt) => `Mã kiểm chứng: ${receipt}`,
    attached: 'Nội dung ở trong tệp bên dưới.',
    fileDescription: (style, passages) => `${passages} đoạn được trích dẫn, kiểu ${style}`,
    holds: '✅ **Còn đúng:** những lời này vẫn ở đó, đúng từng chữ.',
    moved: (newReceipt) =>
      `✅ **Những lời này nay ở chỗ khác trong tài liệu,** đúng từng chữ. Mã kiểm chứng mới: ${newReceipt}`,
    changed: '❌ **Không còn đúng:** những lời này không còn ở đó. Ở đó hiện nay là:',
    shorter: '❌ **Không còn đúng:** những lời này không còn ở đó, và tài liệu nay ngắn hơn.',
    unknownDocument: (id) => `❔ **Không kiểm tra được:** không có tài liệu \`${id}\`.`,
    shared: (terms) => `**Từ ngữ chung:** ${terms}`,
    nothingShared: 'Hai đoạn này không có từ ngữ chung.',
    bibliography: (documents, passages) => `Đã trích dẫn ở đây: ${passages} đoạn của ${documents} tài liệu`,
    nothingCited:
      'Bot chưa trích dẫn gì ở đây trong 100 tin nhắn gần nhất. Những câu trả lời chỉ mình bạn thấy không được tính.',
    leftOut: (messages) =>
      `Không tính ${messages} tin nhắn vì tài liệu đã được cập nhật sau đó. Xin hỏi lại để trích dẫn nội dung hiện nay.`,
    unreadable:
      'Tôi không được phép đọc tin nhắn ở đây. Trong máy chủ, hãy nhờ người quản lý thêm tôi vào và cho phép “Xem kênh” và “Đọc lịch sử tin nhắn”.',
  },
  about: {
    title: 'Giới thiệu',
    what:
      'Bot trả lời câu hỏi về quan hệ đối tác EU–Việt Nam bằng nguyên văn các đoạn trong tài liệu, kèm tên tài liệu và ngày ' +
      'tháng. Nếu tài liệu không có câu trả lời, bot nói rõ như vậy.',
    notTitle: 'Bot không làm gì',
    not:
      'Bot không tự viết gì về quan hệ đối tác, không tóm tắt, không dịch. Đây không phải là tư vấn pháp lý và bot không đại ' +
      'diện cho cơ quan nào; chỉ bản thân tài liệu mới có giá trị.',
    documentsTitle: 'Tài liệu',
    documents: (documents, passages) => `${documents} tài liệu, ${passages} đoạn`,
    limitsTitle: 'Giới hạn',
    limits: (burst, seconds) => `Hỏi liền ${burst} câu, sau đó cứ ${seconds} giây được hỏi thêm một câu`,
    privacyTitle: 'Quyền riêng tư',
    privacy:
      'Câu hỏi không được lưu và không được ghi nhật ký. Câu trả lời nằm trong bộ nhớ tối đa một giờ, không kèm tên người hỏi, ' +
      'để câu hỏi giống hệt không phải tìm lại.',
    feedback:
      '👍 và 👎 chỉ lưu đoạn được đánh giá, ý kiến, thời điểm và phiên bản chỉ mục, trong một tệp của người vận hành.',
    feedbackInWords: (right, wrong) =>
      `“${right}” và “${wrong}” chỉ lưu đoạn được đánh giá, ý kiến, thời điểm và phiên bản chỉ mục, trong một tệp của người vận hành.`,
    noFeedback: 'Không lưu ý kiến đánh giá nào.',
    gaps:
      'Với những câu hỏi không có câu trả lời, bot chỉ đếm: tiêu đề gần nhất trong tài liệu, mức độ gần, lý do không trả lời và ' +
      'tháng; không lưu chữ nào của câu hỏi và không lưu tên ai.',
    noGaps: 'Những câu hỏi không có câu trả lời không được đếm.',
    clauseReferences:
      'Tin nhắn trong kênh được đọc để tìm các tham chiếu như “Điều 34” và bot trả lời bằng điều khoản đó; không lưu lại gì.',
    noClauseReferences: 'Bot không đọc những tin nhắn không nhắc đến bot hoặc không trả lời bot.',
    versionsTitle: 'Phiên bản',
    program: 'Chương trình',
    index: (version, built) => `Chỉ mục ${version}, lập ngày ${built}`,
    model: 'Mô hình',
  },
  help: {
    title: 'Cách hỏi',
    ask: '/hỏi câu-hỏi:',
    clause: '/điều-khoản số:',
    example: 'câu hỏi của bạn',
    mention: '**@bot**',
    askTitle: 'Hỏi',
    asking: (mention) =>
      `bằng tiếng Việt, tiếng Anh hoặc một ngôn ngữ khác của EU. Cũng có thể viết ${mention} trong tin nhắn hoặc trả lời tin nhắn của bot.`,
    narrowTitle: 'Thu hẹp phạm vi',
    narrowing:
      '`nguồn` chỉ tìm trong một tài liệu, `ngôn-ngữ` trong một ngôn ngữ, `từ-ngày` và `đến-ngày` trong một khoảng thời gian ' +
      '(2025, 2025-10 hoặc 2025-10-24), `tính-đến` trả lời theo tình hình đến một ngày; `riêng-tư` để chỉ mình bạn thấy câu trả lời, `văn-bản` để nhận văn bản thuần cho trình đọc màn hình.',
    clauseTitle: 'Tra điều khoản',
    readTitle: 'Đọc câu trả lời',
    reading:
      'Mỗi thẻ là nguyên văn một đoạn, những câu trả lời được in đậm, bên dưới là tài liệu và ngày tháng. ' +
      '\\[…\\] đánh dấu chỗ được lược bớt; nút “Ngữ cảnh” cho xem cả đoạn trước và đoạn sau.',
    readingText:
      'Mỗi kết quả là nguyên văn một đoạn: trước hết là loại tài liệu và vị trí, rồi đến những câu trả lời, toàn văn của đoạn nếu ' +
      'đủ chỗ, sau đó là tài liệu và ngày tháng. \\[…\\] đánh dấu chỗ được lược bớt; nút “Ngữ cảnh” cho xem cả đoạn trước và đoạn sau.',
    commandsTitle: 'Tất cả các lệnh',
    menuTitle: 'Trong menu của một tin nhắn, mục Ứng dụng',
  },
  turned: {
    busy: () => 'Hiện có quá nhiều câu hỏi đang chờ. Xin hỏi lại sau một phút.',
    wait: ({ seconds }) => `Xin chờ một chút: bạn có thể hỏi tiếp sau ${seconds} giây.`,
    stopping: () => 'Bot đang khởi động lại. Xin hỏi lại sau một phút.',
  },
  apology: (reference) =>
    `Xin lỗi, đã có lỗi xảy ra. Nếu lỗi lặp lại, hãy gửi mã này cho người vận hành: \`${reference}\``,
  oldIndex: 'Tài liệu đã được cập nhật sau câu trả lời này. Xin hỏi lại để xem nội dung hiện nay.',
  notYours: 'Câu trả lời này của người khác. Hãy tự đặt câu hỏi để dùng các nút.',
  thanks: 'Cảm ơn, ý kiến của bạn đã được lưu.',
  noText: 'Tin nhắn này không có chữ nào để tìm.',
  howToAsk:
    'Hãy viết một câu hỏi, ví dụ sau `/hỏi câu-hỏi:` hoặc sau khi nhắc đến bot. `/trợ-giúp` có hướng dẫn đầy đủ hơn.',
  unknownButton: 'Nút này thuộc phiên bản cũ của bot. Xin hỏi lại.',
  usage: {
    quote_too_long: 'Lời trích này quá dài. Hãy kiểm tra từng phần.',
    not_shared:
      'Discord không cho phép đăng câu trả lời này cho mọi người ở đây. Hãy nhờ người quản lý thêm bot vào máy chủ, hoặc cho phép “Sử dụng ứng dụng bên ngoài” ở đây.',
    embed_links_missing:
      'Tôi không được phép hiển thị trích dẫn trong kênh này. Hãy nhờ người quản lý cấp cho tôi quyền “Nhúng liên kết” ở đây.',
    bad_receipt:
      'Đó không phải là mã kiểm chứng. Hãy sao chép toàn bộ mã dưới trích dẫn: tài liệu, vị trí và 16 ký tự, ví dụ `joint-statement-2026:100-200:0123456789abcdef`.',
    no_such_passage: 'Không có đoạn này. Hãy chọn trong danh sách gợi ý.',
    which_document: 'Nhiều tài liệu có điều khoản. Hãy chọn một đoạn trong danh sách gợi ý.',
    one_passage: 'Đó là nhiều đoạn. Hãy chọn một đoạn trong danh sách gợi ý.',
    unknown_style: 'Không có kiểu trích dẫn này. Hãy chọn trong danh sách gợi ý.',
    bad_clause: 'Đó không phải là số điều khoản. Hãy viết một số hoặc một khoảng, ví dụ `34`, `30-36` hoặc `34, 36`.',
    no_such_document: 'Không có tài liệu này. Hãy chọn trong danh sách gợi ý, hoặc xem `/nguồn`.',
    unknown_language: 'Không có tài liệu nào bằng ngôn ngữ này. Hãy chọn trong danh sách gợi ý.',
    text_refused: 'Bot không đọc được đoạn văn này: hai lần đã bị ngắt vì nó. Hãy diễn đạt theo cách khác.',
    bad_date: 'Đó không phải là ngày tháng. Hãy viết năm, tháng hoặc ngày: `2025`, `2025-10` hoặc `2025-10-24`.',
  },
};
