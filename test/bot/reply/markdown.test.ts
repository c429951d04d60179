import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asText, withBold } from '../../../src/bot/reply/markdown.js';
import { allVisible } from '../../../src/text/visible.js';
import { livingMarkdown, nasty, unescaped } from './support.js';

describe('text in markdown', () => {
  it.each([
    ['a*b_c~d`e|f', 'a\\*b\\_c\\~d\\`e\\|f'],
    ['> quote <@1> <t:1> </ask:1> [a](b)', '\\> quote \\<\\@1\\> \\<t:1\\> \\</ask:1\\> \\[a\\](b)'],
    ['# a\n  - b\n+ c\n-# d', '\\# a\n  \\- b\n\\+ c\n\\-# d'],
    ['34. a 35. b', '34\\. a 35. b'],
    ['C# and a-b, 3 - 2 + 1', 'C# and a-b, 3 - 2 + 1'],
    ['https://example.com', 'https\\://example.com'],
    ['discord.gg/abc', 'discord\\.gg/abc'],
    ['Discord.com/invite\\abc', 'Discord\\.com/invite\\\\abc'],
    ['www.a.vn a.vn/b/c', 'www\\.a.vn a\\.vn/b/c'],
    ['@everyone and @here', '\\@everyone and \\@here'],
    [':smile: at 12:30', '\\:smile: at 12:30'],
    ['¯\\_(ツ)_/¯', '¯\\\\\\_(ツ)\\_/¯'],
  ])('%j is written %j', (text, written) => {
    expect(asText(text)).toBe(written);
    expect(unescaped(written)).toBe(text);
  });

  it('shows exactly what it is given, and can do nothing', () => {
    fc.assert(
      fc.property(fc.oneof(nasty(), fc.string({ unit: 'binary' })), (text) => {
        const written = asText(text);
        expect(unescaped(written)).toBe(allVisible(text));
        expect(livingMarkdown(written)).toEqual([]);
      }),
    );
  });

  it('stays so with a span of it in bold', () => {
    const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' });
    fc.assert(
      fc.property(nasty(), fc.nat(400), fc.nat(400), (text, first, length) => {
        const ends = [...clusters.segment(text)].map(({ index, segment }) => index + segment.length);
        const start = ends[first % ends.length] ?? 0;
        const span = { start, end: Math.max(start, ends[(first + length) % ends.length] ?? 0) };
        const written = withBold(text, { start: 0, end: text.length }, span);
        expect(unescaped(written)).toBe(allVisible(text));
        expect((written.replace(/\\[^0-9A-Za-z\s]/g, '').match(/\*\*/g) ?? []).length % 2).toBe(0);
      }),
    );
  });

  it('is bold line by line', () => {
    expect(withBold('a b.\n\n c* d ', { start: 0, end: 12 }, { start: 2, end: 12 })).toBe('a **b.**\n\n **c\\* d** ');
    expect(withBold('a b', { start: 0, end: 3 }, { start: 2, end: 2 })).toBe('a b');
    expect(withBold('a b c', { start: 2, end: 5 }, { start: 0, end: 3 })).toBe('**b** c');
  });
});

describe('hidden characters', () => {
  it.each([
    ['zero\u200bwidth\ufeff', 'zero\\u200bwidth\\ufeff'],
    ['right\u202eleft\u2066', 'right\\u202eleft\\u2066'],
    ['bell\u0007 and \u001b[31m', 'bell␇ and ␛[31m'],
    ['tag\u{e0041}', 'tag\\u{e0041}'],
    ['soft\u00adhyphen \u3164', 'soft\\u00adhyphen \\u3164'],
    ['half \ud83d', 'half \\ud83d'],
    [`a${'\u0301'.repeat(8)}`, `a${'\u0301'.repeat(6)}\\u0301\\u0301`],
  ])('are shown: %j', (text, shown) => {
    expect(allVisible(text)).toBe(shown);
  });

  it.each([
    'Việt Nam'.normalize('NFD'),
    'Việt Nam',
    '👨‍👩‍👧 🏳️‍🌈 ❤️ 1️⃣ 🇻🇳 👍🏽',
    '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
    'می\u200cخواهم',
    'क्\u200dष',
    'a\n\tb',
    '“quotes” – € …',
  ])('are kept where writing needs them: %s', (text) => {
    expect(allVisible(text)).toBe(text);
  });
});
