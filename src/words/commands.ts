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
      as_of: {
        name: 'tính-đến',
        description: 'Như vào ngày này, không xét tài liệu sau đó: 2025, 2025-10 hoặc 2025-10-24',
      },
      language: { name: 'ngôn-ngữ', description: 'Chỉ tài liệu viết bằng ngôn ngữ này' },
      private: { name: 'riêng-tư', description: 'Chỉ mình tôi thấy câu trả lời' },
      text: { name: 'văn-bản', description: 'Văn bản thuần, không có thẻ, cho trình đọc màn hình' },
    },
  },
  clause: {
    name: 'điều-khoản',
    description: 'Xem nguyên văn một điều khoản',
    options: {
      number: { name: 'số', description: 'Một số, một khoảng, hoặc từ ngữ trong điều khoản: 34, 30-36, thẻ vàng' },
      document: { name: 'tài-liệu', description: 'Tài liệu có điều khoản này' },
      text: { name: 'văn-bản', description: 'Văn bản thuần, không có thẻ, cho trình đọc màn hình' },
    },
  },
  timeline: {
    name: 'dòng-thời-gian',
    description: 'Theo dõi một chủ đề qua các tài liệu, cũ nhất trước, mỗi tài liệu một câu trích dẫn',
    options: {
      topic: { name: 'chủ-đề', description: 'Một chủ đề, ví dụ: thẻ vàng' },
      since: { name: 'từ-ngày', description: 'Chỉ tài liệu từ thời điểm này trở đi: 2025, 2025-10 hoặc 2025-10-24' },
      until: { name: 'đến-ngày', description: 'Chỉ tài liệu đến hết thời điểm này: 2025, 2025-10 hoặc 2025-10-24' },
      as_of: {
        name: 'tính-đến',
        description: 'Như vào ngày này, không xét tài liệu sau đó: 2025, 2025-10 hoặc 2025-10-24',
      },
      private: { name: 'riêng-tư', description: 'Chỉ mình tôi thấy' },
      text: { name: 'văn-bản', description: 'Văn bản thuần, không có thẻ, cho trình đọc màn hình' },
    },
  },
  quote: {
    name: 'kiểm-tra-trích-dẫn',
    description: 'Kiểm tra một lời trích dẫn có đúng nguyên văn tài liệu hay không',
    options: {
      text: { name: 'lời-trích', description: 'Lời trích dẫn, đúng như người ta đã viết' },
      private: { name: 'riêng-tư', description: 'Chỉ mình tôi thấy kết quả' },
    },
  },
  cite: {
    name: 'trích-dẫn',
    description: 'Trích dẫn một đoạn để sao chép, kèm mã mà ai cũng kiểm chứng được',
    options: {
      passage: { name: 'đoạn', description: 'Số điều khoản, từ ngữ trong điều khoản, hoặc mã của một đoạn' },
      style: { name: 'kiểu', description: 'Kiểu trích dẫn; không chọn thì là chú thích cuối trang' },
    },
  },
  verify: {
    name: 'kiểm-chứng',
    description: 'Kiểm tra lời trích dẫn có còn nguyên văn trong tài liệu hay không',
    options: { receipt: { name: 'mã', description: 'Mã kiểm chứng dưới trích dẫn: tài liệu, vị trí và 16 ký tự' } },
  },
  compare: {
    name: 'so-sánh',
    description: 'Đặt hai đoạn cạnh nhau và đánh dấu những từ ngữ chung',
    options: {
      a: { name: 'đoạn-a', description: 'Số điều khoản, từ ngữ trong điều khoản, hoặc mã của một đoạn' },
      b: { name: 'đoạn-b', description: 'Đoạn để so sánh' },
    },
  },
  bibliography: {
    name: 'tài-liệu-tham-khảo',
    description: 'Gom những gì bot đã trích dẫn ở đây, trong 100 tin nhắn gần nhất',
    options: { style: { name: 'kiểu', description: 'Kiểu trích dẫn; không chọn thì là chú thích cuối trang' } },
  },
  sources: { name: 'nguồn', description: 'Danh sách tài liệu kèm ngày tháng, mới nhất trước', options: {} },
  about: { name: 'giới-thiệu', description: 'Bot này là gì, quyền riêng tư, giới hạn và phiên bản', options: {} },
  help: { name: 'trợ-giúp', description: 'Cách hỏi và cách tra điều khoản', options: {} },
  'Find sources': { name: 'Tìm nguồn' },
  'Check quote': { name: 'Kiểm tra trích dẫn' },
} as const;
