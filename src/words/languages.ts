import type { BotWords } from './bot.js';
import type { CiteWords } from './citation.js';
import type { CommandNames } from './commands.js';
import { EN } from './en/index.js';
import type { InterfaceLanguage } from './interface.js';
import type { SiteWords } from './site.js';
import type { StatusWords } from './status.js';
import { VI } from './vi/index.js';
import type { Words } from './words.js';

/** Languages of the interface besides English, by their codes in ISO 639-1 and Discord. */
const TRANSLATIONS = { vi: VI };

/** The languages of the interface, English first. */
export const LOCALES = ['en', ...Object.keys(TRANSLATIONS)] as Locale[];

/** A language of the interface. */
export type Locale = 'en' | keyof typeof TRANSLATIONS;

/** The language of the interface for a Discord locale or an ISO code ("vi", "vi-VN"); English if there is none. */
function localeOf(code: string): Locale {
  const [language = ''] = code.toLowerCase().split('-');
  return Object.hasOwn(TRANSLATIONS, language) ? (language as keyof typeof TRANSLATIONS) : 'en';
}

function wordsOf(code: string): InterfaceLanguage {
  const locale = localeOf(code);
  return locale === 'en' ? EN : TRANSLATIONS[locale];
}

/** What the terminal says in a language, or in English. */
export function wordsFor(code: string): Words {
  return wordsOf(code).terminal;
}

/** What the bot says in a language, or in English. */
export function botWordsFor(code: string): BotWords {
  return wordsOf(code).bot;
}

/** The text beside the bot's name, the same for everyone: how to ask, in every language of the interface. */
export function presence(): string {
  return LOCALES.map((locale) => wordsOf(locale).bot.presence).join(' · ');
}

/** That questions may be asked in the other languages of the interface, each in its own words. */
export function othersWelcome(locale: string): string[] {
  return LOCALES.filter((other) => other !== locale).map((other) => wordsOf(other).bot.greeting.askHereToo);
}

/** What the bot reports to its operators in a language, or in English. */
export function statusWordsFor(code: string): StatusWords {
  return wordsOf(code).status;
}

/** What the reader pages say in a language, or in English. */
export function siteWordsFor(code: string): SiteWords {
  return wordsOf(code).site;
}

/** Our own words in citations in a language, or in English. */
export function citeWordsFor(code: string): CiteWords {
  return wordsOf(code).citation;
}

/** What a command is called in each language besides English. */
export function namesOf<Key extends keyof CommandNames>(command: Key): Record<string, CommandNames[Key]> {
  return Object.fromEntries(Object.entries(TRANSLATIONS).map(([locale, { commands }]) => [locale, commands[command]]));
}
