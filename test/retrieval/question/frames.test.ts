import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { framedQuestions, loadFramed } from '../../../bench/eval/framed.js';
import { readConfig } from '../../../src/config.js';
import { DocumentNames } from '../../../src/retrieval/question/documents.js';
import { intentOf } from '../../../src/retrieval/question/intent.js';
import { loadReadingModels, readQuestion } from '../../../src/retrieval/question/read.js';
import { topicOf } from '../../../src/text/frames/frames.js';
import { LANGUAGES } from '../../../src/text/languages/languages.js';
import { foldDiacritics, withDictionaryTones } from '../../../src/text/vietnamese/fold.js';
import { undoTelex } from '../../../src/text/vietnamese/telex.js';
import { corpusDocuments, TODAY } from '../support.js';

const models = loadReadingModels(readConfig({}).dataDir);
let names: DocumentNames;
beforeAll(async () => {
  names = new DocumentNames(await corpusDocuments());
});
const read = (text: string) => readQuestion(text, names, models, () => false, TODAY);

describe('the ways in which Vietnamese asks', () => {
  const FRAMES = [
    'tài liệu có chỗ nào nói tới {} không',
    '{} thì EU và Việt Nam thống nhất thế nào',
    'trong tuyên bố {} được đề cập ra sao',
    'hai phía cam kết gì về {}',
    'EU và Việt Nam nói {} thế nào',
    'mình đang tìm hiểu {}',
    'có câu nào nhắc đến {} không ạ',
    '{} hai bên trao đổi những gì',
    'các nước nói gì tới {}',
    'về {} các bên nói sao',
    '{} có trong văn bản không',
  ];
  const TOPICS = ['phát triển nông thôn', 'giá vé máy bay', 'nước sạch', 'bài phát biểu', 'thị trường lao động'];

  it.each(FRAMES)('%s', (frame) => {
    for (const topic of TOPICS) expect(read(frame.replace('{}', topic)).searchText.toLowerCase()).toBe(topic);
  });
});

describe('Vietnamese without its marks', () => {
  const FRAMES = [
    'bạn ơi {} là sao',
    'em ơi cho hỏi về {}',
    'mọi người ơi {} thì sao',
    'tình hình {} thế nào rồi ạ',
    'có ai bàn về {} chưa ạ',
    'vấn đề {} được bàn tới ra sao',
    'thảo luận về {} không ạ',
    'anh ơi còn {} thì sao rồi ạ',
  ];
  // Syllables that are ambiguous without diacritics: the topic must still be what is left.
  const TOPICS = ['phát triển nông thôn', 'thị trường lao động', 'giảm nghèo', 'an ninh năng lượng', 'khử carbon'];

  it.each(FRAMES)('is asked in the same ways: %s', (frame) => {
    for (const topic of TOPICS) {
      const { searchText } = read(foldDiacritics(frame.replace('{}', topic)));
      expect(foldDiacritics(searchText).toLowerCase()).toBe(foldDiacritics(topic));
    }
  });

  it('keeps what only looks like a frame', () => {
    for (const text of ['mua ban nguoi', 'ban oto', 'hang khong'])
      expect(foldDiacritics(read(text).searchText)).toBe(text);
  });
});

