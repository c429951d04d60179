import { afterAll, beforeAll, expect, test } from 'vitest';
import { QuestionDesk } from '../../src/bot/load/question-desk.js';
import { createLog } from '../../src/bot/log.js';
import { customIdsIn } from '../../src/bot/reply/components.js';
import { renderAnswer } from '../../src/cli/render.js';
import { renderCheck } from '../../src/cli/render-check.js';
import { compareQuote } from '../../src/quotes/check.js';
import { botWordsFor, LOCALES, type Locale, presence, wordsFor } from '../../src/words/languages.js';
import { libraryOf } from '../bot/reply/support.js';
import { Stage } from '../discord/support.js';
import { showRareStates } from './rare.js';
import { SeenWords } from './seen.js';
import { Sweep } from './sweep.js';

const INSTALLATION = {
  ...{ version: '1', model: 'm', limits: { burst: 100_000, secondsEach: 1 }, feedback: true },
  ...{ clauseReferences: false, gaps: false, plainText: false, defaultPrivate: false },
};
const FISHERIES =
  'Both sides highlight the importance of sustainable fisheries and commit to promoting cooperation in this area';
/** Quotes that differ from their source, one for each kind of difference. */
const DIFFERS = [
  'limit the increase in the global average temperature to 2°C above pre-industrial levels',
  'Both sides will not highlight the importance of sustainable fisheries and commit to promoting cooperation',
  'Both sides may strengthen cooperation in sustainable transport, seaports and maritime routes between Viet Nam and Europe',
  'Both sides highlight the importance of sustainable fisheries … Yellow Card',
  'Both sides … sustainable fisheries and commit to promoting cooperation in this area',
  FISHERIES.replace('fisheries', 'fisheries(2)'),
  FISHERIES.replace('importance', 'significance'),
  FISHERIES.replace('sustainable ', ''),
  FISHERIES.replace(' and commit', '; and, commit'),
  FISHERIES.toUpperCase(),
  FISHERIES.replace('importance', 'imp\u03bfrtance'),
  `“${FISHERIES}” (Joint Statement, clause 34)`,
  `${FISHERIES}, noting Thailand's efforts in combating Illegal, Unreported and Unregulated (IUU) fishing`,
];
const IN_VIETNAMESE = [
  'sớm gỡ bỏ thẻ đỏ IUU với thủy sản Việt Nam',
  'sớm gỡ bỏ thẻ vàng IUU với thủy sản Việt Nam',
  'thẻ vàng',
  'Có công mài sắt, có ngày nên kim và nhiều điều khác nữa',
];

let stage: Stage;
let desk: QuestionDesk;
const seen = new Map<Locale, SeenWords>();

beforeAll(async () => {
  for (const locale of LOCALES) {
    const words = new SeenWords();
    words.watch(`${locale}.terminal`, wordsFor(locale));
    words.watch(locale, botWordsFor(locale));
    seen.set(locale, words);
  }
  stage = await Stage.open();
  desk = await QuestionDesk.open(stage.config(), stage.embedder, INSTALLATION, createLog('silent'));
});
afterAll(async () => {
  await desk.close();
  stage.close();
});

const QUESTIONS: Record<Locale, string[]> = {
  en: [
    "What do the two sides say about the EU's yellow card on fisheries?",
    'How many F-16 aircraft did Viet Nam buy for trade?',
    'Who is the president of Brazil?',
    'best recipe for pancakes',
    'clause 75',
    'clause 34',
    'clause 34(2)',
    'EVFTA Article 13',
    'fisheries in 1990',
    'fisheries in the third moon of spring',
    '???',
    'What rank does Viet Nam have as export market of the EU?',
    'What do they say about fisheries? Who won the football world cup?',
    'and in 2025?',
    'hi',
    'who are you?',
    'help',
    'thanks',
    'can you summarise?',
    'translate it',
    'is this true?',
    'summarise clause 34',
    'What is said about trade in 2022?',
  ],
  vi: [
    'EU co go the vang cho thuy san khong',
    'khoản 2 Điều 34',
    'Điều 7 Hiệp định Paris',
    'Việt Nam đã mua bao nhiêu máy bay F-16 của EU?',
    'Tổng thống Brazil là ai?',
    'Làm bánh mì thế nào?',
    'điều 75',
    'điều 34',
    'thủy sản năm 1990',
    '???',
    'Việt Nam là thị trường xuất khẩu thứ mấy của EU?',
    'Hai bên nói gì về thủy sản? Ai vô địch World Cup?',
    'còn năm 2025 thì sao?',
    'xin chào',
    'bạn là ai?',
    'trợ giúp',
    'cảm ơn',
    'tóm tắt giúp tôi',
    'dịch giúp tôi',
    'điều này có đúng không?',
    'tóm tắt điều 34',
    'Năm 2022 hai bên nói gì về thương mại?',
  ],
};

