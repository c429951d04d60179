import { cpSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PartnershipError } from '../../src/errors.js';
import { readManifest } from '../../src/index/manifest.js';
import { watchOperations } from './file-operations.js';
import { Attempts, places, type Scenario } from './scenario.js';
import { NEW, OLD, Stage } from './stage.js';

const EVERY = Number.MAX_SAFE_INTEGER;

/** Runs work with its own corpus and index. */
export async function onStage(work: (stage: Stage) => Promise<void>): Promise<void> {
  const stage = new Stage();
  try {
    await work(stage);
  } finally {
    stage.close();
  }
}

/** Checks that, whatever happened, the old or new index exists and a later ingest leaves nothing behind. */
export async function afterwards(stage: Stage): Promise<string | undefined> {
  const found = await stage.open();
  if (found !== OLD && found !== NEW) return `the index is neither the old nor the new one (${found})`;
  stage.age();
  await stage.ingest();
  if ((await stage.open()) !== NEW) return 'the next ingest did not mend it';
  const left = stage.leftovers();
  return left.length === 0 ? undefined : `left behind: ${left.join(', ')}`;
}

export const kills: Scenario = async (short) => {
  const attempts = new Attempts(
    'An ingest killed at any file operation leaves the old or the new index, and no stray folder',
  );
  await onStage(async (stage) => {
    await stage.prepare();
    const count = Number((await stage.child(0)).output);
    for (const at of places(count, short ? 3 : EVERY)) {
      await attempts.try(`operation ${at} of ${count}`, async () => {
        await stage.prepare();
        const { signal } = await stage.child(at);
        return signal === 'SIGKILL' ? afterwards(stage) : 'it was not killed';
      });
    }
  });
  return attempts.outcome;
};

/** The exit code, as seen by a shell, of a process that V8 ends when memory runs out; as a signal it is SIGABRT. */
const ABORTED = 134;

export const memory: Scenario = async (short) => {
  const attempts = new Attempts(
    'An ingest that runs out of memory leaves the old or the new index, and no stray folder',
  );
  await onStage(async (stage) => {
    await stage.prepare();
    const count = Number((await stage.child(0)).output);
    for (const at of places(count, short ? 1 : 20)) {
      await attempts.try(`operation ${at} of ${count}`, async () => {
        await stage.prepare();
        const { signal, code } = await stage.child(at, 'hoard');
        return signal === 'SIGABRT' || code === ABORTED ? afterwards(stage) : `it was ended by ${signal ?? code}`;
      });
    }
  });
  return attempts.outcome;
};

const CODES = ['ENOSPC', 'EROFS', 'EIO', 'EMFILE'];

export const errors: Scenario = async (short) => {
  const attempts = new Attempts(
    'A full, read-only or failing disk at any file operation of an ingest is reported with how to fix it',
  );
  await onStage(async (stage) => {
    await stage.prepare();
    const count = await operations(stage);
    for (const code of CODES) {
      for (const at of places(count, short ? 8 : EVERY)) {
        await attempts.try(`${code} at operation ${at} of ${count}`, async () => {
          await stage.prepare();
          const error = await failingAt(stage, at, code);
          if (error !== undefined && !(error instanceof PartnershipError)) return `told as ${String(error)}`;
          return afterwards(stage);
        });
      }
    }
  });
  return attempts.outcome;
};

/** The number of file operations in an ingest. */
export async function operations(stage: Stage): Promise<number> {
  let count = 0;
  const restore = watchOperations(stage.config.indexDir, () => {
    count += 1;
  });
  await stage.ingest().finally(restore);
  return count;
}

/** @returns what the ingest threw */
async function failingAt(stage: Stage, at: number, code: string): Promise<unknown> {
  let count = 0;
  const restore = watchOperations(stage.config.indexDir, (name) => {
    count += 1;
    if (count === at) throw Object.assign(new Error(`${code}: injected, ${name}`), { code, syscall: name });
  });
  return stage
    .ingest()
    .then(
      () => undefined,
      (error: unknown) => error,
    )
    .finally(restore);
}

export const damage: Scenario = async (short) => {
  const attempts = new Attempts(
    'A flipped bit, a truncated or a swapped file of the index is noticed when it is opened',
  );
  await onStage(async (stage) => {
    await stage.prepare();
    const copy = join(stage.root, 'copy');
    const { folder } = readManifest(stage.config.indexDir);
    const files = readdirSync(join(stage.config.indexDir, folder));
    const attempt = (what: string, change: (path: (file: string) => string) => void) =>
      attempts.try(what, async () => {
        rmSync(copy, { recursive: true, force: true });
        cpSync(stage.config.indexDir, copy, { recursive: true });
        change((file) => join(copy, folder, file));
        const found = await stage.open(copy);
        return typeof found === 'string' ? undefined : 'it opens as if nothing were';
      });
    for (const [i, file] of files.entries()) {
      const bytes = readFileSync(join(stage.config.indexDir, folder, file));
      for (const at of places(bytes.length, short ? 4 : 200)) {
        await attempt(`${file}: bit ${at % 8} of byte ${at - 1}`, (path) => {
          const damaged = Buffer.from(bytes);
          damaged[at - 1] = (damaged[at - 1] ?? 0) ^ (1 << (at % 8));
          writeFileSync(path(file), damaged);
        });
        await attempt(`${file}: cut to ${at - 1} bytes`, (path) => truncateSync(path(file), at - 1));
      }
      const other = files[(i + 1) % files.length] ?? file;
      await attempt(`${file}: in place of ${other}`, (path) => writeFileSync(path(other), bytes));
      await attempt(`${file}: gone`, (path) => rmSync(path(file)));
    }
  });
  return attempts.outcome;
};

export const atOnce: Scenario = async (short) => {
  const attempts = new Attempts('Two or three ingests at once all succeed and leave one sound index');
  await onStage(async (stage) => {
    for (const count of short ? [2] : [2, 3, 2, 3, 2, 3]) {
      await attempts.try(`${count} at once`, async () => {
        await stage.prepare();
        const ended = await Promise.all(Array.from({ length: count }, () => stage.child(0)));
        if (ended.some(({ code }) => code !== 0)) return 'one failed';
        return (await stage.open()) === NEW ? afterwards(stage) : 'the index is not the new one';
      });
    }
  });
  return attempts.outcome;
};
