import type { BotWords } from '../bot.js';
import { labelOf } from './labels.js';
import { TERMINAL } from './terminal.js';

/** "29 tháng 1 năm 2026", "tháng 1 năm 2026" or "năm 2026"; by arithmetic, since a calendar date has no time zone. */
function longDate(isoDate: string): string {
  const [year = '', month, day] = isoDate.split('-');
  if (month === undefined) return `năm ${year}`;
  const named = `tháng ${Number(month)} năm ${year}`;
  return day === undefined ? named : `${Number(day)} ${named}`;
}

/** "29/1/2026", "1/2026" */
function shortDate(isoDate: string): string {
  const [year = '', ...rest] = isoDate.split('-');
  return [...rest.reverse().map(Number), year].join('/');
}

/** "tiếng Anh" */
function inLanguage(code: string): string {
  return (new Intl.DisplayNames(['vi'], { type: 'language' }).of(code) ?? code).replace(/^T/, 't');
}

/** "điều khoản 34", "điều 5, 2 (a)" as part of a line; names taken from the documents stay as they are. */
function placeOf(label: string): string {
  const shown = labelOf(label);
  return shown === label ? label : `${shown.charAt(0).toLowerCase()}${shown.slice(1)}`;
}

/** What the bot says in Discord. */
export const BOT: BotWords = {
  ...TERMINAL,
  locale: 'vi',
  date: longDate,
  shortDate,
  monthOf: (isoDate) => shortDate(isoDate.slice(0, 7)),
  place: placeOf,
  inLanguage,
  sectionIs: (section) => `Mục: ${section}`,
  inferredSince: (note) => `Ngày suy ra: ${note}`,
  openInDocument: 'mở trong văn bản',
  kinds: { official: 'Văn kiện chính thức', news: 'Bài báo' },
  part: (part, of) => `phần ${part}/${of}`,
  page: (page, of) => `trang ${page}/${of}`,
  buttons: {
    readOn: (number) => (number === undefined ? 'Đọc tiếp' : `Đọc tiếp ${number}`),
    read: 'Đọc',
    readPlace: (place) => `Đọc ${place}`,
    sources: 'Nguồn',
    cite: 'Trích dẫn',
    share: 'Đăng cho mọi người',
    previous: 'Trước',
    next: 'Tiếp',
    citeSource: 'Trích dẫn nguồn',
    remove: 'Xóa',
    documents: 'Tài liệu',
    howToAsk: 'Cách hỏi',
    right: 'Trả lời đúng',
    wrong: 'Trả lời sai',
  },
  plain: {
    question: (question) => `Câu hỏi: ${question}`,
    passage: (number) => `Đoạn trích ${number}`,
    deciding: () => 'Câu trả lời trong văn bản:',
    inFull: 'Nguyên đoạn:',
    inPlace: 'Trong đoạn:',
    source: 'Nguồn:',
    address: 'Địa chỉ:',
  },
  furtherPassages: (count) => `Còn ${count} đoạn khác`,
  nearestPassages: 'Các đoạn khác cùng chủ đề',
  weakTitle: '⚠️ Có thể chưa phải câu trả lời',
  weakBecause: (names) =>
    names.length === 0
      ? 'Một phần câu hỏi không có trong các đoạn gần nội dung nhất này.'
      : `Tài liệu không nhắc đến ${names.map((name) => `“${name}”`).join(', ')}. Dưới đây là các đoạn gần nội dung ` +
        'nhất.',
  newest: (place) => `🆕 Mới nhất về việc này: **${place}**`,
  sharedBy: (mention) => `${mention} chia sẻ`,
  refusal: {
    title: 'Các tài liệu không nói đến điều này',
    aboutWhat: 'Về việc gì?',
    nameTopic:
      'Câu này có vẻ hỏi tiếp một điều trước đó. Bạn hãy nêu cả chủ đề, ví dụ “thủy sản năm 2025”, hoặc trả lời ' +
      'trực tiếp tin nhắn có câu trả lời đó.',
    topicLost: 'Tài liệu đã được cập nhật sau câu trả lời đó. Bạn hãy nêu cả chủ đề, ví dụ “thủy sản năm 2025”.',
    offTopic: (first, last) =>
      'Tôi chỉ trích dẫn tài liệu về quan hệ đối tác EU–Việt Nam ' +
      `(${first === last ? first : `từ ${first} đến ${last}`}); câu hỏi của bạn có vẻ thuộc chủ đề khác.`,
    offTopicNoDates:
      'Tôi chỉ trích dẫn tài liệu về quan hệ đối tác EU–Việt Nam; câu hỏi của bạn có vẻ thuộc chủ đề khác.',
    near: 'Có đoạn nhắc đến chủ đề tương tự nhưng không trả lời câu hỏi này. Gần nội dung nhất:',
    nothingNear: 'Không có đoạn nào trả lời câu hỏi này.',
    outsideDates: 'Không có tài liệu nào trong khoảng thời gian đó.',
    datesOf: (first, last) =>
      first === last ? `Các tài liệu đều ghi ngày ${first}.` : `Các tài liệu có ngày từ ${first} đến ${last}.`,
    searched: (documents, first, last) =>
      `Đã tìm trong ${documents} tài liệu, ${first === last ? first : `${first} – ${last}`}.`,
  },
  quoteCards: {
    verbatim: 'Đúng nguyên văn',
    altered: (differences) => `Khác nguyên văn: ${differences} chỗ`,
    notFound: 'Không có trong các tài liệu',
    legend: '~~gạch bỏ~~: câu trích · **in đậm**: tài liệu',
    tooShort: (text, passages) => `**Quá ngắn để kiểm tra:** “${text}” có trong ${passages} đoạn.`,
    nowhere: (documents) =>
      `Không có đoạn nào ghi câu này, kể cả gần đúng. Điều đó không có nghĩa là câu này sai: tôi chỉ có ${documents} ` +
      'tài liệu.',
    closest: 'Đoạn gần nội dung nhất:',
    meanings: TERMINAL.check.meanings,
    says: (given, source) => `câu trích ghi ${given}, tài liệu ghi ${source}`,
    added: (given) => `câu trích thêm ${given}`,
    missing: (source) => `câu trích bỏ mất ${source}`,
    own: 'Đây là thẻ của chính tôi; nguyên văn có ở:',
    ownWithout: 'Đây là tin nhắn của chính tôi; trong đó không trích đoạn nào.',
  },
  timelineTitle: (topic) => `“${topic}”, từ cũ đến mới`,
  yourCopy: 'Chỉ người hỏi mới lật được trang của họ; đây là bản dành cho bạn.',
  timelineEntries: 'Đọc từng mục',
  timelineFurther: (count) => `Còn ${count} mục khác trong hình và trong danh sách.`,
  furtherLeftOut: (listed, all) =>
    `Danh sách chỉ có ${listed} trong số ${all} đoạn khác. Hãy hỏi hẹp hơn để xem phần còn lại.`,
  moreNotes: (count) => `Còn ${count} lưu ý khác không hiển thị.`,
  severalClauses: (numbers) => `${/^\d+$/.test(numbers) ? 'Điều khoản' : 'Các điều khoản'} ${numbers}`,
  noClauses: 'Không có tài liệu nào được chia thành điều khoản đánh số.',
  leftOut: (numbers) => `Không hiển thị được vì danh sách quá dài để lật trang: ${numbers}. Hãy tra riêng các số này.`,
  listShortened: (count) => `Chỉ ${count} số đầu tiên trong danh sách được tra.`,
  documents: (from, to, all) =>
    from === 1 && to === all
      ? `${all} tài liệu, mới nhất ở trên`
      : `Tài liệu ${from}–${to} trong số ${all}, mới nhất ở trên`,
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
      link: 'Chữ thường để gắn liên kết',
      markdown: 'Trích nguyên văn bằng Markdown',
      bibtex: 'BibTeX',
      ris: 'RIS',
      'csl-json': 'CSL-JSON',
    },
    chooseStyle: 'Kiểu khác',
    receipt: (receipt) => `Mã kiểm chứng: ${receipt}`,
    anyoneCanCheck: 'Ai cũng thử được mã kiểm chứng bằng `/kiểm-chứng`.',
    attached: 'Nội dung ở trong tệp bên dưới.',
    fileDescription: (style, passages) => `${passages} đoạn được trích dẫn, kiểu ${style}`,
    holds: '✅ **Còn đúng:** đoạn trích vẫn có ở vị trí này, đúng từng chữ.',
    moved: (newReceipt) =>
      '✅ **Còn đúng, ở vị trí khác:** đoạn trích vẫn có trong tài liệu, đúng từng chữ. Mã kiểm chứng mới: ' +
      `${newReceipt}`,
    changed: '❌ **Không còn đúng:** đoạn trích không còn ở vị trí này. Hiện nay ở vị trí này là:',
    shorter: '❌ **Không còn đúng:** đoạn trích không còn ở vị trí này, và tài liệu nay ngắn hơn.',
    unknownDocument: (id) => `❔ **Không kiểm tra được:** không có tài liệu \`${id}\`.`,
    shared: (terms) => `**Từ ngữ chung:** ${terms}`,
    nothingShared: 'Hai đoạn này không có từ ngữ chung.',
    related: (terms) => `**Gần nghĩa:** ${terms}`,
    comparedFirst: (characters) => `Với đoạn dài hơn, chỉ ${characters} ký tự đầu được so sánh.`,
    bibliography: (documents, passages) => `Đã trích dẫn ở đây: ${passages} đoạn của ${documents} tài liệu`,
    nothingCited:
      'Bot chưa trích dẫn gì ở đây trong 100 tin nhắn gần nhất. Những câu trả lời chỉ mình bạn thấy không được tính.',
    leftOut: (messages) =>
      `Không tính ${messages} tin nhắn vì tài liệu đã được cập nhật sau đó. Xin hỏi lại để trích dẫn nội dung hiện ` +
      'nay.',
    unreadable:
      'Tôi không được phép đọc tin nhắn ở đây. Trong máy chủ, hãy nhờ quản trị viên thêm tôi vào và cho phép “Xem ' +
      'kênh” và “Đọc lịch sử tin nhắn”.',
  },
  about: {
    title: 'Giới thiệu',
    what:
      'Bot trả lời câu hỏi về quan hệ đối tác EU–Việt Nam bằng nguyên văn các đoạn trong tài liệu, kèm tên tài ' +
      'liệu và ngày ' +
      'tháng. Nếu tài liệu không có câu trả lời, bot nói rõ như vậy.',
    notTitle: 'Bot không làm gì',
    not:
      'Bot không tự viết gì về quan hệ đối tác, không tóm tắt, không dịch. Đây không phải là tư vấn pháp lý và bot ' +
      'không đại ' +
      'diện cho cơ quan nào; chỉ bản gốc của tài liệu mới có giá trị.',
    documentsTitle: 'Tài liệu',
    documents: (documents, passages) => `${documents} tài liệu, ${passages} đoạn`,
    limitsTitle: 'Giới hạn',
    limits: (burst, seconds) => `Hỏi liền ${burst} câu, sau đó cứ ${seconds} giây được hỏi thêm một câu`,
    privacyTitle: 'Quyền riêng tư',
    privacy:
      'Bot không lưu và không ghi nhật ký câu hỏi. Câu trả lời nằm trong bộ nhớ tối đa một giờ, không kèm tên ' +
      'người hỏi, ' +
      'để câu hỏi giống hệt không phải tìm lại.',
    feedback:
      '👍 và 👎 chỉ lưu đoạn được đánh giá, ý kiến, thời điểm và phiên bản chỉ mục, trong một tệp của người vận hành.',
    feedbackInWords: (right, wrong) =>
      `“${right}” và “${wrong}” chỉ lưu đoạn được đánh giá, ý kiến, thời điểm và phiên bản chỉ mục, trong một tệp ` +
      'của người vận hành.',
    noFeedback: 'Không lưu ý kiến đánh giá nào.',
    gaps:
      'Với những câu hỏi không có câu trả lời, bot chỉ đếm: tiêu đề gần nội dung nhất trong tài liệu, mức độ gần, ' +
      'lý do không trả lời và ' +
      'tháng; không lưu chữ nào của câu hỏi và không lưu tên ai.',
    clauseReferences:
      'Tin nhắn trong kênh được đọc để tìm các tham chiếu như “Điều 34” và bot trả lời bằng điều khoản đó; không ' +
      'lưu lại gì.',
    noClauseReferences: 'Bot chỉ đọc những tin nhắn nhắc đến bot hoặc trả lời bot.',
    forums:
      'Bot đọc những tin nhắn nhắc đến bot hoặc trả lời bot, và bài đăng mới trong những diễn đàn do người vận ' +
      'hành chọn; không lưu lại gì.',
    limitedPlaces: 'Trong máy chủ, bot chỉ trả lời tin nhắn ở những kênh do người vận hành chọn.',
    threadsOnly: 'Trong máy chủ, bot chỉ trả lời tin nhắn trong các chủ đề.',
    versionsTitle: 'Phiên bản',
    program: 'Chương trình',
    index: (version, built) => `Chỉ mục ${version}, lập ngày ${built}`,
    model: 'Mô hình',
  },
  help: {
    title: 'Cách hỏi',
    mention: '**@bot**',
    asking: (ask, mention) =>
      `Dùng ${ask}, hoặc viết ${mention} kèm câu hỏi trong tin nhắn, bằng tiếng Việt, tiếng Anh hoặc một ngôn ngữ ` +
      'khác của EU. Trả lời tin nhắn của bot cũng được.',
    examples: ['Hai bên nói gì về thẻ vàng?', 'Biển Đông được nhắc đến thế nào?'],
    narrowTitle: 'Thu hẹp phạm vi',
    narrowing:
      '`nguồn`: một tài liệu · `từ-ngày`, `đến-ngày`: khoảng thời gian (2025, 2025-10 hoặc 2025-10-24) · ' +
      '`tính-đến`: theo tài liệu ' +
      'có đến ngày đó · `ngôn-ngữ` · `riêng-tư`: chỉ mình bạn thấy · `văn-bản`: cho trình đọc màn hình',
    clauseTitle: 'Tra điều khoản',
    readTitle: 'Đọc câu trả lời',
    reading:
      'Trên mỗi đoạn là ngày tháng và tài liệu; phần có vạch bên trái là nguyên văn, câu trả lời được in đậm nếu ' +
      'đoạn dài. \\[…\\] đánh dấu chỗ được lược bớt; nút “Đọc tiếp” cho xem nguyên đoạn cùng đoạn trước và đoạn sau.',
    readingText:
      'Mỗi mục là nguyên văn một đoạn: trước hết là loại tài liệu và vị trí, rồi đến những câu trả lời, nguyên ' +
      'đoạn nếu ' +
      'đủ chỗ, sau đó là tài liệu và ngày tháng. \\[…\\] đánh dấu chỗ được lược bớt; nút “Đọc tiếp” cho xem cả ' +
      'đoạn trước và đoạn sau.',
    commandsTitle: 'Tất cả các lệnh',
    menuTitle: 'Nhấn chuột phải (hoặc giữ) một tin nhắn → Ứng dụng',
  },
  turned: {
    busy: () => 'Hiện có quá nhiều câu hỏi đang chờ. Xin hỏi lại sau một phút.',
    wait: ({ seconds }) => `Bạn hỏi hơi nhanh; bạn có thể hỏi tiếp sau khoảng ${seconds} giây.`,
    stopping: () => 'Bot đang khởi động lại. Xin hỏi lại sau một phút.',
    away: () => 'Hiện chưa thể tìm trong tài liệu. Xin thử lại sau một phút.',
  },
  apology: (reference) =>
    `Xin lỗi, đã có lỗi xảy ra. Nếu lỗi lặp lại, hãy gửi mã này cho người vận hành: \`${reference}\``,
  oldIndex: 'Tài liệu đã được cập nhật sau câu trả lời này. Xin hỏi lại để xem nội dung hiện nay.',
  notYours: 'Câu trả lời này là của người khác. Hãy tự đặt câu hỏi để dùng các nút.',
  thanks: {
    right: '👍 Cảm ơn bạn!',
    wrong: '👎 Đã ghi nhận. Bạn thử diễn đạt khác, hoặc xem các đoạn khác trong danh sách.',
  },
  votedAlready: 'Bạn đã đánh giá câu trả lời này rồi.',
  noText: 'Tin nhắn này không có chữ.',
  howToAsk: (mention, ask, help) =>
    `Bạn hãy đặt câu hỏi, ví dụ “${mention} hai bên nói gì về thương mại?”, hoặc dùng ${ask}. Xem thêm ở ${help}.`,
  smallTalk: {
    greetingTitle: 'Xin chào! Tôi trích dẫn tài liệu về quan hệ đối tác EU–Việt Nam',
    aboutTitle: 'Tôi trích dẫn tài liệu về quan hệ đối tác EU–Việt Nam',
    intro: (documents) =>
      `Bạn cứ hỏi về chủ đề này. Tôi chỉ trả lời bằng nguyên văn các đoạn trong ${documents} tài liệu, kèm ngày ` +
      'tháng; nếu tài liệu không nói đến, tôi sẽ cho biết.',
    examples: ['Hai bên nói gì về thẻ vàng?', 'Biển Đông được nhắc đến thế nào?'],
    topic: 'thẻ vàng',
    not:
      'Đây không phải là tư vấn pháp lý và tôi không đại diện cho cơ quan nào; chỉ bản gốc của tài liệu mới có ' +
      'giá trị.',
    thanks: 'Không có gì ạ.',
    onlyQuotes: 'Tôi chỉ trích nguyên văn, không tóm tắt, giải thích hay dịch.',
    theText: 'Đây là nguyên văn:',
    nameIt: 'Bạn hãy nêu chủ đề hoặc điều khoản, tôi sẽ cho xem nguyên văn.',
    check: (quote) =>
      'Tôi kiểm tra được một câu trích có đúng nguyên văn tài liệu không, chứ không xét được một điều có thật hay ' +
      `không. Bạn hãy dùng ${quote}; với một tin nhắn, hãy nhấn chuột phải (hoặc giữ) → Ứng dụng → **Kiểm tra trích ` +
      'dẫn**.',
    checkMessage:
      'Để kiểm tra tin nhắn đó, hãy nhấn chuột phải (hoặc giữ) vào tin nhắn → Ứng dụng → **Kiểm tra trích dẫn**.',
    findSources: '**Tìm nguồn**, cũng trong danh sách đó, cho biết tài liệu nói gì về nội dung này.',
    unread: 'Tôi không đọc được tin nhắn không nhắc đến tôi.',
    ownWords: 'Đây là nguyên văn của tài liệu. Tôi không xét được nội dung có thật hay không, chỉ cho biết nguồn.',
    askOn: 'Bạn có thể hỏi tiếp, ví dụ “còn năm 2025?” hoặc “ai nói vậy?”.',
  },
  presence: 'Hỏi tôi: /hỏi',
  elsewhere: {
    inChannels: (channels) => `Tôi trả lời câu hỏi ở ${channels}. Bạn hãy hỏi ở đó, hoặc dùng \`/hỏi\`.`,
    inThreads:
      'Trong máy chủ này, tôi chỉ trả lời trong chủ đề. Bạn hãy nhắc đến tôi trong một chủ đề, hoặc dùng `/hỏi`.',
    nowhere: 'Tôi không trả lời tin nhắn ở đây. Bạn hãy dùng `/hỏi`.',
  },
  greeting: {
    text: (ask, documents) =>
      `Bạn hãy dùng ${ask} hoặc nhắc đến tôi kèm câu hỏi. Tôi chỉ trả lời bằng nguyên văn các đoạn trong ` +
      `${documents} tài liệu, kèm ngày tháng; nếu tài liệu không nói đến, tôi sẽ cho biết.`,
    askHereToo: 'Bạn cũng có thể hỏi bằng tiếng Việt.',
    moderators: 'Dành cho quản trị viên: Cài đặt máy chủ → Tích hợp để chọn ai được dùng lệnh của tôi, và ở đâu.',
  },
  unknownButton: 'Nút này thuộc phiên bản cũ của bot. Xin hỏi lại.',
  usage: {
    quote_too_long: 'Câu trích này quá dài. Hãy kiểm tra từng phần.',
    not_shared:
      'Discord không cho phép đăng câu trả lời này cho mọi người ở đây. Hãy nhờ quản trị viên thêm bot vào máy ' +
      'chủ, hoặc cho phép “Sử dụng ứng dụng bên ngoài” ở đây.',
    embed_links_missing:
      'Tôi không được phép hiển thị trích dẫn trong kênh này. Hãy nhờ quản trị viên cấp cho tôi quyền “Nhúng liên ' +
      'kết” ở đây.',
    bad_receipt: 'Mã kiểm chứng chưa đủ. Hãy sao chép toàn bộ, ví dụ `joint-statement-2026:100-200:0123456789abcdef`.',
    no_such_part: 'Điều khoản này không có phần đó. Hãy gọi cả điều khoản.',
    no_such_passage: 'Tôi không có đoạn này. Hãy chọn trong danh sách gợi ý.',
    which_document: 'Nhiều tài liệu có điều khoản. Hãy chọn một đoạn trong danh sách gợi ý.',
    one_passage: 'Bạn đã chọn nhiều đoạn. Hãy chọn một đoạn trong danh sách gợi ý.',
    unknown_style: 'Không có kiểu trích dẫn này. Hãy chọn trong danh sách gợi ý.',
    bad_clause: 'Số điều khoản chưa đúng. Hãy viết `34`, `30-36` hoặc `34, 36`.',
    no_such_document: 'Tôi không có tài liệu này. Hãy chọn trong danh sách, hoặc xem `/nguồn`.',
    unknown_language: 'Không có tài liệu nào bằng ngôn ngữ này. Hãy chọn trong danh sách gợi ý.',
    text_refused: 'Bot không đọc được đoạn văn này: hai lần đã bị ngắt vì nó. Hãy diễn đạt theo cách khác.',
    bad_date: 'Ngày tháng chưa đúng dạng. Hãy viết `2025`, `2025-10` hoặc `2025-10-24`.',
  },
};
