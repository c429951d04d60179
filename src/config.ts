import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ConfigError } from './errors.js';
import { type DTYPES, type LOG_LEVELS, type POOLINGS, parseSetting, SETTINGS, type SettingName } from './settings.js';

export { SETTING_NAMES } from './settings.js';

/** The folder that package.json, corpus/, models/ and data/ lie in. */
export const PACKAGE_ROOT = fileURLToPath(new URL('..', import.meta.url));

/** What the build makes to be started by itself: the program, and what it runs in threads. */
export type BuiltName = 'main' | 'embedding-worker' | 'read-worker' | 'watchdog-worker';

/** Where the build puts a program. From the sources too it is the built one: Node 20 runs no TypeScript. */
export function builtProgram(name: BuiltName): URL {
  return pathToFileURL(join(PACKAGE_ROOT, 'dist', `${name}.js`));
}

/** How texts become vectors. Everything here but `threads` shapes the vector and is part of the fingerprint. */
export interface EmbeddingConfig {
  modelDir: string;
  model: string;
  dtype: (typeof DTYPES)[number];
  pooling: (typeof POOLINGS)[number];
  dimension: number;
  questionPrefix: string;
  passagePrefix: string;
  allowDownload: boolean;
  /** 0: one for questions, and as many as serve an ingest. */
  threads: number;
}

/** How the bot lives in Discord. */
export interface DiscordConfig {
  /** Absent where the program answers in the terminal. */
  token?: string;
  /** The application's id; found out by the token where it is left out. */
  clientId?: string;
  /** A server in which commands are registered, and so seen at once, instead of everywhere. */
  guildId?: string;
  /** Base of the REST interface, without the version. */
  apiUrl: string;
  /** Processes that share the servers; Discord recommends the number with `auto`. */
  shards: number | 'auto';
  /** Whether "clause 34" in plain messages is answered, which takes the privileged message content intent. */
  clauseReferences: boolean;
  /** Whether the bot says how to ask it where it is added. */
  greeting: boolean;
  /** Where in servers questions in messages are answered. */
  places: Places;
  /** The operator's own words, in Discord's markdown. */
  aboutText?: string;
  /** Questions a user may ask at once, and the seconds after which one more is allowed. */
  limits: { burst: number; secondsEach: number };
  /** Questions that may wait for an answer, over all users. */
  waiting: number;
  /** Where verdicts on answers are kept; absent where none are asked for. */
  feedbackFile?: string;
  /** Whether it is counted which topics were asked and refused, and where. */
  gaps: { count: boolean; file: string };
  /** Whether every reply is plain text without cards. */
  plainText: boolean;
  /** Discord users who may see how the bot is doing. */
  operators: readonly string[];
  /** Whether replies to commands are private where the caller does not say. */
  defaultPrivate: boolean;
}

/** Where in servers the bot answers messages; in direct messages it always does. */
export interface Places {
  /** Channels and categories in which it answers mentions; empty: everywhere. */
  channels: readonly string[];
  /** Whether it answers mentions in threads only. */
  threadsOnly: boolean;
  /** Forums in which it answers each new post, which takes the privileged message content intent. */
  forums: readonly string[];
}

export type LogLevel = (typeof LOG_LEVELS)[number];

/** A database that holds the index. Addresses may hold a password: they are never shown. */
export interface DatabaseConfig {
  url: string;
  /** Where questions go; the same, or a replica of it. */
  readUrl: string;
}

export interface Config {
  corpusDir: string;
  indexDir: string;
  /** Where questions find the index, unless it is the folder. */
  database?: DatabaseConfig;
  dataDir: string;
  embedding: EmbeddingConfig;
  discord: DiscordConfig;
  /** Where the reader pages are for other people; absent where citations link nowhere. */
  readerUrl?: string;
  /** Where health, figures and reader pages are served; absent where nothing is. */
  http?: { host: string; port: number };
  /** Whether a running bot takes up changes of the corpus by itself. */
  watchCorpus: boolean;
  logLevel: LogLevel;
}

