import { describe, expect, it } from 'vitest';
import { type AskedKind, askedKinds, holdsKind } from '../../../src/retrieval/question/asked.js';
import { fold } from '../../../src/text/fold.js';

const kinds = (text: string, language: string) => askedKinds(fold(text), language);

describe('what is asked for', () => {
  it.each<[string, string, AskedKind[]]>([
    ['How many delegations came?', 'en', ['number']],
    ['When was it approved?', 'en', ['date']],
    ['Who wrote the article?', 'en', ['person']],
    ['Which minister met Kallas?', 'en', ['person']],
    ['who met whom and when', 'en', ['date', 'person']],
    ['What share of the projects?', 'en', ['percentage']],
    ['How much does it cost?', 'en', ['money', 'number']],
    ['Why was the yellow card imposed?', 'en', ['reason']],
    ['Vì sao có thẻ vàng?', 'vi', ['reason']],
    ['Warum gibt es die gelbe Karte?', 'de', ['reason']],
    ['Which airline flies to Milan?', 'en', ['company']],
    ['Hãng nào bay thẳng đến Milan?', 'vi', ['company']],
    ['Welche Firma baut es?', 'de', ['company']],
    ['Bao nhiêu đoàn?', 'vi', ['number']],
    ['Khi nào hai bên gặp nhau?', 'vi', ['date']],
    ['Ai viết bài này?', 'vi', ['person']],
    ['ai viet bai nay', 'vi', ['person']],
    ['bao nhiêu phần trăm', 'vi', ['percentage', 'number']],
    ['mấy nước', 'vi', ['number']],
    ['Wann wurde es unterzeichnet?', 'de', ['date']],
    ['Wie viele Delegationen?', 'de', ['number']],
    ['Qui a écrit l’article ?', 'fr', ['person']],
    ['Kto napisał artykuł?', 'pl', ['person']],
    ['Πότε εγκρίθηκε;', 'el', ['date']],
    ['Ποιος έγραψε το άρθρο;', 'el', ['person']],
    ['Πόσες αντιπροσωπείες ήρθαν;', 'el', ['number']],
    ['Кога беше одобрено?', 'bg', ['date']],
    ['Кой написа статията?', 'bg', ['person']],
    ['Kuinka monta valtuuskuntaa?', 'fi', ['number']],
  ])('%s (%s)', (text, language, expected) => expect(kinds(text, language)).toEqual(expected));

  it('is a year and so a date where a year is asked for', () => expect(kinds('By what year?', 'en')).toContain('date'));

  it.each([
    ['What does the statement say about AI?', 'en'],
    ['The EU and Viet Nam when-issued nothing, whoever', 'es'],
    ['Cooperation on fisheries', 'en'],
    ['chi ha', 'en'],
    ['whole', 'en'],
    ['', 'en'],
  ])('nothing of the kind: %s (%s)', (text, language) => expect(kinds(text, language)).not.toContain('person'));
});

describe('a passage', () => {
  it.each<[AskedKind, string, boolean]>([
    ['number', '12. Both sides welcome progress.', false],
    ['person', 'They spoke with Teresa Ribera.', true],
    ['person', 'They spoke of the Joint Committee and the Global Gateway.', false],
    ['reason', 'It was lifted because of their efforts.', true],
    ['reason', 'Hai bên hợp tác nhằm bảo vệ môi trường.', true],
    ['reason', 'It was lifted in May.', false],
    ['company', 'as seen in Denmark’s LEGO Group investments', true],
    ['company', 'new direct air routes to Milan', false],
    ['number', 'Nine countries upgraded relations.', true],
    ['number', 'exchanges nearly doubling from the previous year', true],
    ['percentage', 'up 8.4 per cent year-on-year', true],
    ['percentage', 'tăng 8 phần trăm', true],
    ['percentage', 'in the first 10 months', false],
    ['money', 'approached US$61 billion', true],
    ['money', '2 tỷ đô la', true],
    ['money', '12 delegations', false],
    ['date', 'on the afternoon of October 9', true],
    ['date', 'Chiều 24/5, Bộ trưởng điện đàm', true],
    ['date', 'Both sides welcome progress', false],
    ['person', 'a meeting with Kaja Kallas', true],
    ['person', 'both sides welcome progress', false],
  ])('%s: %s', (kind, text, holds) => expect(holdsKind(text, kind)).toBe(holds));
});
