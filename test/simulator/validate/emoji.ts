import type { Form, Path } from '../errors.js';
import { isJson } from '../json.js';
import { isSnowflake } from '../snowflake.js';

// In a variable because the compiler's target does not know the flag yet; Node 20 does.
const UNICODE_SETS: string = 'v';
/** One emoji of Unicode's recommended set, with a variation selector if Unicode requires one. */
const EMOJI = new RegExp('^\\p{RGI_Emoji}$', UNICODE_SETS);

/** Checks a component's emoji: a Unicode emoji by its characters, or a custom one by its id. */
export function checkEmoji(form: Form, path: Path, value: unknown): void {
  if (value === undefined || value === null) return;
  if (!isJson(value)) {
    form.add(path, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
  } else if (value.id !== undefined && value.id !== null) {
    if (!isSnowflake(value.id)) form.add([...path, 'id'], 'BUTTON_COMPONENT_INVALID_EMOJI', 'Invalid emoji');
  } else if (typeof value.name !== 'string' || !EMOJI.test(value.name)) {
    form.add([...path, 'name'], 'BUTTON_COMPONENT_INVALID_EMOJI', 'Invalid emoji');
  }
}
