import fc from 'fast-check';
import type { Citation } from '../../src/model.js';

/** Text with everything that has ever broken a format. */
const nastyText = fc
  .array(
    fc.constantFrom(
      ...[
        'Joint ',
        'Việt Nam ',
        'EU–',
        '5819/26',
        'é',
        '{',
        '}',
        '\\',
        '%',
        '&',
        '#',
        '$',
        '_',
        '^',
        '~',
        '"',
        "'",
        '“x”',
        '*',
        '`',
      ],
      ...[
        '[',
        ']',
        '<b>',
        '|',
        '@article{x,',
        '\nER  - ',
        '\r\nTY  - ',
        '\tTI  - x',
        ' = ',
        ',',
        '\u001b[1m',
        '\u0007',
        '```',
        '> ',
        '🇻🇳',
      ],
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => `x${parts.join('')}`);

const optional = <T>(name: string, value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined }).map((found) => (found === undefined ? {} : { [name]: found }));

/** A citation of any document, with any of its optional facts left out; its quote is any part of its passage. */
export const anyCitation: fc.Arbitrary<Citation> = fc
  .record({
    id: fc.stringMatching(/^[a-z]{1,6}-[0-9]{1,4}$/),
    title: nastyText,
    titleBasis: fc.constantFrom('given' as const, 'described' as const),
    kind: fc.constantFrom('official' as const, 'news' as const),
    date: fc
      .date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
    inferred: fc.boolean(),
    note: nastyText,
    publisher: optional('publisher', nastyText),
    reference: optional('reference', nastyText),
    url: optional('url', fc.constantFrom('https://example.org/a_b%20c?x={1}&y=~2#z', 'http://example.org/')),
    readerAddress: optional('readerAddress', fc.constantFrom('https://reader.example/x.html?span=4-18#34')),
    label: fc
      .tuple(fc.constantFrom('Clause', 'Paragraph', 'Article'), fc.integer({ min: 1, max: 99 }))
      .map((parts) => parts.join(' ')),
    text: nastyText,
    offset: fc.nat(5000),
    cut: fc.tuple(fc.nat(100), fc.nat(100)),
  })
  .map(({ id, inferred, note, publisher, reference, url, readerAddress, text, offset, cut, ...rest }) => {
    const from = Math.min(cut[0], text.length - 1);
    const to = Math.max(from + 1, text.length - cut[1]);
    return {
      ...rest,
      ...publisher,
      ...reference,
      ...url,
      ...readerAddress,
      passageId: `${id}#p1`,
      documentId: id,
      section: [],
      language: 'en',
      score: 1,
      dateBasis: inferred ? ('inferred' as const) : ('stated' as const),
      ...(inferred ? { dateNote: note } : {}),
      quote: text.slice(from, to),
      start: offset + from,
      end: offset + to,
      passage: { text, start: offset, end: offset + text.length },
    };
  });

/** A citation of a document that states everything, unless facts are overridden. */
export function citation(facts: Partial<Citation> = {}): Citation {
  const text = '7. Both sides agree on the plan. They will meet again.';
  return {
    passageId: 'plan-2030#7',
    documentId: 'plan-2030',
    clause: 7,
    label: 'Clause 7',
    section: [],
    quote: text,
    start: 40,
    end: 40 + text.length,
    passage: { text, start: 40, end: 40 + text.length },
    title: 'A Plan',
    titleBasis: 'given',
    kind: 'official',
    date: '2030-02-03',
    dateBasis: 'stated',
    language: 'en',
    score: 1,
    ...facts,
  };
}
