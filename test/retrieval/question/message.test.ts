import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growthOf } from '../../../bench/lib/processor-time.js';
import { MOST_PARTS, readMessage } from '../../../src/retrieval/question/message.js';
import { cleanQuestion } from '../../../src/retrieval/question/read.js';
import { phrasesOf } from '../../../src/text/languages/language.js';
import { LANGUAGES } from '../../../src/text/languages/languages.js';

const TOLD = [
  'I am writing a paper at the university and have read a great deal about the economy this year.',
  'My professor gave us a long list of books, and most of them contradict each other.',
  'Yesterday we talked about it in class for two hours without any result.',
  'Em là sinh viên năm cuối và đang viết luận văn.',
  'Ich arbeite seit drei Jahren bei einem Verband.',
];
const QUESTIONS = [
  'What do they say on fisheries?',
  'Will the EU lift the yellow card?',
  'Hai bên nói gì về giáo dục?',
  'Was sagen sie zur Fischerei?',
  'what about labour?',
  'Tell me what they agreed on energy.',
  'Τι λένε για την αλιεία;',
];
const partsOf = (raw: string) => readMessage(raw).parts.map(({ text }) => text);
const told = fc.array(fc.constantFrom(...TOLD), { minLength: 1, maxLength: 30 });

describe('the question of a message', () => {
  it('is found wherever it stands among what is told', () => {
    fc.assert(
      fc.property(
        told,
        told,
        fc.constantFrom(...QUESTIONS),
        fc.constantFrom(' ', '\n', '\n\n'),
        (before, behind, asked, gap) => {
          for (const sentences of [
            [...before, asked],
            [asked, ...behind],
            [...before, asked, ...behind],
          ])
            expect(partsOf(sentences.join(gap))).toEqual([asked]);
        },
      ),
    );
  });

  it('is not what is quoted, unless all is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...QUESTIONS),
        fc.constantFrom(...QUESTIONS),
        fc.array(fc.constantFrom(...TOLD)),
        (quoted, asked, lines) => {
          const quote = [quoted, ...lines].map((line) => `> ${line}`).join('\n');
          expect(partsOf(`${quote}\n${asked}`)).toEqual([asked]);
          expect(partsOf(`${asked}\n>>> ${quoted}\n${lines.join('\n')}`)).toEqual([asked]);
          expect(partsOf(`> ${quoted}`)).toEqual([quoted]);
        },
      ),
    );
  });

  it('is the whole text where nothing else stands there', () => {
    for (const asked of [
      ...QUESTIONS,
      ...TOLD,
      'giáo dục',
      'yellow card',
      'who signed it, and when?',
      'EU and Vietnam',
      '',
    ]) {
      expect(readMessage(asked)).toEqual({
        text: cleanQuestion(asked),
        parts: [{ text: cleanQuestion(asked) }],
        more: false,
      });
    }
  });

  it('knows the sentence before it, for what “it” means', () => {
    expect(readMessage('The EU imposed a yellow card. When will it be lifted?').parts).toEqual([
      { text: 'When will it be lifted?', before: 'The EU imposed a yellow card.' },
    ]);
  });

  it('is read in time proportional to its length', async () => {
    for (const piece of [
      'yellow card ',
      'và có gì không ',
      'what and who, ',
      'what? ',
      '> what?\n',
      ', and what is it',
      '"?) ',
      '\n\n',
    ]) {
      const reading = (times: number) => () => readMessage(piece.repeat(times));
      const growth = { small: reading(2_000), large: reading(16_000), times: 8 };
      expect(await growthOf(growth, 2.5), piece).toBeLessThanOrEqual(2.5);
    }
  });
});

