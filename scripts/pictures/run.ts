/**
 * Draws docs/pictures/*.png, what the bot's commands give, in the look of Discord's desktop client (half a minute):
 *
 *     npm start -- ingest && npx tsx scripts/pictures/run.ts [--light] [NAME …]
 *
 * Needs Chromium at /usr/bin/chromium, or at the path in the environment variable CHROMIUM, and for the same look the
 * fonts Noto Sans and Noto Color Emoji. Replies and suggestions are the commands' own; only what the client adds
 * around them is written here: names, time, "used /ask". With --light they are NAME-light.png, in the light theme.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Desk } from '../../src/bot/desk.js';
import { COMMANDS } from '../../src/bot/features/index.js';
import { QuestionDesk } from '../../src/bot/load/question-desk.js';
import { createLog } from '../../src/bot/log.js';
import { timelinePng } from '../../src/chart/timeline.js';
import { PACKAGE_ROOT, readConfig } from '../../src/config.js';
import { loadEmbedder } from '../../src/embedding/local.js';
import { timeline } from '../../src/retrieval/timeline.js';
import { botWordsFor } from '../../src/words/bot-words.js';
import { openCamera } from './browser.js';
import { messageHtml } from './page.js';
import type { Theme } from './style.js';
import { typingHtml } from './typing.js';

type Locale = 'en' | 'vi';
type Arguments = Record<string, string | boolean>;
type Shot = (desk: Desk, theme: Theme) => Promise<string>;

const FOLDER = join(PACKAGE_ROOT, 'docs', 'pictures');
const LARGEST = 250_000;
const BOT = 'Partnership Bot';
const USER: Record<Locale, string> = { en: 'reader', vi: 'độc giả' };
/** Any user id will do: nobody presses the buttons. */
const USER_ID = '100000000000000000';

const SHOTS: Record<string, Shot> = {
  'ask-en': called('ask', { question: "What do the two sides say about the EU's yellow card on fisheries?" }, 'en'),
  'ask-vi': called('ask', { question: 'EU co go the vang cho thuy san khong', private: true }, 'vi'),
  clause: called('clause', { number: '34' }, 'en'),
  autocomplete: typed('clause', 'number', 'yellow', 'en'),
  refusal: called('ask', { question: 'Who won the football world cup?' }, 'en'),
  sources: called('sources', {}, 'en'),
};

async function main(theme: Theme, names: string[]): Promise<void> {
  const config = readConfig({ ...process.env, LOG_LEVEL: 'error' });
  const embedder = await loadEmbedder(config.embedding);
  const { limits, feedbackFile, clauseReferences, gaps, plainText } = config.discord;
  const installation = {
    ...{ version: '', model: config.embedding.model, limits, clauseReferences },
    ...{ gaps: gaps.count, plainText },
    feedback: feedbackFile !== undefined,
  };
  const desk = await QuestionDesk.open(config, embedder, installation, createLog(config.logLevel));
  const camera = await openCamera();
  try {
    mkdirSync(FOLDER, { recursive: true });
    if (names.length === 0 || names.includes('timeline')) await drawTimeline(desk);
    for (const [name, shot] of Object.entries(SHOTS)) {
      if (names.length > 0 && !names.includes(name)) continue;
      const file = `${name}${theme === 'light' ? '-light' : ''}.png`;
      const png = await camera.take(await shot(desk, theme));
      if (png.length > LARGEST) throw new Error(`${file} has ${png.length} bytes, more than ${LARGEST}.`);
      writeFileSync(join(FOLDER, file), png);
      process.stderr.write(`${file} ${Math.round(png.length / 1000)} kB\n`);
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
  if (found.kind !== 'timeline') throw new Error('No document speaks of the yellow card.');
  const png = await timelinePng(found, botWordsFor('en'));
  writeFileSync(join(FOLDER, 'timeline.png'), png);
  process.stderr.write(`timeline.png ${Math.round(png.length / 1000)} kB\n`);
}

/** A command's reply. */
function called(name: string, args: Arguments, locale: Locale): Shot {
  return async (desk, theme) => {
    const command = commandOf(name);
    const hidden = command.isPrivate(args);
    const reply = await command.run(args, callOf(desk, locale, hidden));
    return messageHtml({ reply, bot: BOT, user: USER[locale], command: name, locale, private: hidden, theme });
  };
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
  return {
    userId: USER_ID,
    words: botWordsFor(locale),
    desk,
    private: hidden,
    text: false,
    shareable: true,
    recent: async () => ({ kind: 'unreadable' as const }),
  };
}

const asked = process.argv.slice(2);
await main(
  asked.includes('--light') ? 'light' : 'dark',
  asked.filter((word) => word !== '--light'),
);
