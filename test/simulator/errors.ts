import type { Json } from './json.js';

/** A refusal, in Discord's format: an HTTP status and `{ code, message, errors? }`. */
export class ApiRefusal extends Error {
  readonly status: number;
  readonly body: Json;
  constructor(status: number, code: number, message: string, errors?: Json) {
    super(`${status} ${code} ${message}`);
    this.name = 'ApiRefusal';
    this.status = status;
    this.body = errors ? { message, code, errors } : { message, code };
  }
}

/** The refusals without form errors, by cause. */
export const refuse = {
  unauthorized: () => new ApiRefusal(401, 0, '401: Unauthorized'),
  noRoute: () => new ApiRefusal(404, 0, '404: Not Found'),
  method: () => new ApiRefusal(405, 0, '405: Method Not Allowed'),
  badJson: () => new ApiRefusal(400, 50109, 'The request body contains invalid JSON.'),
  tooLarge: () => new ApiRefusal(413, 40005, 'Request entity too large'),
  unknownChannel: () => new ApiRefusal(404, 10003, 'Unknown Channel'),
  unknownGuild: () => new ApiRefusal(404, 10004, 'Unknown Guild'),
  unknownMember: () => new ApiRefusal(404, 10007, 'Unknown Member'),
  unknownMessage: () => new ApiRefusal(404, 10008, 'Unknown Message'),
  unknownUser: () => new ApiRefusal(404, 10013, 'Unknown User'),
  unknownWebhook: () => new ApiRefusal(404, 10015, 'Unknown Webhook'),
  unknownApplication: () => new ApiRefusal(404, 10002, 'Unknown Application'),
  unknownInteraction: () => new ApiRefusal(404, 10062, 'Unknown interaction'),
  unknownCommand: () => new ApiRefusal(404, 10063, 'Unknown application command'),
  tooManyCommands: (limit: number) =>
    new ApiRefusal(400, 30032, `Maximum number of application commands reached (${limit}).`),
  acknowledged: () => new ApiRefusal(400, 40060, 'Interaction has already been acknowledged.'),
  tooManyFollowUps: () =>
    new ApiRefusal(400, 40094, 'This interaction has hit the maximum number of follow up messages.'),
  missingAccess: () => new ApiRefusal(403, 50001, 'Missing Access'),
  notYours: () => new ApiRefusal(403, 50005, 'Cannot edit a message authored by another user'),
  empty: () => new ApiRefusal(400, 50006, 'Cannot send an empty message'),
  cannotDirectMessage: () => new ApiRefusal(403, 50007, 'Cannot send messages to this user'),
  missingPermissions: () => new ApiRefusal(403, 50013, 'Missing Permissions'),
  nonTextChannel: () => new ApiRefusal(400, 50008, 'Cannot send messages in a non-text channel'),
  bulkCount: () =>
    new ApiRefusal(
      400,
      50016,
      'Provided too few or too many messages to delete. Must provide at least 2 and fewer than 100 messages to delete',
    ),
  webhookToken: () => new ApiRefusal(401, 50027, 'Invalid Webhook Token'),
  noHistory: () => new ApiRefusal(403, 160002, 'Cannot reply without permission to read message history'),
};

export type Path = readonly (string | number)[];

/** Collects the errors in a body by path, and refuses it with 50035 in Discord's nested format. */
export class Form {
  readonly #errors: Json = {};
  #count = 0;

  /** Records one error. */
  add(path: Path, code: string, message: string): void {
    let node = this.#errors;
    for (const key of path) {
      node[key] ??= {};
      node = node[key] as Json;
    }
    node._errors ??= [];
    (node._errors as Json[]).push({ code, message });
    this.#count += 1;
  }

  /** Throws the refusal if there are any errors. */
  check(): void {
    if (this.#count > 0) throw new ApiRefusal(400, 50035, 'Invalid Form Body', this.#errors);
  }
}
