import { setImmediate as turn } from 'node:timers/promises';
import type { Library } from '../../index/library.js';
import type { Numbers } from '../renumber.js';

/** Number of replaced indexes whose numbers are still understood. */
const KEPT = 8;
/** Passages compared before other tasks get a turn. */
const SLICE = 500;
/** Marks a passage or document that the current index does not have. */
const GONE = -1;

/** The positions of a replaced index's passages and documents in the current index. */
interface Step {
  passages: Int32Array;
  documents: Int32Array;
}

/**
 * What the numbers of replaced indexes mean in the current one, as long as the process runs: a button under an older
 * message still works if its passage has the same id and the same words. It takes four bytes per passage and index.
 */
export class Renumbering {
  /** Keyed by index version, oldest first. */
  #steps = new Map<string, Step>();

  /** The numbers of a replaced index. @returns undefined if the index is not known */
  of(version: string): Numbers | undefined {
    const step = this.#steps.get(version);
    if (!step) return undefined;
    const at = (numbers: Int32Array, number: number) => {
      const now = numbers[number] ?? GONE;
      return now === GONE ? undefined : now;
    };
    return { passage: (number) => at(step.passages, number), document: (number) => at(step.documents, number) };
  }

  /**
   * Compares an index with its replacement.
   * @returns a function that records the result, to call once it is replaced
   */
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
    // Numbers of the current index need no translation.
    this.#steps.delete(next);
  }
}
