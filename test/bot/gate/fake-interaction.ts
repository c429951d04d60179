import { DiscordAPIError, type Interaction, InteractionContextType, MessageFlagsBitField } from 'discord.js';
import { OTHER, USER } from './support.js';

/** A call sent to Discord: the discord.js method and its argument. */
export interface Sent {
  method: string;
  body: Record<string, unknown>;
}

export interface FakeOptions {
  locale?: string;
  context?: InteractionContextType;
  userId?: string;
  /** Errors with which methods fail, call by call, by method name. */
  failing?: Record<string, unknown[]>;
  /** Whether Discord shows a follow-up only to the caller. */
  hidden?: boolean;
}

/** An error as returned by Discord. */
export function apiError(code: number, status = 400): DiscordAPIError {
  const request = { files: [], body: undefined, method: 'POST', url: 'https://discord.invalid/secret' };
  return new DiscordAPIError({ code, message: `code ${code}` }, code, status, 'POST', request.url, request);
}

function base(sent: Sent[], options: FakeOptions) {
  const { locale = 'en-US', context = InteractionContextType.Guild, userId = USER, failing = {}, hidden } = options;
  const record =
    (method: string) =>
    async (body: object = {}) => {
      sent.push({ method, body: { ...body } });
      const error = failing[method]?.shift();
      if (error !== undefined) throw error;
      return { flags: new MessageFlagsBitField(hidden ? 64 : 0) };
    };
  return {
    locale,
    context,
    user: { id: userId },
    channelId: OTHER,
    isAutocomplete: () => false,
    isChatInputCommand: () => false,
    isMessageContextMenuCommand: () => false,
    isMessageComponent: () => false,
    isStringSelectMenu: () => false,
    deferReply: record('deferReply'),
    deferUpdate: record('deferUpdate'),
    editReply: record('editReply'),
    followUp: record('followUp'),
    deleteReply: record('deleteReply'),
    respond: async (choices: object[]) => void (await record('respond')({ choices })),
  };
}

const optionsOf = (values: Record<string, string | boolean>) => ({
  get: (name: string) => (name in values ? { value: values[name] } : null),
});

/** A slash command as passed by discord.js, with just the parts that the gate uses. */
export function slashCommand(
  sent: Sent[],
  name: string,
  values: Record<string, string | boolean>,
  options: FakeOptions = {},
): Interaction {
  const fake = {
    ...base(sent, options),
    commandName: name,
    options: optionsOf(values),
    isChatInputCommand: () => true,
  };
  return fake as unknown as Interaction;
}

export function messageMenu(sent: Sent[], name: string, targetMessage: object, options: FakeOptions = {}): Interaction {
  const isMessageContextMenuCommand = () => true;
  const client = { user: { id: '1' } };
  const fake = {
    ...base(sent, options),
    ...{ commandName: name, options: {}, targetMessage, isMessageContextMenuCommand, client },
  };
  return fake as unknown as Interaction;
}

export function buttonPress(
  sent: Sent[],
  customId: string,
  message: { content: string; components: object[]; flags?: number },
  options: FakeOptions = {},
): Interaction {
  const components = message.components.map((row) => ({ toJSON: () => row }));
  const fake = {
    ...base(sent, options),
    customId,
    message: { id: '1', ...message, flags: new MessageFlagsBitField(message.flags ?? 0), components },
    isMessageComponent: () => true,
  };
  return fake as unknown as Interaction;
}

export function autocompletion(
  sent: Sent[],
  command: string,
  focused: { name: string; value: string },
  values: Record<string, string> = {},
  options: FakeOptions = {},
): Interaction {
  const fake = {
    ...base(sent, options),
    commandName: command,
    options: { ...optionsOf({ ...values, [focused.name]: focused.value }), getFocused: () => focused },
    isAutocomplete: () => true,
  };
  return fake as unknown as Interaction;
}