/** Produces the same in the terminal. */
async function inTerminal(locale: Locale): Promise<void> {
  const style = { width: 100, colour: false };
  await desk.use(async (retriever) => {
    const { library } = retriever;
    for (const question of QUESTIONS[locale])
      for (const options of [{ explain: true, language: locale }, {}])
        renderAnswer(await retriever.ask(question, options), library.documents, style);
    for (const text of [...DIFFERS, ...IN_VIETNAMESE, 'The EU promised to lift the yellow card by 2027'])
      renderCheck(await compareQuote(retriever, text), text, library, style);
  });
}

test.each(LOCALES)(
  'every command and button answers in %s within the limits',
  async (locale) => {
    const sweep = new Sweep(desk, locale);
    for (const question of QUESTIONS[locale])
      for (const text of [false, true]) await sweep.call('ask', { question, text });
    await sweep.call('ask', { question: 'x '.repeat(2500), text: false });
    await sweep.call('ask', { question: 'yellow card', as_of: '2025-06-01' });
    await sweep.call('ask', { question: 'yellow card', since: '2010', until: '2011' });
    const answer = await sweep.call('ask', { question: QUESTIONS[locale][0] ?? '', private: true });
    await sweep.press(answer, 'share');
    await sweep.press(answer, 'sources');
    const cited = await sweep.press(answer, 'cite');
    await sweep.press(cited, 'style', ['markdown']);
    await sweep.press(await sweep.press(answer, 'context'), 'turn');
    await sweep.vote();
    for (const number of [
      '34',
      '30-36',
      '34, 75',
      '34(2)',
      '1-60',
      'x',
      Array.from({ length: 30 }, (_, i) => 2 * i + 1).join(','),
    ])
      for (const text of [false, true]) await sweep.call('clause', { number, text });
    for (const topic of ['yellow card', 'trade', 'pancakes'])
      for (const text of [false, true]) await sweep.call('timeline', { topic, text });
    for (const text of [...DIFFERS, 'yellow card', 'The EU promised to lift the yellow card by 2027', '…'])
      for (const plain of [false, true]) await sweep.call('quote', { text, plain });
    for (const style of ['footnote', 'bibtex', 'harvard']) await sweep.call('cite', { passage: '34', style });
    await sweep.call('cite', { passage: '1-60', style: 'markdown' });
    await sweep.call('compare', { a: '34', b: 'son-borrell-2022-05-24#p5' });
    await sweep.call('compare', { a: '34', b: '15' });
    await sweep.call('compare', { a: 'hang-2026-01-27#p3', b: 'son-borrell-2022-05-24#p8' });
    await sweep.call('verify', { receipt: 'nowhere:1-2:0123456789abcdef' });
    await sweep.call('verify', { receipt: 'joint-statement-2026:100-200:0123456789abcdef' });
    await sweep.call('verify', { receipt: 'joint-statement-2026:9000000-9000200:0123456789abcdef' });
    await sweep.call('bibliography');
    await sweep.call('bibliography', {}, { kind: 'messages', customIds: [] });
    await sweep.call(
      'bibliography',
      {},
      { kind: 'messages', customIds: [customIdsIn(answer.components ?? []), ['1c|old||1.0.1']] },
    );
    for (const name of ['sources', 'about', 'help']) for (const text of [false, true]) await sweep.call(name, { text });
    const moved = await sweep.call('cite', { passage: '35' });
    const code = /joint-statement-2026:(\d+)-(\d+):([0-9a-f]{16})/.exec(JSON.stringify(moved)) ?? [];
    for (const by of [0, 200])
      await sweep.call('verify', {
        receipt: `joint-statement-2026:${Number(code[1]) - by}-${Number(code[2]) - by}:${code[3]}`,
      });
    await sweep.call('Check quote', { text: Array.from({ length: 6 }, (_, i) => `“${DIFFERS[0]} ${i}”`).join('\n') });
    for (let i = 0; i < 2; i += 1) await sweep.vote();
    await sweep.tellAside(Object.keys(botWordsFor(locale).usage));
    await sweep.tellOfInstallations();
    await inTerminal(locale);
    const made = libraryOf(
      Array.from({ length: 12 }, (_, i) => ({
        passages: [`Fish ${i}.`],
        info: { date: `2020-${String(i + 1).padStart(2, '0')}-10` },
      })),
    );
    const bare = libraryOf([{ passages: ['Fish.'] }]);
    await desk.use((retriever) => showRareStates(sweep, retriever, made, bare));
    for (const library of [made, bare]) library.close();
    presence();
  },
  240_000,
);

test.each(LOCALES)('every word in %s is seen in a reply', (locale) => {
  expect(seen.get(locale)?.unseen()).toEqual([]);
});
