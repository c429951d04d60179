import { setTimeout as delay } from 'node:timers/promises';
import {
  type AutocompleteInteraction,
  type Interaction,
  InteractionContextType,
  type MessageComponentInteraction,
  MessageFlags,
} from 'discord.js';
import type { BotWords } from '../../words/bot.js';
import { botWordsFor } from '../../words/languages.js';
import type { Call, Desk } from '../desk.js';
import { COMMANDS } from '../features/index.js';
import type { Log } from '../log.js';
import { type Choice, toChoices } from '../options/choices.js';
import { presentId, presentValue } from '../renumber.js';
import { headTexts } from '../reply/components.js';
import { asMessage } from '../reply/layout.js';
import type { Message, Reply } from '../reply/reply.js';
import { Acknowledgements } from './acknowledgements.js';
import { argumentsOf } from './arguments.js';
import { checked, explanationOf } from './checked.js';
import { RegisteredCommands } from './command-ids.js';
import { type Answerable, acknowledge, deliver, remove, shareReply, tell } from './deliver.js';
import { discordCode, failureOf, isForbidden } from './failure.js';
import { Ongoing } from './ongoing.js';
import { notShared } from './permissions.js';
import { type Plan, planCommand, planFarewell, planPress } from './plan.js';
import { recentMessages } from './recent.js';
import { Twins } from './twins.js';

/** Discord accepts a reply for 15 minutes; one that would arrive at the last moment is not sent. */
const ANSWER_WITHIN = 14.5 * 60 * 1000;
/** Discord waits three seconds for autocomplete choices. */
const COMPLETE_WITHIN = 2000;
const TWINS =
  'another program answers with the same token, here or on another machine: end one of the two, or give it a token ' +
  'of its own';

/**
 * The only place that handles interactions.
 *
 * 1. decide from the payload alone what the interaction is and who sees the reply
 * 2. acknowledge it, before any work
 * 3. run the handler, which returns a reply or throws
 * 4. check the reply against Discord's limits and send it; nobody is mentioned
 */
export class Gate {
  readonly #desk: Desk;
  readonly #log: Log;
  readonly #now: () => number;
  readonly #acknowledgements = new Acknowledgements();
  readonly #commands = new RegisteredCommands();
  readonly #ongoing = new Ongoing();
  readonly #twins: Twins;
  #stopping = false;

  /** @param now a monotonic clock, in milliseconds */
  constructor(desk: Desk, log: Log, now: () => number = () => performance.now()) {
    this.#desk = desk;
    this.#log = log;
    this.#now = now;
    this.#twins = new Twins(now);
  }

  /** Answers an interaction. Never rejects: errors are shown to the user and logged. */
  handle(interaction: Interaction): Promise<void> {
    const work = interaction.isAutocomplete() ? this.#complete(interaction) : this.#answer(interaction);
    return this.#ongoing.track(
      work.catch((error: unknown) => this.#log.error({ error }, 'an interaction could not be handled')),
    );
  }

  /** From now on, new interactions are told that the bot is stopping. */
  stop(): void {
    this.#stopping = true;
  }

  /** Resolves when everything that was begun has been answered. */
  idle(): Promise<void> {
    return this.#ongoing.idle();
  }

