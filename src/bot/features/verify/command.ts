import { readReceipt } from '../../../quotes/receipt.js';
import { verify as verifyReceipt } from '../../../quotes/verify.js';
import { namesOf } from '../../../words/languages.js';
import { SHOWN } from '../../options/shown.js';
import { viewOf } from '../../reply/view.js';
import { defineCommand } from '../command.js';
import type { SlashDefinition } from '../definition.js';
import { inTurn } from '../in-turn.js';
import { renderVerification } from './card.js';

const VERIFY = {
  kind: 'slash',
  name: 'verify',
  description: 'Check whether the documents still say what a citation quotes',
  options: {
    receipt: {
      type: 'string',
      description: 'The check code below a citation',
      required: true,
      maxLength: 200,
    },
    ...SHOWN,
  },
} as const satisfies SlashDefinition;

export const verify = defineCommand(VERIFY, namesOf('verify'), {
  validate: ({ receipt }) => void readReceipt(receipt),
  run: ({ receipt }, call) =>
    inTurn(call, async ({ library }) => renderVerification(verifyReceipt(library, receipt), library, viewOf(call))),
});
