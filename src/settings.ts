import { createRequire } from 'node:module';
import {
  channels,
  choice,
  count,
  databaseAddress,
  flag,
  host,
  ownText,
  path,
  port,
  publicAddress,
  type Setting,
  shards,
  snowflake,
  snowflakes,
  text,
  webAddress,
  type Zod,
} from './setting-kinds.js';

export const DTYPES = ['fp32', 'fp16', 'q8', 'int8', 'uint8', 'q4', 'q4f16', 'bnb4'] as const;
export const POOLINGS = ['mean', 'cls'] as const;
const STORES = ['files', 'postgres'] as const;
export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;

/** Every setting, in the order of the settings page. */
export const SETTINGS = {
  CORPUS_DIR: path(
    'corpus',
    'The documents, with front matter or a side file of the same name (.yaml); docs/documents.md says more.',
  ),
  INDEX_DIR: path('.index', 'Where the index is built. Several processes may read it at once.'),
  STORE: choice(
    STORES,
    'files',
    'Where the index is stored: files in INDEX_DIR, or PostgreSQL for several hosts (docs/scaling.md).',
  ),
  DATABASE_URL: databaseAddress('The database of the index, if STORE is postgres.'),
  DATABASE_READ_URL: databaseAddress('A replica of that database for questions. Empty: they go to DATABASE_URL.'),
  MODEL_DIR: path('models', 'The folder of the embedding models, one subfolder each.'),
  EMBEDDING_MODEL: text(
    'multilingual-e5-small-eu-vi',
    'The model: a subfolder of MODEL_DIR in the layout of transformers.js, or a name on the hub (see ' +
      'EMBEDDING_ALLOW_DOWNLOAD).',
  ),
  EMBEDDING_DTYPE: choice(DTYPES, 'q8', "Which of the model's files to load."),
  EMBEDDING_POOLING: choice(
    POOLINGS,
    'mean',
    "How token vectors are combined into one. Only mean gets sentences and fragments from the passage's own pass.",
  ),
  EMBEDDING_DIMENSION: count(8, 8192, 384, 'Numbers in each vector of the model.'),
  EMBEDDING_QUESTION_PREFIX: text('passage: ', 'Text that the model expects before a question.'),
  EMBEDDING_PASSAGE_PREFIX: text('passage: ', 'Text that the model expects before a passage.'),
  EMBEDDING_ALLOW_DOWNLOAD: flag(
    'Whether a missing model may be downloaded from the hub. If false, nothing is downloaded at run time.',
  ),
  EMBEDDING_THREADS: count(
    0,
    64,
    0,
    'Threads of the model. 0: one for questions, which leaves the other processors to the bot, and two for an ingest.',
  ),
  DISCORD_TOKEN: text(
    '',
    'The bot\'s token, from the page "Bot" of the application. Without it, questions are answered in the terminal.',
  ),
  DISCORD_CLIENT_ID: snowflake(
    "The application's id. If empty, it is looked up with the token; if set, it must be the token's.",
  ),
  DISCORD_GUILD_ID: snowflake(
    'Register commands only in this server instead of everywhere, so that changes show at once.',
  ),
  DISCORD_API_URL: webAddress(
    'https://discord.com/api',
    "Base address of Discord's REST API without the version, for a proxy.",
  ),
  SHARDS: shards(
    'Processes that share the servers (needed from 2,500 servers): a number, or auto for the number that Discord ' +
      'recommends. ' +
      'Each loads the model.',
  ),
  CLAUSE_REFERENCES: flag(
    'Whether "clause 34" in a plain message is answered. Needs the message content intent (page "Bot" of the ' +
      'application).',
  ),
  GREETING: flag(
    'Whether the bot explains in one message how to ask, when it is added to a server where it may write.',
    true,
  ),
  CHANNELS: channels(
    'Channels (with their threads) or categories where mentions are answered. Empty: everywhere. ' +
      "To limit commands to channels, use Discord's own page Server Settings → Integrations.",
  ),
  THREADS_ONLY: flag('Whether mentions in servers are answered in threads only.'),
  FORUM_CHANNELS: channels(
    'Forums in which every new post is answered once. Empty: none. Needs the message content intent (page "Bot" ' +
      'of the application).',
  ),
  ABOUT_TEXT: ownText(
    'Your own text, such as who runs the bot and whom to contact. Shown in /about, /help and the greeting; ' +
      'notifies nobody.',
  ),
  QUESTION_BURST: count(1, 1000, 5, 'Questions that a user may ask at once.'),
  QUESTION_SECONDS: count(1, 86_400, 6, 'Seconds after which a user may ask one more.'),
  QUESTIONS_WAITING: count(1, 100_000, 100, 'Questions that may wait for an answer, over all users.'),
  FEEDBACK_FILE: path(
    'feedback.jsonl',
    'Where 👍 and 👎 are stored: passage, verdict, time and index version, one JSON line each. off: no such buttons.',
    'a path, or off',
  ),
  COUNT_GAPS: flag(
    'Whether to count the topics that were asked and refused, to learn what the documents lack (npm start -- gaps).',
  ),
  GAPS_FILE: path(
    'gaps.jsonl',
    'Where these counts are stored: heading, distance, reason and month; no question text and no names. ' +
      'With SHARDS, each process has its own file beside it.',
  ),
  PLAIN_TEXT: flag(
    'Whether every reply is plain text without cards, for screen readers. If false, people choose it with the ' +
      'option "text".',
  ),
  READER_URL: publicAddress(
    'Where the reader pages are (npm start -- site, or HTTP_PORT behind a web server). If set, every citation ' +
      'links there.',
  ),
  HTTP_PORT: port(
    'Port for health checks (/healthz, /readyz), metrics (/metrics) and the reader pages. Empty: nothing is ' +
      'served. With SHARDS, the processes use this port and the ones after it.',
  ),
  HTTP_HOST: host('127.0.0.1', 'Address to listen on. If you open it to the public, keep /metrics private.'),
  OPERATORS: snowflakes('Discord users who may use /status: their numbers, separated by commas.'),
  DEFAULT_PRIVATE: flag(
    'Whether replies to commands are private unless the option "private" says otherwise; a button posts them for ' +
      'everybody.',
  ),
  WATCH_CORPUS: flag(
    'Whether a running bot picks up changed documents on its own, by building the index in a separate process.',
  ),
  LOG_LEVEL: choice(LOG_LEVELS, 'info', 'How much is logged. Questions and tokens never are.'),
} as const;

