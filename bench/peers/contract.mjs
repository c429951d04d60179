/**
 * What every adapter default-exports. All get the same model, one text per call, and the same passages and questions.
 *
 * @typedef {{ id: string, text: string }} Passage
 * @typedef {{ embed: (text: string) => Promise<number[]>, dimension: number }} Model
 *
 * @typedef {object} Adapter
 * @property {string} name as printed
 * @property {(passages: Passage[], folder: string, model: Model) => Promise<void>} ingest embeds and stores in the
 * folder
 * @property {(folder: string, model: Model) => Promise<Searcher>} open opens the stored index
 * @property {true} [ownModel] only for the product: it loads its own model, in its own thread, and gets the job instead
 * @property {(job: object) => Promise<unknown>} [prepare] loads that model before the ingest is timed
 *
 * @typedef {object} Searcher
 * @property {(question: string) => Promise<string[]>} ask ids of at most ten passages, best first
 */

/** Number of passages that each question requests. */
export const WANTED = 10;
