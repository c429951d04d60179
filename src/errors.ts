/** Exit codes of the command line, by kind of error. */
export const EXIT = { usage: 2, configuration: 3, index: 4 } as const;

/** An error that the user can act on: what is wrong, and how to fix it. */
export class PartnershipError extends Error {
  readonly code: string;
  readonly cure: string;
  readonly exitCode: number;

  constructor(code: string, message: string, cure: string, exitCode: number) {
    super(message);
    this.name = new.target.name;
    this.code = code;
    this.cure = cure;
    this.exitCode = exitCode;
  }
}

/** The command line, or a question, cannot be understood. */
export class UsageError extends PartnershipError {
  constructor(code: string, message: string, cure: string) {
    super(code, message, cure, EXIT.usage);
  }
}

/** A setting is missing or wrong. */
export class ConfigError extends PartnershipError {
  constructor(code: string, message: string, cure: string) {
    super(code, message, cure, EXIT.configuration);
  }
}

/** The embedding model cannot be loaded or does not fit the configuration. */
export class ModelError extends PartnershipError {
  constructor(code: string, message: string, cure: string) {
    super(code, message, cure, EXIT.configuration);
  }
}

/** The index is absent, damaged, or was built by something else. */
export class IndexError extends PartnershipError {
  constructor(code: string, message: string, cure: string) {
    super(code, message, cure, EXIT.index);
  }
}

/** Whether the index cannot be reached just now, so that a retry in a minute may succeed. */
export function isAway(error: unknown): error is IndexError {
  return error instanceof IndexError && error.code === 'index_away';
}

/** A single problem in the corpus. */
export interface CorpusProblem {
  code: string;
  file: string;
  /** 1-based line in the file, if the problem has one. */
  line?: number;
  field?: string;
  message: string;
  cure: string;
}

/** Everything that is wrong with the corpus, reported in one go. */
export class CorpusError extends PartnershipError {
  readonly problems: CorpusProblem[];

  constructor(problems: CorpusProblem[]) {
    const lines = problems.map(formatProblem);
    super(
      problems.length === 1 && problems[0] ? problems[0].code : 'corpus_invalid',
      lines.join('\n'),
      'Correct the files named above and run the ingest again; until then an index built before stays in use.',
      EXIT.configuration,
    );
    this.problems = problems;
  }
}

/** A problem as one line of text: file, line, field, what is wrong, and how to fix it. */
export function formatProblem(problem: CorpusProblem): string {
  const line = problem.line === undefined ? '' : `:${problem.line}`;
  const field = problem.field === undefined ? '' : ` "${problem.field}"`;
  return `${problem.file}${line}:${field} ${problem.message} ${problem.cure}`;
}
