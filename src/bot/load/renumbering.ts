import { setImmediate as turn } from 'node:timers/promises';
import type { Library } from '../../index/library.js';
import type { Numbers } from '../renumber.js';

/** Indexes that were replaced whose numbers are still understood. */
const KEPT = 8;
/** Passages that are compared before others get their turn. */
const SLICE = 500;
/** Stands for what the present index does not have. */
const GONE = -1;

/** Where the passages and documents of an index that was replaced are in the present one. */
interface Step {
  passages: Int32Array;
  documents: Int32Array;
}

/**
 * What the numbers of replaced indexes mean in the present one, as long as the process runs: a button under an older
 * message still works where its passage has the same id and the same words. Four bytes a passage and index are kept.
 */
export class Renumbering {
  /** By the version of the index, oldest first. */
  #steps = new Map<string, Step>();

  /** The numbers of an index that was replaced. @returns nothing where it is not known */
  of(version: string): Numbers | undefined {
    const step = this.#steps.get(version);
    if (!step) return undefined;
    const at = (numbers: Int32Array, number: number) => {
      const now = numbers[number] ?? GONE;
      return now === GONE ? undefined : now;
    };
    return { passage: (number) => at(step.passages, number), document: (number) => at(step.documents, number) };
  }

  /** Compares an index with the one that takes its place. @returns what takes note of it once it has */
  async compare(old: Library, next: Library): Promise<() => void> {
    const passages = new Int32Array(old.size).fill(GONE);
    for (let number = 0; number < old.size; number += 1) {
      if (number % SLICE === SLICE - 1) await turn();
      const { id, text } = old.passage(number);
      const now = next.numberOf(id);
      if (now !== undefined && next.passage(now).text === text) passages[number] = now;
    }
    const numbers = new Map(next.documents.map(({ id }, number) => [id, number]));
    const documents = Int32Array.from(old.documents, ({ id }) => numbers.get(id) ?? GONE);
    return () => this.#note(old.manifest.version, next.manifest.version, { passages, documents });
  }

  #note(old: string, next: string, step: Step): void {
    const through = (numbers: Int32Array, on: Int32Array) =>
      numbers.map((number) => (number === GONE ? GONE : (on[number] ?? GONE)));
    const before = [...this.#steps].map(
      ([version, { passages, documents }]) =>
        [
          version,
          { passages: through(passages, step.passages), documents: through(documents, step.documents) },
        ] as const,
    );
    this.#steps = new Map([...before.filter(([version]) => version !== old), [old, step] as const].slice(-KEPT));
    // Numbers of the present index mean what they say.
    this.#steps.delete(next);
  }
}
