import { join } from 'node:path';
import Database from 'better-sqlite3';
import { load } from 'sqlite-vec';
import { WANTED } from '../contract.mjs';

/** Reciprocal rank fusion with the usual constant, as in sqlite-vec's guide to hybrid search. */
const RANK_CONSTANT = 60;
const DEPTH = 50;

function open(folder) {
  const database = new Database(join(folder, 'index.db'));
  load(database);
  return database;
}

const blob = (vector) => Buffer.from(new Float32Array(vector).buffer);

/** @type {import('../contract.mjs').Adapter} */
export default {
  name: 'sqlite-vec with FTS5',
  async ingest(passages, folder, { embed, dimension }) {
    const database = open(folder);
    database.exec(`
      create table passages(id integer primary key, key text);
      create virtual table words using fts5(text, content='', tokenize='unicode61 remove_diacritics 2');
      create virtual table vectors using vec0(embedding float[${dimension}] distance_metric=cosine);`);
    const rows = [];
    for (const { id, text } of passages) rows.push({ id, text, vector: await embed(text) });
    const addKey = database.prepare('insert into passages(id, key) values (?, ?)');
    const addWords = database.prepare('insert into words(rowid, text) values (?, ?)');
    const addVector = database.prepare('insert into vectors(rowid, embedding) values (?, ?)');
    database.transaction(() => {
      for (const [i, { id, text, vector }] of rows.entries()) {
        addKey.run(i + 1, id);
        addWords.run(i + 1, text);
        addVector.run(BigInt(i + 1), blob(vector));
      }
    })();
    database.close();
  },
  async open(folder, { embed }) {
    const database = open(folder);
    const byVector = database
      .prepare('select rowid from vectors where embedding match ? and k = ? order by distance')
      .pluck();
    const byWords = database.prepare('select rowid from words where words match ? order by rank limit ?').pluck();
    const keyOf = database.prepare('select key from passages where id = ?').pluck();
    return {
      async ask(question) {
        const terms = question.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
        const rankings = [byVector.all(blob(await embed(question)), DEPTH)];
        if (terms.length > 0) rankings.push(byWords.all(terms.map((term) => `"${term}"`).join(' OR '), DEPTH));
        const scores = new Map();
        for (const ranking of rankings) {
          for (const [i, id] of ranking.entries()) scores.set(id, (scores.get(id) ?? 0) + 1 / (RANK_CONSTANT + i + 1));
        }
        const best = [...scores].sort((a, b) => b[1] - a[1]).slice(0, WANTED);
        return best.map(([id]) => keyOf.get(id));
      },
    };
  },
};
