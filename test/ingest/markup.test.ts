import { describe, expect, it } from 'vitest';
import { tidy } from '../../src/ingest/tidy/tidy.js';

const markdown = (text: string) => tidy(text, [], true);

describe('Markdown', () => {
  it.each(['<br>', '<br/>', '<br />', '<BR>', '<br class="x"><br>', '</p><p>', '<div>', '</div> <div id="a">'])(
    'never joins the words and numbers around %s',
    (tag) => {
      for (const [before, after] of [
        ['Hanoi.', 'They agreed'],
        ['shall', 'not'],
        ['20', '30'],
        ['5 %', '6 %'],
      ]) {
        for (const around of [`It is ${before}${tag}${after} here.`, `| It is ${before}${tag}${after} | here |`]) {
          const { text } = markdown(around);
          expect(text).not.toContain('<');
          expect(text.replace(/\s+/g, ' ')).toContain(`It is ${before} ${after}`);
        }
      }
    },
  );

  it('keeps rows and headings in one line', () => {
    expect(markdown('| a | b |\n|---|---|\n| 20<br>30 | x</p><p>y |').text).toContain('20 30 | x y');
    expect(markdown('## One<br>two\n\nThree.').text).toBe('## One two\n\nThree.');
  });

  it.each([
    ['~~300~~ 330', '330'],
    ['<del>300</del><ins>330</ins>', '330'],
    ['<s class="x">300</s> <u>330</u>', '330'],
    ['<strike>300</strike> 330', '330'],
  ])('leaves out what %s deletes, and says so', (written, read) => {
    const { text, notices } = markdown(`The price is ${written} euro.`);
    expect(text).toBe(`The price is ${read} euro.`);
    expect(notices).toEqual([{ code: 'left_out', message: 'Left out as deleted text: 1 part, 1 word (“300”).' }]);
  });

  it('resolves the escape of every punctuation mark, also at the end of a line', () => {
    for (const mark of '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~') {
      expect(markdown(`Viet Nam\\${mark} of 5`).text).toBe(`Viet Nam${mark} of 5`);
    }
    expect(markdown('Hanoi\\\nand Hue').text).toBe('Hanoi\nand Hue');
    expect(markdown('C:\\dir and a\\é').text).toBe('C:\\dir and a\\é');
  });

  it.each([
    ['R&amp;D', 'R&D'],
    ['2025&nbsp;is', '2025 is'],
    ['&ldquo;Ha&rdquo; &ndash; &#8364;5 &#x20AC;6', '“Ha” – €5 €6'],
    ['Caf&eacute; &Uuml;ber gar&ccedil;on', 'Café Über garçon'],
    ['&lt;5 %', '<5 %'],
    ['&unknown; &#0; &#xD800; AT&T;', '&unknown; &#0; &#xD800; AT&T;'],
  ])('reads the entities of %s', (written, read) => {
    expect(markdown(`It is ${written} now.`).text).toBe(`It is ${read} now.`);
  });

  it.each([
    ['[ARTICLE 1]{.underline}', 'ARTICLE 1'],
    ['# Joint Statement {#joint-statement}', '# Joint Statement'],
    ['[5 tonnes]{lang=en}', '5 tonnes'],
    ['A set {a, b} of [1] things', 'A set {a, b} of [1] things'],
    ['> The Parties\n> > agree', 'The Parties\nagree'],
    ['::: {.note}\nA note.\n:::', '\nA note.\n'],
    ['10^6^ t, 10^-3^ t, H~2~O', '10⁶ t, 10⁻³ t, H₂O'],
    ['about ~5 to ~6 and 2^3', 'about ~5 to ~6 and 2^3'],
  ])('reads the marks of Pandoc in %s', (written, read) => {
    expect(markdown(written).text).toBe(read);
  });
});

describe('raised numbers in plain text', () => {
  const NOTES = '\n\n¹ See one.\n² See two.\n³ See three.\n';
  const read = (text: string) =>
    tidy(text + NOTES, [], false)
      .text.replace(NOTES, '')
      .trim();
  const KEPT = ['500 km²', '3 m³', '5 cm²', 'R²', '10²', '3 × 10³', '15² of', '(a + b)²', '7,5²', '9 км²', '(km²)'];
  const REMOVED = ['the text', 'the “word”', '(as amended)', 'in 2019', 'of 5 %', 'it ended.', 'of 10,', 'ở Việt Nam'];

  it.each(KEPT)('stay as exponents: %s', (text) => {
    expect(read(`It is ${text} here.`)).toBe(`It is ${text} here.`);
  });

  it.each(REMOVED)('are taken out as marks of notes behind: %s', (text) => {
    for (const mark of ['¹', '²', '³'])
      expect(read(`It is ${text}${mark} and so on.`)).toBe(`It is ${text} and so on.`);
  });

  it('stay if there is no such note', () => {
    expect(read('It is the text⁴ and 10⁶.')).toBe('It is the text⁴ and 10⁶.');
  });
});
