import { UsageError } from '../../errors.js';
import type { BotWords } from '../../words/bot.js';
import { type CustomId, decodeCustomId } from '../custom-id.js';
import type { Call } from '../desk.js';
import type { Arguments } from '../features/command.js';
import { type Press, readVersion } from '../features/component.js';
import { COMMANDS, destinationOf, runAction } from '../features/index.js';
import { renderNotYours, renderOldIndex, renderTurned, renderUnknownButton, renderUsage } from '../reply/notes.js';
import type { Reply } from '../reply/reply.js';

/** How an interaction is acknowledged, which determines who sees the reply. */
export type Acknowledgement = 'public' | 'private' | 'update';

/** What to do about an interaction, decided from its payload alone before anything is looked up. */
export interface Plan {
  /** Its name in the log; never text that a user wrote. */
  place: string;
  acknowledge: Acknowledgement;
  /** Whether only the caller sees the reply. */
  private: boolean;
  /** Whether the reply was requested as plain text without cards. */
  text?: boolean;
  /** The reply is public, although its button is in a private message. */
  share?: true;
  /** The message that the button is in is removed. */
  remove?: true;
  run(call: Call): Promise<Reply>;
}

/** A button or menu as it was pressed. */
export interface Pressed extends Pick<Press, 'values' | 'content' | 'messageId'> {
  customId: string;
  userId: string;
  /** Whether only one user sees the message of the button. */
  ephemeral: boolean;
}

/**
 * @param alone whether nobody else could see the reply anyway
 * @param privately whether replies are private unless the caller says otherwise
 */
export function planCommand(name: string, args: Arguments, alone: boolean, privately = false): Plan {
  const command = COMMANDS.get(name);
  // Discord may still show a command that an earlier version registered.
  if (!command) return note('unknown command', () => Promise.reject(new Error('there is no such command')));
  const place = `command ${name}`;
  // If an option for a quote is already named text, this one is named plain.
  const text = args.text === true || args.plain === true;
  try {
    command.validate?.(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return note(place, (words) => renderUsage(error, words));
  }
  const wanted = typeof args.private === 'boolean' ? args.private : command.isPrivate || privately;
  const hidden = wanted && !alone;
  return {
    place,
    acknowledge: hidden ? 'private' : 'public',
    private: hidden,
    text,
    run: (call) => command.run(args, call),
  };
}

/** @param indexVersion that of the current index */
export function planPress(pressed: Pressed, indexVersion: string): Plan {
  const { customId, userId } = pressed;
  const id = decodeCustomId(customId);
  if (!id) return note('unknown button', renderUnknownButton);
  const { action, owner, index } = id;
  const place = `button ${action.kind}`;
  const mine = owner === undefined || owner === userId;
  const destination = destinationOf(action.kind);
  if (destination === 'remove') {
    if (!mine) return note(place, renderNotYours);
    return { place, acknowledge: 'update', private: false, remove: true, run: async () => ({}) };
  }
  if (index !== indexVersion && action.kind !== 'guide') return note(place, renderOldIndex);
  if (destination === 'share' && !mine) return note(place, renderNotYours);
  if (destination === 'private') return planned(pressed, id, { place, acknowledge: 'private', private: true });
  if (destination === 'share')
    return planned(pressed, id, { place, acknowledge: 'update', private: false, share: true });
  if (mine) return planned(pressed, id, { place, acknowledge: 'update', private: pressed.ephemeral });
  // Nobody may turn someone else's page for everyone: anyone who tries gets a copy.
  const copy = planned(pressed, id, { place, acknowledge: 'private', private: true });
  return { ...copy, run: async (call) => withNote(await copy.run(call), call.words.yourCopy) };
}

function planned(
  { values, content, messageId }: Pressed,
  { action, index, text }: CustomId,
  plan: Omit<Plan, 'run'>,
): Plan {
  return {
    ...plan,
    text: text === true,
    run: (call) =>
      runAction(action, { ...call, values, content, messageId, read: (work) => readVersion(call.desk, index, work) }),
  };
}

function withNote(reply: Reply, note: string): Reply {
  const { content = '' } = reply;
  return { ...reply, content: [`-# ${note}`, content].filter((line) => line !== '').join('\n') };
}

/** The reply to anyone who asks while the bot is shutting down. */
export function planFarewell(): Plan {
  return note('stopping', (words) => renderTurned({ kind: 'stopping' }, words));
}

function note(place: string, render: (words: BotWords) => Reply | Promise<Reply>): Plan {
  return { place, acknowledge: 'private', private: true, run: async ({ words }) => render(words) };
}
