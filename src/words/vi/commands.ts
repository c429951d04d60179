import type { CommandNames } from '../commands.js';

const PERIOD = {
  since: { name: 'từ-ngày', description: 'Chỉ tài liệu từ thời điểm này trở đi: 2025, 2025-10 hoặc 2025-10-24' },
  until: { name: 'đến-ngày', description: 'Chỉ tài liệu đến hết thời điểm này: 2025, 2025-10 hoặc 2025-10-24' },
  as_of: {
    name: 'tính-đến',
    description: 'Chỉ dùng các tài liệu có đến ngày này: 2025, 2025-10 hoặc 2025-10-24',
  },
};

const PRIVATE = { name: 'riêng-tư', description: 'Chỉ mình tôi thấy, hay mọi người ở đây cùng thấy' };
const TEXT = { name: 'văn-bản', description: 'Văn bản thuần, không có thẻ, cho trình đọc màn hình' };

const SHOWN = { private: PRIVATE, text: TEXT };
const SHOWN_AS = { private: PRIVATE, plain: TEXT };

/** Names of commands and their options. */
export const COMMANDS: CommandNames = {
  about: {
    name: 'giới-thiệu',
    description: 'Bot này là gì, quyền riêng tư, giới hạn và phiên bản',
    options: SHOWN,
  },
  ask: {
    name: 'hỏi',
    description: 'Hỏi các tài liệu về quan hệ đối tác EU–Việt Nam; câu trả lời là nguyên văn tài liệu',
    options: {
      question: { name: 'câu-hỏi', description: 'Câu hỏi của bạn, bằng tiếng Việt hoặc một ngôn ngữ của EU' },
      source: { name: 'nguồn', description: 'Chỉ tìm trong tài liệu này' },
      ...PERIOD,
      language: { name: 'ngôn-ngữ', description: 'Chỉ tài liệu viết bằng ngôn ngữ này' },
      ...SHOWN,
    },
  },
  bibliography: {
    name: 'tài-liệu-tham-khảo',
    description: 'Tập hợp các trích dẫn của bot ở đây, trong 100 tin nhắn gần đây nhất',
    options: {
      style: { name: 'kiểu', description: 'Kiểu trích dẫn; không chọn thì là chú thích cuối trang' },
      ...SHOWN,
    },
  },
  checkQuote: { name: 'Kiểm tra trích dẫn' },
  cite: {
    name: 'trích-dẫn',
    description: 'Trích dẫn một đoạn để sao chép, kèm mã mà ai cũng kiểm chứng được',
    options: {
      passage: { name: 'đoạn', description: 'Số điều khoản, từ ngữ trong điều khoản, hoặc mã của một đoạn' },
      style: { name: 'kiểu', description: 'Kiểu trích dẫn; không chọn thì là chú thích cuối trang' },
      ...SHOWN,
    },
  },
  clause: {
    name: 'điều-khoản',
    description: 'Xem nguyên văn một điều khoản',
    options: {
      number: { name: 'số', description: 'Một số, một khoảng, hoặc từ ngữ trong điều khoản: 34, 30-36, thẻ vàng' },
      document: { name: 'tài-liệu', description: 'Tài liệu có điều khoản này' },
      ...SHOWN,
    },
  },
  compare: {
    name: 'so-sánh',
    description: 'Đặt hai đoạn cạnh nhau và đánh dấu những từ ngữ chung',
    options: {
      a: { name: 'đoạn-a', description: 'Số điều khoản, từ ngữ trong điều khoản, hoặc mã của một đoạn' },
      b: { name: 'đoạn-b', description: 'Đoạn để so sánh' },
      ...SHOWN,
    },
  },
  findSources: { name: 'Tìm nguồn' },
  help: {
    name: 'trợ-giúp',
    description: 'Cách hỏi và cách tra điều khoản',
    options: SHOWN,
  },
  quote: {
    name: 'kiểm-tra-trích-dẫn',
    description: 'Kiểm tra một câu trích có đúng nguyên văn không',
    options: {
      text: { name: 'câu-trích', description: 'Câu trích, đúng như người ta đã viết' },
      ...SHOWN_AS,
    },
  },
  sources: {
    name: 'nguồn',
    description: 'Danh sách tài liệu kèm ngày tháng, mới nhất trước',
    options: SHOWN,
  },
  status: {
    name: 'tình-trạng',
    description: 'Tình trạng của bot, dành cho người vận hành',
    options: {},
  },
  timeline: {
    name: 'dòng-thời-gian',
    description: 'Theo dõi một chủ đề qua các tài liệu, cũ nhất trước, mỗi tài liệu một câu trích dẫn',
    options: {
      topic: { name: 'chủ-đề', description: 'Một chủ đề, ví dụ: thẻ vàng' },
      ...PERIOD,
      ...SHOWN,
    },
  },
  verify: {
    name: 'kiểm-chứng',
    description: 'Kiểm tra đoạn đã trích có còn nguyên văn trong tài liệu không',
    options: {
      receipt: { name: 'mã', description: 'Mã kiểm chứng dưới trích dẫn: tài liệu, vị trí và 16 ký tự' },
      ...SHOWN,
    },
  },
};
