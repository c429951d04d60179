import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, inject, it, vi } from 'vitest';
import { GOLDEN_TODAY, goldenFiles, loadQuestions } from '../../bench/eval/questions.js';
import { compareAnswers } from '../../bench/lib/same-answers.js';
import type { Installation } from '../../src/bot/desk.js';
import { QuestionDesk } from '../../src/bot/load/question-desk.js';
import { type Config, readConfig } from '../../src/config.js';
import { lookUpClauses } from '../../src/retrieval/lookup.js';
import { Retriever } from '../../src/retrieval/retrieve.js';
import { addDocuments, answeringConfig, fakeIngest, recordLog } from '../bot/load/support.js';
import { FakeEmbedder, temporaryFolder } from '../ingest/support.js';
import type { TestDatabase } from '../support/database.js';
import { sharedModel } from '../support/model.js';
import { placeAt, publishBuilt } from './postgres-cases.js';

/** Number of questions of each golden file asked of both stores; `npm run bench -- stores` asks all of them. */
const SAMPLE = 60;

const INSTALLATION: Installation = {
  ...{ version: '0', model: 'fake', limits: { burst: 5, secondsEach: 6 }, feedback: false, clauseReferences: false },
  ...{ gaps: false, plainText: false, defaultPrivate: false },
};

/** What people and operators experience with an index in a database. */
export function botCases(database: () => TestDatabase): void {
  beforeEach(async () => {
    await database().run('DROP SCHEMA IF EXISTS partnership_bot CASCADE');
  });
  const inDatabase = (config: Config): Config => ({
    ...config,
    database: { url: database().url, readUrl: database().url },
  });

  it('a bot asks people to try again while it is away, shows clauses, and takes up a new index once it is back', async () => {
    const config = inDatabase(answeringConfig(temporaryFolder()));
    addDocuments(config, 'joint-statement-2026');
    const first = await fakeIngest(config);
    const { log, lines } = recordLog();
    const desk = await QuestionDesk.open(config, new FakeEmbedder(), INSTALLATION, log);
    const ask = (about: string) => desk.ask('1', `What is said of ${about}?`, {}, ({ kind }) => ({ kind }));
    try {
      expect(await ask('fisheries')).not.toEqual({ kind: 'away' });
      await database().stop();
      expect(await ask('higher education')).toEqual({ kind: 'away' });
      expect(await desk.take('1', (retriever) => retriever.rank('semiconductors'))).toEqual({ kind: 'away' });
      expect(desk.isIndexAway).toBe(true);
      const clause = await desk.use(({ library }) => lookUpClauses(library, '34'));
      expect(JSON.stringify(clause)).toContain('sustainable fisheries');
      await database().start();
      addDocuments(config, 'vns-2025-10-10');
      const second = await fakeIngest(config);
      await vi.waitFor(() => expect(desk.indexVersion).toBe(second), { timeout: 20_000, interval: 100 });
      expect(second).not.toBe(first);
      expect(desk.isIndexAway).toBe(false);
      expect(await ask('the Global Gateway')).not.toEqual({ kind: 'away' });
      expect(lines.map(({ level, message }) => `${level}: ${message}`)).toEqual([
        'warn: the index cannot be reached; people are asked to try again',
        'info: the index can be reached again',
        'info: a new index is in use',
      ]);
    } finally {
      await desk.close();
    }
  });

  it(`answers ${SAMPLE} golden questions to the last sign as the files do`, async () => {
    const files = { ...readConfig({}), indexDir: join(temporaryFolder(), 'index') };
    cpSync(inject('readyIndex'), files.indexDir, { recursive: true });
    await publishBuilt(placeAt(files, database().url), files);
    const all = loadQuestions([...goldenFiles('tune'), ...goldenFiles('check')]);
    const questions = all.filter((_, i) => i % Math.floor(all.length / SAMPLE) === 0).slice(0, SAMPLE);
    expect(questions).toHaveLength(SAMPLE);
    const embedder = await sharedModel();
    const retrievers = [
      await Retriever.open(files, embedder),
      await Retriever.open(inDatabase(files), embedder),
    ] as const;
    const { different } = await compareAnswers(retrievers, questions, GOLDEN_TODAY);
    expect(different).toEqual([]);
    for (const opened of retrievers) await opened.close();
  });
}
