import { cpSync, readdirSync, renameSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Installation } from '../../src/bot/desk.js';
import { QuestionDesk } from '../../src/bot/load/question-desk.js';
import type { Log } from '../../src/bot/log.js';
import { addDocuments, answeringConfig, fakeIngest } from '../../test/bot/load/support.js';
import { FakeEmbedder, removeFolders, temporaryFolder } from '../../test/ingest/support.js';
import { Attempts, type Scenario } from './scenario.js';

const SILENT: Log = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {} };
const INSTALLATION: Installation = {
  version: 'faults',
  model: 'fake',
  limits: { burst: 1_000_000, secondsEach: 1 },
  feedback: false,
  clauseReferences: false,
  gaps: false,
  plainText: false,
  defaultPrivate: false,
};

/** A desk like the bot's, over an index without a model. */
async function onDesk(work: (desk: QuestionDesk, indexDir: string, build: () => Promise<string>) => Promise<void>) {
  const config = answeringConfig(temporaryFolder());
  const patient = { ...config, discord: { ...config.discord, limits: INSTALLATION.limits, waiting: 10_000 } };
  addDocuments(patient, 'joint-statement-2026');
  await fakeIngest(patient);
  const desk = await QuestionDesk.open(patient, new FakeEmbedder(), INSTALLATION, SILENT);
  try {
    await work(desk, patient.indexDir, () => {
      addDocuments(patient, 'son-borrell-2022-05-24');
      return fakeIngest(patient);
    });
  } finally {
    await desk.close();
    removeFolders();
  }
}

let asked = 0;

/** Asks a new question. @returns whether it was answered, or refused for lack of evidence */
async function answers(desk: QuestionDesk): Promise<boolean> {
  asked += 1;
  const kinds = ['answered', 'no_evidence'];
  const answer = await desk.ask(
    `user ${asked % 50}`,
    `What is said about energy, case ${asked}?`,
    {},
    (found) => found,
  );
  return kinds.includes(answer.kind);
}

export const replaced: Scenario = async (short) => {
  const attempts = new Attempts('A bot whose index folder is removed, restored or replaced keeps answering');
  await onDesk(async (desk, indexDir, build) => {
    for (let i = 0; i < (short ? 1 : 20); i += 1) {
      await attempts.try(`round ${i}: removed`, async () => {
        renameSync(indexDir, `${indexDir}-away`);
        await desk.reload();
        return (await answers(desk)) ? undefined : 'no answer';
      });
      await attempts.try(`round ${i}: put back as a copy`, async () => {
        cpSync(`${indexDir}-away`, indexDir, { recursive: true });
        renameSync(`${indexDir}-away`, `${indexDir}-${i}`);
        await desk.reload();
        return (await answers(desk)) ? undefined : 'no answer';
      });
      await attempts.try(`round ${i}: a new one`, async () => {
        const asking = Array.from({ length: 10 }, () => answers(desk));
        const version = await build();
        await desk.reload();
        if ((await Promise.all(asking)).includes(false)) return 'a question was lost';
        return desk.indexVersion === version ? undefined : 'the new index is not in use';
      });
    }
  });
  return attempts.outcome;
};

/** A week's questions at one every forty seconds; answering them takes minutes. */
const WEEK = 15_000;
const ROUNDS = 6;
/** Memory in use may grow by this share from the second round to the last. */
const MOST_GROWTH = 0.15;

export const week: Scenario = async (short) => {
  const attempts = new Attempts('A week of questions leaves memory and open files unchanged');
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  await onDesk(async (desk) => {
    const each = Math.ceil((short ? 240 : WEEK) / ROUNDS);
    const used: { heap: number; files: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      for (let i = 0; i < each; i += 10) await Promise.all(Array.from({ length: 10 }, () => answers(desk)));
      collect();
      used.push({ heap: process.memoryUsage().heapUsed, files: openFiles() });
    }
    // Caches fill in the first half; the short form only fills them.
    const from = used[short ? 4 : 3];
    const last = used.at(-1);
    await attempts.try('open files', async () => {
      return last?.files === from?.files ? undefined : `${from?.files} became ${last?.files}`;
    });
    await attempts.try('memory', async () => {
      const growth = (last?.heap ?? 0) / (from?.heap ?? 1) - 1;
      return growth <= MOST_GROWTH ? undefined : `grew by ${Math.round(100 * growth)} %`;
    });
  });
  return attempts.outcome;
};

/** Files and sockets that this process has open, if the system reports them. */
function openFiles(): number {
  return process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0;
}
