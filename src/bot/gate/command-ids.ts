import { type APIApplicationCommand, type REST, Routes } from 'discord.js';
import type { CommandIds } from '../reply/commands.js';

/** Where the commands are requested: an interaction, or something like one. */
interface Place {
  applicationId: string;
  guildId: string | null;
  client: { rest: REST };
}

/** The ids of the commands that Discord has registered for a place; empty if it does not give them. Never rejects. */
export async function fetchCommandIds(rest: REST, applicationId: string, guildId: string | null): Promise<CommandIds> {
  const routes = [Routes.applicationCommands(applicationId)];
  if (guildId !== null) routes.push(Routes.applicationGuildCommands(applicationId, guildId));
  try {
    const found = await Promise.all(routes.map((route) => rest.get(route) as Promise<APIApplicationCommand[]>));
    return new Map(found.flat().map(({ name, id }) => [name, id]));
  } catch {
    return new Map();
  }
}

/** The ids under which Discord has registered the commands, which make them clickable; requested once per place. */
export class RegisteredCommands {
  readonly #known = new Map<string, Promise<CommandIds>>();

  /** The ids for a place; empty if Discord does not provide them. Never rejects. */
  idsFor({ applicationId, guildId, client }: Place): Promise<CommandIds> {
    const key = guildId ?? '';
    const known =
      this.#known.get(key) ??
      fetchCommandIds(client.rest, applicationId, guildId).then((ids) => {
        if (ids.size === 0) this.#known.delete(key);
        return ids;
      });
    this.#known.set(key, known);
    return known;
  }
}
