import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ConfigError } from './errors.js';
import { type DTYPES, type LOG_LEVELS, type POOLINGS, parseSetting, SETTINGS, type SettingName } from './settings.js';

export { SETTING_NAMES } from './settings.js';

/** The folder that contains package.json, corpus/, models/ and data/. */
export const PACKAGE_ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The entry points that the build produces: the program, and the scripts of its threads. */
export type BuiltName = 'main' | 'embedding-worker' | 'read-worker' | 'watchdog-worker';

/**
 * Where the build puts a program. The built one is used even when running from source: Node 20 does not run TypeScript.
 */
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
  /** 0 means one for questions, and a suitable number for an ingest. */
  threads: number;
}

/** The bot's settings for Discord. */
export interface DiscordConfig {
  /** Absent if the program answers in the terminal. */
  token?: string;
  /** The application's id; if absent, determined from the token. */
  clientId?: string;
  /** A server to register commands in, where they show immediately, instead of everywhere. */
  guildId?: string;
  /** Base of the REST interface, without the version. */
  apiUrl: string;
  /** Number of processes that share the servers; with `auto`, the number that Discord recommends. */
  shards: number | 'auto';
  /** Whether "clause 34" in plain messages is answered, which needs the privileged message content intent. */
  clauseReferences: boolean;
  /** Whether the bot explains how to ask it when it is added to a server. */
  greeting: boolean;
  /** Where questions in messages are answered in servers. */
  places: Places;
  /** The operator's own words, in Discord's markdown. */
  aboutText?: string;
  /** Questions a user may ask at once, and the seconds after which one more is allowed. */
  limits: { burst: number; secondsEach: number };
  /** Questions that may wait for an answer, across all users. */
  waiting: number;
  /** Where verdicts on answers are stored; absent if none are asked for. */
  feedbackFile?: string;
  /** Whether refused topics are counted, and in which file. */
  gaps: { count: boolean; file: string };
  /** Whether every reply is plain text without cards. */
  plainText: boolean;
  /** Discord users who may see how the bot is doing. */
  operators: readonly string[];
  /** Whether replies to commands are private unless the caller says otherwise. */
  defaultPrivate: boolean;
}

/** Where the bot answers messages in servers; in direct messages it always does. */
export interface Places {
  /** Channels and categories where it answers mentions; if empty, everywhere. */
  channels: readonly string[];
  /** Whether it answers mentions only in threads. */
  threadsOnly: boolean;
  /** Forums where it answers each new post, which needs the privileged message content intent. */
  forums: readonly string[];
}

export type LogLevel = (typeof LOG_LEVELS)[number];

/** A database that contains the index. Addresses may contain a password, so they are never shown. */
export interface DatabaseConfig {
  url: string;
  /** Where questions go: the same database, or a replica. */
  readUrl: string;
}

export interface Config {
  corpusDir: string;
  indexDir: string;
  /** Where questions find the index, if not in the folder. */
  database?: DatabaseConfig;
  dataDir: string;
  embedding: EmbeddingConfig;
  discord: DiscordConfig;
  /** The public address of the reader pages; if absent, citations do not link to them. */
  readerUrl?: string;
  /** Where health, metrics and reader pages are served; absent if they are not. */
  http?: { host: string; port: number };
  /** Whether a running bot picks up changes to the corpus on its own. */
  watchCorpus: boolean;
  logLevel: LogLevel;
}

/** The type of a setting once it is read. */
type ValueOf<N extends SettingName> = (typeof SETTINGS)[N]['value'];

/**
 * Reads the settings from an environment. Relative folders are resolved against the package's own folder, so that the
 * program works from any working directory.
 * @throws ConfigError listing every wrong setting; it contains no value that may be a secret
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
