import { readReceipt } from '../../../quotes/receipt.js';
import { verify as verifyReceipt } from '../../../quotes/verify.js';
import { SHOWN, SHOWN_IN_VIETNAMESE } from '../../options/shown.js';
import { viewOf } from '../../reply/view.js';
import { defineCommand } from '../command.js';
import type { SlashDefinition, TranslationOf } from '../definition.js';
import { inTurn } from '../in-turn.js';
import { renderVerification } from './card.js';

const VERIFY = {
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
    ...SHOWN,
  },
} as const satisfies SlashDefinition;

const VIETNAMESE = {
  name: 'kiểm-chứng',
  description: 'Kiểm tra lời trích dẫn có còn nguyên văn trong tài liệu hay không',
  options: {
    receipt: { name: 'mã', description: 'Mã kiểm chứng dưới trích dẫn: tài liệu, vị trí và 16 ký tự' },
    ...SHOWN_IN_VIETNAMESE,
  },
} satisfies TranslationOf<typeof VERIFY>;

export const verify = defineCommand(VERIFY, VIETNAMESE, {
  validate: ({ receipt }) => void readReceipt(receipt),
  run: ({ receipt }, call) =>
    inTurn(call, async ({ library }) => renderVerification(verifyReceipt(library, receipt), library, viewOf(call))),
});
