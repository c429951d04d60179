import type { Library } from '../../index/library.js';
import type { Action, ActionKind } from '../custom-id.js';
import type { Call, Desk } from '../desk.js';
import type { Reply } from '../reply/reply.js';

/** A press of a button or a choice in a menu. */
export interface Press extends Call {
  /** What was chosen in a menu. */
  values: readonly string[];
  /** The message it belongs to, and the words above its cards. */
  messageId: string;
  content: string;
  /**
   * Reads the index that the button's numbers count in.
   * @throws ReplacedIndexError when another took its place since the button was pressed
   */
  read<T>(work: (library: Library) => T): Promise<T>;
}

/** The numbers of a button count in an index that is no longer in use. */
export class ReplacedIndexError extends Error {}

/** Reads the present index if it is of this version. @throws ReplacedIndexError when it is of another */
export function readVersion<T>(desk: Desk, version: string, work: (library: Library) => T): Promise<T> {
  return desk.use(({ library }) => {
    if (library.manifest.version !== version) throw new ReplacedIndexError('the index was replaced');
    return work(library);
  });
}

/**
 * Where the reply goes: in the place of the message, to the one who pressed, or to everybody; or the message goes
 * itself.
 */
export type Destination = 'update' | 'private' | 'share' | 'remove';

/** What answers one kind of button or menu. */
export interface ComponentHandler {
  readonly kind: ActionKind;
  readonly destination: Destination;
  run(action: Action, press: Press): Promise<Reply>;
}

/** Binds what answers a button or menu to its kind of action. */
export function defineComponent<K extends ActionKind>(
  kind: K,
  destination: Destination,
  run: (action: Extract<Action, { kind: K }>, press: Press) => Promise<Reply>,
): ComponentHandler {
  // The table of components gives it only actions of its kind.
  return { kind, destination, run: run as ComponentHandler['run'] };
}
