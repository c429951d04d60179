import { Form, type Path, refuse } from '../errors.js';
import { asObjects, isJson, type Json } from '../json.js';
import type { UploadedFile } from '../multipart.js';
import { checkComponents } from './components.js';
import { checkEmbeds } from './embeds.js';
import { checkAllowedMentions } from './mentions.js';
import { checkBoolean, checkList, checkText } from './primitives.js';

export const FLAGS = { suppressEmbeds: 4, ephemeral: 64, loading: 128, suppressNotifications: 4096, layout: 32768 };
const MAX_FILES = 10;
const MAX_FILE_BYTES = 10 * 1024 * 1024;

export interface MessageRules {
  /** Where in the body the message is: `['data']` for interaction responses. */
  path: Path;
  /** The flags that may be set; not checked when a message is edited, since Discord ignores unchangeable flags. */
  flags: number | undefined;
  /** Flags that the message already has (when edited). */
  standing?: number;
}

/** Checks everything about a message body except whether it is empty. Throws 50035, or 40005 if files are too large. */
export function checkMessage(body: Json, files: UploadedFile[], rules: MessageRules): void {
  const form = new Form();
  const at = (key: string) => [...rules.path, key];
  const flags = typeof body.flags === 'number' ? body.flags : 0;
  const layout = ((flags | (rules.standing ?? 0)) & FLAGS.layout) !== 0;
  checkText(form, at('content'), body.content, { max: 2000, optional: true });
  checkEmbeds(form, at('embeds'), body.embeds);
  checkComponents(form, at('components'), body.components, layout);
  checkAllowedMentions(form, at('allowed_mentions'), body.allowed_mentions);
  checkBoolean(form, at('tts'), body.tts);
  checkFlags(form, at('flags'), body.flags, rules.flags);
  if (layout) {
    for (const key of ['content', 'embeds', 'poll', 'stickers']) {
      const value = body[key];
      if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0))
        continue;
      const message = 'The message field cannot be used when using MessageFlags.IS_COMPONENTS_V2';
      form.add(at(key), 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', message);
    }
  }
  checkNonce(form, at('nonce'), body.nonce);
  checkFiles(form, at('attachments'), body.attachments, files);
  form.check();
}

function checkFlags(form: Form, path: Path, value: unknown, allowed: number | undefined): void {
  if (value === undefined || value === null) return;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    form.add(path, 'NUMBER_TYPE_COERCE', `Value ${JSON.stringify(value)} is not int.`);
  } else if (allowed !== undefined && (value & ~allowed) !== 0) {
    form.add(path, 'MESSAGE_FLAGS_INVALID', `The flags ${value & ~allowed} cannot be set here.`);
  }
}

function checkNonce(form: Form, path: Path, value: unknown): void {
  if (value === undefined || value === null || Number.isInteger(value)) return;
  checkText(form, path, value, { max: 25 });
}

function checkFiles(form: Form, path: Path, value: unknown, files: UploadedFile[]): void {
  if (files.some((file) => file.content.length > MAX_FILE_BYTES)) throw refuse.tooLarge();
  const described = value === undefined || value === null ? [] : checkList(form, path, value, { max: MAX_FILES });
  if (files.length > MAX_FILES) form.add(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${MAX_FILES} or fewer in length.`);
  const uploaded = new Set(files.map((file) => String(file.index)));
  for (const [index, entry] of described.entries()) {
    const at = [...path, index];
    if (!isJson(entry)) {
      form.add(at, 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType');
      continue;
    }
    checkText(form, [...at, 'description'], entry.description, { max: 1024, optional: true });
    if (/^\d{1,2}$/.test(String(entry.id)) && !uploaded.has(String(entry.id))) {
      form.add(at, 'ATTACHMENT_NOT_FOUND', `Attachment data for id ${String(entry.id)} not found`);
    }
  }
}

/** Whether a message is empty; buttons count as content only in the new layout. */
export function isEmpty(message: {
  content: string;
  embeds: Json[];
  components: Json[];
  flags: number;
  files: number;
}): boolean {
  const layout = (message.flags & FLAGS.layout) !== 0;
  if (layout) return message.components.length === 0;
  return message.content.trim() === '' && message.embeds.length === 0 && message.files === 0;
}

/** The embeds of a body as Discord stores them: text without leading and trailing blanks. */
export function keptEmbeds(value: unknown): Json[] {
  const trim = (entry: unknown): unknown => {
    if (typeof entry === 'string') return entry.trim();
    if (Array.isArray(entry)) return entry.map(trim);
    if (isJson(entry)) return Object.fromEntries(Object.entries(entry).map(([key, inner]) => [key, trim(inner)]));
    return entry;
  };
  return asObjects(value).map((embed) => ({ type: 'rich', ...(trim(embed) as Json) }));
}
