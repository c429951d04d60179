import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  type APISectionComponent,
  ComponentType,
} from 'discord.js';
import type { Component } from '../../src/bot/reply/components.js';
import type { Message } from '../../src/bot/reply/reply.js';
import { escapeMarkup } from '../../src/text/escape.js';
import { markdownHtml } from './markdown.js';
import { styleSheet, type Theme } from './style.js';

type InRow = APIComponentInMessageActionRow;
type Select = Exclude<InRow, APIButtonComponent>;

/** A reply as a channel shows it. */
export interface ShownMessage {
  message: Message;
  /** Display names of the bot and of the caller. */
  bot: string;
  user: string;
  /** The name of the command that it replies to, without the slash. */
  command?: string;
  /** Language of the reader's Discord. */
  locale: 'en' | 'vi';
  /** Whether only the caller sees it. */
  private: boolean;
  theme: Theme;
  /** Pictures that come with the message, by their names, as data. */
  pictures?: ReadonlyMap<string, string>;
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

const ICONS = {
  eye: '<svg width="16" height="16" viewBox="0 0 16 16"><path fill-rule="evenodd" d="M8 3c3.4 0 6 2.3 7.2 5-1.2 2.7-3.8 5-7.2 5S2 10.7.8 8C2 5.3 4.6 3 8 3Zm0 2a3 3 0 1 0 0 6 3 3 0 0 0 0-6Zm0 1.6a1.4 1.4 0 1 1 0 2.8 1.4 1.4 0 0 1 0-2.8Z"/></svg>',
  down: '<svg width="16" height="16" viewBox="0 0 16 16"><path d="m3.3 5.2 4.7 4.7 4.7-4.7 1.1 1.1L8 12.1 2.2 6.3Z"/></svg>',
  out: '<svg width="14" height="14" viewBox="0 0 16 16"><path d="M9 1h6v6l-2.2-2.2-5 5-1.6-1.6 5-5ZM3 3h4v2H4v7h7V9h2v5H2V3Z"/></svg>',
};

/** A page that shows one message as Discord's desktop client does; the message is the element `main`. */
export function messageHtml(shown: ShownMessage): string {
  const { message, bot, locale, pictures = new Map() } = shown;
  const words = CLIENT[locale];
  return `<!doctype html>
<html lang="${locale}"><meta charset="utf-8"><style>${styleSheet(shown.theme)}</style>
<body><main class="message${shown.private ? ' private' : ''}">
${shown.command === undefined ? '' : usedHtml(shown.user, words.used, shown.command)}
${face(bot)}
<div class="name"><b>${escapeMarkup(bot)}</b><span class="app">${words.app}</span><time>${words.time}</time></div>
${message.content === undefined ? '' : `<div class="content">${markdownHtml(message.content)}</div>`}
${(message.components ?? []).map((component) => componentHtml(component, pictures)).join('\n')}
${shown.private ? `<div class="only">${ICONS.eye}<span>${words.only} • <a>${words.dismiss}</a></span></div>` : ''}
</main></body></html>`;
}

function usedHtml(user: string, used: string, command: string): string {
  return `<div class="used">${face(user)}<b>${escapeMarkup(user)}</b> ${used} <span class="command">/${escapeMarkup(command)}</span></div>`;
}

function face(name: string): string {
  return `<span class="face">${escapeMarkup(name.charAt(0).toUpperCase())}</span>`;
}

function componentHtml(component: Component, pictures: ReadonlyMap<string, string>): string {
  switch (component.type) {
    case ComponentType.TextDisplay:
      return `<div class="display">${markdownHtml(component.content)}</div>`;
    case ComponentType.Section:
      return sectionHtml(component);
    case ComponentType.Separator:
      return component.divider === false ? '<div class="gap"></div>' : '<hr>';
    case ComponentType.ActionRow:
      return rowHtml(component);
    case ComponentType.MediaGallery:
      return component.items
        .map(
          ({ media: { url } }) => `<img class="picture" src="${pictures.get(url.replace('attachment://', '')) ?? ''}">`,
        )
        .join('');
    case ComponentType.Container: {
      const colour = component.accent_color;
      const bar = colour === undefined || colour === null ? '' : ` style="border-left-color: ${hex(colour)}"`;
      return `<article class="container"${bar}>${component.components.map((part) => componentHtml(part, pictures)).join('')}</article>`;
    }
    default:
      return `<div class="file">${'file' in component ? escapeMarkup(component.file.url.replace('attachment://', '')) : ''}</div>`;
  }
}

function hex(colour: number): string {
  return `#${colour.toString(16).padStart(6, '0')}`;
}

/** Texts with their button at the right. */
function sectionHtml({ components, accessory }: APISectionComponent): string {
  const texts = components.map(({ content }) => `<div class="display">${markdownHtml(content)}</div>`).join('');
  const button = accessory.type === ComponentType.Button ? buttonHtml(accessory) : '';
  return `<section><div>${texts}</div>${button}</section>`;
}

function rowHtml({ components }: APIActionRowComponent<InRow>): string {
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
