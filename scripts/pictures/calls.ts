import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';
import { type ActionKind, decodeCustomId } from '../../src/bot/custom-id.js';
import type { Desk, Recent } from '../../src/bot/desk.js';
import { type Press, readVersion } from '../../src/bot/features/component.js';
import { renderGreeting } from '../../src/bot/features/help/greeting.js';
import { COMMANDS, commandBodies, runAction } from '../../src/bot/features/index.js';
import { customIdsIn } from '../../src/bot/reply/components.js';
import { asMessage } from '../../src/bot/reply/layout.js';
import type { Message } from '../../src/bot/reply/reply.js';
import { botWordsFor } from '../../src/words/languages.js';
import { messageHtml } from './page.js';
import type { Theme } from './style.js';
import { typingHtml } from './typing.js';

export type Locale = 'en' | 'vi';
type Arguments = Record<string, string | boolean>;

/** What a channel shows, as a page. */
export type Shot = (desk: Desk, theme: Theme) => Promise<string>;

const BOT = 'Partnership Bot';
const USER: Record<Locale, string> = { en: 'reader', vi: 'độc giả' };
/** Any user ids will do: no one presses the buttons. Each call has its own, so that no allowance runs out. */
let lastUser = 100_000_000_000_000_000n;

/** A command's reply. */
export function called(name: string, args: Arguments, locale: Locale): Shot {
  return async (desk, theme) => {
    const hidden = args.private === true || (commandOf(name).isPrivate ?? false);
    const message = await replyTo(desk, name, args, callOf(desk, locale, hidden));
    return pageOf(message, { command: name, locale, hidden, theme });
  };
}

/** What the first button of a kind under a command's reply opens. */
export function pressed(kind: ActionKind, name: string, args: Arguments, locale: Locale): Shot {
  return async (desk, theme) => {
    const call = callOf(desk, locale, true);
    const ids = customIdsIn((await replyTo(desk, name, args, call)).components ?? []).flatMap(
      (customId) => decodeCustomId(customId) ?? [],
    );
    const found = ids.find(({ action }) => action.kind === kind);
    if (!found) throw new Error(`No button ${kind} is under /${name}.`);
    const read: Press['read'] = (work) => readVersion(desk, found.index, work);
    const press = { ...call, values: [], messageId: '1', content: '', read };
    const message = asMessage(await runAction(found.action, press), call);
    return pageOf(message, { locale, hidden: true, theme });
  };
}

/** A code from a citation, checked. */
export function verified(passage: string, locale: Locale): Shot {
  return async (desk, theme) => {
    const cited = await replyTo(desk, 'cite', { passage }, callOf(desk, locale, false));
    const [receipt = ''] = /[a-z0-9-]+:\d+-\d+:[0-9a-f]{16}/.exec(JSON.stringify(cited)) ?? [];
    return called('verify', { receipt }, locale)(desk, theme);
  };
}

/** What was cited here, after some questions. */
export function bibliography(questions: readonly string[], locale: Locale): Shot {
  return async (desk, theme) => {
    const customIds: string[][] = [];
    for (const question of questions) {
      const { components = [] } = await replyTo(desk, 'ask', { question }, callOf(desk, locale, false));
      customIds.push(customIdsIn(components));
    }
    const call = callOf(desk, locale, false, { kind: 'messages', customIds });
    return pageOf(await replyTo(desk, 'bibliography', {}, call), { command: 'bibliography', locale, theme });
  };
}

/** What the bot says where it is added. */
export function greeting(own: string, locale: Locale): Shot {
  return async (desk, theme) => {
    const view = { words: botWordsFor(locale), text: false };
    const reply = await desk.use(({ library }) => renderGreeting(view, library, idsOf(commandBodies()), own));
    return pageOf(asMessage(reply, view), { locale, theme });
  };
}

/** What is suggested while an option is typed. */
export function typed(name: string, option: string, text: string, locale: Locale): Shot {
  return async (desk, theme) => {
    const { definition, complete } = commandOf(name);
    const choices = (await complete?.(option, text, {}, callOf(desk, locale, false))) ?? [];
    const description = 'options' in definition ? definition.options[option]?.description : undefined;
    return typingHtml({ command: name, option, description: description ?? '', typed: text, choices, theme });
  };
}

interface Shown {
  command?: string;
  locale: Locale;
  hidden?: boolean;
  theme: Theme;
}

function pageOf(written: Message, { command, locale, hidden = false, theme }: Shown): string {
  const message = { ...written, ...localised(written, locale) };
  const pictures = new Map((message.files ?? []).map(({ name, data }) => [name, asData(data)]));
  const shown = { message, bot: BOT, user: USER[locale], locale, private: hidden, theme, pictures };
  return messageHtml(command === undefined ? shown : { ...shown, command: nameIn(locale, command) });
}

/** Discord shows commands that can be clicked, which are sent by their English names, in the reader's language. */
function localised({ content, components }: Message, locale: Locale): Pick<Message, 'content' | 'components'> {
  const text = JSON.stringify({ content, components });
  return JSON.parse(text.replace(/<\/([a-z]+):/g, (_, name: string) => `</${nameIn(locale, name)}:`));
}

function nameIn(locale: Locale, name: string): string {
  const names = commandBodies().find((body) => body.name === name)?.name_localizations;
  return (locale === 'vi' ? names?.vi : undefined) ?? name;
}

async function replyTo(desk: Desk, name: string, args: Arguments, call: ReturnType<typeof callOf>): Promise<Message> {
  return asMessage(await commandOf(name).run(args, { ...call, desk }), call);
}

function asData(png: Buffer): string {
  return `data:image/png;base64,${png.toString('base64')}`;
}

function commandOf(name: string) {
  const command = COMMANDS.get(name);
  if (!command) throw new Error(`There is no command ${name}.`);
  return command;
}

function callOf(desk: Desk, locale: Locale, hidden: boolean, recent: Recent = { kind: 'unreadable' }) {
  lastUser += 1n;
  return {
    userId: String(lastUser),
    words: botWordsFor(locale),
    desk,
    private: hidden,
    text: false,
    shareable: true,
    recent: async () => recent,
    commandIds: async () => idsOf(commandBodies()),
  };
}

/** Ids that Discord would give: they are never shown. */
function idsOf(bodies: RESTPostAPIApplicationCommandsJSONBody[]): ReadonlyMap<string, string> {
  return new Map(bodies.map(({ name }) => [name, '1']));
}
