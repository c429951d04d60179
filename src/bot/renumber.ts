import { type Action, type Cited, decodeCited, decodeCustomId, encodeCited, encodeCustomId } from './custom-id.js';

/** The positions of a replaced index's passages and documents in the current index; undefined if it lacks them. */
export interface Numbers {
  passage(number: number): number | undefined;
  document(number: number): number | undefined;
}

/** What is known about replaced indexes. */
export interface Renumbered {
  /** Version of the current index. */
  readonly indexVersion: string;
  /** The numbers of a replaced index; undefined if the index is not known. */
  numbersOf(version: string): Numbers | undefined;
}

/**
 * A custom id with the numbers of the current index, if it was written with another index and everything it names is
 * still there, word for word; otherwise unchanged.
 */
export function presentId(customId: string, known: Renumbered): string {
  const id = decodeCustomId(customId);
  const numbers = id && id.index !== known.indexVersion ? known.numbersOf(id.index) : undefined;
  const action = id && numbers && renumbered(id.action, numbers);
  if (!action) return customId;
  return encodeCustomId({ ...id, action, index: known.indexVersion }) ?? customId;
}

/** The same for a value chosen in a menu: a passage, or something without a number. @param customId that of the menu */
export function presentValue(value: string, customId: string, known: Renumbered): string {
  const id = decodeCustomId(customId);
  const numbers = id && id.index !== known.indexVersion ? known.numbersOf(id.index) : undefined;
  const cited = id?.action.kind === 'more' && numbers ? decodeCited(value) : undefined;
  if (!cited || !numbers) return value;
  const now = citedIn(cited, numbers);
  // An empty value names no passage: the chosen one is gone.
  return now ? encodeCited(now) : '';
}

function renumbered(action: Action, numbers: Numbers): Action | undefined {
  switch (action.kind) {
    case 'context':
    case 'newer':
    case 'cite':
    case 'style': {
      const cited = citedIn(action.cited, numbers);
      return cited && { ...action, cited };
    }
    case 'turn':
    case 'feedback': {
      const passage = numbers.passage(action.passage);
      return passage === undefined ? undefined : { ...action, passage };
    }
    case 'clauses': {
      if (action.document === undefined) return action;
      const document = numbers.document(action.document);
      return document === undefined ? undefined : { ...action, document };
    }
    case 'sources':
    case 'citeAll': {
      const passages = all(action.passages.map((passage) => numbers.passage(passage)));
      return passages && { ...action, passages };
    }
    case 'share': {
      const cited = all(action.cited.map((each) => citedIn(each, numbers)));
      return cited && { ...action, cited };
    }
    case 'more':
    case 'documents':
    case 'remove':
    case 'guide':
    case 'reload':
      return action;
  }
}

function citedIn(cited: Cited, numbers: Numbers): Cited | undefined {
  const passage = numbers.passage(cited.passage);
  return passage === undefined ? undefined : { ...cited, passage };
}

function all<T>(values: (T | undefined)[]): T[] | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === values.length ? known : undefined;
}
