import type { Choice } from '../../src/bot/options/choices.js';
import { escapeMarkup } from '../../src/text/escape.js';
import { styleSheet, type Theme } from './style.js';

/** An option of a command while it is typed. */
export interface Typing {
  command: string;
  option: string;
  /** What the command says of the option. */
  description: string;
  typed: string;
  choices: readonly Choice[];
  theme: Theme;
}

/** The client shows about so many lines and scrolls to the others. */
const LINES = 8;

/**
 * A page that shows the suggestions over the input line, as Discord's desktop client does; all of it is the element
 * `main`.
 */
export function typingHtml({ command, option, description, typed, choices, theme }: Typing): string {
  const lines = choices.slice(0, LINES).map(({ name }) => `<div class="choice">${escapeMarkup(name)}</div>`);
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><style>${styleSheet(theme)}</style>
<body><main class="typing">
<div class="choices">
<div class="hint"><b>${escapeMarkup(option)}</b> ${escapeMarkup(description)}</div>
${lines.join('\n')}
</div>
<div class="input"><span class="slash">/${escapeMarkup(command)}</span><span class="option"><b>${escapeMarkup(option)}</b><span>${escapeMarkup(typed)}</span></span></div>
</main></body></html>`;
}
