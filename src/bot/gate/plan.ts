import type { BotWords } from '../../words/bot.js';
import { decodeCustomId } from '../custom-id.js';
import type { Call } from '../desk.js';
import type { Arguments } from '../features/command.js';
import { type Press, readVersion } from '../features/component.js';
import { COMMANDS, destinationOf, runAction } from '../features/index.js';
import { renderNotYours, renderOldIndex, renderTurned, renderUnknownButton } from '../reply/notes.js';
import type { Reply } from '../reply/reply.js';

/** How an interaction is acknowledged; it settles who sees the reply. */
export type Acknowledgement = 'public' | 'private' | 'update';

/** What is done about an interaction, decided from its payload alone, before anything is looked up. */
export interface Plan {
  /** What the log calls it; nothing that a user wrote. */
  place: string;
  acknowledge: Acknowledgement;
  /** Whether only the caller sees the reply. */
  private: boolean;
  /** Whether it was asked for as plain text without cards. */
  text?: boolean;
  /** The reply is for everybody, although its button is in a private message. */
  share?: true;
  run(call: Call): Promise<Reply>;
}

/** A button or menu as it was pressed. */
export interface Pressed extends Pick<Press, 'values' | 'content'> {
  customId: string;
  userId: string;
}

/** @param alone whether nobody else could see the reply anyway */
export function planCommand(name: string, args: Arguments, alone: boolean): Plan {
  const command = COMMANDS.get(name);
  // Discord may still show a command that an earlier version registered.
  if (!command) return note('unknown command', () => Promise.reject(new Error('there is no such command')));
  const hidden = command.isPrivate(args) && !alone;
  return {
    place: `command ${name}`,
    acknowledge: hidden ? 'private' : 'public',
    private: hidden,
    // The text of a menu's message has the same name.
    text: args.text === true,
    run: (call) => command.run(args, call),
  };
}

/** @param indexVersion of the present index */
export function planPress({ customId, userId, values, content }: Pressed, indexVersion: string): Plan {
  const id = decodeCustomId(customId);
  if (!id) return note('unknown button', renderUnknownButton);
  const { action, owner, index, text = false } = id;
  if (owner !== undefined && owner !== userId) return note(`button ${action.kind}`, renderNotYours);
  if (index !== indexVersion) return note(`button ${action.kind}`, renderOldIndex);
  const destination = destinationOf(action.kind);
  return {
    place: `button ${action.kind}`,
    acknowledge: destination === 'private' ? 'private' : 'update',
    private: destination === 'private' || (destination === 'update' && owner !== undefined),
    ...(destination === 'share' ? { share: true } : {}),
    text,
    run: (call) => runAction(action, { ...call, values, content, read: (work) => readVersion(call.desk, index, work) }),
  };
}

/** Told to whoever comes while the bot leaves. */
export function planFarewell(): Plan {
  return note('stopping', (words) => renderTurned({ kind: 'stopping' }, words));
}

function note(place: string, render: (words: BotWords) => Reply | Promise<Reply>): Plan {
  return { place, acknowledge: 'private', private: true, run: async ({ words }) => render(words) };
}
