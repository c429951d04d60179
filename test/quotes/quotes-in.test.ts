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

  it('are none in an empty message', () => {
    expect([quotesIn(''), quotesIn(' \n '), quotesIn('> ')]).toEqual([[], [], expect.anything()]);
  });

  it('are found in time whatever the message is', async () => {
    for (const text of [
      '"'.repeat(4000),
      "a' ".repeat(1300),
      '*'.repeat(4000),
      '**a'.repeat(1300),
      '[a](https:'.repeat(400),
    ])
      expect(await overlong(() => quotesIn(text), 50)).toBeUndefined();
  });
});