/** What a setting is once it is read. */
type ValueOf<N extends SettingName> = (typeof SETTINGS)[N]['value'];

/**
 * Reads the settings from an environment.
 * Relative folders are taken from the package's own folder, so that the program works from any working directory.
 * @throws ConfigError naming every wrong setting at once; no value that may be a secret is in it
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const wrong: string[] = [];
  const of = <N extends SettingName>(name: N): ValueOf<N> => {
    const parsed = parseSetting<ValueOf<N>>(SETTINGS[name], env[name]);
    if ('value' in parsed) return parsed.value;
    wrong.push(`${name}: ${parsed.wrong}`);
    return SETTINGS[name].value;
  };
  const pathOf = (name: SettingName) => fromRoot(String(of(name)));
  const feedback = of('FEEDBACK_FILE');
  const [store, url, readUrl] = [of('STORE'), of('DATABASE_URL'), of('DATABASE_READ_URL')];
  if (store === 'postgres' && url === '' && !env.DATABASE_URL)
    wrong.push('DATABASE_URL: must be set where STORE is postgres');
  const httpPort = of('HTTP_PORT');
  const config: Config = {
    corpusDir: pathOf('CORPUS_DIR'),
    indexDir: pathOf('INDEX_DIR'),
    ...(store === 'postgres' ? { database: { url, readUrl: readUrl || url } } : {}),
    dataDir: fromRoot('data'),
    embedding: {
      modelDir: pathOf('MODEL_DIR'),
      model: of('EMBEDDING_MODEL'),
      dtype: of('EMBEDDING_DTYPE'),
      pooling: of('EMBEDDING_POOLING'),
      dimension: of('EMBEDDING_DIMENSION'),
      questionPrefix: of('EMBEDDING_QUESTION_PREFIX'),
      passagePrefix: of('EMBEDDING_PASSAGE_PREFIX'),
      allowDownload: of('EMBEDDING_ALLOW_DOWNLOAD'),
      threads: of('EMBEDDING_THREADS'),
    },
    discord: {
      ...optional('token', of('DISCORD_TOKEN')),
      ...optional('clientId', of('DISCORD_CLIENT_ID')),
      ...optional('guildId', of('DISCORD_GUILD_ID')),
      apiUrl: of('DISCORD_API_URL'),
      shards: of('SHARDS'),
      clauseReferences: of('CLAUSE_REFERENCES'),
      greeting: of('GREETING'),
      places: {
        channels: listed(of('CHANNELS')),
        threadsOnly: of('THREADS_ONLY'),
        forums: listed(of('FORUM_CHANNELS')),
      },
      ...optional('aboutText', of('ABOUT_TEXT')),
      limits: { burst: of('QUESTION_BURST'), secondsEach: of('QUESTION_SECONDS') },
      waiting: of('QUESTIONS_WAITING'),
      ...(feedback === 'off' ? {} : { feedbackFile: fromRoot(feedback) }),
      gaps: { count: of('COUNT_GAPS'), file: pathOf('GAPS_FILE') },
      plainText: of('PLAIN_TEXT'),
      operators: listed(of('OPERATORS')),
      defaultPrivate: of('DEFAULT_PRIVATE'),
    },
    ...optional('readerUrl', of('READER_URL')),
    ...(httpPort === undefined ? {} : { http: { host: of('HTTP_HOST'), port: httpPort } }),
    watchCorpus: of('WATCH_CORPUS'),
    logLevel: of('LOG_LEVEL'),
  };
  if (wrong.length === 0) return config;
  throw new ConfigError('bad_setting', wrong.join('\n'), 'Correct it in .env; .env.example describes every setting.');
}

function listed(value: string): string[] {
  return value.split(',').filter((part) => part !== '');
}

function optional<K extends string>(name: K, value: string): { [key in K]?: string } {
  return value === '' ? {} : ({ [name]: value } as { [key in K]: string });
}

function fromRoot(path: string): string {
  return isAbsolute(path) ? path : resolve(PACKAGE_ROOT, path);
}
