import { Locale } from 'discord.js';
import type { Form, Path } from '../errors.js';
import { isJson } from '../json.js';

/** The locales that Discord supports. */
export const LOCALES: readonly string[] = Object.values(Locale);

/** Checks a dictionary of localized texts: its keys are Discord's locales, its values obey the given rule. */
export function checkLocalizations(
  form: Form,
  path: Path,
  value: unknown,
  rule: (path: Path, text: unknown) => void,
): void {
  if (value === undefined || value === null) return;
  if (!isJson(value)) {
    form.add(path, 'DICT_TYPE_CONVERT', 'Only dictionaries may be used in a DictType');
    return;
  }
  for (const [locale, text] of Object.entries(value)) {
    if (!LOCALES.includes(locale)) {
      form.add([...path, locale], 'ENUM_TYPE_COERCE', `Value "${locale}" is not a valid enum value.`);
    } else if (text !== null) rule([...path, locale], text);
  }
}
