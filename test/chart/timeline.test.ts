import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import { FONT_FAMILY, FONT_FILES, metricsOf } from '../../src/chart/font.js';
import { svgToPng } from '../../src/chart/png.js';
import { wrapText } from '../../src/chart/text.js';
import { placeOnAxis } from '../../src/chart/time-axis.js';
import { timelineInWords, timelinePng } from '../../src/chart/timeline.js';
import { COLOURS, timelineSvg, WIDTH } from '../../src/chart/timeline-svg.js';
import type { Citation, Timeline } from '../../src/model.js';
import { botWordsFor } from '../../src/words/languages.js';

const VIETNAMESE =
  'Đại diện cấp cao EU ghi nhận đề nghị của Việt Nam về việc sớm gỡ bỏ thẻ vàng IUU với thủy sản Việt Nam.';
const [english, vietnamese] = [botWordsFor('en'), botWordsFor('vi')];

function entry(date: string, fields: Partial<Citation> = {}): Citation {
  return {
    passageId: `doc#p${date}`,
    documentId: 'doc',
    label: 'Paragraph 5',
    section: [],
    quote: VIETNAMESE,
    start: 0,
    end: VIETNAMESE.length,
    passage: { text: VIETNAMESE, start: 0, end: VIETNAMESE.length },
    title: 'Thúc đẩy quan hệ hợp tác',
    titleBasis: 'given',
    kind: 'news',
    publisher: 'VNA/VNS',
    date,
    dateBasis: 'stated',
    language: 'vi',
    score: 1,
    ...fields,
  };
}

function timelineOf(entries: Citation[], fields: Partial<Timeline> = {}): Timeline {
  return {
    kind: 'timeline',
    evidence: 'strong',
    topic: 'yellow card',
    language: 'en',
    indexVersion: 'v',
    entries,
    gaps: [],
    leftOut: 0,
    notices: [],
    ...fields,
  };
}

const FIVE = timelineOf(
  [
    entry('2022-05-24', { dateBasis: 'inferred' }),
    entry('2025-04-15'),
    entry('2025-10-10'),
    entry('2026-01-27'),
    entry('2026-01-29', { kind: 'official', title: 'Joint Statement <&> "upgrade"' }),
  ],
  { gaps: [{ from: 2023, to: 2024 }] },
);
const DAYS = Array.from({ length: 25 }, (_, i) => `2025-${String(1 + (i % 9)).padStart(2, '0')}-10`).sort();
const MANY = timelineOf(
  DAYS.map((date) => entry(date, { title: 'A very long title '.repeat(20), quote: VIETNAMESE.repeat(12) })),
);

