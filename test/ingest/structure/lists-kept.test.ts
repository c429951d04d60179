import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { docx } from '../../../src/ingest/read/docx.js';
import { html } from '../../../src/ingest/read/html.js';
import { markdownReader } from '../../../src/ingest/read/md.js';
import type { Reader } from '../../../src/ingest/read/reader.js';
import { textReader } from '../../../src/ingest/read/txt.js';
import { splitDocument } from '../../../src/ingest/split.js';
import { tidy } from '../../../src/ingest/tidy/tidy.js';
import { abstractList, docxFile, list, paragraph } from '../../support/docx.js';
import { documentOf } from '../support.js';

const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi'];
const letter = (i: number) => String.fromCharCode(97 + i);

/** What stands before an item. The last look has nothing. */
const LOOKS: Record<string, (i: number) => string> = {
  '(a)': (i) => `(${letter(i)}) `,
  'a)': (i) => `${letter(i)}) `,
  'i.': (i) => `${ROMAN[i]}. `,
  '(ii)': (i) => `(${ROMAN[i]}) `,
  '1.': (i) => `${i + 1}. `,
  '1)': (i) => `${i + 1}) `,
  '(1)': (i) => `(${i + 1}) `,
  '2.1': (i) => `2.${i + 1} `,
  '-': () => '- ',
  '*': () => '* ',
  '•': () => '• ',
  '–': () => '– ',
  '✓': () => '✓ ',
  none: () => '',
};
const LABELLED = Object.keys(LOOKS).filter((look) => look !== 'none');

/** A part of a text: a paragraph, or the items of a list. */
type Part = string | string[];

const plain = (gap: string) => (parts: Part[], look: string) =>
  Buffer.from(
    parts
      .map((part) => (typeof part === 'string' ? part : part.map((item, i) => `${LOOKS[look]?.(i)}${item}`).join(gap)))
      .join('\n\n'),
  );
const element = (name: string, text: string) => `<${name}>${text}</${name}>`;

interface Format {
  name: string;
  reader: Reader;
  /** Whether items can be told from other paragraphs: by their labels or by the format. */
  marksItems: boolean;
  make: (parts: Part[], look: string) => Uint8Array;
}

const FORMATS: Format[] = [
  { name: 'text', reader: textReader, marksItems: true, make: plain('\n') },
  { name: 'text in separate paragraphs', reader: textReader, marksItems: true, make: plain('\n\n') },
  { name: 'Markdown', reader: markdownReader, marksItems: true, make: plain('\n') },
  {
    name: 'HTML with lists',
    reader: html,
    marksItems: true,
    make: (parts, look) => {
      const body = parts.map((part) =>
        typeof part === 'string'
          ? element('p', part)
          : element('ul', part.map((item, i) => element('li', `${LOOKS[look]?.(i)}${item}`)).join('')),
      );
      return Buffer.from(`<!doctype html><html><body><main>${body.join('')}</main></body></html>`);
    },
  },
  {
    name: 'Word with typed labels',
    reader: docx,
    marksItems: true,
    make: (parts, look) =>
      docxFile({
        body: parts
          .flatMap((part) => (typeof part === 'string' ? [part] : part.map((item, i) => `${LOOKS[look]?.(i)}${item}`)))
          .map((text) => paragraph(text))
          .join(''),
      }),
  },
  {
    name: 'Word with bullets',
    reader: docx,
    marksItems: false,
    make: (parts) =>
      docxFile({
        numbering: abstractList(1, [{ text: '•', format: 'bullet' }]) + list(1, 1),
        body: parts
          .map((part) =>
            typeof part === 'string'
              ? paragraph(part)
              : part.map((item) => paragraph(item, { list: 1, level: 0 })).join(''),
          )
          .join(''),
      }),
  },
];

const INTRO = 'Both harbours met on the northern pier and agreed to work together on these topics:';
const AFTER = 'The two harbours meet again in the year after next to see what was done about each of them.';
const NOUN = [
  'Buoys',
  'Fog horns',
  'Tide gauges',
  'Pilots',
  'Rare shells',
  'The lighthouse',
  'Đèn biển',
  'Trạm khí tượng',
];
const PLACE = [
  '',
  ' on both piers',
  ' of the northern bay',
  ' (both harbours)',
  ' in all ports and for all ships',
  ' ở cảng',
];
const items = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...NOUN), fc.constantFrom(...PLACE)), {
    minLength: 2,
    maxLength: 6,
    selector: ([noun, place]) => noun + place,
  })
  .map((pairs) => pairs.map(([noun, place]) => noun + place));

