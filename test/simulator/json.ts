/** A JSON object as received: nothing about it is known yet. */
export type Json = Record<string, unknown>;

/** Whether a value is a JSON object (not an array). */
export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value itself if it is an object, otherwise an empty one. */
export function asJson(value: unknown): Json {
  return isJson(value) ? value : {};
}

/** The objects of a list; an empty list for anything else. */
export function asObjects(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}

/** The strings of a list; an empty list for anything else. */
export function asStrings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}

/** The text of a string; the empty string for anything else. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A copy that shares nothing with the original. */
export function copyOf<T>(value: T): T {
  return structuredClone(value);
}
