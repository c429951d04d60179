import { inStyle } from '../../src/ingest/read/list-numbers.js';

/** A paragraph of an article: a text, with a note or a list of items. */
export interface ModelParagraph {
  text: string;
  note?: string;
  items?: string[];
}

export interface ModelArticle {
  title: string;
  paragraphs: ModelParagraph[];
}

/** A small treaty, from which files of every format are made. */
export interface ModelDocument {
  title: string;
  recitals: string[];
  chapters: { title: string; articles: ModelArticle[] }[];
  annex: { title: string; points: string[]; table: string[][] };
  language: 'en' | 'vi';
}

/** The labels in a document: "Article 5" or "Điều 5". */
const LABELS = {
  en: { article: 'Article', chapter: 'CHAPTER', annex: 'ANNEX' },
  vi: { article: 'Điều', chapter: 'CHƯƠNG', annex: 'PHỤ LỤC' },
};

/** A printed part, in reading order; notes come last. */
export interface Printed {
  kind:
    | 'title'
    | 'recital'
    | 'chapter'
    | 'heading'
    | 'article'
    | 'paragraph'
    | 'item'
    | 'annex'
    | 'point'
    | 'row'
    | 'note';
  /** As printed: "(1)", "1.", "(a)", "Article 5", "CHAPTER I". */
  number?: string;
  text: string;
  /** The note that its text refers to. */
  note?: number;
  cells?: string[];
}

/** All parts of a document as printed. */
export function printed(model: ModelDocument): Printed[] {
  const labels = LABELS[model.language];
  const parts: Printed[] = [{ kind: 'title', text: model.title }];
  const notes: Printed[] = [];
  for (const [i, text] of model.recitals.entries()) parts.push({ kind: 'recital', number: `(${i + 1})`, text });
  let article = 0;
  for (const [i, chapter] of model.chapters.entries()) {
    parts.push({ kind: 'chapter', number: `${labels.chapter} ${inStyle(i + 1, 'upper-roman')}`, text: '' });
    parts.push({ kind: 'heading', text: chapter.title });
    for (const { title, paragraphs } of chapter.articles) {
      article += 1;
      parts.push(
        { kind: 'article', number: `${labels.article} ${article}`, text: '' },
        { kind: 'heading', text: title },
      );
      for (const [n, { text, note, items = [] }] of paragraphs.entries()) {
        const part: Printed = { kind: 'paragraph', number: `${n + 1}.`, text };
        if (note !== undefined) {
          notes.push({ kind: 'note', number: `(${notes.length + 1})`, text: note });
          part.note = notes.length;
        }
        parts.push(part);
        for (const [k, item] of items.entries()) {
          parts.push({ kind: 'item', number: `(${inStyle(k + 1, 'lower-alpha')})`, text: item });
        }
      }
    }
  }
  parts.push({ kind: 'annex', number: `${labels.annex} I`, text: '' }, { kind: 'heading', text: model.annex.title });
  for (const [i, text] of model.annex.points.entries()) parts.push({ kind: 'point', number: `${i + 1}.`, text });
  for (const cells of model.annex.table) parts.push({ kind: 'row', text: cells.join(' '), cells });
  return [...parts, ...notes];
}

/** The words of a text, for comparing the results of different formats. */
export function wordsOf(text: string): string[] {
  return text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** The words that a document prints. */
export function printedWords(model: ModelDocument): string[] {
  return wordsOf(
    printed(model)
      .map(({ number = '', text }) => `${number} ${text}`)
      .join('\n'),
  );
}

export const HARBOURS: ModelDocument = {
  language: 'en',
  title: 'Accord of the two harbours on weather and fog',
  recitals: [
    'The harbours have shared their weather reports for thirty years.',
    'The pilots need better reports, because the ships that they bring in have become larger and slower to turn than those for which the piers were built.',
  ],
  chapters: [
    {
      title: 'General provisions',
      articles: [
        {
          title: 'Purpose',
          paragraphs: [
            {
              text: 'The two harbours share their weather reports every morning before six, and each of them keeps these reports for at least ten years in a dry and safe place.',
              note: 'The reports are those of the gazette of last year, page 12.',
            },
            {
              text: 'The reports contain:',
              items: [
                'the force of the wind;',
                'the height of the tide and the state of the bar; and',
                'the hour at which the fog came in.',
              ],
            },
            { text: 'They are read out at six.' },
          ],
        },
        { title: 'Records', paragraphs: [{ text: 'Each harbour keeps its records open to the pilots of the other.' }] },
      ],
    },
    {
      title: 'Signals',
      articles: [
        {
          title: 'Fog horns',
          paragraphs: [
            {
              text: 'A fog horn sounds three times when the visibility falls below one mile, in accordance with Article 2 of this Accord.',
              note: 'A mile is a sea mile.',
            },
            { text: 'It shall apply from 12 July.' },
          ],
        },
      ],
    },
  ],
  annex: {
    title: 'Fees of the pilots',
    points: ['The fees are those of the table below.', 'They are paid before the ship leaves.'],
    table: [
      ['Ship', 'By day', 'By night'],
      ['Trawler', '12', '20'],
      ['Large ship', '175', '240'],
    ],
  },
};

export const CANG: ModelDocument = {
  language: 'vi',
  title: 'Thỏa thuận giữa hai cảng về thời tiết và sương mù',
  recitals: [
    'Hai cảng đã trao đổi bản tin thời tiết trong ba mươi năm.',
    'Hoa tiêu cần bản tin tốt hơn vì tàu ngày càng lớn.',
  ],
  chapters: [
    {
      title: 'Quy định chung',
      articles: [
        {
          title: 'Phạm vi điều chỉnh',
          paragraphs: [
            {
              text: 'Hai cảng trao đổi bản tin thời tiết vào mỗi buổi sáng trước sáu giờ và lưu giữ các bản tin này ít nhất mười năm ở nơi khô ráo.',
              note: 'Bản tin của công báo năm trước, trang 12.',
            },
            { text: 'Bản tin gồm có:', items: ['sức gió;', 'mực nước thủy triều và tình trạng luồng lạch.'] },
          ],
        },
        { title: 'Hiệu lực', paragraphs: [{ text: 'Thỏa thuận này có hiệu lực từ ngày 12 tháng 7.' }] },
      ],
    },
  ],
  annex: {
    title: 'Phí hoa tiêu',
    points: ['Phí được quy định trong bảng dưới đây.'],
    table: [
      ['Loại tàu', 'Ban ngày', 'Ban đêm'],
      ['Tàu cá', '12', '20'],
    ],
  },
};