  async #answer(interaction: Interaction): Promise<void> {
    const latest = this.#now() + ANSWER_WITHIN;
    if (!isAnswerable(interaction)) return;
    const plan = this.#planFor(interaction);
    const words = botWordsFor(interaction.locale);
    try {
      await this.#acknowledgements.made(acknowledge(interaction, plan.acknowledge));
    } catch (error) {
      this.#lost(error, plan.place);
      if (this.#twins.noticed(error)) this.#log.error({}, TWINS);
      return;
    }
    const onTime = () => this.#now() <= latest;
    try {
      const call = this.#callOf(interaction, plan, words);
      if (plan.remove && interaction.isMessageComponent()) return await remove(interaction);
      const reply = await plan.run(call);
      const message = checked(asMessage(reply, call), plan.place, words, this.#log);
      if (onTime()) await this.#send(interaction, plan, reply, message, words);
      else this.#log.warn({ place: plan.place }, 'a reply came too late to be sent');
    } catch (error) {
      if (onTime()) await this.#explain(error, interaction, plan, words);
      else this.#lost(error, plan.place);
    }
  }

  #planFor(interaction: Answerable): Plan {
    if (this.#stopping) return planFarewell();
    if (!interaction.isMessageComponent())
      return planCommand(
        interaction.commandName,
        argumentsOf(interaction),
        isAlone(interaction),
        this.#desk.installation.defaultPrivate,
      );
    const { user, message } = interaction;
    const customId = presentId(interaction.customId, this.#desk);
    const chosen = interaction.isStringSelectMenu() ? interaction.values : [];
    const values = chosen.map((value) => presentValue(value, interaction.customId, this.#desk));
    const ephemeral = message.flags.has(MessageFlags.Ephemeral);
    return planPress(
      { customId, userId: user.id, values, content: headOf(message), messageId: message.id, ephemeral },
      this.#desk.indexVersion,
    );
  }

  #callOf(interaction: Answerable, plan: Plan, words: BotWords): Call {
    return {
      userId: interaction.user.id,
      words,
      desk: this.#desk,
      private: plan.private,
      text: plan.text || this.#desk.installation.plainText,
      shareable: !isAlone(interaction),
      recent: () => recentMessages(interaction),
      commandIds: () => this.#commands.idsFor(interaction),
    };
  }

  async #send(interaction: Answerable, plan: Plan, reply: Reply, message: Message, words: BotWords): Promise<void> {
    if (reply.aside) return tell(interaction, plan.acknowledge, message);
    if (!plan.share || !interaction.isMessageComponent()) return deliver(interaction, plan.acknowledge, message);
    const shown = await shareReply(interaction, message).catch((error: unknown) => {
      if (!isForbidden(error)) throw error;
      const code = discordCode(error);
      this.#log.warn({ place: plan.place, code, channel: interaction.channelId }, 'an answer could not be shared');
      return false;
    });
    if (!shown) await tell(interaction, plan.acknowledge, notShared(words));
  }

  /** Shows the user what went wrong, as far as that helps them. */
  async #explain(error: unknown, interaction: Answerable, plan: Plan, words: BotWords): Promise<void> {
    const { place } = plan;
    if (failureOf(error).kind === 'gone') return this.#lost(error, place);
    const reply = explanationOf(error, place, words, this.#log);
    await tell(interaction, plan.acknowledge, reply).catch((again: unknown) => this.#lost(again, place));
  }

  /** Logs a failure that cannot be shown to anyone. */
  #lost(error: unknown, place: string): void {
    const failure = failureOf(error);
    if (failure.kind === 'gone') this.#log.warn({ place, code: failure.code }, 'an interaction is gone');
    else this.#log.error({ place, error }, 'an interaction could not be answered');
  }

  async #complete(interaction: AutocompleteInteraction): Promise<void> {
    const choices = this.#stopping ? [] : await this.#choicesFor(interaction);
    try {
      await interaction.respond(choices);
    } catch (error) {
      // Discord drops a list when the user continues typing: nothing is lost.
      const gone = failureOf(error).kind === 'gone';
      this.#log[gone ? 'debug' : 'warn']({ error, command: interaction.commandName }, 'choices were not taken');
    }
  }

  async #choicesFor(interaction: AutocompleteInteraction): Promise<Choice[]> {
    const timer = new AbortController();
    const tooLong = delay(COMPLETE_WITHIN, [], { signal: timer.signal }).catch(() => []);
    try {
      const command = COMMANDS.get(interaction.commandName);
      const { name, value } = interaction.options.getFocused(true);
      const words = botWordsFor(interaction.locale);
      const call = {
        userId: interaction.user.id,
        words,
        desk: this.#desk,
        private: true,
        text: false,
        shareable: false,
        recent: () => recentMessages(interaction),
        commandIds: () => this.#commands.idsFor(interaction),
      };
      const found = command?.complete?.(name, value, argumentsOf(interaction), call);
      return toChoices((await Promise.race([found, tooLong])) ?? []);
    } catch (error) {
      this.#log.warn({ error, command: interaction.commandName }, 'choices could not be found');
      return [];
    } finally {
      timer.abort();
    }
  }
}

function isAnswerable(interaction: Interaction): interaction is Extract<Interaction, Answerable> {
  return (
    interaction.isChatInputCommand() || interaction.isMessageContextMenuCommand() || interaction.isMessageComponent()
  );
}

/** The text above the cards of a message; the whole text if it has no cards. */
function headOf({ content, components }: MessageComponentInteraction['message']): string {
  return content === '' ? headTexts(components.map((component) => component.toJSON())).join('\n') : content;
}

/** In direct messages with the bot, everyone present sees everything anyway. */
function isAlone(interaction: Answerable): boolean {
  return interaction.context === InteractionContextType.BotDM;
}
