import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitParagraphs, splitSentences } from '../../src/text/sentences.js';

const sentences = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end));

describe('a sentence does not end', () => {
  it.each([
    ['after abbreviations', 'Mr. Sơn met Dr. Kallas, i.e. the High Representative, cf. p. 5 and No. 34 of the text.'],
    ['after decimals and sums', 'Two-way trade approached US$61 billion, up 8.4 per cent, and 1.5°C was the limit.'],
    ['after initials', 'J. Borrell and U. von der Leyen spoke of U.S. exports.'],
    ['inside brackets', 'The Agreement (EVFTA) entered into force. (in 2020)'],
    ['before a closing quotation mark', 'He said “We agree.” and left.'],
    ['after Vietnamese titles', 'TS. Nguyễn Văn A và GS. Trần B làm việc tại TP. Hồ Chí Minh.'],
    ['after an ellipsis inside it', 'Chiến lược hợp tác, Cổng kết nối toàn cầu... trong đó Việt Nam là đối tác.'],
    ['after German ordinals', 'Am 29. Januar tagte der 14. Parteitag.'],
    ['at a line break', 'The two sides\nReaffirmed their\nVerpflichtungen.'],
    ['after a clause number', '34. Both sides agree.'],
    ['inside a web address', 'See www.consilium.europa.eu/en/press for the text.'],
  ])('%s', (_name, text) => expect(sentences(text)).toEqual([text]));
});

describe('a sentence ends', () => {
  it.each<[string, string[]]>([
    ['after a figure with a mark', ['Phòng, chống dịch Covid-19.', 'Hai bên trao đổi.', 'It cost €15.', 'They paid.']],
    [
      'after "no" and other words that look like abbreviations',
      ['The answer is no.', 'The EU agreed.', 'Thêm 500 ca.', 'Hà Nội họp.'],
    ],
    ['after closing quotation marks and brackets', ['He said: “We agree.”', 'The EU (in 2020.)', 'It is so.']],
    ['after question and exclamation marks', ['Will it?', 'Yes!', 'It will.']],
    ['at an empty line without a full stop', ['A line without an end', 'Another one']],
    ['in Vietnamese', ['Hai bên nhất trí thúc đẩy hợp tác.', 'Đại diện cấp cao EU ghi nhận đề nghị.']],
    ['in Greek and Bulgarian', ['Η ΕΕ συμφώνησε.', 'Το Βιετνάμ επίσης.', 'ЕС се съгласи.', 'Виетнам също.']],
  ])('%s', (_name, list) => {
    const joined = list.join(_name.includes('empty line') ? '\n \n' : ' ');
    expect(sentences(joined)).toEqual(list);
  });
});

const piece = fc.constantFrom(
  'EU',
  'Việt Nam',
  '8.4',
  'e.g.',
  'No.',
  '“',
  '”',
  '(',
  ')',
  '.',
  '!',
  '…',
  ' ',
  '\n',
  '\n\n',
  ';',
  '🐟',
  'và',
  'A',
);
const text = fc.oneof(
  fc.array(piece).map((list) => list.join('')),
  fc.string({ unit: 'binary' }),
);

it('all text but white space lies in a sentence; sentences are ordered, disjoint and trimmed', () => {
  fc.assert(
    fc.property(text, (source) => {
      let rest = '';
      let at = 0;
      for (const { start, end } of splitSentences(source)) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(source.slice(start, end)).toBe(source.slice(start, end).trim());
        expect(end).toBeGreaterThan(start);
        rest += source.slice(at, start);
        at = end;
      }
      expect((rest + source.slice(at)).trim()).toBe('');
    }),
    { numRuns: 500 },
  );
});

it('keeps to the span asked for', () => {
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), (source, a, b) => {
      const [start = 0, end = 0] = [a % (source.length + 1), b % (source.length + 1)].sort((x, y) => x - y);
      for (const span of [...splitSentences(source, { start, end }), ...splitParagraphs(source, { start, end })]) {
        expect(span.start).toBeGreaterThanOrEqual(start);
        expect(span.end).toBeLessThanOrEqual(end);
      }
    }),
  );
});
