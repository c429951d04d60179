import { type Action, type Cited, decodeCited, decodeCustomId, encodeCited, encodeCustomId } from './custom-id.js';

/**
 * Where the passages and documents of an index that was replaced are in the present one; nothing for those that are
 * not.
 */
export interface Numbers {
  passage(number: number): number | undefined;
  document(number: number): number | undefined;
}

/** What is known of replaced indexes. */
export interface Renumbered {
  /** Version of the present index. */
  readonly indexVersion: string;
  /** The numbers of an index that was replaced; nothing where it is not known. */
  numbersOf(version: string): Numbers | undefined;
}

/**
 * A custom id with the numbers of the present index, if it was written with another one and all that it names is still
 * there, word for word; else as it is.
 */
export function presentId(customId: string, known: Renumbered): string {
  const id = decodeCustomId(customId);
  const numbers = id && id.index !== known.indexVersion ? known.numbersOf(id.index) : undefined;
  const action = id && numbers && renumbered(id.action, numbers);
  if (!action) return customId;
  return encodeCustomId({ ...id, action, index: known.indexVersion }) ?? customId;
}

/** What was chosen in a menu, likewise: a passage, or something without a number. @param customId of the menu */
export function presentValue(value: string, customId: string, known: Renumbered): string {
  const id = decodeCustomId(customId);
  const numbers = id && id.index !== known.indexVersion ? known.numbersOf(id.index) : undefined;
  const cited = id?.action.kind === 'more' && numbers ? decodeCited(value) : undefined;
  if (!cited || !numbers) return value;
  const now = citedIn(cited, numbers);
  // What is gone is no passage any more.
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
