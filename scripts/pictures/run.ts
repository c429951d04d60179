/**
 * Draws docs/pictures: those of the README, and the gallery with its page docs/gallery.md, in the look of Discord's
 * client (some minutes):
 *
 *     npm start -- ingest && npm run pictures -- [--light] [--phone] [NAME …]
 *
 * Needs Chromium at /usr/bin/chromium, or at the path in the environment variable CHROMIUM, and for the same look the
 * fonts Noto Sans and Noto Color Emoji. Replies and suggestions are the commands' own; only what the client adds around
 * them is written here: names, time, "used /ask". The height of each in CSS pixels is printed. PICTURES_DIR puts them
 * in another folder. With --light or --phone or names, only those are drawn, and as NAME-light.png or NAME-phone.png.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Desk } from '../../src/bot/desk.js';
import { QuestionDesk } from '../../src/bot/load/question-desk.js';
import { createLog } from '../../src/bot/log.js';
import { timelinePng } from '../../src/chart/timeline.js';
import { PACKAGE_ROOT, readConfig } from '../../src/config.js';
import { loadEmbedder } from '../../src/embedding/local.js';
import { timeline } from '../../src/retrieval/timeline.js';
import { botWordsFor } from '../../src/words/languages.js';
import { openCamera, WIDTHS } from './browser.js';
import { called, type Shot, typed } from './calls.js';
import { galleryPage, KINDS, LOOKS, QUESTIONS } from './gallery.js';
import type { Theme } from './style.js';

interface Look {
  theme: Theme;
  width: keyof typeof WIDTHS;
  /** Pixels of the picture for each of the page. */
  scale: number;
}

interface Picture extends Look {
  /** Its file without the ending, in the folder. */
  name: string;
  shot: Shot;
}

const DOCS = join(PACKAGE_ROOT, 'docs');
const FOLDER = process.env.PICTURES_DIR ?? join(DOCS, 'pictures');
const LARGEST = 400_000;

/** Those of the README, sharp on every screen. */
const FRONT: Readonly<Record<string, Shot>> = {
  'ask-en': called('ask', { question: QUESTIONS.answer?.en ?? '' }, 'en'),
  autocomplete: typed('clause', 'number', 'yellow', 'en'),
};

/** The one that is there in both themes. */
const BOTH_THEMES = 'ask-en';

const USUAL = { theme: 'dark', width: 'desktop' } as const;

/** Everything that the pages show. */
function allPictures(): Picture[] {
  const front = Object.entries(FRONT).flatMap(([name, shot]) => [
    { name, shot, ...USUAL, scale: 2 },
    // A page shows the one that suits its reader's theme.
    ...(name === BOTH_THEMES ? [{ name: `${name}-light`, shot, ...USUAL, theme: 'light' as const, scale: 2 }] : []),
  ]);
  const kinds = KINDS.flatMap(({ name, shot }) =>
    (['en', 'vi'] as const).map((locale) => ({
      ...{ name: `gallery/${name}-${locale}`, shot: shot(locale), scale: 1 },
      ...USUAL,
    })),
  );
  const looks = LOOKS.flatMap(({ name, kind, locale, theme, width }) =>
    KINDS.filter((each) => each.name === kind).map(({ shot }) => ({
      ...{ name: `gallery/${name}`, shot: shot(locale), theme, width, scale: 1 },
    })),
  );
  return [...front, ...kinds, ...looks];
}

/** Some of them in another look. */
function wanted(names: readonly string[], { theme, width }: Pick<Look, 'theme' | 'width'>): Picture[] {
  const usual = theme === USUAL.theme && width === USUAL.width;
  const chosen = allPictures().filter(({ name }) => names.length === 0 || names.some((each) => name.endsWith(each)));
  if (usual) return chosen;
  const ending = `${width === 'phone' ? '-phone' : ''}${theme === 'light' ? '-light' : ''}`;
  return chosen.map((picture) => ({ ...picture, name: `${picture.name}${ending}`, theme, width }));
}

async function main(names: string[], look: Pick<Look, 'theme' | 'width'>): Promise<void> {
  const config = readConfig({ ...process.env, LOG_LEVEL: 'error' });
  const embedder = await loadEmbedder(config.embedding);
  const { version } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')) as { version: string };
  const { limits, feedbackFile, clauseReferences, gaps, plainText } = config.discord;
  const installation = {
    ...{ version, model: config.embedding.model, limits, clauseReferences },
    ...{ gaps: gaps.count, plainText, defaultPrivate: false },
    feedback: feedbackFile !== undefined,
  };
  const desk = await QuestionDesk.open(config, embedder, installation, createLog(config.logLevel));
  const pictures = wanted(names, look);
  try {
    mkdirSync(join(FOLDER, 'gallery'), { recursive: true });
    for (const { width, scale } of looksOf(pictures)) {
      const group = pictures.filter((picture) => picture.width === width && picture.scale === scale);
      await takeAll(group, desk, { width: WIDTHS[width], scale });
    }
    if (names.length === 0) await drawTimeline(desk);
    if (process.env.PICTURES_DIR === undefined) writeFileSync(join(DOCS, 'gallery.md'), galleryPage());
  } finally {
    await desk.close();
    await embedder.close();
  }
}

function looksOf(pictures: readonly Picture[]): Pick<Look, 'width' | 'scale'>[] {
  return [...new Map(pictures.map(({ width, scale }) => [`${width} ${scale}`, { width, scale }])).values()];
}

async function takeAll(
  pictures: readonly Picture[],
  desk: Desk,
  size: { width: number; scale: number },
): Promise<void> {
  const camera = await openCamera(size);
  try {
    for (const { name, shot, theme } of pictures) {
      const { png, height } = await camera.take(await shot(desk, theme));
      if (png.length > LARGEST) throw new Error(`${name} has ${png.length} bytes, more than ${LARGEST}.`);
      writeFileSync(join(FOLDER, `${name}.png`), png);
      process.stderr.write(`${name} ${Math.round(png.length / 1000)} kB, ${height} px high\n`);
    }
  } finally {
    await camera.close();
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

const asked = process.argv.slice(2);
await main(
  asked.filter((word) => !word.startsWith('--')),
  { theme: asked.includes('--light') ? 'light' : 'dark', width: asked.includes('--phone') ? 'phone' : 'desktop' },
);
