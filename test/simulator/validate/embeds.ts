import type { Form, Path } from '../errors.js';
import { asJson, asObjects, asText, isJson, type Json } from '../json.js';
import { checkBoolean, checkInteger, checkList, checkText, checkUrl, lengthOf } from './primitives.js';

const LINKS = ['http', 'https'];
const IMAGES = ['http', 'https', 'attachment'];
/** Fields that make an embed more than a coloured bar. */
const CONTENT = ['title', 'description', 'fields', 'author', 'footer', 'image', 'thumbnail'];

/** Checks the embeds of a message: count, every length, addresses, colour, time, and 6000 characters together. */
export function checkEmbeds(form: Form, path: Path, value: unknown): void {
  if (value === undefined || value === null) return;
  const embeds = checkList(form, path, value, { max: 10 });
  for (const [index, embed] of embeds.entries()) {
    if (isJson(embed)) checkEmbed(form, [...path, index], embed);
    else form.add([...path, index], 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
  }
  const size = asObjects(embeds).reduce((sum, embed) => sum + sizeOf(embed), 0);
  if (size > 6000) form.add(path, 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000');
}

function checkEmbed(form: Form, path: Path, embed: Json): void {
  const present = (key: string) => {
    const value = embed[key];
    if (typeof value === 'string') return value.trim() !== '';
    return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null;
  };
  if (!CONTENT.some(present)) form.add([...path, 'description'], 'BASE_TYPE_REQUIRED', 'This field is required');
  checkText(form, [...path, 'title'], embed.title, { max: 256, optional: true });
  checkText(form, [...path, 'description'], embed.description, { max: 4096, optional: true });
  checkUrl(form, [...path, 'url'], embed.url, LINKS);
  if (present('color')) checkInteger(form, [...path, 'color'], embed.color, 0, 0xffffff);
  if (present('timestamp')) checkTime(form, [...path, 'timestamp'], embed.timestamp);
  for (const key of ['image', 'thumbnail']) {
    if (!present(key)) continue;
    const url = asJson(embed[key]).url;
    if (url === undefined) form.add([...path, key, 'url'], 'BASE_TYPE_REQUIRED', 'This field is required');
    else checkUrl(form, [...path, key, 'url'], url, IMAGES);
  }
  if (present('author')) {
    const author = asJson(embed.author);
    checkText(form, [...path, 'author', 'name'], author.name, { min: 1, max: 256 });
    checkUrl(form, [...path, 'author', 'url'], author.url, LINKS);
    checkUrl(form, [...path, 'author', 'icon_url'], author.icon_url, IMAGES);
  }
  if (present('footer')) {
    const footer = asJson(embed.footer);
    checkText(form, [...path, 'footer', 'text'], footer.text, { min: 1, max: 2048 });
    checkUrl(form, [...path, 'footer', 'icon_url'], footer.icon_url, IMAGES);
  }
  if (present('fields')) checkFields(form, [...path, 'fields'], embed.fields);
}

function checkFields(form: Form, path: Path, value: unknown): void {
  for (const [index, field] of checkList(form, path, value, { max: 25 }).entries()) {
    const { name, value: text, inline } = asJson(field);
    checkText(form, [...path, index, 'name'], name, { min: 1, max: 256 });
    checkText(form, [...path, index, 'value'], text, { min: 1, max: 1024 });
    checkBoolean(form, [...path, index, 'inline'], inline);
  }
}

function checkTime(form: Form, path: Path, value: unknown): void {
  const iso = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
  if (typeof value !== 'string' || !iso.test(value) || Number.isNaN(Date.parse(value))) {
    form.add(path, 'DATE_TIME_TYPE_PARSE', `Could not parse ${String(value)}. Should be ISO8601.`);
  }
}

/** The characters of one embed that count towards the 6000. */
function sizeOf(embed: Json): number {
  const fields = asObjects(embed.fields).flatMap((field) => [field.name, field.value]);
  const texts = [embed.title, embed.description, asJson(embed.author).name, asJson(embed.footer).text, ...fields];
  return texts.reduce<number>((sum, text) => sum + lengthOf(asText(text)), 0);
}