export type SettingName = keyof typeof SETTINGS;

const isSetting = (name: string): name is SettingName => Object.hasOwn(SETTINGS, name);

/** The names of all settings. */
export const SETTING_NAMES: readonly SettingName[] = Object.keys(SETTINGS).filter(isSetting);

/** The value of a setting, or what is wrong with it, without the value if it may be a secret. */
export type Parsed<T> = { value: T } | { wrong: string };

/** Reads a setting; if it is absent or empty, its default applies. */
export function parseSetting<T>(setting: Setting<T>, given: string | undefined): Parsed<T> {
  // A default is known to be valid, as is any text if any is allowed: zod takes as long to load as Node itself.
  if (!given || given === setting.text) return { value: setting.value };
  if (!setting.schema) return { value: given as T };
  const parsed = setting.schema(loadZod()).safeParse(given);
  if (parsed.success) return { value: parsed.data };
  return { wrong: `${parsed.error.issues[0]?.message ?? 'is wrong'}, got ${shown(given)}` };
}

/**
 * A short word or a small number is shown, to make the error clear; anything else may be a secret in the wrong place.
 */
function shown(given: string): string {
  const value = given.trim();
  if (/^(?:[a-z]{1,10}|[\w.,+-]{1,6})$/i.test(value)) return `"${value}"`;
  return `${value.length} characters`;
}

let zod: Zod | undefined;

function loadZod(): Zod {
  zod ??= createRequire(import.meta.url)('zod') as Zod;
  return zod;
}
