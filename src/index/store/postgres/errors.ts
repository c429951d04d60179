import { IndexError } from '../../../errors.js';
import { REBUILD } from '../../checked.js';

const PATIENCE =
  'Try again in a minute; nothing is lost. If it stays so, look at the database and the network: npm start -- doctor';
const ADDRESS = 'Correct DATABASE_URL (DATABASE_READ_URL for a replica).';
const RIGHTS = 'docs/scaling.md says which rights the user of the database needs, and how to give them.';
const ENCRYPT = 'Add sslmode=verify-full to the address, and sslrootcert=FILE where the certificate is your own.';
const TRUST = 'Add sslrootcert=FILE with its certificate authority to the address, or correct the host name in it.';

/** Message and cure by SQLSTATE, SQLSTATE class (two characters), or Node error code. */
const REASONS: Readonly<Record<string, readonly [message: string, cure: string]>> = {
  ECONNREFUSED: ['does not answer at its address', PATIENCE],
  ENOTFOUND: ['has a host name that is not known', `${ADDRESS} ${PATIENCE}`],
  EAI_AGAIN: ['has a host name that cannot be looked up now', PATIENCE],
  ENOENT: ['does not answer at its socket', `${ADDRESS} ${PATIENCE}`],
  ETIMEDOUT: ['does not answer in time', PATIENCE],
  ECONNRESET: ['closed the connection', PATIENCE],
  EPIPE: ['closed the connection', PATIENCE],
  EHOSTUNREACH: ['is on a host that cannot be reached', PATIENCE],
  ENETUNREACH: ['is in a network that cannot be reached', PATIENCE],
  SELF_SIGNED_CERT_IN_CHAIN: ['has a certificate that is not trusted', TRUST],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['has a certificate that is not trusted', TRUST],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ['has a certificate that is not trusted', TRUST],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ['has a certificate that is not trusted', TRUST],
  ERR_TLS_CERT_ALTNAME_INVALID: ['has a certificate for another name', TRUST],
  CERT_HAS_EXPIRED: ['has a certificate that has expired', 'Renew the certificate of the database.'],
  no_encryption: ['takes encrypted connections only', ENCRYPT],
  only_plain: ['takes no encrypted connections', 'Switch encryption on there, or take sslmode out of the address.'],
  no_agreement: [
    'does not agree on how to encrypt',
    'Where it asks for a certificate of yours, name it in the address (sslcert, sslkey); else look into its log.',
  ],
  no_certificate: [
    'has a file in its address that cannot be read',
    'Correct sslrootcert, sslcert and sslkey in the address: each names a file in PEM.',
  ],
  '08': ['closed the connection', PATIENCE],
  '28': ['refuses the user or the password', ADDRESS],
  '3D': ['does not exist on its server', `Create it, or name another. ${ADDRESS}`],
  '40': ['was changed while it was read', PATIENCE],
  42501: ['does not give its user the right to do this', RIGHTS],
  '42P01': ['has newer indexes than the one in use', 'Ask again; where that does not help, start the program again.'],
  53: ['has too little memory, disk or connections left', PATIENCE],
  53100: ['is on a full disk', 'Make room on the disk of the database, then run the command again.'],
  53300: ['has no connection left', 'Allow it more connections (max_connections), or put a pooler before it.'],
  '55P03': ['is locked by other work', PATIENCE],
  55: ['takes no connections now', PATIENCE],
  57014: ['took too long', PATIENCE],
  57: ['is shutting down or starting', PATIENCE],
  58: ['has trouble with its files', 'Look into the log of the database.'],
};

/** A generation lacks a column, type or operator that it should have, or the server found its own files damaged. */
const DAMAGED: ReadonlySet<string> = new Set(['42703', '42704', '42883', 'XX001', 'XX002']);

/** What servers and poolers say about encryption, under codes that say less; in other languages the code decides. */
const OF_ENCRYPTION: readonly (readonly [RegExp, string])[] = [
  [/\bSSL (?:is )?required\b|\bSSL off\b|\bno encryption\b/i, 'no_encryption'],
  [/does not support SSL/i, 'only_plain'],
  [/establishing an SSL connection/i, 'no_agreement'],
];

/** Client errors without a code, and the equivalent code. */
const WITHOUT_CODE: readonly (readonly [RegExp, string])[] = [
  [/timeout/i, 'ETIMEDOUT'],
  [/connection terminated|connection error|not queryable|closed the connection/i, 'ECONNRESET'],
  [/password must be a string|SASL/i, '28P01'],
];

/** Maps families of codes with one meaning to one name. The client reads only the files named in the address. */
function asReason(code: string): string {
  if (code === 'EISDIR' || code.startsWith('ERR_OSSL_')) return 'no_certificate';
  return code.startsWith('ERR_SSL_') ? 'no_agreement' : code;
}

/** The code of an error from the database or the connection to it; empty if it has none. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const ofEncryption = OF_ENCRYPTION.find(([pattern]) => pattern.test(error.message));
  if (ofEncryption) return ofEncryption[1];
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (typeof code === 'string') return syscall === 'open' ? 'no_certificate' : asReason(code);
  // For a host with several addresses, each one was tried.
  const [first] = error instanceof AggregateError ? error.errors : [];
  if (first !== undefined) return codeOf(first);
  return WITHOUT_CODE.find(([pattern]) => pattern.test(error.message))?.[1] ?? '';
}

/** Whether a connection was lost, or a replica cancelled the query, so that an immediate retry may succeed. */
export function isWorthAnotherTry(error: unknown): boolean {
  const code = codeOf(error);
  return ['ECONNRESET', 'EPIPE', '57P01', '57P02', '40001'].includes(code) || code.startsWith('08');
}

/**
 * Turns a database failure into an error that says how to fix it. The database's own messages are left out: they may
 * contain names and values.
 * @returns IndexError `index_away` if the index cannot be reached or read now, `index_damaged` if it is damaged; any
 * other error unchanged
 */
export function asDatabaseError(error: unknown): unknown {
  if (error instanceof IndexError) return error;
  const code = codeOf(error);
  if (DAMAGED.has(code))
    return new IndexError('index_damaged', `The index in the database is damaged (${code}).`, REBUILD);
  const [message, cure] = REASONS[code] ?? REASONS[code.slice(0, 2)] ?? [];
  if (message === undefined || cure === undefined) return error;
  // "E" and "42" are not usable classes: ENOENT is in the table itself, and a wrong statement is a bug of ours.
  return new IndexError('index_away', `The database of the index ${message} (${code}).`, cure);
}
