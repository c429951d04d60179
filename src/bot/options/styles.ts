import { STYLES, styleNamed } from '../../cite/cite.js';
import type { CitationStyle } from '../../cite/style.js';
import { fold } from '../../text/fold.js';
import type { BotWords } from '../../words/bot.js';
import { type Choice, toChoices } from './choices.js';

/** The style used if none is chosen. */
export function defaultStyle(): CitationStyle {
  return styleNamed('footnote');
}

/** The citation style that was typed or chosen. @throws UsageError when there is no style of that name */
export function styleOf(typed: string | undefined, words: BotWords): CitationStyle {
  const name = fold(typed?.trim() ?? '');
  if (name === '') return defaultStyle();
  const shown = STYLES.find((style) => fold(words.citing.styles[style.name] ?? '') === name);
  return shown ?? styleNamed(name);
}

/** The citation styles whose names match the typed text. */
export function styleChoices(typed: string, { citing }: BotWords): Choice[] {
  const wanted = fold(typed.trim());
  const named = STYLES.map(({ name }) => ({ name: citing.styles[name] ?? name, value: name }));
  return toChoices(named.filter(({ name, value }) => fold(name).includes(wanted) || value.includes(wanted)));
}
