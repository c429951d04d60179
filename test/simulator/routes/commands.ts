import { ApiRefusal, Form, type Path, refuse } from '../errors.js';
import { asJson, asObjects, asText, copyOf, isJson, type Json } from '../json.js';
import { type Reply, type RestCall, type Route, route } from '../router.js';
import { snowflake } from '../snowflake.js';
import { checkCommand } from '../validate/commands.js';
import { checkList } from '../validate/primitives.js';
import type { World } from '../world.js';

/** Maximum number of commands of each type: slash, user, message. */
const LIMITS: Record<number, number> = { 1: 100, 2: 15, 3: 15 };

interface Scope {
  world: World;
  /** A guild's id, or 'global'. */
  key: string;
  guildId: string | undefined;
  commands: Json[];
}

function scopeOf({ world, params }: RestCall): Scope {
  if (params.application !== world.botId) {
    throw new ApiRefusal(403, 20012, 'You are not authorized to perform this action on this application');
  }
  const guildId = params.guild;
  if (guildId !== undefined) {
    const guild = world.guilds.get(guildId);
    if (!guild || guild.missingScope) throw refuse.missingAccess();
  }
  const key = guildId ?? 'global';
  return { world, key, guildId, commands: world.commands.get(key) ?? [] };
}

/** Sorted by key, as from a database: code must not rely on the order in which dictionaries were sent. */
function sorted(value: unknown): Json | null {
  if (!isJson(value)) return null;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function optionJson(option: Json): Json {
  const kept = ['min_value', 'max_value', 'min_length', 'max_length', 'channel_types'];
  return {
    type: option.type,
    name: option.name,
    name_localizations: sorted(option.name_localizations),
    description: option.description,
    description_localizations: sorted(option.description_localizations),
    ...(option.required === true ? { required: true } : {}),
    ...(option.autocomplete === true ? { autocomplete: true } : {}),
    ...Object.fromEntries(
      kept.filter((key) => option[key] !== undefined && option[key] !== null).map((key) => [key, option[key]]),
    ),
    ...(asObjects(option.choices).length > 0
      ? {
          choices: asObjects(option.choices).map(({ name, value, name_localizations }) => ({
            name,
            name_localizations: sorted(name_localizations),
            value,
          })),
        }
      : {}),
    ...(asObjects(option.options).length > 0 ? { options: asObjects(option.options).map(optionJson) } : {}),
  };
}

/** The command as Discord stores it, with its defaults. */
function stored(scope: Scope, body: Json, id: string): Json {
  const options = asObjects(body.options).map(optionJson);
  const numbers = (value: unknown) => (Array.isArray(value) ? [...value].map(Number).sort((a, b) => a - b) : undefined);
  const permissions = body.default_member_permissions;
  const global = {
    dm_permission: body.dm_permission ?? true,
    contexts: numbers(body.contexts) ?? null,
    integration_types: numbers(body.integration_types) ?? [...scope.world.options.integrationTypes],
  };
  return {
    id,
    application_id: scope.world.botId,
    version: snowflake(),
    default_member_permissions: permissions === undefined || permissions === null ? null : String(permissions),
    type: body.type ?? 1,
    name: asText(body.name),
    name_localizations: sorted(body.name_localizations),
    description: asText(body.description),
    description_localizations: sorted(body.description_localizations),
    nsfw: body.nsfw ?? false,
    ...(scope.guildId === undefined ? global : { guild_id: scope.guildId }),
    ...(options.length > 0 ? { options } : {}),
  };
}

/** The old command if nothing but the version would change. */
function settled(old: Json | undefined, next: Json): Json {
  if (!old) return next;
  return JSON.stringify({ ...old, version: '' }) === JSON.stringify({ ...next, version: '' }) ? old : next;
}

function check(scope: Scope, entries: [Path, unknown][]): void {
  const form = new Form();
  for (const [path, entry] of entries) checkCommand(form, path, entry, scope.world.options.integrationTypes);
  form.check();
}

function save(scope: Scope, commands: Json[]): void {
  for (const [type, limit] of Object.entries(LIMITS)) {
    if (commands.filter((one) => one.type === Number(type)).length > limit) throw refuse.tooManyCommands(limit);
  }
  scope.world.commands.set(scope.key, commands);
  scope.world.changed();
}

function same(a: Json, b: Json): boolean {
  return (a.type ?? 1) === (b.type ?? 1) && a.name === b.name;
}

function replaceAll(call: RestCall): Reply {
  const scope = scopeOf(call);
  const form = new Form();
  const bodies = checkList(form, [], call.body, { max: 130 });
  form.check();
  check(
    scope,
    bodies.map((body, index) => [[index], body]),
  );
  const wanted = bodies.map(asJson);
  for (const [index, body] of wanted.entries()) {
    if (wanted.slice(0, index).some((other) => same(other, body))) {
      form.add([index, 'name'], 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique');
    }
  }
  form.check();
  const next = wanted.map((body) => {
    const old = scope.commands.find((entry) => same(entry, body));
    return settled(old, stored(scope, body, old ? asText(old.id) : snowflake()));
  });
  save(scope, next);
  return { status: 200, body: next };
}

function create(call: RestCall): Reply {
  const scope = scopeOf(call);
  check(scope, [[[], call.body]]);
  const body = asJson(call.body);
  const old = scope.commands.find((entry) => same(entry, body));
  const next = settled(old, stored(scope, body, old ? asText(old.id) : snowflake()));
  save(scope, [...scope.commands.filter((entry) => entry !== old), next]);
  return { status: old ? 200 : 201, body: next };
}

function commandOf(scope: Scope, call: RestCall): Json {
  const found = scope.commands.find((entry) => entry.id === call.params.command);
  if (!found) throw refuse.unknownCommand();
  return found;
}

function change(call: RestCall): Reply {
  const scope = scopeOf(call);
  const old = commandOf(scope, call);
  const body = { ...old, ...asJson(call.body), type: old.type };
  check(scope, [[[], body]]);
  const next = settled(old, stored(scope, body, asText(old.id)));
  save(
    scope,
    scope.commands.map((entry) => (entry === old ? next : entry)),
  );
  return { status: 200, body: next };
}

function list(call: RestCall): Reply {
  const localized = call.query.get('with_localizations') === 'true';
  const { commands } = scopeOf(call);
  return { status: 200, body: localized ? commands : commands.map(withoutLocalizations) };
}

/** Without with_localizations the dictionaries are left out everywhere. */
function withoutLocalizations(value: Json): Json {
  const result = copyOf(value);
  delete result.name_localizations;
  delete result.description_localizations;
  for (const key of ['options', 'choices']) {
    if (Array.isArray(result[key])) result[key] = asObjects(result[key]).map(withoutLocalizations);
  }
  return result;
}

function remove(call: RestCall): Reply {
  const scope = scopeOf(call);
  const old = commandOf(scope, call);
  save(
    scope,
    scope.commands.filter((entry) => entry !== old),
  );
  return { status: 204 };
}

function get(call: RestCall): Reply {
  return { status: 200, body: commandOf(scopeOf(call), call) };
}

function routesBelow(base: string): Route[] {
  return [
    route('GET', base, list),
    route('POST', base, create),
    route('PUT', base, replaceAll),
    route('GET', `${base}/:command`, get),
    route('PATCH', `${base}/:command`, change),
    route('DELETE', `${base}/:command`, remove),
  ];
}

/** Registration of commands, global and per guild. */
export const commandRoutes: Route[] = [
  ...routesBelow('/applications/:application/commands'),
  ...routesBelow('/applications/:application/guilds/:guild/commands'),
];
