import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ConfigError } from './errors.js';

/** The folder that package.json, corpus/, models/ and data/ lie in. */
export const PACKAGE_ROOT = fileURLToPath(new URL('..', import.meta.url));

const yes = z.enum(['true', 'false', '1', '0', 'yes', 'no']).transform((v) => ['true', '1', 'yes'].includes(v));
const count = (low: number, high: number) =>
  z.string().regex(/^\d+$/, 'must be a whole number').transform(Number).pipe(z.number().min(low).max(high));

const environment = z.object({
  CORPUS_DIR: z.string().default('corpus'),
  INDEX_DIR: z.string().default('.index'),
  MODEL_DIR: z.string().default('models'),
  EMBEDDING_MODEL: z.string().default('multilingual-e5-small-eu-vi'),
  EMBEDDING_DTYPE: z.enum(['fp32', 'fp16', 'q8', 'int8', 'uint8', 'q4', 'q4f16', 'bnb4']).default('q8'),
  EMBEDDING_POOLING: z.enum(['mean', 'cls']).default('mean'),
  EMBEDDING_DIMENSION: count(8, 8192).default(384),
  EMBEDDING_QUESTION_PREFIX: z.string().default('passage: '),
  EMBEDDING_PASSAGE_PREFIX: z.string().default('passage: '),
  EMBEDDING_ALLOW_DOWNLOAD: yes.default(false),
  EMBEDDING_THREADS: count(1, 64).default(2),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
});

/** How texts become vectors. Everything here but `threads` shapes the vector and is part of the fingerprint. */
export interface EmbeddingConfig {
  modelDir: string;
  model: string;
  dtype: z.infer<typeof environment>['EMBEDDING_DTYPE'];
  pooling: 'mean' | 'cls';
  dimension: number;
  questionPrefix: string;
  passagePrefix: string;
  allowDownload: boolean;
  threads: number;
}

export interface Config {
  corpusDir: string;
  indexDir: string;
  dataDir: string;
  embedding: EmbeddingConfig;
  logLevel: z.infer<typeof environment>['LOG_LEVEL'];
}

/** The names of all settings, for the README's table and .env.example. */
export const SETTING_NAMES: readonly string[] = Object.keys(environment.shape);

/**
 * Reads the settings from an environment.
 * Relative folders are taken from the package's own folder, so that the program works from any working directory.
 * @throws ConfigError naming every wrong setting at once.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environment.safeParse(present);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError('bad_setting', wrong.join('\n'), 'Correct it in .env; .env.example describes every setting.');
  }
  const settings = parsed.data;
  return {
    corpusDir: fromRoot(settings.CORPUS_DIR),
    indexDir: fromRoot(settings.INDEX_DIR),
    dataDir: fromRoot('data'),
    logLevel: settings.LOG_LEVEL,
    embedding: {
      modelDir: fromRoot(settings.MODEL_DIR),
      model: settings.EMBEDDING_MODEL,
      dtype: settings.EMBEDDING_DTYPE,
      pooling: settings.EMBEDDING_POOLING,
      dimension: settings.EMBEDDING_DIMENSION,
      questionPrefix: settings.EMBEDDING_QUESTION_PREFIX,
      passagePrefix: settings.EMBEDDING_PASSAGE_PREFIX,
      allowDownload: settings.EMBEDDING_ALLOW_DOWNLOAD,
      threads: settings.EMBEDDING_THREADS,
    },
  };
}

function fromRoot(path: string): string {
  return isAbsolute(path) ? path : resolve(PACKAGE_ROOT, path);
}
