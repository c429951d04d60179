import type { Form, Path } from '../errors.js';
import { asJson, asObjects, asText, isJson, type Json } from '../json.js';
import { checkLocalizations } from './localizations.js';
import { checkOptions } from './options.js';
import { checkBoolean, checkChoice, checkList, checkText, lengthOf } from './primitives.js';

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const CHAT_INPUT = 1;

/** Checks the name of a slash command or option: its characters, and that it has no capitals. */
export function checkSlashName(form: Form, path: Path, value: unknown): void {
  const name = checkText(form, path, value, { min: 1, max: 32 });
  if (name === undefined) return;
  if (!NAME.test(name) || name !== name.toLowerCase()) {
    form.add(path, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
  }
}

/** Checks a command's definition as a whole. */
export function checkCommand(form: Form, path: Path, value: unknown, supported: readonly number[]): void {
  if (!isJson(value)) {
    form.add(path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    return;
  }
  const type = value.type ?? CHAT_INPUT;
  if (!checkChoice(form, [...path, 'type'], type, [1, 2, 3])) return;
  if (type === CHAT_INPUT) checkSlash(form, path, value);
  else checkMenu(form, path, value);
  checkPermissions(form, [...path, 'default_member_permissions'], value.default_member_permissions);
  for (const key of ['nsfw', 'dm_permission', 'default_permission']) checkBoolean(form, [...path, key], value[key]);
  checkSet(form, [...path, 'integration_types'], value.integration_types, [0, 1]);
  checkSet(form, [...path, 'contexts'], value.contexts, [0, 1, 2]);
  for (const entry of Array.isArray(value.integration_types) ? value.integration_types : []) {
    if (supported.includes(entry)) continue;
    const message = `The application does not support the integration type ${String(entry)}`;
    form.add([...path, 'integration_types'], 'APPLICATION_COMMAND_INTEGRATION_TYPE_UNSUPPORTED', message);
  }
  if (sizeOf(value) > 8000) {
    form.add(path, 'APPLICATION_COMMAND_TOO_LARGE', 'Command exceeds maximum size (8000)');
  }
}

function checkSlash(form: Form, path: Path, command: Json): void {
  checkSlashName(form, [...path, 'name'], command.name);
  checkLocalizations(form, [...path, 'name_localizations'], command.name_localizations, (at, text) =>
    checkSlashName(form, at, text),
  );
  checkText(form, [...path, 'description'], command.description, { min: 1, max: 100 });
  checkLocalizations(form, [...path, 'description_localizations'], command.description_localizations, (at, text) =>
    checkText(form, at, text, { min: 1, max: 100 }),
  );
  checkOptions(form, [...path, 'options'], command.options, 'command');
}

function checkMenu(form: Form, path: Path, command: Json): void {
  checkText(form, [...path, 'name'], command.name, { min: 1, max: 32 });
  checkLocalizations(form, [...path, 'name_localizations'], command.name_localizations, (at, text) =>
    checkText(form, at, text, { min: 1, max: 32 }),
  );
  const described =
    asText(command.description) !== '' || Object.keys(asJson(command.description_localizations)).length > 0;
  if (described) {
    const message = 'Context menu commands cannot have description';
    form.add([...path, 'description'], 'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_NOT_ALLOWED', message);
  }
  if (Array.isArray(command.options) && command.options.length > 0) {
    const message = 'Context menu commands cannot have options';
    form.add([...path, 'options'], 'APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS_NOT_ALLOWED', message);
  }
}

function checkPermissions(form: Form, path: Path, value: unknown): void {
  if (value === undefined || value === null) return;
  if (!/^\d+$/.test(String(value)))
    form.add(path, 'BITFIELD_TYPE_CONVERT', `Value ${JSON.stringify(value)} is not a bit set.`);
}

function checkSet(form: Form, path: Path, value: unknown, known: readonly number[]): void {
  if (value === undefined || value === null) return;
  const entries = checkList(form, path, value, { min: 1, max: known.length });
  for (const [index, entry] of entries.entries()) checkChoice(form, [...path, index], entry, known);
  if (new Set(entries).size < entries.length) {
    form.add(path, 'BASE_TYPE_UNIQUE', 'Values must be unique.');
  }
}

/** Total characters of names, descriptions and text values, using each field's longest localization. */
function sizeOf(command: Json): number {
  const longest = (text: unknown, localized: unknown) =>
    Math.max(0, ...[text, ...Object.values(asJson(localized))].map((entry) => lengthOf(asText(entry))));
  const own =
    longest(command.name, command.name_localizations) + longest(command.description, command.description_localizations);
  const choices = asObjects(command.choices).reduce(
    (sum, choice) => sum + longest(choice.name, choice.name_localizations) + lengthOf(asText(choice.value)),
    0,
  );
  return asObjects(command.options).reduce((sum, option) => sum + sizeOf(option), own + choices);
}
