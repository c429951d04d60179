import { languageNames, type SiteWords } from '../site.js';

/** What the reader pages say. */
export const SITE: SiteWords = {
  language: 'vi',
  documents: 'Các tài liệu',
  about: (count) =>
    `Toàn văn ${count} tài liệu mà Partnership Bot trích dẫn, để ai cũng có thể kiểm tra một câu trích.`,
  contents: 'Mục lục',
  facts: {
    kind: 'Loại',
    publisher: 'Nơi công bố',
    reference: 'Số hiệu',
    date: 'Ngày',
    language: 'Ngôn ngữ',
    address: 'Đăng tại',
  },
  kinds: { official: 'văn kiện chính thức', news: 'bài báo' },
  inferred: 'suy ra',
  described: 'nhan đề do người lưu trữ đặt',
  languageName: languageNames('vi'),
  date: (isoDate) => isoDate.split('-').map(Number).reverse().join('/'),
  linkTo: (label) => `Liên kết đến ${label}`,
  passages: (count) => `${count} đoạn`,
  search: 'Tìm tài liệu hoặc điều khoản',
  searchHint: 'Nhan đề, số hoặc những từ đầu tiên',
  found: 'Tìm thấy',
  nothingFound: 'Không tìm thấy',
  searchUnavailable: 'Chỉ tìm được khi mở các trang này từ một địa chỉ web.',
  skip: 'Đến nội dung',
  cited: 'Những từ được trích đã được tô sáng.',
  changed: 'Những từ được trích không còn ở đây: văn bản đã thay đổi từ khi được trích.',
  sideBySide: (language) => `Đối chiếu với ${language}`,
  onePage: (language) => `Chỉ ${language}`,
  fingerprint: 'Dấu vân tay của tệp (SHA-256)',
  notice: 'Đúng nguyên văn tài liệu. Chỉ bản gốc của tài liệu mới có giá trị.',
};