describe('what is asked, apart from how', () => {
  it('is without its date where little else is asked', () => {
    expect(read('What did Kallas say on 15 April 2025?').searchText).not.toContain('April');
    expect(read('What did Kallas say between March and May 2025?').names.map(({ written }) => written)).not.toContain(
      'March',
    );
  });

  it.each([
    ['en', 'What do they say about fisheries?', 'fisheries'],
    ['en', 'Is there anything in the documents on labour rights?', 'labour rights'],
    ['en', 'fisheries - what do they say?', 'fisheries'],
    ['en', 'Are labour rights mentioned anywhere?', 'labour rights'],
    ['en', 'When did Kallas meet Sơn?', 'When did Kallas meet Sơn'],
    ['en', 'Is the EU going to invest in wind power?', 'Is the EU going to invest in wind power'],
    ['en', 'what about it?', 'what about it?'],
    ['en', 'What help is on offer after floods?', 'What help is on offer after floods'],
    ['vi', 'tài liệu có nhắc đến hàng không không?', 'hàng không'],
    ['vi', 'thế còn giáo dục?', 'giáo dục'],
    ['vi', 'Hai bên cam kết gì về quyền con người?', 'quyền con người'],
    ['de', 'Wie sieht es mit der Bildung aus?', 'Bildung'],
    ['fr', "Que disent-ils sur l'intelligence artificielle ?", "l'intelligence artificielle"],
    ['pl', 'Co mówią o rybołówstwie?', 'rybołówstwie'],
    ['el', 'Τι λένε για την αλιεία;', 'αλιεία'],
  ])('%s: %s', (language, text, topic) => expect(topicOf(text, language)).toBe(topic));

  it.each([
    ['the con Bien Dong?', 'vi', 'Biển Đông'],
    ['giao duc the nao', 'vi', 'giáo dục'],
    ['the Mekong', 'en', 'the Mekong'],
    ['Who signed the Joint Statement?', 'en', 'who signed the Joint Statement'],
    ['What does the Joint Statement say on fisheries?', 'en', 'fisheries'],
    ['What is said about fisheries in the Joint Statement?', 'en', 'fisheries'],
  ])('is read with its frame: %s', (question, language, topic) =>
    expect(read(question)).toMatchObject({ language, searchText: topic }),
  );

  it('never cuts more than is there, and gives the same again', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), fc.constantFrom('en', 'vi', 'de', 'xx'), (text, language) => {
        const topic = topicOf(text, language);
        expect(text).toContain(topic);
        expect(topic === '').toBe(text === '');
      }),
    );
  });

  it('is the same in small letters, in capitals and with other marks at its ends', () => {
    const sample = framedQuestions(loadFramed('tune')).filter(({ kind, language }, i) => {
      return i % 23 === 0 && kind === 'framed' && (language === 'en' || language === 'vi');
    });
    for (const { question } of sample) {
      const small = question.toLowerCase();
      const { searchText } = read(small);
      for (const typed of [small.toUpperCase(), `${small}?`, `${small} ...`, `  ${small}!!`, `“${small}”`])
        expect(read(typed).searchText.toLowerCase(), typed).toBe(searchText.toLowerCase());
    }
  });

  it.each([
    ['go the vang IUU', 'vi'],
    ['evfta la gi', 'vi'],
    ['nhan quyen', 'vi'],
    ['what is the yellow card', 'en'],
    ['la pêche', 'fr'],
  ])('%s is read as %s', (text, language) => expect(read(text).language).toBe(language));

  it('is read in the language of its frame, however short', () => {
    const topics = ['fishing', 'coffee', 'wages', 'visas', 'ships', 'loans', 'tax', 'fees', 'women', 'rice', 'solar'];
    const asked = ['How is %s mentioned?', 'Where are %s discussed?', 'So what does it say of %s?', 'Any news of %s?'];
    for (const form of [...asked, 'How does it see %s?', 'Has it some rules for %s?', 'Is it for %s or for us?'])
      for (const topic of topics) {
        const question = form.replace('%s', topic);
        expect(read(question).language, question).toBe('en');
      }
  });

  it('moves tone marks and undoes Telex', () => {
    expect(withDictionaryTones('hoà bình, thuỷ sản, QUÝ, toán')).toBe('hòa bình, thủy sản, QUÝ, toán');
    const undone = undoTelex('EU cos gowx ther vangf cho thuyr sanr khoong', models.diacritics, () => false);
    expect(undone).toBe('EU có gỡ thẻ vàng cho thủy sản không');
    const isWord = (word: string) => models.spelling.isKnown(word);
    for (const text of ['does the eu offer more loans for coffee', 'what is said of workers and wages'])
      expect(undoTelex(text, models.diacritics, isWord)).toBeUndefined();
  });
});

