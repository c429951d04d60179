import { type APIApplicationCommand, type REST, Routes } from 'discord.js';
import type { CommandIds } from '../reply/commands.js';

/** Where the commands are asked for: an interaction, or what is like one. */
interface Place {
  applicationId: string;
  guildId: string | null;
  client: { rest: REST };
}

/**
 * The ids under which Discord has registered the commands for a place; none where it does not tell. It never rejects.
 */
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

/** The ids under which Discord has registered the commands, by which they can be clicked; asked for once a place. */
export class RegisteredCommands {
  readonly #known = new Map<string, Promise<CommandIds>>();

  /** The ids of a place; none where Discord does not tell. It never rejects. */
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
