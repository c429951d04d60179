import type { Evidence } from '../model.js';

/** A passage of the index with the span of its quote, both counted from the start of the passage. */
export interface Cited {
  /** Position of the passage in the index. */
  passage: number;
  start: number;
  end: number;
}

/** What a button or menu does. It is all in the custom id, so that it still works after a restart. */
export type Action =
  /** Opens a passage with the ones before and after it. */
  | { kind: 'context'; cited: Cited }
  /** The same for the newer passage that a note names; that passage may also have a button on its own card. */
  | { kind: 'newer'; cited: Cited }
  /** Turns to a passage, or to a part of a long one; `around` shows its neighbours too. */
  | { kind: 'turn'; passage: number; part: number; around: boolean }
  /** Turns to a page of clauses asked for together; `spec` as in "30-36,40". */
  | { kind: 'clauses'; spec: string; document: number | undefined; page: number }
  /** The menu of an answer's further passages; each value is an encoded {@link Cited}. */
  | { kind: 'more' }
  /** Lists the sources of an answer. */
  | { kind: 'sources'; passages: number[] }
  /** Turns to a page of the list of documents. */
  | { kind: 'documents'; page: number }
  /** Posts a private answer publicly. */
  | { kind: 'share'; evidence: Evidence; cited: Cited[] }
  | { kind: 'feedback'; verdict: 'right' | 'wrong'; passage: number }
  /** Opens a citation of a passage. */
  | { kind: 'cite'; cited: Cited }
  /** The menu of a citation's styles; each value is the name of one. */
  | { kind: 'style'; cited: Cited }
  /** Opens a citation of several passages together. */
  | { kind: 'citeAll'; passages: number[] }
  /** Removes the reply. */
  | { kind: 'remove' }
  /** Opens help: how to ask, or the list of documents. */
  | { kind: 'guide'; to: 'help' | 'documents' }
  /** Looks for a new index, for operators. */
  | { kind: 'reload' };

export type ActionKind = Action['kind'];

export interface CustomId {
  action: Action;
  /** Version of the index that the numbers refer to. */
  index: string;
  /** The user who asked. Only they can turn pages in place, and share or remove the reply. */
  owner?: string;
  /** Whether the result is shown as plain text without cards. */
  text?: true;
}

/** Discord's limit. */
export const MAX_CUSTOM_ID = 100;

/** One letter each. Never reuse a letter: messages keep their buttons for years. */
const LETTERS: Record<ActionKind, string> = {
  context: 'c',
  newer: 'w',
  turn: 't',
  clauses: 'n',
  more: 'm',
  sources: 's',
  documents: 'd',
  share: 'h',
  feedback: 'f',
  cite: 'k',
  style: 'y',
  citeAll: 'a',
  remove: 'x',
  guide: 'p',
  reload: 'l',
};
const KINDS = new Map(Object.entries(LETTERS).map(([kind, letter]) => [letter, kind as ActionKind]));

/** Follows the letter if the reply should be plain text. */
const TEXT = 't';

/** To be changed when older custom ids can no longer be read. */
const FORMAT = '1';

/**
 * Writes an action as a custom id: format with letter and "t" for plain text, index version, owner and arguments,
 * separated by "|". Numbers are in base 36.
 * @returns at most 100 characters; undefined if the action does not fit
 */
export function encodeCustomId({ action, index, owner, text }: CustomId): string | undefined {
  const by = owner === undefined ? '' : BigInt(owner).toString(36);
  const id = [FORMAT + LETTERS[action.kind] + (text ? TEXT : ''), index, by, ...argumentsOf(action)].join('|');
  return id.length <= MAX_CUSTOM_ID ? id : undefined;
}

