/**
 * Draws docs/pictures/*.png, what the bot's commands give, in the look of Discord's desktop client (half a minute):
 *
 *     npm start -- ingest && npx tsx scripts/pictures/run.ts [--light] [--phone] [NAME …]
 *
 * Needs Chromium at /usr/bin/chromium, or at the path in the environment variable CHROMIUM, and for the same look the
 * fonts Noto Sans and Noto Color Emoji. Replies and suggestions are the commands' own; only what the client adds
 * around them is written here: names, time, "used /ask". With --light they are NAME-light.png, in the light theme, with --phone
 * NAME-phone.png, as wide as a phone. The height of each in CSS pixels is printed. PICTURES_DIR puts them in another folder.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Desk } from '../../src/bot/desk.js';
import { COMMANDS } from '../../src/bot/features/index.js';
import { QuestionDesk } from '../../src/bot/load/question-desk.js';
import { createLog } from '../../src/bot/log.js';
import { asMessage } from '../../src/bot/reply/layout.js';
import { timelinePng } from '../../src/chart/timeline.js';
import { PACKAGE_ROOT, readConfig } from '../../src/config.js';
import { loadEmbedder } from '../../src/embedding/local.js';
import { timeline } from '../../src/retrieval/timeline.js';
import { botWordsFor } from '../../src/words/languages.js';
import { openCamera, WIDTHS } from './browser.js';
import { messageHtml } from './page.js';
import type { Theme } from './style.js';
import { typingHtml } from './typing.js';

type Locale = 'en' | 'vi';
type Arguments = Record<string, string | boolean>;
type Shot = (desk: Desk, theme: Theme) => Promise<string>;

interface Look {
  theme: Theme;
  width: keyof typeof WIDTHS;
}

const FOLDER = process.env.PICTURES_DIR ?? join(PACKAGE_ROOT, 'docs', 'pictures');
const LARGEST = 400_000;
const BOT = 'Partnership Bot';
const USER: Record<Locale, string> = { en: 'reader', vi: 'độc giả' };
/** Any user ids will do: no one presses the buttons. Each call has its own, so that no allowance runs out. */
let lastUser = 100_000_000_000_000_000n;

const DIFFERS = 'limit the increase in the global average temperature to 2°C above pre-industrial levels';
const YELLOW_CARD = "What do the two sides say about the EU's yellow card on fisheries?";
const SHOTS: Record<string, Shot> = {
  'ask-en': called('ask', { question: YELLOW_CARD }, 'en'),
  'ask-vi': called('ask', { question: 'EU co go the vang cho thuy san khong', private: true }, 'vi'),
  clause: called('clause', { number: '34' }, 'en'),
  'clause-vi': called('clause', { number: '34' }, 'vi'),
  clauses: called('clause', { number: '30-36' }, 'en'),
  autocomplete: typed('clause', 'number', 'yellow', 'en'),
  refusal: called('ask', { question: 'Who won the football world cup?' }, 'en'),
  'refusal-near': called('ask', { question: 'Does the EU pay Viet Nam for fishing licences?' }, 'en'),
  'refusal-vi': called('ask', { question: 'Ai vô địch World Cup?' }, 'vi'),
  weak: called('ask', { question: 'How much money will the EU pay Viet Nam for the JETP in euros?' }, 'en'),
  'weak-vi': called('ask', { question: 'Việt Nam đã mua bao nhiêu máy bay F-16 của EU?' }, 'vi'),
  'quote-differs': called('quote', { text: DIFFERS }, 'en'),
  'quote-differs-vi': called('quote', { text: DIFFERS }, 'vi'),
  'quote-verbatim': called('quote', { text: 'Both sides highlight the importance of sustainable fisheries' }, 'en'),
  'quote-notfound': called('quote', { text: 'The EU promised to lift the yellow card by 2027' }, 'en'),
  'quote-short': called('quote', { text: 'yellow card' }, 'vi'),
  'timeline-en': called('timeline', { topic: 'yellow card' }, 'en'),
  'timeline-vi': called('timeline', { topic: 'thẻ vàng' }, 'vi'),
  cite: called('cite', { passage: '34' }, 'en'),
  compare: called('compare', { a: '34', b: 'vns-2025-04-15#p5' }, 'en'),
  sources: called('sources', {}, 'en'),
  'sources-vi': called('sources', {}, 'vi'),
  about: called('about', {}, 'en'),
  'about-vi': called('about', {}, 'vi'),
  help: called('help', {}, 'en'),
  'help-vi': called('help', {}, 'vi'),
};

