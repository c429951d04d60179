import { CorpusError } from '../../errors.js';
import { refuseForeign } from './foreign.js';
import { checkSize, problem } from './problems.js';
import type { Reader } from './reader.js';

/**
 * Wraps a reader so that it refuses empty files, huge files and unsupported formats first, and fails only with a
 * CorpusError.
 */
export function guarded(reader: Reader): Reader {
  return {
    ...reader,
    async read(bytes, file) {
      checkSize(bytes, file);
      refuseForeign(bytes, file);
      try {
        return await reader.read(bytes, file);
      } catch (error) {
        if (error instanceof CorpusError) throw error;
        throw failed(reader.format, file);
      }
    },
  };
}

function failed(format: string, file: string): CorpusError {
  const cure = 'Save it again with the program that wrote it, or save its text as .md or .txt.';
  return problem('reader_failed', file, `cannot be read as ${format}: it is not as files of this format are.`, cure);
}
