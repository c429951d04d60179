import type { CiteWords } from '../citation.js';

/** Our own words in a citation. */
export const CITATION: CiteWords = {
  language: 'vi',
  places: {
    Clause: ['điều khoản', 'các điều khoản'],
    Paragraph: ['đoạn', 'đoạn'],
    Article: ['Điều', 'Điều'],
    Point: ['điểm', 'điểm'],
    Recital: ['đoạn mở đầu', 'đoạn mở đầu'],
    Note: ['chú thích', 'chú thích'],
  },
  and: 'và',
  date: (isoDate) => {
    const [year, month, day] = isoDate.split('-').map(Number);
    if (month === undefined) return `năm ${year}`;
    return `${day === undefined ? '' : `ngày ${day} `}tháng ${month} năm ${year}`;
  },
  quoted: (title) => `“${title}”`,
  dateInferred: 'Ngày tháng do suy ra',
  receipt: 'Mã kiểm chứng',
};
