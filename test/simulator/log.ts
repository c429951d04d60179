import { copyMessage } from './messages.js';
import type { InteractionState, LogKind, MessageState } from './world.js';

/** Records an event on one of an interaction's messages, with its current state. */
export function logMessage(interaction: InteractionState, kind: LogKind, message: MessageState): void {
  interaction.log.push({ kind, message: copyMessage(message) });
}
