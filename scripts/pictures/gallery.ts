import { bibliography, called, greeting, type Locale, pressed, type Shot, verified } from './calls.js';

/** A kind of reply, and what shows it in each language. */
export interface Kind {
  /** Of its pictures, before the language. */
  name: string;
  title: string;
  /** What one sees, for those who cannot. */
  about: string;
  shot: (locale: Locale) => Shot;
}

const DIFFERS = 'limit the increase in the global average temperature to 2°C above pre-industrial levels';
const VERBATIM = 'Both sides highlight the importance of sustainable fisheries';
const OWN: Record<Locale, string> = {
  en: 'Run by the **Reading Room** · [who we are](https://example.org)',
  vi: 'Do **Phòng đọc** vận hành · [giới thiệu](https://example.org)',
};

export const QUESTIONS: Readonly<Record<string, Record<Locale, string>>> = {
  answer: {
    en: "What do the two sides say about the EU's yellow card on fisheries?",
    vi: 'EU co go the vang cho thuy san khong',
  },
  weak: {
    en: 'How many F-16 aircraft has Viet Nam bought from the EU?',
    vi: 'Việt Nam đã mua bao nhiêu máy bay F-16 của EU?',
  },
  near: { en: 'Who is the president of Brazil?', vi: 'Tổng thống Brazil là ai?' },
  elsewhere: { en: 'best recipe for pancakes', vi: 'Làm bánh mì thế nào?' },
};

function asked(key: string): Kind['shot'] {
  return (locale) => called('ask', { question: QUESTIONS[key]?.[locale] ?? '' }, locale);
}

/** All kinds of replies, in the order of the page. */
export const KINDS: readonly Kind[] = [
  {
    ...{ name: 'answer', title: 'An answer' },
    about:
      'the best passage at length and the gist of others: above each its date, document and source, its words in a bar',
    shot: asked('answer'),
  },
  {
    ...{ name: 'weak', title: 'Passages that may not answer' },
    about: 'the reason, then the passages that come closest',
    shot: asked('weak'),
  },
  {
    ...{ name: 'near', title: 'No answer, but near the subject' },
    about: 'that the documents don\u2019t say, and the two passages that come closest',
    shot: asked('near'),
  },
  {
    ...{ name: 'elsewhere', title: 'No answer: another subject' },
    about: 'that the documents don\u2019t say, with buttons for the documents and for how to ask',
    shot: asked('elsewhere'),
  },
  {
    ...{ name: 'clause', title: 'A clause' },
    about: 'clause 34 whole, with its document and date, and buttons to its neighbours',
    shot: (locale) => called('clause', { number: '34' }, locale),
  },
  {
    ...{ name: 'clauses', title: 'Several clauses' },
    about: 'clauses 30 to 36 in one card below one heading',
    shot: (locale) => called('clause', { number: '30-36' }, locale),
  },
  {
    ...{ name: 'read-on', title: 'Read on' },
    about: 'a passage between its neighbours',
    shot: (locale) => pressed('context', 'ask', { question: QUESTIONS.answer?.[locale] ?? '' }, locale),
  },
  {
    ...{ name: 'quote-differs', title: 'A quote that differs' },
    about: 'what only the quote has crossed out, what the source says in bold, and the difference in words',
    shot: (locale) => called('quote', { text: DIFFERS }, locale),
  },
  {
    ...{ name: 'quote-verbatim', title: 'A quote that is word for word' },
    about: 'a green card with the sentence and its source',
    shot: (locale) => called('quote', { text: VERBATIM }, locale),
  },
  {
    ...{ name: 'quote-notfound', title: 'A quote that is not in the documents' },
    about: 'that this does not make it false, and the closest passage',
    shot: (locale) => called('quote', { text: 'The EU promised to lift the yellow card by 2027' }, locale),
  },
  {
    ...{ name: 'timeline', title: 'A timeline' },
    about: 'what was said on a topic, oldest first, and a picture of it',
    shot: (locale) => called('timeline', { topic: locale === 'vi' ? 'thẻ vàng' : 'yellow card' }, locale),
  },
  {
    ...{ name: 'cite', title: 'A citation' },
    about: 'a footnote to copy, its check code, and the passage',
    shot: (locale) => called('cite', { passage: '34' }, locale),
  },
  {
    ...{ name: 'verify', title: 'A check code, checked' },
    about: 'that the document still says it there',
    shot: (locale) => verified('34', locale),
  },
  {
    ...{ name: 'compare', title: 'Two passages compared' },
    about: 'the terms that both have, underlined, and words that are similar',
    shot: (locale) => called('compare', { a: '34', b: 'son-borrell-2022-05-24#p5' }, locale),
  },
  {
    ...{ name: 'bibliography', title: 'A bibliography of a channel' },
    about: 'what the bot has cited there, to copy',
    shot: (locale) => bibliography([QUESTIONS.answer?.[locale] ?? ''], locale),
  },
  {
    ...{ name: 'sources', title: 'The documents' },
    about: 'each document with its date, kind and publisher',
    shot: (locale) => called('sources', {}, locale),
  },
  {
    ...{ name: 'greeting', title: 'The greeting where it is added' },
    about: 'how to ask, an example, and a line of the operator\u2019s own',
    shot: (locale) => greeting(OWN[locale], locale),
  },
  {
    ...{ name: 'hello', title: 'Small talk' },
    about: 'who the bot is, with questions that it can answer',
    shot: (locale) => called('ask', { question: locale === 'vi' ? 'xin chào' : 'hi' }, locale),
  },
  {
    ...{ name: 'help', title: 'Help' },
    about: 'how to ask, first of all',
    shot: (locale) => called('help', {}, locale),
  },
  {
    ...{ name: 'about', title: 'About' },
    about: 'what the bot is and is not, and what it keeps',
    shot: (locale) => called('about', {}, locale),
  },
];

