import { namesOf } from '../../../words/languages.js';
import { SHOWN } from '../../options/shown.js';
import { styleChoices, styleOf } from '../../options/styles.js';
import { presentId } from '../../renumber.js';
import { renderUnreadable } from '../../reply/notes.js';
import { viewOf } from '../../reply/view.js';
import { defineCommand } from '../command.js';
import type { SlashDefinition } from '../definition.js';
import { renderBibliography } from './card.js';

const BIBLIOGRAPHY = {
  kind: 'slash',
  name: 'bibliography',
  description: 'List what the bot cited here in the last 100 messages',
  options: {
    style: {
      type: 'string',
      description: 'Citation style (default: footnotes)',
      autocomplete: true,
      maxLength: 100,
    },
    ...SHOWN,
  },
} as const satisfies SlashDefinition;

export const bibliography = defineCommand(BIBLIOGRAPHY, namesOf('bibliography'), {
  run: async ({ style }, call) => {
    const chosen = styleOf(style, call.words);
    const recent = await call.recent();
    if (recent.kind === 'unreadable') return renderUnreadable(call.words);
    return call.desk.use(({ library }) => {
      const messages = recent.customIds.map((ids) => ids.map((customId) => presentId(customId, call.desk)));
      return renderBibliography(library, messages, chosen, viewOf(call));
    });
  },

  complete: async (_option, typed, _args, { words }) => styleChoices(typed, words),
});
