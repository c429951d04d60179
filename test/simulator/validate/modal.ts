import { Form } from '../errors.js';
import { asJson, type Json } from '../json.js';
import { checkList, checkText } from './primitives.js';

/** Checks a modal's title, id and number of components; its inputs are not checked. */
export function checkModal(data: Json): void {
  const form = new Form();
  checkText(form, ['data', 'title'], data.title, { min: 1, max: 45 });
  checkText(form, ['data', 'custom_id'], data.custom_id, { min: 1, max: 100 });
  for (const [index, entry] of checkList(form, ['data', 'components'], data.components ?? [], {
    min: 1,
    max: 5,
  }).entries()) {
    if (asJson(entry).type === undefined) {
      form.add(['data', 'components', index, 'type'], 'BASE_TYPE_REQUIRED', 'This field is required');
    }
  }
  form.check();
}