/** Those that are shown in other looks too. */
export const LOOKS = [
  { name: 'answer-en-phone', title: 'on a phone', kind: 'answer', locale: 'en', theme: 'dark', width: 'phone' },
  { name: 'answer-vi-phone', title: 'on a phone', kind: 'answer', locale: 'vi', theme: 'dark', width: 'phone' },
  {
    name: 'quote-differs-vi-phone',
    title: 'on a phone',
    kind: 'quote-differs',
    locale: 'vi',
    theme: 'dark',
    width: 'phone',
  },
  { name: 'answer-en-light', title: 'light', kind: 'answer', locale: 'en', theme: 'light', width: 'desktop' },
] as const;

/** docs/gallery.md. */
export function galleryPage(): string {
  const picture = (name: string, alt: string, width: number) =>
    `<img src="pictures/gallery/${name}.png" width="${width}" alt="${alt}">`;
  const kinds = KINDS.map(
    ({ name, title, about }) =>
      `## ${title}\nIt shows ${about}.\n\n| English | Vietnamese |\n|---|---|\n` +
      `| ${picture(`${name}-en`, `${title}, in English`, 420)} | ${picture(`${name}-vi`, `${title}, in Vietnamese`, 420)} |`,
  );
  const looks = LOOKS.map(({ name, title, kind, locale }) => {
    const language = locale === 'en' ? 'English' : 'Vietnamese';
    const { title: what = kind } = KINDS.find((each) => each.name === kind) ?? {};
    return picture(name, `${what}, ${title}, in ${language}`, name.endsWith('phone') ? 300 : 420);
  });
  return [
    '# What the replies look like',
    'Every kind of reply in both languages of the interface. The pictures are drawn from the replies that the bot sends, over the',
    'documents in `corpus/`, in the look of Discord’s client; they were not taken in Discord. What documents say is never',
    'translated. This page and its pictures are made by `npm run pictures`.',
    '',
    ...kinds.flatMap((text) => [text, '']),
    '## On a phone, and in the light theme',
    looks.join(' '),
    '',
  ].join('\n');
}
