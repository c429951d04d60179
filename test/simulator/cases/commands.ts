import type { Json } from '../json.js';
import { a, type Case, list } from './case.js';

const slash = (one: Json = {}): Json => ({ name: 'ask', description: 'Ask something', ...one });
const menu = (one: Json = {}): Json => ({ type: 3, name: 'Find sources', ...one });
const option = (one: Json = {}): Json => ({ type: 3, name: 'question', description: 'What to ask', ...one });
const withOption = (one: Json): Json => slash({ options: [option(one)] });
const choice = (index: number, one: Json = {}): Json => ({ name: `name ${index}`, value: `value ${index}`, ...one });
const withChoice = (one: Json): Json => withOption({ choices: [choice(0, one)] });
/** A command of 8000 characters plus this many. */
const sized = (more: number): Json => {
  const digits = (n: number) => String(n).padStart(3, '0');
  const choices = list(25, (n) => choice(n, { name: a(97) + digits(n), value: a(97) + digits(n) }));
  const many = list(20, (n) =>
    option({ name: a(29) + digits(n), description: a(100), ...(n === 0 ? { choices } : {}) }),
  );
  const last = ['b'.repeat(32), 'c'.repeat(25 + more)].map((name) => option({ name, description: a(100) }));
  return slash({ description: a(100), options: [...many, ...last] });
};

/** Definitions that Discord accepts, and ones just over a limit that it refuses. */
export const COMMAND_CASES: Case[] = [
  { what: 'a type', accepted: slash({ type: 1 }), refused: slash({ type: 9 }), at: 'type' },
  { what: 'a name', accepted: slash({ name: a(32) }), refused: slash({ name: a(33) }), at: 'name' },
  {
    what: 'the characters of a name',
    accepted: slash({ name: "điều-khoản_7'" }),
    refused: slash({ name: 'two words' }),
    at: 'name',
  },
  { what: 'the case of a name', accepted: slash({ name: 'ask' }), refused: slash({ name: 'Ask' }), at: 'name' },
  { what: 'a menu name', accepted: menu({ name: a(32) }), refused: menu({ name: a(33) }), at: 'name' },
  { what: 'a missing description', accepted: slash(), refused: slash({ description: undefined }), at: 'description' },
  {
    what: 'a description',
    accepted: slash({ description: a(100) }),
    refused: slash({ description: a(101) }),
    at: 'description',
  },
  {
    what: 'a menu without description',
    accepted: menu({ description: '' }),
    refused: menu({ description: 'x' }),
    at: 'description',
  },
  {
    what: 'a menu without options',
    accepted: menu({ options: [] }),
    refused: menu({ options: [option()] }),
    at: 'options',
  },
  {
    what: 'a locale',
    accepted: slash({ name_localizations: { vi: 'hỏi' } }),
    refused: slash({ name_localizations: { vn: 'hỏi' } }),
    at: 'name_localizations.vn',
  },
  {
    what: 'a localized name',
    accepted: slash({ name_localizations: { vi: a(32) } }),
    refused: slash({ name_localizations: { vi: 'Hỏi' } }),
    at: 'name_localizations.vi',
  },
  {
    what: 'a localized description',
    accepted: slash({ description_localizations: { vi: a(100) } }),
    refused: slash({ description_localizations: { vi: a(101) } }),
    at: 'description_localizations.vi',
  },
  {
    what: 'options',
    accepted: slash({ options: list(25, (n) => option({ name: `o${n}` })) }),
    refused: slash({ options: list(26, (n) => option({ name: `o${n}` })) }),
    at: 'options',
  },
  {
    what: 'the order of options',
    accepted: slash({ options: [option({ required: true }), option({ name: 'b' })] }),
    refused: slash({ options: [option(), option({ name: 'b', required: true })] }),
    at: 'options.1',
  },
  {
    what: 'option names',
    accepted: slash({ options: [option(), option({ name: 'b' })] }),
    refused: slash({ options: [option(), option()] }),
    at: 'options.1.name',
  },
  {
    what: 'localized option names',
    accepted: slash({ options: [option({ name_localizations: { vi: 'x' } }), option({ name: 'b' })] }),
    refused: slash({ options: [option({ name_localizations: { vi: 'b' } }), option({ name: 'b' })] }),
    at: 'options.1.name',
  },
  {
    what: 'an option type',
    accepted: withOption({ type: 11 }),
    refused: withOption({ type: 12 }),
    at: 'options.0.type',
  },
  {
    what: 'an option name',
    accepted: withOption({ name: a(32) }),
    refused: withOption({ name: 'A' }),
    at: 'options.0.name',
  },
  {
    what: 'an option description',
    accepted: withOption({ description: a(100) }),
    refused: withOption({ description: '' }),
    at: 'options.0.description',
  },
  {
    what: 'choices',
    accepted: withOption({ choices: list(25, (n) => choice(n)) }),
    refused: withOption({ choices: list(26, (n) => choice(n)) }),
    at: 'options.0.choices',
  },
  {
    what: 'a choice name',
    accepted: withChoice({ name: a(100) }),
    refused: withChoice({ name: a(101) }),
    at: 'options.0.choices.0.name',
  },
  {
    what: 'a choice value',
    accepted: withChoice({ value: a(100) }),
    refused: withChoice({ value: a(101) }),
    at: 'options.0.choices.0.value',
  },
  {
    what: "a choice value's type",
    accepted: withOption({ type: 4, choices: [choice(0, { value: 1 })] }),
    refused: withOption({ type: 4, choices: [choice(0)] }),
    at: 'options.0.choices.0.value',
  },
  {
    what: 'autocomplete or choices',
    accepted: withOption({ autocomplete: true, choices: [] }),
    refused: withOption({ autocomplete: true, choices: [choice(0)] }),
    at: 'options.0',
  },
  {
    what: 'autocomplete of texts',
    accepted: withOption({ autocomplete: true }),
    refused: withOption({ type: 5, autocomplete: true }),
    at: 'options.0.autocomplete',
  },
  {
    what: 'max_length',
    accepted: withOption({ max_length: 6000 }),
    refused: withOption({ max_length: 6001 }),
    at: 'options.0.max_length',
  },
  {
    what: 'min_length',
    accepted: withOption({ min_length: 5, max_length: 5 }),
    refused: withOption({ min_length: 6, max_length: 5 }),
    at: 'options.0',
  },
  {
    what: 'min_value of integers',
    accepted: withOption({ type: 4, min_value: 1 }),
    refused: withOption({ type: 4, min_value: 1.5 }),
    at: 'options.0.min_value',
  },
  {
    what: 'min_value of texts',
    accepted: withOption({ type: 10, min_value: 1.5 }),
    refused: withOption({ min_value: 1 }),
    at: 'options.0.min_value',
  },
  {
    what: 'subcommands beside options',
    accepted: slash({ options: [option({ type: 1, options: [option()] })] }),
    refused: slash({ options: [option({ type: 1 }), option({ name: 'b' })] }),
    at: 'options',
  },
  {
    what: 'permissions',
    accepted: slash({ default_member_permissions: '0' }),
    refused: slash({ default_member_permissions: 'all' }),
    at: 'default_member_permissions',
  },
  {
    what: 'installation types',
    accepted: slash({ integration_types: [0, 1] }),
    refused: slash({ integration_types: [2] }),
    at: 'integration_types.0',
  },
  { what: 'contexts', accepted: slash({ contexts: [0, 1, 2] }), refused: slash({ contexts: [3] }), at: 'contexts.0' },
  { what: 'the whole size', accepted: sized(0), refused: sized(1), at: '' },
];
