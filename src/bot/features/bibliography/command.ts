import { SHOWN, SHOWN_IN_VIETNAMESE } from '../../options/shown.js';
import { styleChoices, styleOf } from '../../options/styles.js';
import { renderUnreadable } from '../../reply/notes.js';
import { viewOf } from '../../reply/view.js';
import { defineCommand } from '../command.js';
import type { SlashDefinition, TranslationOf } from '../definition.js';
import { renderBibliography } from './card.js';

const BIBLIOGRAPHY = {
  kind: 'slash',
  name: 'bibliography',
  description: 'Collect what the bot has cited here, in the last 100 messages',
  options: {
    style: {
      type: 'string',
      description: 'The citation style; footnotes where you choose none',
      autocomplete: true,
      maxLength: 100,
    },
    ...SHOWN,
  },
} as const satisfies SlashDefinition;

const VIETNAMESE = {
  name: 'tài-liệu-tham-khảo',
  description: 'Gom những gì bot đã trích dẫn ở đây, trong 100 tin nhắn gần nhất',
  options: {
    style: { name: 'kiểu', description: 'Kiểu trích dẫn; không chọn thì là chú thích cuối trang' },
    ...SHOWN_IN_VIETNAMESE,
  },
} satisfies TranslationOf<typeof BIBLIOGRAPHY>;

export const bibliography = defineCommand(BIBLIOGRAPHY, VIETNAMESE, {
  run: async ({ style }, call) => {
    const chosen = styleOf(style, call.words);
    const recent = await call.recent();
    if (recent.kind === 'unreadable') return renderUnreadable(call.words);
    return call.desk.use(({ library }) => renderBibliography(library, recent.customIds, chosen, viewOf(call)));
  },

  complete: async (_option, typed, _args, { words }) => styleChoices(typed, words),
});
