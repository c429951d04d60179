import type { Choice } from '../../src/bot/options/choices.js';
import { escapeHtml } from './markdown.js';
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

/** A page that shows the suggestions over the input line, as Discord's desktop client does; all of it is the element `main`. */
export function typingHtml({ command, option, description, typed, choices, theme }: Typing): string {
  const lines = choices.slice(0, LINES).map(({ name }) => `<div class="choice">${escapeHtml(name)}</div>`);
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><style>${styleSheet(theme)}</style>
<body><main class="typing">
<div class="choices">
<div class="hint"><b>${escapeHtml(option)}</b> ${escapeHtml(description)}</div>
${lines.join('\n')}
</div>
<div class="input"><span class="slash">/${escapeHtml(command)}</span><span class="option"><b>${escapeHtml(option)}</b><span>${escapeHtml(typed)}</span></span></div>
</main></body></html>`;
}
