import { type APIApplicationCommand, type REST, Routes } from 'discord.js';
import type { CommandIds } from '../reply/commands.js';

/** Where the commands are asked for: an interaction, or what is like one. */
interface Place {
  applicationId: string;
  guildId: string | null;
  client: { rest: REST };
}

/** The ids under which Discord has registered the commands, by which they can be clicked; asked for once a place. */
export class RegisteredCommands {
  readonly #known = new Map<string, Promise<CommandIds>>();

  /** The ids of a place; none where Discord does not tell. It never rejects. */
  idsFor({ applicationId, guildId, client }: Place): Promise<CommandIds> {
    const routes = [Routes.applicationCommands(applicationId)];
    if (guildId !== null) routes.push(Routes.applicationGuildCommands(applicationId, guildId));
    const fetch = async () => {
      const found = await Promise.all(
        routes.map((route) => client.rest.get(route) as Promise<APIApplicationCommand[]>),
      );
      return new Map(found.flat().map(({ name, id }) => [name, id]));
    };
    const key = guildId ?? '';
    const known =
      this.#known.get(key) ??
      fetch().catch((): CommandIds => {
        this.#known.delete(key);
        return new Map();
      });
    this.#known.set(key, known);
    return known;
  }
}