describe('the fonts', () => {
  it('have every letter that Vietnamese is written with', () => {
    const letters = 'aăâeêioôơuưyđ AĂÂEÊIOÔƠUƯYĐ';
    const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
    const all = Array.from(letters, (letter) => tones.map((tone) => (letter + tone).normalize('NFC'))).flat();
    const known = all.filter((letter) => [...letter].length === 1);
    expect(known.length).toBeGreaterThan(130);
    for (const weight of ['regular', 'bold'] as const) expect(metricsOf(weight).has(known.join(''))).toBe(true);
  });

  it.each(['regular', 'bold'] as const)('measure %s text as wide as it is drawn', (weight) => {
    const size = 25;
    const attributes = `font-size="${size}" font-weight="${weight === 'bold' ? 700 : 400}"`;
    const drawn = (text: string) => {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="60"><text x="0" y="40" ${attributes}>${text}</text></svg>`;
      const font = { fontFiles: [...FONT_FILES], loadSystemFonts: false, defaultFontFamily: FONT_FAMILY };
      return new Resvg(svg, { font }).getBBox()?.width ?? 0;
    };
    for (const text of [VIETNAMESE, 'Both sides highlight the importance of sustainable fisheries.']) {
      const measured = metricsOf(weight).widthOf(text, size);
      expect(Math.abs(measured - drawn(text)) / measured).toBeLessThan(0.02);
    }
  });
});

describe('text in a picture', () => {
  const style = { size: 25, weight: 'regular' } as const;
  const widthOf = (line: string) => metricsOf('regular').widthOf(line, style.size);

  it('is broken between words into lines that fit, and nothing is lost', () => {
    const lines = wrapText(VIETNAMESE, 400, style, 20);
    expect(lines.join(' ')).toBe(VIETNAMESE);
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(400);
  });

  it('is cut at a word with a mark where there is no room', () => {
    const lines = wrapText(VIETNAMESE, 400, style, 2);
    expect(lines).toHaveLength(2);
    expect(lines.at(-1)).toMatch(/\S \[…\]$/);
    expect(VIETNAMESE.startsWith(lines.join(' ').replace(' […]', ''))).toBe(true);
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(400);
  });

  it('is broken inside a word only where the word is wider than a line', () => {
    const lines = wrapText('x'.repeat(200), 400, style, 20);
    expect(lines.join('')).toBe('x'.repeat(200));
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(400);
  });
});

describe('the axis', () => {
  const spacing = { between: 10, apart: 20, least: 300 };

  it('places dates in proportion to time where there is room', () => {
    const { slots, length } = placeOnAxis(['2020-01-01', '2021-01-01', '2024-01-01'], [30, 30, 30], spacing);
    expect(length).toBe(300);
    expect((slots[1]?.mark ?? 0) / length).toBeCloseTo(0.25, 2);
    expect(slots.map(({ mark, top }) => mark - top)).toEqual([0, 0, 0]);
  });

  it('keeps marks and boxes apart, in order, however near the dates are', () => {
    const dates = ['2022-05-24', '2026-01-27', '2026-01-27', '2026-01-29'];
    const { slots } = placeOnAxis(dates, [80, 80, 80, 80], spacing);
    for (const [i, slot] of slots.entries()) {
      const before = slots[i - 1];
      if (!before) continue;
      expect(slot.mark - before.mark).toBeGreaterThanOrEqual(20);
      expect(slot.top - before.top).toBeGreaterThanOrEqual(90);
    }
    expect(slots[0]).toEqual({ mark: 0, top: 0 });
  });

  it('takes a single date', () => {
    expect(placeOnAxis(['2026-01-29'], [80], spacing)).toMatchObject({ slots: [{ mark: 0, top: 0 }], length: 0 });
  });
});

describe('the picture of a timeline', () => {
  const svg = timelineSvg(FIVE, english);
  const textsOf = (drawn: string) => Array.from(drawn.matchAll(/<text[^>]*>([^<]*)<\/text>/g), ([, text = '']) => text);

  it('has a mark for each source: a square for an official document, a circle for news, hollow where the date is inferred', () => {
    const body = svg.slice(0, svg.indexOf(english.timeline.inferredDate));
    const circles = Array.from(body.matchAll(/<circle[^>]*fill="([^"]+)"/g), ([, fill]) => fill);
    expect(circles.filter((fill) => fill === COLOURS.card)).toHaveLength(2);
    expect(circles.filter((fill) => fill === COLOURS.news)).toHaveLength(4);
    const squares = Array.from(body.matchAll(/<rect[^>]*fill="([^"]+)"/g), ([, fill]) => fill);
    expect(squares.filter((fill) => fill === COLOURS.official)).toHaveLength(2);
  });

  it('labels them with date and short title, and dashes the years without documents; the words stay in the text', () => {
    const texts = textsOf(svg);
    expect(texts).toContain('24 May 2022 (inferred)');
    expect(texts).toContain('29 January 2026');
    expect(texts).toContain('2023–2024');
    expect(texts.join(' ')).not.toContain(VIETNAMESE.slice(0, 30));
    expect(texts.join(' ')).toContain('Joint Statement &lt;&amp;&gt; &quot;upgrade&quot;');
    expect(texts).toEqual(expect.arrayContaining([english.badge.official, english.badge.news]));
    expect(svg.match(/stroke-dasharray/g)?.length).toBe(2);
    expect(textsOf(timelineSvg(FIVE, vietnamese)).join(' ')).toContain('24 tháng 5 năm 2022 (suy ra)');
    const [first] = FIVE.entries;
    const named = {
      ...FIVE,
      entries: [{ ...(first as Citation), shortTitle: 'Call', shortTitles: { vi: 'Điện đàm' } }],
    };
    expect(textsOf(timelineSvg({ ...named, language: 'vi' }, vietnamese))).toContain('Điện đàm');
    expect(textsOf(timelineSvg({ ...named, language: 'en' }, english))).toContain('Call');
  });

  it('has letters that are still 11 px high where a phone shows it 320 px wide', () => {
    const sizes = Array.from(svg.matchAll(/font-size="(\d+)"/g), ([, size]) => Number(size));
    expect((Math.min(...sizes) * 320) / WIDTH).toBeGreaterThanOrEqual(11);
  });

  it('reads in colours with a contrast of 4.5 and more on a card of its own', () => {
    expect(svg).toMatch(new RegExp(`^<svg[^>]*>\\n<rect[^>]*fill="${COLOURS.card}"`));
    for (const name of ['text', 'quiet', 'official', 'news'] as const)
      expect(contrast(COLOURS[name], COLOURS.card), name).toBeGreaterThanOrEqual(4.5);
  });

  it('keeps every text within its width', () => {
    for (const drawn of [svg, timelineSvg(MANY, vietnamese)]) {
      for (const [, x = '', size = '', weight, anchor, text = ''] of drawn.matchAll(
        /<text x="([\d.]+)"[^>]*font-size="(\d+)" font-weight="(\d+)"[^>]*text-anchor="(\w+)"[^>]*>([^<]*)</g,
      )) {
        const plain = text
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&#39;', "'")
          .replaceAll('&amp;', '&');
        const width = metricsOf(weight === '700' ? 'bold' : 'regular').widthOf(plain, Number(size));
        const [left, right] = anchor === 'end' ? [Number(x) - width, Number(x)] : [Number(x), Number(x) + width];
        expect(left, plain).toBeGreaterThanOrEqual(8);
        expect(right, plain).toBeLessThanOrEqual(WIDTH - 16);
      }
    }
  });

  it('becomes a PNG of its width without fonts of the machine, also with 25 entries, small enough for Discord', async () => {
    for (const timeline of [FIVE, MANY]) {
      const png = await timelinePng(timeline, vietnamese);
      expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
      expect(png.readUInt32BE(16)).toBe(WIDTH);
      expect(png.length).toBeLessThan(5 * 1024 * 1024);
    }
  });

  it('rejects what is no SVG instead of ending the program', async () => {
    await expect(svgToPng('<svg')).rejects.toThrow();
  });

  it('is told in words from the same data, within the limit of a description', () => {
    const words = timelineInWords(FIVE, english);
    expect(words).toMatch(/^What the documents say on “yellow card”\. 24 May 2022 \(inferred\), news report: Thúc đẩy/);
    expect(words).toContain('2023–2024: no document is from these years. 15 April 2025');
    expect(timelineInWords(MANY, english).length).toBeLessThanOrEqual(1024);
    expect(timelineInWords(MANY, english)).toMatch(/…$/);
  });
});

/** Contrast ratio of relative luminances (WCAG 2.1). */
function contrast(one: string, other: string): number {
  const luminance = (colour: string) => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5]
      .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
      .map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}
