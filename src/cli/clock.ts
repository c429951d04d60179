import type { Library } from '../index/library.js';

/** In the earliest time zone a day begins 14 hours before it begins in UTC. */
const EARLIEST_ZONE_MS = 14 * 3600 * 1000;
/** The clocks of two machines that share an index may differ by this much. */
const TOLERANCE_MS = 600_000;

/**
 * Evidence that this machine's clock is behind: an index or a document from the future, which no ingest accepts.
 * @returns undefined if the clock may be right
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
