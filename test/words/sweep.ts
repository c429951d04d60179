import { type Action, type ActionKind, decodeCustomId, encodeCustomId } from '../../src/bot/custom-id.js';
import type { Desk, Recent } from '../../src/bot/desk.js';
import { renderAbout } from '../../src/bot/features/about/card.js';
import { renderAnswer } from '../../src/bot/features/ask/card.js';
import { readVersion } from '../../src/bot/features/component.js';
import { renderGreeting } from '../../src/bot/features/help/greeting.js';
import { COMMANDS, commandBodies, runAction } from '../../src/bot/features/index.js';
import { renderOwn } from '../../src/bot/features/quote/own.js';
import { renderContext } from '../../src/bot/features/read/card.js';
import { renderDocuments } from '../../src/bot/features/sources/card.js';
import { embedsForbidden } from '../../src/bot/gate/permissions.js';
import { planPress } from '../../src/bot/gate/plan.js';
import { checkMessage } from '../../src/bot/reply/check.js';
import { customIdsIn } from '../../src/bot/reply/components.js';
import { asMessage } from '../../src/bot/reply/layout.js';
import * as notes from '../../src/bot/reply/notes.js';
import type { Message, Reply } from '../../src/bot/reply/reply.js';
import type { View } from '../../src/bot/reply/view.js';
import { UsageError } from '../../src/errors.js';
import type { Library } from '../../src/index/library.js';
import type { Notice } from '../../src/model.js';
import { botWordsFor, LOCALES, type Locale } from '../../src/words/languages.js';
import { libraryOf } from '../bot/reply/support.js';

type Arguments = Record<string, string | boolean>;

/** Uses every command and button of the bot, in one language, and collects the replies. */
export class Sweep {
  readonly messages: Message[] = [];
  readonly #desk: Desk;
  readonly #locale: Locale;
  #user = 0;

  constructor(desk: Desk, locale: Locale) {
    this.#desk = desk;
    this.#locale = locale;
  }

  get view(): View {
    return { words: botWordsFor(this.#locale), text: false };
  }

  /** Calls a command. A wrong request gets the same reply as from the gate. */
  async call(name: string, args: Arguments = {}, recent: Recent = { kind: 'unreadable' }): Promise<Message> {
    const call = this.#callOf(args, recent);
    try {
      return this.show(await this.#commandOf(name).run(args, call), call.text);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      return this.show(notes.renderUsage(error, call.words), call.text);
    }
  }

  /** Presses the first button or menu of a kind under a message. */
  async press(message: Message, kind: ActionKind, values: string[] = []): Promise<Message> {
    const found = customIdsIn(message.components ?? [])
      .flatMap((customId) => decodeCustomId(customId) ?? [])
      .find(({ action }) => action.kind === kind);
    if (!found) throw new Error(`there is no ${kind} under ${JSON.stringify(message).slice(0, 300)}`);
    return this.act(found.action, values);
  }

  async act(action: Action, values: string[] = []): Promise<Message> {
    const call = this.#callOf({}, { kind: 'unreadable' });
    const { indexVersion } = this.#desk;
    const press = { ...call, values, messageId: '1', content: '' };
    return this.show(
      await runAction(action, { ...press, read: (work) => readVersion(this.#desk, indexVersion, work) }),
      false,
    );
  }

  /** A passage with its neighbours. */
  readOn(library: Library, passage: number): Reply {
    return renderContext(library, { passage, start: 0, end: 10 }, this.view);
  }

  /** Turns a page of clauses that belongs to another user. */
  async pressByAnother(spec: string): Promise<Message> {
    const { indexVersion: index } = this.#desk;
    const action = { kind: 'clauses', spec, document: undefined, page: 0 } as const;
    const customId = encodeCustomId({ action, index, owner: '1' }) ?? '';
    const pressed = { customId, userId: '2', values: [], content: '', messageId: '1', ephemeral: false };
    return this.show(await planPress(pressed, index).run(this.#callOf({}, { kind: 'unreadable' })), false);
  }

  /** Votes right and wrong on one answer, twice. */
  async vote(): Promise<void> {
    for (const verdict of ['right', 'wrong'] as const) {
      this.#user += 1;
      await this.act({ kind: 'feedback', verdict, passage: 1 });
      this.#user -= 1;
      await this.act({ kind: 'feedback', verdict, passage: 1 });
    }
  }

  /** Shows the texts for other settings and other documents. */
  async tellOfInstallations(): Promise<void> {
    const { installation } = this.#desk;
    const places = { channels: ['1'], threadsOnly: true, forums: ['2'] };
    const empty = libraryOf([]);
    const notices: Notice[] = Array.from({ length: 60 }, (_, i) => ({ kind: 'unknown_name', name: `Somebody ${i}` }));
    await this.#desk.use(({ library }) => {
      for (const on of [true, false]) {
        const set = { ...installation, feedback: on, clauseReferences: on, gaps: on, ...(on ? { places } : {}) };
        this.show(renderAbout(set, library.manifest, this.view), false);
      }
      const refused = { kind: 'no_evidence', question: 'q', language: 'en', indexVersion: 'v' } as const;
      for (const reason of ['off_topic', 'not_in_documents', 'needs_context'] as const) {
        const options = { asked: true, feedback: true, shareable: false };
        this.show(renderAnswer({ ...refused, reason, nearest: [], notices }, empty, this.view, options), false);
      }
    });
    this.show(renderDocuments(empty, 0, this.view), false);
    empty.close();
  }

  /** Shows the texts outside commands. */
  async tellAside(codes: readonly string[]): Promise<void> {
    const { words } = this.view;
    for (const code of codes) this.show(notes.renderUsage(new UsageError(code, 'x', 'y'), words), false);
    for (const turned of [
      { kind: 'busy' },
      { kind: 'wait', seconds: 40 },
      { kind: 'stopping' },
      { kind: 'away' },
    ] as const)
      this.show(notes.renderTurned(turned, words), false);
    this.show(notes.renderApology('abc', words), false);
    this.show(notes.renderOldIndex(words), false);
    this.show(notes.renderNotYours(words), false);
    this.show(notes.renderUnknownButton(words), false);
    this.show(notes.renderNoText(words), false);
    this.show(embedsForbidden(words) as Reply, false);
    await this.#desk.use(({ library }) => {
      const ids = new Map(commandBodies().map(({ name }) => [name, '1']));
      this.show(renderGreeting(this.view, library, ids), false);
      const cited = { passage: 1, start: 0, end: 20 };
      const own = encodeCustomId({ action: { kind: 'cite', cited }, index: library.manifest.version });
      this.show(renderOwn(library, [own ?? ''], this.view), false);
      this.show(renderOwn(library, [], this.view), false);
    });
  }

  show(reply: Reply, text: boolean): Message {
    const message = asMessage(reply, { ...this.view, text });
    const wrong = checkMessage(message);
    if (wrong.length > 0) throw new Error(`over the limits: ${wrong.join(', ')}`);
    this.messages.push(message);
    return message;
  }

  #commandOf(name: string) {
    const command = COMMANDS.get(name);
    if (!command) throw new Error(`there is no command ${name}`);
    return command;
  }

  #callOf(args: Arguments, recent: Recent) {
    this.#user += 1;
    return {
      userId: `${LOCALES.indexOf(this.#locale) + 1}${String(this.#user).padStart(17, '0')}`,
      words: botWordsFor(this.#locale),
      desk: this.#desk,
      private: args.private === true,
      text: args.text === true || args.plain === true,
      shareable: true,
      recent: async () => recent,
      commandIds: async () => new Map<string, string>(),
    };
  }
}
