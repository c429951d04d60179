/** What the bot tells its operators of itself. */
export interface StatusWords {
  title: string;
  onlyOperators: string;
  uptime: (hours: number) => string;
  index: (version: string, hours: number) => string;
  documents: (documents: number, passages: number) => string;
  waiting: (count: number) => string;
  gateway: (connected: boolean, reconnects: number) => string;
  model: (restarts: number) => string;
  memory: (megabytes: number) => string;
  noErrors: string;
  errors: string;
  error: (code: string, times: number, minutes: number) => string;
  reload: string;
  reloaded: (another: boolean) => string;
}

const ENGLISH: StatusWords = {
  title: 'How the bot is doing',
  onlyOperators: 'Only the operators of this bot may see how it is doing.',
  uptime: (hours) => `Running for ${hours} h`,
  index: (version, hours) => `Index ${version}, built ${hours} h ago`,
  documents: (documents, passages) => `${documents} documents, ${passages} passages`,
  waiting: (count) => `Questions waiting: ${count}`,
  gateway: (connected, reconnects) =>
    `Discord: ${connected ? 'connected' : 'not connected'}, connected again ${reconnects} times`,
  model: (restarts) => `Model loaded again: ${restarts} times`,
  memory: (megabytes) => `Memory: ${megabytes} MB`,
  noErrors: 'No errors since the start.',
  errors: 'Last errors',
  error: (code, times, minutes) => `${code}: ${times} times, last ${minutes} min ago`,
  reload: 'Look for a new index',
  reloaded: (another) => (another ? 'A new index is in use.' : 'There is no newer index.'),
};

const VIETNAMESE: StatusWords = {
  title: 'Tình trạng của bot',
  onlyOperators: 'Chỉ người vận hành bot này mới xem được tình trạng của nó.',
  uptime: (hours) => `Đã chạy ${hours} giờ`,
  index: (version, hours) => `Chỉ mục ${version}, tạo cách đây ${hours} giờ`,
  documents: (documents, passages) => `${documents} văn bản, ${passages} đoạn`,
  waiting: (count) => `Câu hỏi đang chờ: ${count}`,
  gateway: (connected, reconnects) =>
    `Discord: ${connected ? 'đã kết nối' : 'mất kết nối'}, đã kết nối lại ${reconnects} lần`,
  model: (restarts) => `Mô hình được nạp lại: ${restarts} lần`,
  memory: (megabytes) => `Bộ nhớ: ${megabytes} MB`,
  noErrors: 'Chưa có lỗi nào từ khi khởi động.',
  errors: 'Lỗi gần đây',
  error: (code, times, minutes) => `${code}: ${times} lần, gần nhất ${minutes} phút trước`,
  reload: 'Tìm chỉ mục mới',
  reloaded: (another) => (another ? 'Đang dùng chỉ mục mới.' : 'Không có chỉ mục mới hơn.'),
};

/** The words in a language of the interface; English where there are none in it. */
export function statusWordsFor(locale: string): StatusWords {
  return locale === 'vi' ? VIETNAMESE : ENGLISH;
}
