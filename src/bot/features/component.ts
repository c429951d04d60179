import type { Library } from '../../index/library.js';
import type { Action, ActionKind } from '../custom-id.js';
import type { Call, Desk } from '../desk.js';
import type { Reply } from '../reply/reply.js';

/** A button press or a menu choice. */
export interface Press extends Call {
  /** The values chosen in a menu. */
  values: readonly string[];
  /** The message of the button, and the text above its cards. */
  messageId: string;
  content: string;
  /**
   * Reads the index that the button's numbers refer to.
   * @throws ReplacedIndexError when it has been replaced since the button was pressed
   */
  read<T>(work: (library: Library) => T): Promise<T>;
}

/** The numbers of a button refer to an index that is no longer in use. */
export class ReplacedIndexError extends Error {}

/** Reads the current index if it has this version. @throws ReplacedIndexError otherwise */
export function readVersion<T>(desk: Desk, version: string, work: (library: Library) => T): Promise<T> {
  return desk.use(({ library }) => {
    if (library.manifest.version !== version) throw new ReplacedIndexError('the index was replaced');
    return work(library);
  });
}

/**
 * Where the reply goes: in place of the message, to the person who pressed, or to everyone; or the message is removed.
 */
export type Destination = 'update' | 'private' | 'share' | 'remove';

/** Answers one kind of button or menu. */
export interface ComponentHandler {
  readonly kind: ActionKind;
  readonly destination: Destination;
  run(action: Action, press: Press): Promise<Reply>;
}

/** Binds a handler of a button or menu to its kind of action. */
export function defineComponent<K extends ActionKind>(
  kind: K,
  destination: Destination,
  run: (action: Extract<Action, { kind: K }>, press: Press) => Promise<Reply>,
): ComponentHandler {
  // The table of components passes it only actions of its kind.
  return { kind, destination, run: run as ComponentHandler['run'] };
}