async function split({ reader, make }: Format, parts: Part[], look: string) {
  const read = await reader.read(make(parts, look), 'a.bin');
  const { text, blocks } = tidy(read.text, read.blocks, reader.format === 'markdown');
  return splitDocument(documentOf(text), blocks);
}

describe.each(FORMATS)('a list in a text without marked headings: $name', (format) => {
  it('is kept whole, with any labels, and heads nothing', async () => {
    await fc.assert(
      fc.asyncProperty(items, fc.constantFrom(...Object.keys(LOOKS)), fc.boolean(), async (list, look, announced) => {
        const before = announced ? INTRO : AFTER;
        const { passages, leftOut, headings } = await split(format, [before, list, AFTER], look);
        const texts = passages.map(({ text }) => text);
        for (const item of list) expect(texts.some((text) => text.includes(item))).toBe(true);
        expect([leftOut, headings]).toEqual([[], []]);
        expect(passages.filter(({ section }) => section.length > 0)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

const MARKING = FORMATS.filter(({ marksItems }) => marksItems);
describe.each(MARKING)('a list between headings that nothing marks: $name', (format) => {
  it('leaves the heading above it and the one below it as they are', async () => {
    await fc.assert(
      fc.asyncProperty(items, fc.constantFrom(...LABELLED), async (list, look) => {
        const { passages } = await split(format, ['First topics', INTRO, list, 'Next steps', AFTER], look);
        const sections = passages.map(({ section }) => section.join());
        expect(sections[0]).toBe('First topics');
        expect(passages.at(-1)).toMatchObject({ text: AFTER, section: ['Next steps'] });
        for (const item of list) expect(passages.some(({ text }) => text.includes(item))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

describe('bare lines', () => {
  it('of one list are no headings, whatever their order, also at the end of the text', () => {
    fc.assert(
      fc.property(items, fc.boolean(), (list, atEnd) => {
        const text = [AFTER, 'Guests', ...list, ...(atEnd ? [] : [AFTER])].join('\n\n');
        const { passages, headings, leftOut } = splitDocument(documentOf(text));
        expect(passages.map((passage) => passage.text)).toEqual(text.split('\n\n'));
        expect([headings, leftOut]).toEqual([[], []]);
      }),
    );
  });

  it('that stand alone above a paragraph still are headings, also below the title and with capital numerals', () => {
    fc.assert(
      fc.property(items, fc.constantFrom('', 'I. ', 'A. '), (list, label) => {
        const parts = list.map((item) => `${label}${item.replace(/[()]/g, '')}`);
        fc.pre(parts.every((part) => part.includes(' ')));
        const text = ['A title of its own', ...parts.flatMap((part) => [part, AFTER])].join('\n\n');
        const { passages } = splitDocument(documentOf(text));
        expect(passages.map(({ section }) => section)).toEqual(parts.map((part) => [part]));
      }),
    );
  });
});

describe('a line of a wrapped text that begins with a number', () => {
  const DATES = ['27. Juni 2012', '3. Oktober 2020', '1. Januar 2024', '12. 6. 2020', '5. junija 2019'];
  const wrapped = (line: string) =>
    [
      'Die beiden Häfen haben auf der nördlichen Mole vereinbart, ihre Berichte über',
      'das Wetter zu teilen. Das Abkommen wurde dort unterzeichnet, und zwar am',
      `${line} in Anwesenheit der Lotsen und der Wärter des Leuchtturms, die`,
      'alle die Bedeutung der Berichte für die Schiffe in der Bucht würdigten.',
    ].join('\n');

  it('goes on with its sentence if it is a date or out of order', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.constantFrom(...DATES),
          fc.integer({ min: 2, max: 99 }).map((n) => `${n}. Sitzung`),
        ),
        (line) => {
          const text = wrapped(line);
          expect(splitDocument(documentOf(text)).passages.map((passage) => passage.text)).toEqual([text]);
        },
      ),
    );
  });

  it('begins a paragraph if it goes on with the count, or below a finished line', () => {
    const point = (n: number, end: string) =>
      `${n}. Each harbour keeps its reports of the weather for ten years in a dry\nand safe place, together with the readings of the gauges that stand on the\ntwo piers, and sends them to the pilots and to the keeper of the lighthouse${end}`;
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 8 }), fc.constantFrom('', ';', '.', ','), (many, end) => {
        const points = Array.from({ length: many }, (_, i) => point(i + 1, end));
        const { passages } = splitDocument(documentOf(points.join('\n')));
        expect(passages.map(({ text }) => text)).toEqual(points);
      }),
    );
  });
});
