import { PartnershipError } from '../../../errors.js';

/** What was checked, and the result. */
export interface Check {
  name: string;
  ok: boolean;
  /** What was found, or what is wrong. */
  message: string;
  /** How to fix it; if nothing is wrong, what could be better. */
  cure?: string;
  exitCode: number;
}

/** What was found, with a hint if something could be better. */
export type Finding = string | { message: string; cure: string };

/** @param look returns what was found; throws what is wrong */
export async function runCheck(name: string, exitCode: number, look: () => Promise<Finding>): Promise<Check> {
  try {
    const found = await look();
    return { name, ok: true, exitCode, ...(typeof found === 'string' ? { message: found } : found) };
  } catch (error) {
    if (error instanceof PartnershipError) {
      return { name, ok: false, message: error.message, cure: error.cure, exitCode: error.exitCode };
    }
    return { name, ok: false, message: error instanceof Error ? error.message : String(error), exitCode };
  }
}

/** A check as one line. */
export function lineOf({ name, ok, message, cure }: Check): string {
  const text = message.replace(/\s*\n\s*/g, '; ');
  return `${name.padEnd(9)} ${ok ? 'ok' : 'problem'}: ${text}${cure === undefined ? '' : ` ${cure}`}`;
}
