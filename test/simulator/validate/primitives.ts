import type { Form, Path } from '../errors.js';

/** The length of a text as counted by Discord: in Unicode code points (its API is written in Python 3). */
export function lengthOf(text: string): number {
  return [...text].length;
}

interface TextRule {
  min?: number;
  max: number;
  /** Whether the field may be left out (or null). */
  optional?: boolean;
}

/** Checks a text's presence, type and length. Returns the text, or undefined if it is missing or wrong. */
export function checkText(form: Form, path: Path, value: unknown, rule: TextRule): string | undefined {
  if (value === undefined || value === null) {
    if (!rule.optional) form.add(path, 'BASE_TYPE_REQUIRED', 'This field is required');
    return undefined;
  }
  if (typeof value !== 'string') {
    form.add(path, 'STRING_TYPE_CONVERT', `Could not interpret "${String(value)}" as string.`);
    return undefined;
  }
  const min = rule.min ?? 0;
  if (min > 0 && value.trim() === '') {
    form.add(path, 'BASE_TYPE_REQUIRED', 'This field is required');
    return undefined;
  }
  const length = lengthOf(value);
  if (length < min || length > rule.max) {
    if (min > 0) form.add(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${rule.max} in length.`);
    else form.add(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${rule.max} or fewer in length.`);
    return undefined;
  }
  return value;
}

/** Checks a list's type and length. Returns its entries. */
export function checkList(form: Form, path: Path, value: unknown, rule: { min?: number; max: number }): unknown[] {
  if (!Array.isArray(value)) {
    form.add(path, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
    return [];
  }
  const min = rule.min ?? 0;
  if (value.length < min || value.length > rule.max) {
    if (min > 0) form.add(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${rule.max} in length.`);
    else form.add(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${rule.max} or fewer in length.`);
  }
  return value;
}

/** Checks that a number is an integer within bounds. */
export function checkInteger(form: Form, path: Path, value: unknown, min: number, max: number): number | undefined {
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    form.add(path, 'NUMBER_TYPE_COERCE', `Value ${JSON.stringify(value)} is not int.`);
    return undefined;
  }
  if (value < min) form.add(path, 'NUMBER_TYPE_MIN', `int value should be greater than or equal to ${min}.`);
  if (value > max) form.add(path, 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`);
  return value;
}

/** Checks that a value, if present, is true or false. */
export function checkBoolean(form: Form, path: Path, value: unknown): void {
  if (value !== undefined && value !== null && typeof value !== 'boolean') {
    form.add(path, 'BOOLEAN_TYPE_CONVERT', 'Must be either true or false.');
  }
}

/** Checks that a value is one of those allowed. */
export function checkChoice(form: Form, path: Path, value: unknown, choices: readonly unknown[]): boolean {
  if (choices.includes(value)) return true;
  form.add(path, 'BASE_TYPE_CHOICES', `Value must be one of {${choices.join(', ')}}.`);
  return false;
}

/** Checks an address's scheme, form and length (2048). */
export function checkUrl(form: Form, path: Path, value: unknown, schemes: readonly string[], max = 2048): void {
  const text = checkText(form, path, value, { max, optional: true });
  if (text === undefined) return;
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined || !URL.canParse(text)) {
    form.add(path, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.');
  } else if (!schemes.includes(scheme)) {
    const named = schemes.map((entry) => `'${entry}'`).join(', ');
    form.add(path, 'URL_TYPE_INVALID_SCHEME', `Scheme "${scheme}" is not supported. Scheme must be one of (${named}).`);
  }
}
