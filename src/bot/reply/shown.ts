import type { Library } from '../../index/library.js';
import { type Action, type Cited, decodeCustomId } from '../custom-id.js';

/** The passages that a message of the bot shows, according to the buttons under it. */
export interface ShownPassages {
  /** Each passage once, in reading order; a newer one that a note names comes last. */
  cited: Cited[];
  /** Whether some are from an index that has since been replaced, whose numbers mean other passages. */
  outdated: boolean;
}

/** The passages that a message of the bot shows. @param customIds those of its buttons and menus, in reading order */
export function shownPassages(customIds: readonly string[], library: Library): ShownPassages {
  const ids = customIds.flatMap((customId) => decodeCustomId(customId) ?? []);
  const present = ids.filter(({ index }) => index === library.manifest.version);
  const own = present.flatMap(({ action }) => citedBy(action, library));
  const newer = present.flatMap(({ action }) => (action.kind === 'newer' ? action.cited : []));
  // A card with one passage may have only the button that opens it.
  const opened = present.flatMap(({ action }) => (action.kind === 'turn' ? whole(action.passage, library) : []));
  const all = own.length > 0 ? [...own, ...newer] : opened;
  const once = new Map<number, Cited>();
  for (const cited of all) once.set(cited.passage, once.get(cited.passage) ?? cited);
  return {
    cited: [...once.values()],
    outdated: ids.some(({ index, action }) => index !== library.manifest.version && isOfPassages(action)),
  };
}

function citedBy(action: Action, library: Library): Cited[] {
  if (action.kind === 'context' || action.kind === 'cite') return [action.cited];
  return action.kind === 'citeAll' ? action.passages.flatMap((passage) => whole(passage, library)) : [];
}

function whole(passage: number, library: Library): Cited[] {
  return [{ passage, start: 0, end: library.passage(passage).text.length }];
}

function isOfPassages({ kind }: Action): boolean {
  return kind === 'context' || kind === 'cite' || kind === 'citeAll' || kind === 'turn';
}
