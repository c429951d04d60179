/** What the reader pages themselves say. What documents say is never translated. */
export interface SiteWords {
  language: 'en' | 'vi';
  documents: string;
  /** What the pages are, above the list of documents. */
  about: (count: number) => string;
  contents: string;
  facts: { kind: string; publisher: string; reference: string; date: string; language: string; address: string };
  kinds: { official: string; news: string };
  inferred: string;
  described: string;
  /** The name of a language by its ISO 639-1 code. */
  languageName: (code: string) => string;
  date: (isoDate: string) => string;
  /** Link of a passage to itself. */
  linkTo: (label: string) => string;
  passages: (count: number) => string;
  search: string;
  searchHint: string;
  /** Before the number of results. */
  found: string;
  nothingFound: string;
  searchUnavailable: string;
  skip: string;
  cited: string;
  /** Where the words of a receipt are no longer in their place. */
  changed: string;
  sideBySide: (language: string) => string;
  onePage: (language: string) => string;
  fingerprint: string;
  notice: string;
}

const names = (locale: string) => {
  const display = new Intl.DisplayNames([locale], { type: 'language' });
  return (code: string) => display.of(code) ?? code;
};

/** A date as far as it is known: a day, a month or a year, with the month's name. */
function longDate(locale: string, isoDate: string): string {
  const [year = 0, month, day] = isoDate.split('-').map(Number);
  const options: Intl.DateTimeFormatOptions = {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month === undefined ? {} : { month: 'long' }),
    ...(day === undefined ? {} : { day: 'numeric' }),
  };
  return new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1)).toLocaleDateString(locale, options);
}

const ENGLISH: SiteWords = {
  language: 'en',
  documents: 'Documents',
  about: (count) =>
    `The full text of ${count === 1 ? 'the document' : `the ${count} documents`} that Partnership Bot quotes from, so that anyone can check a citation.`,
  contents: 'Contents',
  facts: {
    kind: 'Kind',
    publisher: 'Publisher',
    reference: 'Reference',
    date: 'Date',
    language: 'Language',
    address: 'Published at',
  },
  kinds: { official: 'official document', news: 'news report' },
  inferred: 'inferred',
  described: 'our title',
  languageName: names('en'),
  date: (isoDate) => longDate('en-GB', isoDate),
  linkTo: (label) => `Link to ${label}`,
  passages: (count) => (count === 1 ? '1 passage' : `${count} passages`),
  search: 'Find a document or clause',
  searchHint: 'Title, number or first words',
  found: 'Found',
  nothingFound: 'Nothing found',
  searchUnavailable: 'The search needs these pages to be opened from a web address.',
  skip: 'Skip to the text',
  cited: 'The cited words are highlighted.',
  changed: 'The cited words are no longer here in this form: the text has changed since it was cited.',
  sideBySide: (language) => `Side by side with ${language}`,
  onePage: (language) => `${language} only`,
  fingerprint: 'Fingerprint of the file (SHA-256)',
  notice: 'Word for word from the document. Only the document itself counts.',
};

const VIETNAMESE: SiteWords = {
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
  languageName: names('vi'),
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

/** The words of a page in a language: Vietnamese, or English for all others. */
export function siteWordsFor(language: string): SiteWords {
  return language === 'vi' ? VIETNAMESE : ENGLISH;
}