describe('small talk', () => {
  it.each([
    ['Hello!', 'greeting'],
    ['xin chào', 'greeting'],
    ['thank you so much bot', 'thanks'],
    ['cảm ơn nhé', 'thanks'],
    ['danke', 'thanks'],
    ['trợ giúp', 'help'],
    ['who are you?', 'about'],
    ['bạn là ai', 'about'],
    ['is this true?', 'check'],
    ['nguồn?', 'check'],
    ['translate good morning to Vietnamese', 'translate'],
    ['tóm tắt', 'summarise'],
  ])('%s is %s', (text, intent) => expect(read(text).intent?.intent).toBe(intent));

  it('takes the names of documents and clauses for what a request is about', () => {
    expect(read('can you summarise the joint statement?').intent?.intent).toBe('summarise');
    expect(read('dịch điều 34 sang tiếng Anh').intent?.intent).toBe('translate');
  });

  it.each([
    'hi, what about fisheries?',
    'help for fishermen?',
    'thanks for the vaccines - what did they say?',
    'is it true that the EU lifted the yellow card',
    'dịch bệnh',
    'dịch vụ',
    'thẻ vàng',
    'what sources do they cite on climate',
    'summarise what they say about fisheries',
    'AI',
  ])('%s is a question', (text) => expect(read(text).intent).toBeUndefined());

  it('is no topic of the tuning set, in any language', () => {
    const { topics } = loadFramed('tune');
    const wordings = topics.flatMap(({ wordings: own }) => Object.values(own));
    expect(wordings.filter((wording) => intentOf(wording, false) !== undefined)).toEqual([]);
  });
});

describe('every way of asking that a language lists', () => {
  const TOPICS: Readonly<Record<string, string>> = { vi: 'phát triển nông thôn', en: 'rural development' };
  const ways = [...LANGUAGES.values()].flatMap(({ code, frames }) => frames.map((frame) => [code, frame] as const));

  it.each([...LANGUAGES.keys()])('%s: leaves the topic', (code) => {
    const topic = TOPICS[code] ?? 'zzyzx qwrtp';
    for (const [, frame] of ways.filter(([language]) => language === code))
      expect(topicOf(frame.replace('…', topic), code).toLowerCase(), frame).toBe(topic);
  });
});

describe('how people type', () => {
  const WAYS = [
    'show me {}',
    'SHOW ME {}',
    'what’s the deal with {}',
    'whats said bout {}',
    'do u have smth on {}?',
    'where’s {} mentioned',
    'wdyt about {}',
    'ok and {} pls',
    'bot ơi {} ntn',
    'hai bên nói j về {}',
    '2 bên bàn j về {} ko ạ',
    'update {}',
    'ê bot {}',
    '{} ở điều mấy',
    'cho xem {} đi',
  ];
  const topicIn = (way: string) =>
    /[^\0-\x7f’]|update| ko |ntn/.test(way) ? 'phát triển nông thôn' : 'rural development';

  it.each(WAYS)('%s', (way) => {
    expect(read(way.replace('{}', topicIn(way))).searchText.toLowerCase()).toBe(topicIn(way));
  });
});

describe('a word that begins like a way of asking', () => {
  it.each([
    'mục tiêu khí hậu',
    'phần mềm độc hại',
    'cần thơ',
    'tra tấn',
    'xem xét hồ sơ',
    'search and rescue',
    'information security',
  ])('stays whole: %s', (topic) => expect(read(topic).searchText.toLowerCase()).toBe(topic));
});

describe('a preposition that is one word with the article', () => {
  it.each([
    ['¿qué dicen del carton amarillo?', 'es', 'carton amarillo'],
    ['quid du carton jaune', 'fr', 'carton jaune'],
    ['cosa dicono della pesca', 'it', 'pesca'],
    ['parlami dei diritti umani', 'it', 'diritti umani'],
    ['Was sagen sie zur Fischerei?', 'de', 'Fischerei'],
    ['o que dizem da pesca', 'pt', 'pesca'],
  ])('%s', (question, language, topic) => expect(topicOf(question, language)).toBe(topic));
});
