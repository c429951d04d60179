import type { Form, Path } from '../errors.js';
import { asJson, asObjects, type Json } from '../json.js';
import { checkSlashName } from './commands.js';
import { checkLocalizations, LOCALES } from './localizations.js';
import { checkBoolean, checkChoice, checkInteger, checkList, checkText } from './primitives.js';

const SUBCOMMAND = 1;
const GROUP = 2;
const STRING = 3;
const INTEGER = 4;
const CHANNEL = 7;
const NUMBER = 10;
const TYPES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
/** Types of options that may have choices or autocomplete. */
const CHOOSABLE = [STRING, INTEGER, NUMBER];
const LARGEST = Number.MAX_SAFE_INTEGER;

type Place = 'command' | 'group' | 'subcommand';

/** Checks the options of a command, a group or a subcommand. */
export function checkOptions(form: Form, path: Path, value: unknown, place: Place): void {
  if (value === undefined || value === null) return;
  const options = checkList(form, path, value, { max: 25 }).map(asJson);
  checkMixture(form, path, options, place);
  checkUniqueNames(form, path, options);
  let optional = false;
  for (const [index, option] of options.entries()) {
    const at = [...path, index];
    if (option.required === true && optional) {
      const message = 'Required options must be placed before non-required options';
      form.add(at, 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message);
    }
    optional ||= option.required !== true;
    checkOption(form, at, option);
  }
}

function checkMixture(form: Form, path: Path, options: Json[], place: Place): void {
  const nested = options.filter((option) => option.type === SUBCOMMAND || option.type === GROUP);
  const message = 'Sub-command and sub-command group option types are mutually exclusive to all other types';
  const mixed = nested.length > 0 && nested.length < options.length;
  const tooDeep =
    (place === 'subcommand' && nested.length > 0) ||
    (place === 'group' && options.some((option) => option.type !== SUBCOMMAND));
  if (mixed || tooDeep) form.add(path, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message);
}

/** Names are unique in every language: an option without a localized name counts with its own. */
function checkUniqueNames(form: Form, path: Path, options: Json[]): void {
  for (const locale of [undefined, ...LOCALES]) {
    const seen = new Set<unknown>();
    for (const [index, option] of options.entries()) {
      const localized = locale === undefined ? undefined : asJson(option.name_localizations)[locale];
      const name = localized ?? option.name;
      if (seen.has(name)) {
        const field = localized === undefined ? ['name'] : ['name_localizations', String(locale)];
        const message = `The name ${String(name)} already exists in the list of options`;
        form.add([...path, index, ...field], 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', message);
        return;
      }
      seen.add(name);
    }
  }
}

function checkOption(form: Form, path: Path, option: Json): void {
  const type = Number(option.type);
  checkChoice(form, [...path, 'type'], option.type, TYPES);
  checkSlashName(form, [...path, 'name'], option.name);
  checkLocalizations(form, [...path, 'name_localizations'], option.name_localizations, (at, text) =>
    checkSlashName(form, at, text),
  );
  checkText(form, [...path, 'description'], option.description, { min: 1, max: 100 });
  checkLocalizations(form, [...path, 'description_localizations'], option.description_localizations, (at, text) =>
    checkText(form, at, text, { min: 1, max: 100 }),
  );
  for (const key of ['required', 'autocomplete']) checkBoolean(form, [...path, key], option[key]);
  checkRange(form, path, option, type);
  checkChoices(form, path, option, type);
  const only = (key: string, allowed: readonly number[]) => {
    if (option[key] === undefined || option[key] === null || allowed.includes(type)) return;
    form.add(
      [...path, key],
      'APPLICATION_COMMAND_OPTION_FIELD_INVALID',
      `${key} cannot be set on options of type ${type}`,
    );
  };
  only('channel_types', [CHANNEL]);
  only('options', [SUBCOMMAND, GROUP]);
  for (const key of ['min_length', 'max_length']) only(key, [STRING]);
  for (const key of ['min_value', 'max_value']) only(key, [INTEGER, NUMBER]);
  if (type === SUBCOMMAND) checkOptions(form, [...path, 'options'], option.options, 'subcommand');
  if (type === GROUP) checkOptions(form, [...path, 'options'], option.options, 'group');
}

function checkRange(form: Form, path: Path, option: Json, type: number): void {
  const bound = (key: string, least: number) => {
    const value = option[key];
    return value === undefined || value === null ? undefined : checkInteger(form, [...path, key], value, least, 6000);
  };
  const [shortest, longest] = [bound('min_length', 0), bound('max_length', 1)];
  const [least, most] = ['min_value', 'max_value'].map((key) => {
    const value = option[key];
    if (value === undefined || value === null) return undefined;
    if (type === INTEGER) return checkInteger(form, [...path, key], value, -LARGEST, LARGEST);
    if (typeof value === 'number') return value;
    form.add([...path, key], 'NUMBER_TYPE_COERCE', `Value ${JSON.stringify(value)} is not float.`);
    return undefined;
  });
  const crossed = (low: number | undefined, high: number | undefined) =>
    low !== undefined && high !== undefined && low > high;
  if (crossed(shortest, longest) || crossed(least, most)) {
    form.add(path, 'APPLICATION_COMMAND_OPTION_RANGE_INVALID', 'The minimum must not exceed the maximum');
  }
}

function checkChoices(form: Form, path: Path, option: Json, type: number): void {
  const given = Array.isArray(option.choices) && option.choices.length > 0;
  const at = [...path, 'choices'];
  if (option.autocomplete === true) {
    if (given)
      form.add(
        path,
        'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES',
        'Choices and autocomplete are mutually exclusive',
      );
    if (!CHOOSABLE.includes(type)) {
      form.add(
        [...path, 'autocomplete'],
        'APPLICATION_COMMAND_OPTION_AUTOCOMPLETE_INVALID',
        'Autocomplete is not available for this type',
      );
    }
  }
  if (option.choices === undefined || option.choices === null) return;
  if (given && !CHOOSABLE.includes(type)) {
    form.add(at, 'APPLICATION_COMMAND_OPTION_CHOICES_INVALID', 'Choices are not available for this type');
  }
  checkList(form, at, option.choices, { max: 25 });
  const names = new Set<unknown>();
  const values = new Set<unknown>();
  for (const [index, choice] of asObjects(option.choices).entries()) {
    checkOneChoice(form, [...at, index], choice, type);
    if (names.has(choice.name) || values.has(choice.value)) {
      const message = `The choice ${String(choice.name)} already exists in the list of choices`;
      form.add([...at, index], 'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS', message);
    }
    names.add(choice.name);
    values.add(choice.value);
  }
}

function checkOneChoice(form: Form, path: Path, choice: Json, type: number): void {
  checkText(form, [...path, 'name'], choice.name, { min: 1, max: 100 });
  checkLocalizations(form, [...path, 'name_localizations'], choice.name_localizations, (at, text) =>
    checkText(form, at, text, { min: 1, max: 100 }),
  );
  const value = [...path, 'value'];
  if (type === STRING) checkText(form, value, choice.value, { min: 1, max: 100 });
  else if (type === INTEGER) checkInteger(form, value, choice.value, -LARGEST, LARGEST);
  else if (typeof choice.value !== 'number') form.add(value, 'NUMBER_TYPE_COERCE', 'Value is not float.');
}
