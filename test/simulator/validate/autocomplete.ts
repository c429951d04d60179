import { Form } from '../errors.js';
import { asJson, type Json } from '../json.js';
import { checkLocalizations } from './localizations.js';
import { checkList, checkText } from './primitives.js';

/** Checks the choices offered for an option: at most 25, names and text values of 1 to 100 characters. */
export function checkAutocomplete(data: Json): void {
  const form = new Form();
  const path = ['data', 'choices'];
  for (const [index, entry] of checkList(form, path, data.choices ?? [], { max: 25 }).entries()) {
    const choice = asJson(entry);
    const at = [...path, index];
    checkText(form, [...at, 'name'], choice.name, { min: 1, max: 100 });
    checkLocalizations(form, [...at, 'name_localizations'], choice.name_localizations, (where, text) =>
      checkText(form, where, text, { min: 1, max: 100 }),
    );
    if (typeof choice.value !== 'number') checkText(form, [...at, 'value'], choice.value, { min: 1, max: 100 });
  }
  form.check();
}
