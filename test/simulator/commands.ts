import { contextOf, installsFor } from './interact.js';
import { asJson, asObjects, asText, type Json } from './json.js';
import { lengthOf } from './validate/primitives.js';
import type { ChannelState, UserState, World } from './world.js';

/** The values of a command's options, by name. */
export type OptionValues = Record<string, string | number | boolean>;

const TYPE_NAMES: Record<number, string> = { 1: 'slash', 2: 'user', 3: 'message' };

/**
 * The registered command that a user sees in a channel under this name (or its name in the user's language). Throws if
 * there is none.
 */
export function findCommand(world: World, user: UserState, channel: ChannelState, type: number, name: string): Json {
  const guildId = channel.guildId;
  const own = guildId === undefined ? [] : (world.commands.get(guildId) ?? []);
  const global = (world.commands.get('global') ?? []).filter((command) => isOffered(world, user, channel, command));
  const named = [...own, ...global].find((command) => {
    const localized = asJson(command.name_localizations)[user.locale];
    return command.type === type && (command.name === name || localized === name);
  });
  if (named) return named;
  throw new Error(`${user.name} sees no ${TYPE_NAMES[type]} command "${name}" here`);
}

function isOffered(world: World, user: UserState, channel: ChannelState, command: Json): boolean {
  const contexts = Array.isArray(command.contexts) ? command.contexts : [0, 1, 2];
  return contexts.includes(contextOf(channel)) && installsFor(world, user, channel, command).length > 0;
}

/**
 * The options as sent in an interaction, validated like in Discord's own client. Throws an Error that names the option.
 */
export function fillOptions(command: Json, values: OptionValues, typing?: string): Json[] {
  const options = asObjects(command.options);
  for (const name of Object.keys(values)) {
    if (!options.some((option) => option.name === name)) throw new Error(`no option "${name}"`);
  }
  if (typing !== undefined && !options.some((option) => option.name === typing && option.autocomplete === true)) {
    throw new Error(`option "${typing}" has no autocomplete`);
  }
  return options.flatMap((option) => {
    const name = asText(option.name);
    const value = values[name];
    const focused = typing === name;
    if (value === undefined) {
      if (typing === undefined && option.required === true) throw new Error(`option "${name}" is required`);
      return focused ? [{ name, type: option.type, value: '', focused }] : [];
    }
    if (!focused) checkValue(option, name, value);
    return [{ name, type: option.type, value, ...(focused ? { focused } : {}) }];
  });
}

function checkValue(option: Json, name: string, value: string | number | boolean): void {
  const fail = (problem: string): never => {
    throw new Error(`option "${name}": ${problem}`);
  };
  const type = Number(option.type);
  if (type === 5 ? typeof value !== 'boolean' : (type === 4 || type === 10) !== (typeof value === 'number')) {
    fail(`a ${typeof value} does not fit type ${type}`);
  }
  if (type === 4 && !Number.isInteger(value)) fail('is no integer');
  const choices = asObjects(option.choices);
  if (choices.length > 0 && !choices.some((choice) => choice.value === value)) fail(`"${String(value)}" is no choice`);
  if (typeof value === 'string') {
    if (lengthOf(value) < Number(option.min_length ?? 1)) fail('is too short');
    if (lengthOf(value) > Number(option.max_length ?? 6000)) fail('is too long');
  }
  if (typeof value === 'number') {
    if (value < Number(option.min_value ?? -(2 ** 53))) fail('is too small');
    if (value > Number(option.max_value ?? 2 ** 53)) fail('is too large');
  }
}