describe('several questions of a message', () => {
  const PAIRS: [string, string][] = [
    ['what do they say on fisheries', 'who attended the meeting in Brussels'],
    ['when was the agreement signed', 'how many delegations came to Hanoi'],
    ['why was the yellow card imposed', 'what did Kallas promise'],
  ];
  const upper = (text: string) => text[0]?.toUpperCase() + text.slice(1);

  it.each(PAIRS)('are taken apart however they are joined: %s, %s', (one, other) => {
    for (const text of [
      `${upper(one)}? ${upper(other)}?`,
      `${one}? ${other}?`,
      `${one}? and ${other}?`,
      `${upper(one)}?\n${upper(other)}?`,
      `1. ${upper(one)}?\n2. ${upper(other)}?`,
      `- ${one}?\n- ${other}?`,
      `${upper(one)}, and ${other}?`,
      `${upper(one)} and ${other}?`,
      `${upper(one)}; ${other}?`,
      `${upper(one)}, and also ${other}?`,
    ]) {
      const found = partsOf(text).map((part) => (part[0]?.toLowerCase() + part.slice(1)).replace(/^and |\?$/g, ''));
      expect(found, text).toEqual([one, other]);
    }
  });

  it.each([
    [
      'Hai bên nói gì về nghề cá và giáo dục có được nhắc đến không?',
      ['Hai bên nói gì về nghề cá', 'giáo dục có được nhắc đến không?'],
    ],
    [
      'Was sagen sie zur Fischerei und wer hat das Abkommen unterzeichnet?',
      ['Was sagen sie zur Fischerei', 'wer hat das Abkommen unterzeichnet?'],
    ],
    [
      'Que disent-ils sur la pêche et qui a signé la déclaration ?',
      ['Que disent-ils sur la pêche', 'qui a signé la déclaration ?'],
    ],
    ['what about fisheries? and labour?', ['what about fisheries?', 'and labour?']],
  ])('in other languages and shapes: %s', (text, parts) => {
    expect(partsOf(text)).toEqual(parts);
  });

  it.each([
    'Who signed it, and when?',
    'What do the EU and Viet Nam say on fisheries and aquaculture?',
    'Which companies and which ministries?',
    'What are the rules and how?',
    'Tuyên bố chung có nội dung nào về dược phẩm và trang thiết bị y tế không?',
    'What both sides have done and will do',
    'Kinh tế và giáo dục được nhắc đến thế nào?',
  ])('are not made of one: %s', (text) => {
    expect(partsOf(text)).toEqual([text]);
  });

  it('beyond the third are told to be left out', () => {
    const message = readMessage('Fisheries? Labour? Education? Trade?');
    expect(message.parts).toHaveLength(MOST_PARTS);
    expect(message.more).toBe(true);
  });
});

describe('a number with a full stop at the start of a line', () => {
  const number = fc.integer({ min: 1, max: 60 });
  const languages = [...LANGUAGES.values()];
  const forms = (lists: readonly string[]) => lists.flatMap(phrasesOf);
  const counted = languages.map(({ code, references, months, periods }) => ({
    code,
    words: [...forms(Object.values(references.units)), ...forms(months), ...forms(Object.values(periods.units))],
  }));

  it.each(counted)('is kept before what it counts: $code', ({ words }) => {
    fc.assert(
      fc.property(number, fc.constantFrom(...words), fc.constantFrom('', ' EVIPA', ' EVIPA 2025?'), (n, word, rest) => {
        const asked = `${n}. ${word}${rest}`;
        expect(partsOf(asked)).toEqual([asked]);
        const inCapitals = asked.toUpperCase().normalize('NFC');
        expect(partsOf(inCapitals)).toEqual([inCapitals]);
      }),
    );
  });

  it('is a list mark in a list, and before a question', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...QUESTIONS), { minLength: 1, maxLength: MOST_PARTS }), (asked) => {
        for (const mark of ['.', ')'])
          expect(partsOf(asked.map((line, i) => `${i + 1}${mark} ${line}`).join('\n'))).toEqual(asked);
      }),
    );
  });

  it.each([
    ['1. fisheries', ['fisheries']],
    ['1. Article 34', ['Article 34']],
    ['35. Jahrestag der Beziehungen', ['35. Jahrestag der Beziehungen']],
    ['12. Was sagen sie zur Fischerei?', ['Was sagen sie zur Fischerei?']],
  ])('%s', (raw, parts) => expect(partsOf(raw)).toEqual(parts));
});
