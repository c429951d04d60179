import { once } from 'node:events';
import { CorpusError, formatProblem, PartnershipError } from '../errors.js';
import { environment } from './environment.js';
import { type TerminalStyle, terminalStyleOf, toJson, visible } from './terminal.js';

/** The options of every command. */
export interface CommonOptions {
  corpus?: string;
  index?: string;
  json?: boolean;
  quiet?: boolean;
}

/** Where a command writes: results to standard output, everything else to standard error. */
export class Output {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly style: TerminalStyle;
  readonly #results: NodeJS.WriteStream;
  readonly #diagnostics: NodeJS.WriteStream;

  constructor(options: CommonOptions, results = process.stdout, diagnostics = process.stderr) {
    this.json = options.json ?? false;
    this.quiet = options.quiet ?? false;
    this.style = terminalStyleOf(results, environment());
    this.#results = results;
    this.#diagnostics = diagnostics;
  }

  /** The stream for diagnostics, for the progress bar. */
  get diagnostics(): NodeJS.WriteStream {
    return this.#diagnostics;
  }

  /** Writes a result and waits while the reader is slow. */
  async print(text: string): Promise<void> {
    if (!this.#results.write(`${text}\n`)) await once(this.#results, 'drain');
  }

  async printJson(value: unknown): Promise<void> {
    await this.print(toJson(value));
  }

  /** Prints something good to know, unless --quiet is set. */
  note(text: string): void {
    if (!this.quiet) this.warn(text);
  }

  /** Prints a warning, even with --quiet. */
  warn(text: string): void {
    this.#diagnostics.write(`${visible(text)}\n`);
  }

  /** Prints what is wrong and how to fix it. */
  error(error: unknown): void {
    if (error instanceof CorpusError) {
      const count = error.problems.length;
      this.warn(`The corpus has ${count === 1 ? 'a problem' : `${count} problems`}:`);
      for (const problem of error.problems) this.warn(`  ${formatProblem(problem)}`);
      this.warn(error.cure);
    } else if (error instanceof PartnershipError) {
      this.warn(`${error.message}\n${error.cure}`);
    } else {
      const reason = error instanceof Error ? error.message : String(error);
      this.warn(
        `Something went wrong inside the program: ${reason}\nPlease report it together with the command you ran.`,
      );
    }
  }
}

/** The exit code of an error; 1 is for unexpected errors. */
export function exitCodeOf(error: unknown): number {
  return error instanceof PartnershipError ? error.exitCode : 1;
}
