import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlong } from '../../bench/lib/processor-time.js';
import { quotesIn } from '../../src/quotes/quotes-in.js';

const QUOTE = 'Both sides will promote green development';

describe('the quotes in a message', () => {
  it.each([
    ['curly marks', `See “${QUOTE}” there`],
    ['straight marks', `See "${QUOTE}", they say`],
    ['guillemets', `Voir «${QUOTE}» !`],
    ['German marks', `Siehe „${QUOTE}“.`],
    ['single marks', `See ‘${QUOTE}’.`],
    ['a block', `they said\n> ${QUOTE}\nreally?`],
    ['bold and escapes', `they said\n> **Both sides** will ||promote|| green dev\\elopment`.replace('\\e', 'e')],
    ['no marks at all', QUOTE],
    ['a spoiler of marks', `||"${QUOTE}"||`],
  ])('are found in %s', (_, message) => {
    expect(quotesIn(message)).toEqual([QUOTE]);
  });

  it('are the outer ones', () => {
    const inner = 'soon lift its "yellow card" on seafood exports';
    expect(quotesIn(`He said "${inner}" today`)).toEqual([inner]);
    expect(quotesIn('He said “soon lift its ‘yellow card’ on exports” today')).toEqual([
      'soon lift its ‘yellow card’ on exports',
    ]);
  });

  it('are all of them in order, and each once', () => {
    const message = `First “one two three four” and then\n> five six seven eight\n> nine\nand "ten eleven twelve thirteen" or “one two three four”.`;
    expect(quotesIn(message)).toEqual([
      'one two three four',
      'five six seven eight\nnine',
      'ten eleven twelve thirteen',
    ]);
  });

  it('are not names and terms of fewer than four words', () => {
    const message = 'The "yellow card" of the “European Union” is mentioned';
    expect(quotesIn(message)).toEqual([message]);
  });

  it('keep their apostrophes', () => {
    expect(quotesIn("She said 'the EU's card and the two sides' will matter' yesterday")).toEqual([
      "the EU's card and the two sides' will matter",
    ]);
    expect(quotesIn("It's the EU's and Viet Nam's own idea, isn't it")).toEqual([
      "It's the EU's and Viet Nam's own idea, isn't it",
    ]);
  });

  it('go on to the end behind ">>> "', () => {
    expect(quotesIn('look\n>>> one two\nthree “four five six seven”')).toEqual([
      'one two\nthree “four five six seven”',
    ]);
  });

  describe('that go on over paragraphs', () => {
    const sentences =
      'Both sides agree on it|Trade grew in 2025 “very much”|The EU will lift the yellow card|Peace matters to all';
    const words = fc.constantFrom(...sentences.split('|'));
    const paragraphs = fc.array(
      fc.tuple(words, words).map((pair) => pair.join('. ')),
      { minLength: 2, maxLength: 5 },
    );
    const around = fc.constantFrom('', 'They said: ', 'Look,\n\n', 'See what he wrote —\n');
    const behind = fc.constantFrom('', ' Unbelievable!', '\n\nWhat do you think?', ' (2026)');
    const marks = fc.constantFrom(['“', '”'], ['«', '»'], ['"', '"']);

    it('are one quote, whether each paragraph opens the marks again or not', () => {
      fc.assert(
        fc.property(paragraphs, around, behind, marks, fc.boolean(), (list, before, after, [open, close], anew) => {
          // A quotation mark of the same kind inside would end it.
          const texts = list.map((text) => (open === '“' ? text : text.replace(/[“”]/g, '')));
          const quote = texts.join(`\n\n${anew ? open : ''}`);
          expect(quotesIn(`${before}${open}${quote}${close}${after}`)).toEqual([texts.join('\n\n')]);
        }),
      );
    });

    it('are several where each is closed', () => {
      fc.assert(
        fc.property(
          fc.uniqueArray(words, { minLength: 2 }),
          fc.constantFrom('\n\n', '\n', ' and '),
          (list, between) => {
            const quotes = list.map((text) => text.replace(/[“”]/g, ''));
            const message = quotes.map((text) => `“${text} today”`).join(between);
            expect(quotesIn(message)).toEqual(quotes.map((text) => `${text} today`));
          },
        ),
      );
    });

    it('are the whole message where it only opens the marks', () => {
      fc.assert(
        fc.property(paragraphs, fc.constantFrom('“', '"', '«', '„'), fc.boolean(), (list, open, anew) => {
          const texts = list.map((text) => text.replace(/[“”]/g, ''));
          expect(quotesIn(open + texts.join(`\n\n${anew ? open : ''}`))).toEqual([texts.join('\n\n')]);
        }),
      );
    });
  });

  describe('in the marks of each language', () => {
    /** The marks in use, by language code; `vi` is Vietnamese. `typed` is what is typed for lack of a key. */
    const MARKS: Record<string, [open: string, close: string][]> = {
      ...{ en: [p('“”'), p('‘’')], vi: [p('“”')], ga: [p('“”')], mt: [p('“”')], da: [p('»«'), p('„“'), p('”')] },
      ...{
        de: [p('„“'), p('»«'), p('‚‘'), p('›‹')],
        fr: [
          ['« ', ' »'],
          ['«\u00a0', '\u00a0»'],
          ['‹\u202f', '\u202f›'],
        ],
      },
      ...{ fi: [p('”'), p('»'), p('’')], sv: [p('”'), p('»'), p('’')], et: [p('„“'), p('„”')], lv: [p('„”'), p('«»')] },
      ...{ lt: [p('„“')], pl: [p('„”'), p('«»')], ro: [p('„”'), p('«»')], bg: [p('„“')], cs: [p('„“'), p('»«')] },
      ...{ sk: [p('„“'), p('»«')], sl: [p('„“'), p('»«')], hr: [p('„”'), p('»«')], hu: [p('„”'), p('»«')] },
      ...{ el: [p('«»'), p('“”')], es: [p('«»'), p('“”')], pt: [p('«»'), p('“”')], it: [p('«»'), p('“”')] },
      ...{
        nl: [p('“”'), p('„”'), p('‘’')],
        typed: [p('"'), p("'"), [',,', '“'], [',,', "''"], ['<<', '>>'], [',,', '"']],
      },
    };
    function p(pair: string): [string, string] {
      return [pair.charAt(0), pair.at(-1) ?? ''];
    }
    const pairs = fc.constantFrom(...Object.values(MARKS).flat());
    const QUOTES = [
      'Both sides highlight the importance of sustainable fisheries',
      'Les deux parties conviennent de se réunir à nouveau à Hanoï',
      'Hai bên nhất trí tăng cường hợp tác trong năm 2026',
      'Die Union und Vietnam fördern den Handel mit Waren (IUU)',
      'Стороните ще насърчават устойчивия риболов, но не сега',
      'Τα μέρη συμφωνούν να συνεργαστούν στενά στην περιοχή',
    ];
    const quotes = fc.shuffledSubarray(QUOTES, { minLength: 1, maxLength: 4 });
    /** Right behind a mark, ’ is an apostrophe: it opens only behind a space or a bracket. */
    const isClear = (open: string, left: string) => open !== '’' || /(?:^|[\s([])$/.test(left);
    const end = fc.constantFrom('', '.', '!', '?', ',', '…');
    const before = fc.constantFrom(
      '',
      'They say ',
      'said: ',
      'said:',
      'said,',
      '1.',
      'so; ',
      '(',
      '[',
      '— ',
      '😀',
      '✔️',
      '=',
      '/',
      '\n',
    );
    const behind = fc.constantFrom(
      ...[
        '',
        ' there',
        '.',
        ', they say',
        '[12]',
        '(34)',
        ' (34)',
        '¹',
        '²³',
        '😀',
        '✔️',
        '=',
        ';',
        ' – no',
        '\nthere',
        '*',
        '†',
        ']',
        ')',
      ],
    );

    it('are found whatever is beside the marks', () => {
      fc.assert(
        fc.property(
          pairs,
          before,
          behind,
          fc.constantFrom(...QUOTES),
          end,
          ([open, close], left, right, text, stop) => {
            const quote = text + stop;
            fc.pre(isClear(open, left));
            expect(quotesIn(`${left}${open}${quote}${close}${right}`)).toEqual([quote]);
          },
        ),
        { numRuns: 2000 },
      );
    });

    it('are all found in one message, in one style or in several', () => {
      const between = fc.constantFrom(' and ', ', ', '; ', '\n', '[1] – ', ' (34). Also: ', '¹, ', ' 😀 ', '\n\n');
      fc.assert(
        fc.property(
          quotes,
          pairs,
          fc.array(pairs, { maxLength: 4 }),
          before,
          between,
          (texts, one, several, left, gap) => {
            fc.pre([one, ...several].every(([open]) => isClear(open, left)));
            const marked = texts.map((text, i) => {
              const [open, close] = several[i] ?? one;
              return open + text + close;
            });
            expect(quotesIn(`${left}${marked.join(gap)} indeed`)).toEqual(texts);
          },
        ),
        { numRuns: 2000 },
      );
    });

    it('are the outer ones, with a term or a quote in other marks inside', () => {
      const inner = fc.constantFrom(
        ...['“x y”', '‘x y’', '„x y“', '«x y»', '"x y"', '‚x y‘', '‹x y›', '« x y »', '”x y”'],
      );
      const outer = fc.constantFrom(
        ...Object.values(MARKS)
          .flat()
          .filter(([open]) => !/['‘’‚‹›]/.test(open)),
      );
      fc.assert(
        fc.property(outer, inner, ([open, close], term) => {
          const used = new Set(open + close);
          const isOther = ![...term].some((mark) => used.has(mark) && mark !== ' ');
          fc.pre(isOther && !/[“”„",]/.test(open + close));
          const quote = `Both sides welcome the ${term} of today`;
          expect(quotesIn(`See ${open}${quote}${close} there`)).toEqual([quote]);
        }),
        { numRuns: 500 },
      );
    });

    it('are not made of apostrophes, inches, feet, or signs in code', () => {
      for (const message of [
        'The EU’s view and the two sides’ plan of ’26 differ, don’t they',
        'A 5" pipe and a 12" pipe of the two sides are here',
        'a << b and c >> d as it is in all languages'.replace('>>', '>'),
        'Home » Press » Statements of both sides in 2026',
        "the two sides' plan, the EU's and Viet Nam's, isn't l''un",
        'well,, both sides agree on it,, they say',
      ])
        expect(quotesIn(message), message).toEqual([message]);
    });
  });

  it('are none in an empty message', () => {
    expect([quotesIn(''), quotesIn(' \n '), quotesIn('> ')]).toEqual([[], [], expect.anything()]);
  });

  it('are found in time whatever the message is', async () => {
    for (const text of [
      '"'.repeat(4000),
      '« “ ‹ » '.repeat(500),
      ",, '' << >> ".repeat(330),
      '”a '.repeat(1300),
      '”a\n'.repeat(1300),
      "a' ".repeat(1300),
      '*'.repeat(4000),
      '**a'.repeat(1300),
      '[a](https:'.repeat(400),
    ])
      expect(await overlong(() => quotesIn(text), 50)).toBeUndefined();
  });
});
