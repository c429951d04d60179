import { PartnershipError } from '../../errors.js';
import type { Log } from '../log.js';
import type { Watch } from './hooks.js';

/** A log whose errors are counted by code: every error ends up in the log, no matter where it was caught. */
export function watchedLog(log: Log, watch: Pick<Watch, 'erred'>): Log {
  return {
    error: (fields, message) => {
      watch.erred(codeOf(fields));
      log.error(fields, message);
    },
    warn: (fields, message) => log.warn(fields, message),
    info: (fields, message) => log.info(fields, message),
    debug: (fields, message) => log.debug(fields, message),
  };
}

/** The code of our own errors, the class of all others: messages may contain anything. */
function codeOf(fields: object): string {
  const { error } = fields as { error?: unknown };
  if (error instanceof PartnershipError) return error.code;
  if (!(error instanceof Error)) return 'other';
  return /^[A-Za-z]{1,40}$/.test(error.constructor.name) ? error.constructor.name : 'other';
}
