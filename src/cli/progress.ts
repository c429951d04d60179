import type { Progress } from '../ingest/write-vectors.js';

const STEPS: Record<Progress['step'], string> = {
  means: 'Measuring the languages',
  embed: 'Embedding the passages',
  graph: 'Linking the vectors',
  write: 'Writing the index',
  publish: 'Publishing the index',
};

const BAR = 30;
/** Least time between redraws: drawing more often than people can see only costs time. */
const LEAST_MS = 60;

/** A progress bar on a terminal; elsewhere one line at the start of each step. */
export class ProgressBar {
  readonly #stream: NodeJS.WriteStream;
  #step: Progress['step'] | undefined;
  #drawn = 0;
  #began = 0;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  update(progress: Progress): void {
    const now = performance.now();
    const begins = progress.step !== this.#step;
    if (begins) {
      this.#step = progress.step;
      this.#began = now;
    }
    if (!this.#stream.isTTY) {
      if (begins) this.#stream.write(`${STEPS[progress.step]}…\n`);
      return;
    }
    if (!begins && now - this.#drawn < LEAST_MS && progress.done < progress.total) return;
    this.#drawn = now;
    this.#stream.write(`\r\u001b[K${this.#line(progress, now)}`);
  }

  /** Removes the bar from the screen. */
  clear(): void {
    if (this.#stream.isTTY && this.#step !== undefined) this.#stream.write('\r\u001b[K');
  }

  #line({ step, done, total }: Progress, now: number): string {
    const share = total === 0 ? 1 : Math.min(1, done / total);
    const filled = Math.round(share * BAR);
    const bar = `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)}`;
    const elapsed = (now - this.#began) / 1000;
    const left = done > 4 && share < 1 ? `, ${Math.ceil((elapsed / share) * (1 - share))} s left` : '';
    const line = `${STEPS[step].padEnd(24)}${bar} ${Math.round(share * 100)} %${left}`;
    return line.slice(0, Math.max(10, (this.#stream.columns ?? 80) - 1));
  }
}
