import { copyMessage } from './messages.js';
import type { InteractionState, LogKind, MessageState } from './world.js';

/** Notes what became of one of an interaction's messages, as it is now. */
export function logMessage(interaction: InteractionState, kind: LogKind, message: MessageState): void {
  interaction.log.push({ kind, message: copyMessage(message) });
}
