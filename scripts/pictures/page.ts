import type { APIActionRowComponent, APIButtonComponent, APIComponentInMessageActionRow, APIEmbed } from 'discord.js';
import type { Reply } from '../../src/bot/reply/reply.js';
import { escapeMarkup } from '../../src/text/escape.js';
import { inline, markdownHtml } from './markdown.js';
import { styleSheet, type Theme } from './style.js';

type Component = APIComponentInMessageActionRow;
type Select = Exclude<Component, APIButtonComponent>;

/** A reply as it stands in a channel. */
export interface ShownMessage {
  reply: Reply;
  /** Display names of the bot and of whoever called it. */
  bot: string;
  user: string;
  /** The command's name, without the slash. */
  command: string;
  /** Language of the reader's Discord. */
  locale: 'en' | 'vi';
  /** Whether only the caller sees it. */
  private: boolean;
  theme: Theme;
}

/** What the client itself writes around a message. */
const CLIENT = {
  en: { used: 'used', app: 'APP', time: '10:24 AM', only: 'Only you can see this', dismiss: 'Dismiss message' },
  vi: {
    used: 'đã sử dụng',
    app: 'ỨNG DỤNG',
    time: '10:24',
    only: 'Chỉ bạn mới có thể thấy tin nhắn này',
    dismiss: 'Bỏ qua tin nhắn',
  },
};

const TYPE_BUTTON = 2;
const STYLE_LINK = 5;
const TYPE_STRING_SELECT = 3;
/** Discord puts at most so many inline fields side by side. */
const FIELDS_IN_ROW = 3;
const COLUMNS = 12;

const ICONS = {
  eye: '<svg width="16" height="16" viewBox="0 0 16 16"><path fill-rule="evenodd" d="M8 3c3.4 0 6 2.3 7.2 5-1.2 2.7-3.8 5-7.2 5S2 10.7.8 8C2 5.3 4.6 3 8 3Zm0 2a3 3 0 1 0 0 6 3 3 0 0 0 0-6Zm0 1.6a1.4 1.4 0 1 1 0 2.8 1.4 1.4 0 0 1 0-2.8Z"/></svg>',
  down: '<svg width="16" height="16" viewBox="0 0 16 16"><path d="m3.3 5.2 4.7 4.7 4.7-4.7 1.1 1.1L8 12.1 2.2 6.3Z"/></svg>',
  out: '<svg width="14" height="14" viewBox="0 0 16 16"><path d="M9 1h6v6l-2.2-2.2-5 5-1.6-1.6 5-5ZM3 3h4v2H4v7h7V9h2v5H2V3Z"/></svg>',
};

/** A page that shows one message as Discord's desktop client does; the message is the element `main`. */
export function messageHtml(message: ShownMessage): string {
  const { reply, bot, locale } = message;
  const words = CLIENT[locale];
  return `<!doctype html>
<html lang="${locale}"><meta charset="utf-8"><style>${styleSheet(message.theme)}</style>
<body><main class="message${message.private ? ' private' : ''}">
<div class="used">${face(message.user)}<b>${escapeMarkup(message.user)}</b> ${words.used} <span class="command">/${escapeMarkup(message.command)}</span></div>
${face(bot)}
<div class="name"><b>${escapeMarkup(bot)}</b><span class="app">${words.app}</span><time>${words.time}</time></div>
${reply.content === undefined ? '' : `<div class="content">${markdownHtml(reply.content)}</div>`}
${(reply.embeds ?? []).map(embedHtml).join('\n')}
${(reply.components ?? []).map(rowHtml).join('\n')}
${message.private ? `<div class="only">${ICONS.eye}<span>${words.only} • <a>${words.dismiss}</a></span></div>` : ''}
</main></body></html>`;
}

function face(name: string): string {
  return `<span class="face">${escapeMarkup(name.charAt(0).toUpperCase())}</span>`;
}

function embedHtml(embed: APIEmbed): string {
  const bar =
    embed.color === undefined ? '' : ` style="border-left-color: #${embed.color.toString(16).padStart(6, '0')}"`;
  const title = embed.title === undefined ? undefined : inline(embed.title);
  const parts = [
    part('author', embed.author && escapeMarkup(embed.author.name)),
    part('title', title !== undefined && embed.url !== undefined ? `<a>${title}</a>` : title),
    part('description', embed.description && markdownHtml(embed.description)),
    part('fields', embed.fields && fieldsHtml(embed.fields)),
    part('footer', embed.footer && escapeMarkup(embed.footer.text)),
  ];
  return `<article class="embed"${bar}>${parts.join('')}</article>`;
}

function part(name: string, html: string | undefined): string {
  return html ? `<div class="${name}">${html}</div>` : '';
}

function fieldsHtml(fields: NonNullable<APIEmbed['fields']>): string {
  return inRows(fields)
    .flatMap((row) => {
      const span = COLUMNS / row.length;
      return row.map(
        ({ name, value }) =>
          `<div class="field" style="grid-column: span ${span}"><b>${inline(name)}</b>${markdownHtml(value)}</div>`,
      );
    })
    .join('');
}

function inRows<T extends { inline?: boolean }>(fields: readonly T[]): T[][] {
  const rows: T[][] = [];
  for (const field of fields) {
    const last = rows.at(-1);
    if (field.inline && last && last.length < FIELDS_IN_ROW && last[0]?.inline) last.push(field);
    else rows.push([field]);
  }
  return rows;
}

function rowHtml({ components }: APIActionRowComponent<Component>): string {
  const html = components.map((component) =>
    component.type === TYPE_BUTTON ? buttonHtml(component) : selectHtml(component),
  );
  return `<div class="row">${html.join('')}</div>`;
}

function buttonHtml(button: APIButtonComponent): string {
  const emoji = 'emoji' in button ? emojiHtml(button.emoji?.name) : '';
  const label = 'label' in button && button.label ? `<span>${escapeMarkup(button.label)}</span>` : '';
  const out = button.style === STYLE_LINK ? ICONS.out : '';
  return `<div class="button s${button.style}${button.disabled ? ' disabled' : ''}">${emoji}${label}${out}</div>`;
}

function selectHtml(select: Select): string {
  const chosen = select.type === TYPE_STRING_SELECT ? select.options.find((option) => option.default) : undefined;
  const state = `${chosen ? ' chosen' : ''}${select.disabled ? ' disabled' : ''}`;
  const shown = chosen?.label ?? select.placeholder ?? '';
  return `<div class="select${state}">${emojiHtml(chosen?.emoji?.name)}<span>${escapeMarkup(shown)}</span>${ICONS.down}</div>`;
}

function emojiHtml(name: string | null | undefined): string {
  return name ? `<span class="emoji">${escapeMarkup(name)}</span>` : '';
}