/** Reads a custom id. @returns undefined for an id that this version did not write */
export function decodeCustomId(customId: string): CustomId | undefined {
  if (customId.length > MAX_CUSTOM_ID) return undefined;
  const [head = '', index, by, ...rest] = customId.split('|');
  const [format, letter = '', ...flags] = head;
  const text = flags.join('') === TEXT;
  const kind = format === FORMAT && (text || flags.length === 0) ? KINDS.get(letter) : undefined;
  if (kind === undefined || index === undefined || by === undefined) return undefined;
  const action = actionOf(kind, rest);
  const owner = by === '' ? undefined : ownerOf(by);
  if (!action || (by !== '' && owner === undefined)) return undefined;
  return { action, index, ...(owner === undefined ? {} : { owner }), ...(text ? { text } : {}) };
}

/** A cited passage as a menu's value. */
export function encodeCited({ passage, start, end }: Cited): string {
  return [passage, start, end].map(toText).join('.');
}

/** @returns undefined for a text that {@link encodeCited} did not write */
export function decodeCited(text: string): Cited | undefined {
  const [passage, start, end, ...more] = text.split('.').map(toNumber);
  if (passage === undefined || start === undefined || end === undefined || more.length > 0 || end < start)
    return undefined;
  return { passage, start, end };
}

function argumentsOf(action: Action): string[] {
  switch (action.kind) {
    case 'context':
    case 'newer':
    case 'cite':
    case 'style':
      return [encodeCited(action.cited)];
    case 'turn':
      return [toText(action.passage), toText(action.part), action.around ? '1' : '0'];
    case 'clauses':
      return [action.spec, action.document === undefined ? '' : toText(action.document), toText(action.page)];
    case 'more':
    case 'remove':
    case 'reload':
      return [];
    case 'guide':
      return [action.to === 'help' ? 'h' : 'd'];
    case 'sources':
    case 'citeAll':
      return [action.passages.map(toText).join('.')];
    case 'documents':
      return [toText(action.page)];
    case 'share':
      return [action.evidence === 'weak' ? 'w' : 's', action.cited.map(encodeCited).join(',')];
    case 'feedback':
      return [action.verdict === 'right' ? '1' : '0', toText(action.passage)];
  }
}

function actionOf(kind: ActionKind, [first = '', second = '', third = '']: string[]): Action | undefined {
  switch (kind) {
    case 'context':
    case 'newer':
    case 'cite':
    case 'style': {
      const cited = decodeCited(first);
      return cited && { kind, cited };
    }
    case 'turn': {
      const [passage, part] = [toNumber(first), toNumber(second)];
      return passage === undefined || part === undefined ? undefined : { kind, passage, part, around: third === '1' };
    }
    case 'clauses': {
      const page = toNumber(third);
      return page === undefined ? undefined : { kind, spec: first, document: toNumber(second), page };
    }
    case 'more':
    case 'remove':
    case 'reload':
      return { kind };
    case 'guide':
      return { kind, to: first === 'd' ? 'documents' : 'help' };
    case 'sources':
    case 'citeAll': {
      const passages = all(first.split('.').map(toNumber));
      return passages && { kind, passages };
    }
    case 'documents': {
      const page = toNumber(first);
      return page === undefined ? undefined : { kind, page };
    }
    case 'share': {
      const cited = all(second.split(',').map(decodeCited));
      return cited && { kind, evidence: first === 'w' ? 'weak' : 'strong', cited };
    }
    case 'feedback': {
      const passage = toNumber(second);
      return passage === undefined ? undefined : { kind, verdict: first === '1' ? 'right' : 'wrong', passage };
    }
  }
}

function toText(number: number): string {
  return number.toString(36);
}

function toNumber(text: string): number | undefined {
  return /^[0-9a-z]{1,9}$/.test(text) ? Number.parseInt(text, 36) : undefined;
}

function ownerOf(text: string): string | undefined {
  if (!/^[0-9a-z]{1,13}$/.test(text)) return undefined;
  return Array.from(text)
    .reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n)
    .toString();
}

function all<T>(values: (T | undefined)[]): T[] | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === values.length && known.length > 0 ? known : undefined;
}
