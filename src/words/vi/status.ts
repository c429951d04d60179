import type { StatusWords } from '../status.js';

/** What the bot reports to its operators. */
export const STATUS: StatusWords = {
  title: 'Tình trạng của bot',
  onlyOperators: 'Chỉ người vận hành bot này mới xem được tình trạng của nó.',
  uptime: (hours) => `Đã chạy ${hours} giờ`,
  index: (version, hours) => `Chỉ mục ${version}, tạo cách đây ${hours} giờ`,
  indexAway: 'Không kết nối được với chỉ mục: chưa trả lời được câu hỏi, vẫn xem được điều khoản.',
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
