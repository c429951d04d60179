import { verify as verifyReceipt } from '../../quotes/verify.js';
import { renderVerification } from '../reply/verification.js';
import { inTurn, viewOf } from './answer.js';
import { defineCommand } from './command.js';
import type { SlashDefinition } from './definition.js';

export const VERIFY = {
  kind: 'slash',
  name: 'verify',
  description: 'Check whether the words of a citation still stand in the documents',
  options: {
    receipt: {
      type: 'string',
      description: 'The receipt below a citation: document, offsets and 16 digits',
      required: true,
      maxLength: 200,
    },
  },
} as const satisfies SlashDefinition;

export const verify = defineCommand(VERIFY, {
  isPrivate: () => false,
  run: ({ receipt }, call) =>
    inTurn(call, async ({ library }) => renderVerification(verifyReceipt(library, receipt), library, viewOf(call))),
});
