import type { Library } from '../index/library.js';

/** In the earliest time zone a day begins 14 hours before it does in UTC. */
const EARLIEST_ZONE_MS = 14 * 3600 * 1000;
/** Two machines that share an index may be so far apart. */
const TOLERANCE_MS = 600_000;

/**
 * What shows that this machine's clock is behind: an index built in the future, or a document dated there, which no
 * ingest takes.
 * @returns nothing where the clock may be right
 */
export function clockBehind(
  { manifest, documents }: Pick<Library, 'manifest' | 'documents'>,
  now: Date,
): string | undefined {
  const says = `The clock of this machine says ${now.toISOString().slice(0, 16)} UTC`;
  if (Date.parse(manifest.builtAt) > now.getTime() + TOLERANCE_MS) {
    return `${says}, but the index was built at ${manifest.builtAt.slice(0, 16)}. Set the clock.`;
  }
  const today = new Date(now.getTime() + EARLIEST_ZONE_MS).toISOString().slice(0, 10);
  const later = documents.find(({ date }) => date > today);
  return later && `${says}, but ${later.id} is dated ${later.date}. Set the clock.`;
}
