import type { Form, Path } from '../errors.js';
import { asJson, asObjects, isJson, type Json } from '../json.js';
import { checkEmoji } from './emoji.js';
import { checkBoolean, checkChoice, checkInteger, checkList, checkText, checkUrl, lengthOf } from './primitives.js';

const ROW = 1;
const BUTTON = 2;
const SELECTS = [3, 5, 6, 7, 8];
/** Section, text, thumbnail, gallery, file, separator and container: only with the flag IS_COMPONENTS_V2. */
const LAYOUT = [9, 10, 11, 12, 13, 14, 17];

/** Checks the components of a message: rows, buttons, select menus, and that no custom id is used twice. */
export function checkComponents(form: Form, path: Path, value: unknown, layout: boolean): void {
  if (value === undefined || value === null) return;
  const seen = new Set<string>();
  const entries = checkList(form, path, value, { max: layout ? 40 : 5 });
  for (const [index, entry] of entries.entries()) {
    const at = [...path, index];
    if (!isJson(entry)) form.add(at, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
    else if (entry.type === ROW) checkRow(form, at, entry, seen);
    else if (checkChoice(form, [...at, 'type'], entry.type, layout ? [ROW, ...LAYOUT] : [ROW])) {
      checkLayout(form, at, entry, seen);
    }
  }
  if (layout) checkTotals(form, path, asObjects(value));
}

function checkRow(form: Form, path: Path, row: Json, seen: Set<string>): void {
  const at = [...path, 'components'];
  const children = checkList(form, at, row.components, { min: 1, max: 5 });
  const selects = children.filter((child) => SELECTS.includes(Number(asJson(child).type)));
  if (selects.length > 0 && children.length > 1) {
    form.add(at, 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'The specified component exceeds the maximum width');
  }
  for (const [index, child] of children.entries()) checkInteractive(form, [...at, index], asJson(child), seen);
}

function checkInteractive(form: Form, path: Path, component: Json, seen: Set<string>): void {
  if (!checkChoice(form, [...path, 'type'], component.type, [BUTTON, ...SELECTS])) return;
  checkBoolean(form, [...path, 'disabled'], component.disabled);
  if (component.type === BUTTON) checkButton(form, path, component, seen);
  else checkSelect(form, path, component, seen);
}

function checkCustomId(form: Form, path: Path, value: unknown, seen: Set<string>): void {
  const id = checkText(form, [...path, 'custom_id'], value, { min: 1, max: 100 });
  if (id === undefined) return;
  if (seen.has(id)) {
    form.add([...path, 'custom_id'], 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
  }
  seen.add(id);
}

function checkButton(form: Form, path: Path, button: Json, seen: Set<string>): void {
  if (!checkChoice(form, [...path, 'style'], button.style, [1, 2, 3, 4, 5, 6])) return;
  checkText(form, [...path, 'label'], button.label, { max: 80, optional: true });
  checkEmoji(form, [...path, 'emoji'], button.emoji);
  const link = button.style === 5;
  const premium = button.style === 6;
  if (link) {
    if (typeof button.url !== 'string') form.add([...path, 'url'], 'BASE_TYPE_REQUIRED', 'This field is required');
    else checkUrl(form, [...path, 'url'], button.url, ['http', 'https', 'discord'], 512);
  } else if (button.url !== undefined && button.url !== null) {
    form.add([...path, 'url'], 'BUTTON_COMPONENT_INVALID_URL', 'A url may only be set on a link button');
  }
  if (link || premium) {
    if (button.custom_id !== undefined && button.custom_id !== null) {
      form.add(
        path,
        'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
        'A custom id and url cannot both be specified',
      );
    }
  } else checkCustomId(form, path, button.custom_id, seen);
  if (premium && typeof button.sku_id !== 'string') {
    form.add([...path, 'sku_id'], 'BASE_TYPE_REQUIRED', 'This field is required');
  }
  const labelled = typeof button.label === 'string' && button.label.trim() !== '';
  if (!premium && !labelled && !isJson(button.emoji)) {
    form.add(path, 'BUTTON_COMPONENT_LABEL_EMOJI_REQUIRED', 'A label or emoji is required');
  }
}

function checkSelect(form: Form, path: Path, select: Json, seen: Set<string>): void {
  checkCustomId(form, path, select.custom_id, seen);
  checkText(form, [...path, 'placeholder'], select.placeholder, { max: 150, optional: true });
  const count = select.type === 3 ? checkOptions(form, [...path, 'options'], select.options) : 25;
  const min = checkInteger(form, [...path, 'min_values'], select.min_values ?? 1, 0, 25) ?? 1;
  const max = checkInteger(form, [...path, 'max_values'], select.max_values ?? 1, 1, 25) ?? 1;
  if (min > max)
    form.add([...path, 'min_values'], 'SELECT_COMPONENT_MIN_VALUES', 'min_values must not exceed max_values');
  if (max > count) {
    form.add(
      [...path, 'max_values'],
      'SELECT_COMPONENT_MAX_VALUES',
      'max_values must not exceed the number of options',
    );
  }
  const defaults = asObjects(select.options).filter((option) => option.default === true).length;
  if (defaults > max) {
    form.add([...path, 'options'], 'SELECT_COMPONENT_TOO_MANY_DEFAULTS', 'More options are selected than max_values');
  }
}

function checkOptions(form: Form, path: Path, value: unknown): number {
  const seen = new Set<string>();
  const options = checkList(form, path, value, { min: 1, max: 25 });
  for (const [index, entry] of options.entries()) {
    const option = asJson(entry);
    const at = [...path, index];
    checkText(form, [...at, 'label'], option.label, { min: 1, max: 100 });
    checkText(form, [...at, 'description'], option.description, { max: 100, optional: true });
    checkEmoji(form, [...at, 'emoji'], option.emoji);
    const text = checkText(form, [...at, 'value'], option.value, { min: 1, max: 100 });
    if (text !== undefined && seen.has(text)) {
      form.add(
        [...at, 'value'],
        'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
        'The specified option value is already used',
      );
    }
    if (text !== undefined) seen.add(text);
  }
  return options.length;
}

function checkLayout(form: Form, path: Path, component: Json, seen: Set<string>): void {
  if (component.type === 10) checkText(form, [...path, 'content'], component.content, { min: 1, max: 4000 });
  if (component.type === 9) {
    checkList(form, [...path, 'components'], component.components, { min: 1, max: 3 });
    const accessory = asJson(component.accessory);
    if (checkChoice(form, [...path, 'accessory', 'type'], accessory.type, [BUTTON, 11]) && accessory.type === BUTTON) {
      checkButton(form, [...path, 'accessory'], accessory, seen);
    }
  }
  if (component.type !== 17 && component.type !== 9) return;
  for (const [index, child] of asObjects(component.components).entries()) {
    const at = [...path, 'components', index];
    if (child.type === ROW) checkRow(form, at, child, seen);
    else if (checkChoice(form, [...at, 'type'], child.type, component.type === 9 ? [10] : [ROW, ...LAYOUT])) {
      checkLayout(form, at, child, seen);
    }
  }
}

/** With the new layout, a message has at most 40 components, including nested ones, and 4000 characters of text. */
function checkTotals(form: Form, path: Path, components: Json[]): void {
  const all = components.flatMap(flatten);
  if (all.length > 40) form.add(path, 'BASE_TYPE_MAX_LENGTH', 'Must be 40 or fewer in length.');
  const text = all.reduce((sum, entry) => sum + (typeof entry.content === 'string' ? lengthOf(entry.content) : 0), 0);
  // Beyond this, Discord has been seen to fail (discord-api-docs #8554): UTF-8 bytes of texts plus twelve bytes each.
  const bytes = all.reduce(
    (sum, entry) => sum + (typeof entry.content === 'string' ? Buffer.byteLength(entry.content) + 12 : 0),
    0,
  );
  if (bytes > 10_170) form.add(path, 'COMPONENT_MAX_TOTAL_BYTES', 'The text of all components is too large.');
  if (text > 4000)
    form.add(path, 'COMPONENT_MAX_TOTAL_TEXT', 'The text of all components must be 4000 or fewer in length.');
}

/** A component and all components within it. */
export function flatten(component: Json): Json[] {
  const accessory = isJson(component.accessory) ? [component.accessory] : [];
  return [component, ...[...asObjects(component.components), ...accessory].flatMap(flatten)];
}
