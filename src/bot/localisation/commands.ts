/** The commands' names and descriptions in Vietnamese; the English ones stand in the commands themselves. */
export const VIETNAMESE_COMMANDS = {
  ask: {
    name: 'hỏi',
    description: 'Hỏi các tài liệu về quan hệ đối tác EU–Việt Nam; câu trả lời là nguyên văn tài liệu',
    options: {
      question: { name: 'câu-hỏi', description: 'Câu hỏi của bạn, bằng tiếng Việt hoặc một ngôn ngữ của EU' },
      source: { name: 'nguồn', description: 'Chỉ tìm trong tài liệu này' },
      since: { name: 'từ-ngày', description: 'Chỉ tài liệu từ thời điểm này trở đi: 2025, 2025-10 hoặc 2025-10-24' },
      until: { name: 'đến-ngày', description: 'Chỉ tài liệu đến hết thời điểm này: 2025, 2025-10 hoặc 2025-10-24' },
      language: { name: 'ngôn-ngữ', description: 'Chỉ tài liệu viết bằng ngôn ngữ này' },
      private: { name: 'riêng-tư', description: 'Chỉ mình tôi thấy câu trả lời' },
    },
  },
  clause: {
    name: 'điều-khoản',
    description: 'Xem nguyên văn một điều khoản',
    options: {
      number: { name: 'số', description: 'Một số, một khoảng, hoặc từ ngữ trong điều khoản: 34, 30-36, thẻ vàng' },
      document: { name: 'tài-liệu', description: 'Tài liệu có điều khoản này' },
    },
  },
  sources: { name: 'nguồn', description: 'Danh sách tài liệu kèm ngày tháng, mới nhất trước', options: {} },
  about: { name: 'giới-thiệu', description: 'Bot này là gì, quyền riêng tư, giới hạn và phiên bản', options: {} },
  help: { name: 'trợ-giúp', description: 'Cách hỏi và cách tra điều khoản', options: {} },
  'Find sources': { name: 'Tìm nguồn' },
} as const;
