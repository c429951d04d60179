import { describe, expect, it } from 'vitest';
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

  it('are none in an empty message', () => {
    expect([quotesIn(''), quotesIn(' \n '), quotesIn('> ')]).toEqual([[], [], expect.anything()]);
  });

  it('are found in time whatever the message is', () => {
    const start = performance.now();
    for (const text of [
      '"'.repeat(4000),
      "a' ".repeat(1300),
      '*'.repeat(4000),
      '**a'.repeat(1300),
      '[a](https:'.repeat(400),
    ])
      quotesIn(text);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
