import { afterAll, describe, expect, it } from 'vitest';
import { citationsNamed, passagesNamed, quoteIn } from '../../src/cite/find.js';
import { libraryOf } from '../bot/reply/support.js';
import { removeFolders } from '../ingest/support.js';

const CLAUSE = '2. “Both sides” will — as agreed in Hà Nội — meet again (soon). They   may not wait.';
const one = libraryOf([
  { info: { id: 'plan' }, clauses: true, passages: ['1. First.', CLAUSE, '3. Third.'] },
  { info: { id: 'news' }, passages: ['A report.', 'Its end.'] },
]);
const two = libraryOf(['one', 'two'].map((id) => ({ info: { id }, clauses: true, passages: ['1. A.', '2. B.'] })));
const none = libraryOf([{ info: { id: 'news' }, passages: ['A report.'] }]);
afterAll(() => {
  for (const library of [one, two, none]) library.close();
  removeFolders();
});
const failing = (code: string, cure: string) => expect.objectContaining({ code, cure: expect.stringContaining(cure) });

describe('a passage', () => {
  it('is named by its id, or by its number where one document has clauses', () => {
    expect(passagesNamed(one, ' news#p2 ')).toEqual([4]);
    expect(passagesNamed(one, 'plan#3')).toEqual([2]);
    expect(passagesNamed(one, '2')).toEqual([1]);
    expect(passagesNamed(one, '1-3')).toEqual([0, 1, 2]);
  });

  it('that is not there is told with what there is', () => {
    expect(() => passagesNamed(one, '7')).toThrow(failing('no_such_passage', 'plan are numbered 1 to 3'));
    expect(() => passagesNamed(one, '2-7')).toThrow(failing('no_such_passage', '1 to 3'));
    expect(() => passagesNamed(one, 'news#p9')).toThrow(failing('no_such_passage', 'news#p1 to news#p2'));
    expect(() => passagesNamed(one, ' News ')).toThrow(failing('no_such_passage', 'news#p1 to news#p2'));
    expect(() => passagesNamed(one, 'plan')).toThrow(failing('no_such_passage', 'plan#1 to plan#3'));
    expect(() => passagesNamed(one, 'nothing#1')).toThrow(failing('no_such_document', 'plan, news'));
    expect(() => passagesNamed(two, '2')).toThrow(failing('which_document', 'two#2, one#2'));
    expect(() => passagesNamed(none, '2')).toThrow(failing('no_such_passage', 'by its id'));
    expect(() => passagesNamed(one, 'words')).toThrow(failing('bad_clause', '30-36'));
  });
});

describe('a part of a clause', () => {
  const TEXT = '1. Both sides agree:\n\n(1) to meet;\n\n(2) to talk:\n\n(a) often;\n\n(b) openly.';
  const parts = libraryOf([{ info: { id: 'plan' }, clauses: true, passages: [TEXT] }]);
  afterAll(() => parts.close());

  it.each([
    ['1(1)', '(1) to meet;'],
    ['paragraph 1 of article 1', '(1) to meet;'],
    ['khoản 1 Điều 1', '(1) to meet;'],
    ['1(2)(b)', '(b) openly.'],
    ['1', TEXT],
  ])('is cited alone: %s', (spec, quote) => {
    expect(citationsNamed(parts, spec).map((citation) => citation.quote)).toEqual([quote]);
  });

  it('that is not there is told', () => {
    expect(() => citationsNamed(parts, '1(7)')).toThrow(failing('no_such_part', 'plan#1'));
    expect(() => passagesNamed(parts, '1(7)')).toThrow(failing('no_such_part', 'plan#1'));
  });
});

describe('a quote', () => {
  const quoted = (text: string) => quoteIn(one, 1, text).quote;

  it('is taken from the passage, however its spaces, marks and dashes were typed', () => {
    expect(quoted('They may not wait.')).toBe('They   may not wait.');
    expect(quoted('"they may\nnot wait"')).toBe('They   may not wait');
    expect(quoted("'Both sides' will - as agreed in Ha\u0300 No\u0302\u0323i - meet")).toBe(
      '“Both sides” will — as agreed in Hà Nội — meet',
    );
    expect(quoted('meet again (soon)')).toBe('meet again (soon)');
    const { start, end, quote, passage } = quoteIn(one, 1, 'as agreed');
    expect(passage.text.slice(start - passage.start, end - passage.start)).toBe(quote);
  });

  it('that the passage does not have is refused: another word, another case, nothing at all', () => {
    for (const text of ['They may wait', 'as Agreed', 'both Sides'])
      expect(() => quoted(text), text).toThrow(failing('quote_not_in_passage', 'Copy them'));
    for (const text of ['.*', '', '  ', '""', '(', '-'])
      expect(() => quoted(text), text).toThrow(failing('no_words', 'the words of the quote'));
  });
});
