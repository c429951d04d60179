import { pino } from 'pino';
import type { LogLevel } from '../config.js';
import { cleanFields, cleanText } from './secrets.js';

/** Where the bot reports to its operator. Fields are cleaned: no token or user text is ever logged. */
export interface Log {
  error(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  info(fields: object, message: string): void;
  debug(fields: object, message: string): void;
}

export interface LogOptions {
  /** Values that must never be logged no matter what they look like, such as the configured token. */
  secrets?: readonly string[];
  /** Where the lines go; standard error by default. */
  destination?: { write(line: string): void };
}

/** A log of JSON lines: `{"level":"info","time":"…","pid":1,…fields,"msg":"…"}`. It never throws. */
export function createLog(level: LogLevel, { secrets = [], destination = standardError() }: LogOptions = {}): Log {
  const logger = pino(
    {
      level,
      // The process id distinguishes shards; the host name is left out for privacy.
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination,
  );
  const at = (name: 'error' | 'warn' | 'info' | 'debug') => (fields: object, message: string) => {
    if (logger.isLevelEnabled(name)) logger[name](cleanFields(fields, secrets), cleanText(message, secrets));
  };
  return { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') };
}

function standardError(): { write(line: string): void } {
  const stream = pino.destination({ dest: 2, sync: true });
  // A full disk behind a redirected log must not stop the bot from answering.
  stream.on('error', () => {});
  return stream;
}
