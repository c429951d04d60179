import type { Form, Path } from '../errors.js';
import { asStrings, isJson } from '../json.js';
import { isSnowflake } from '../snowflake.js';
import { checkBoolean, checkList } from './primitives.js';

/** Checks an allowed_mentions object: known types, ids, at most 100 of each, and no type both parsed and listed. */
export function checkAllowedMentions(form: Form, path: Path, value: unknown): void {
  if (value === undefined || value === null) return;
  if (!isJson(value)) {
    form.add(path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    return;
  }
  const parse = asStrings(value.parse);
  for (const [index, entry] of (Array.isArray(value.parse) ? value.parse : []).entries()) {
    if (!['users', 'roles', 'everyone'].includes(String(entry))) {
      form.add([...path, 'parse', index], 'BASE_TYPE_CHOICES', "Value must be one of ('users', 'everyone', 'roles').");
    }
  }
  checkBoolean(form, [...path, 'replied_user'], value.replied_user);
  for (const kind of ['users', 'roles'] as const) {
    if (value[kind] === undefined || value[kind] === null) continue;
    const ids = checkList(form, [...path, kind], value[kind], { max: 100 });
    for (const [index, id] of ids.entries()) {
      if (!isSnowflake(id)) {
        form.add([...path, kind, index], 'NUMBER_TYPE_COERCE', `Value "${String(id)}" is not snowflake.`);
      }
    }
    if (ids.length > 0 && parse.includes(kind)) {
      const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
      form.add(path, 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message);
    }
  }
}