async function main({ theme, width }: Look, names: string[]): Promise<void> {
  const config = readConfig({ ...process.env, LOG_LEVEL: 'error' });
  const embedder = await loadEmbedder(config.embedding);
  const { limits, feedbackFile, clauseReferences, gaps, plainText } = config.discord;
  const installation = {
    ...{ version: '', model: config.embedding.model, limits, clauseReferences },
    ...{ gaps: gaps.count, plainText, defaultPrivate: false },
    feedback: feedbackFile !== undefined,
  };
  const desk = await QuestionDesk.open(config, embedder, installation, createLog(config.logLevel));
  const camera = await openCamera(WIDTHS[width]);
  try {
    mkdirSync(FOLDER, { recursive: true });
    if (names.length === 0 || names.includes('timeline')) await drawTimeline(desk);
    for (const [name, shot] of Object.entries(SHOTS)) {
      if (names.length > 0 && !names.includes(name)) continue;
      const file = `${name}${width === 'phone' ? '-phone' : ''}${theme === 'light' ? '-light' : ''}.png`;
      const { png, height } = await camera.take(await shot(desk, theme));
      if (png.length > LARGEST) throw new Error(`${file} has ${png.length} bytes, more than ${LARGEST}.`);
      writeFileSync(join(FOLDER, file), png);
      process.stderr.write(`${file} ${Math.round(png.length / 1000)} kB, ${height} px high\n`);
    }
  } finally {
    await camera.close();
    await desk.close();
    await embedder.close();
  }
}

/** The picture that `/timeline` attaches, which is the same in both themes. */
async function drawTimeline(desk: Desk): Promise<void> {
  const found = await desk.use((retriever) => timeline(retriever, 'yellow card'));
  if (found.kind !== 'timeline') throw new Error('No document is on the yellow card.');
  const png = await timelinePng(found, botWordsFor('en'));
  writeFileSync(join(FOLDER, 'timeline.png'), png);
  process.stderr.write(`timeline.png ${Math.round(png.length / 1000)} kB\n`);
}

/** A command's reply. */
function called(name: string, args: Arguments, locale: Locale): Shot {
  return async (desk, theme) => {
    const command = commandOf(name);
    const hidden = args.private === true || (command.isPrivate ?? false);
    const call = callOf(desk, locale, hidden);
    const message = asMessage(await command.run(args, call), call);
    const pictures = new Map((message.files ?? []).map(({ name, data }) => [name, asData(data)]));
    return messageHtml({
      message,
      bot: BOT,
      user: USER[locale],
      command: name,
      locale,
      private: hidden,
      theme,
      pictures,
    });
  };
}

function asData(png: Buffer): string {
  return `data:image/png;base64,${png.toString('base64')}`;
}

/** What is suggested while an option is typed. */
function typed(name: string, option: string, text: string, locale: Locale): Shot {
  return async (desk, theme) => {
    const { definition, complete } = commandOf(name);
    const choices = (await complete?.(option, text, {}, callOf(desk, locale, false))) ?? [];
    const description = 'options' in definition ? definition.options[option]?.description : undefined;
    return typingHtml({ command: name, option, description: description ?? '', typed: text, choices, theme });
  };
}

function commandOf(name: string) {
  const command = COMMANDS.get(name);
  if (!command) throw new Error(`There is no command ${name}.`);
  return command;
}

function callOf(desk: Desk, locale: Locale, hidden: boolean) {
  lastUser += 1n;
  return {
    userId: String(lastUser),
    words: botWordsFor(locale),
    desk,
    private: hidden,
    text: false,
    shareable: true,
    recent: async () => ({ kind: 'unreadable' as const }),
    // Ids that Discord would give: they are never shown.
    commandIds: async () => new Map([...COMMANDS.keys()].map((name) => [name, '1'])),
  };
}

const asked = process.argv.slice(2);
await main(
  { theme: asked.includes('--light') ? 'light' : 'dark', width: asked.includes('--phone') ? 'phone' : 'desktop' },
  asked.filter((word) => !word.startsWith('--')),
);
