import { ApplicationIntegrationType, OAuth2Scopes, PermissionFlagsBits, PermissionsBitField } from 'discord.js';

/** What the bot may do in a server, and why. It asks for nothing else. */
export const PERMISSIONS = [
  { flag: PermissionFlagsBits.ViewChannel, name: 'View Channels', why: 'to see the messages that mention it' },
  { flag: PermissionFlagsBits.SendMessages, name: 'Send Messages', why: 'to answer them' },
  {
    flag: PermissionFlagsBits.SendMessagesInThreads,
    name: 'Send Messages in Threads',
    why: 'to answer them in threads',
  },
  { flag: PermissionFlagsBits.EmbedLinks, name: 'Embed Links', why: 'to show passages as cards' },
  { flag: PermissionFlagsBits.ReadMessageHistory, name: 'Read Message History', why: 'to reply to a message' },
] as const;

/** The permissions as the integer that Discord's invite link takes. */
export const PERMISSIONS_INTEGER = new PermissionsBitField(PERMISSIONS.map(({ flag }) => flag)).bitfield.toString();

/** @returns the names of the permissions missing from a set; an administrator has all */
export function missingInInvite(granted: string): string[] {
  const held = new PermissionsBitField(BigInt(granted));
  return PERMISSIONS.filter(({ flag }) => !held.has(flag)).map(({ name }) => name);
}

/** Where a person adds the bot to a server. */
export function serverLink(applicationId: string): string {
  return link(applicationId, {
    scope: `${OAuth2Scopes.Bot} ${OAuth2Scopes.ApplicationsCommands}`,
    permissions: PERMISSIONS_INTEGER,
    integration_type: String(ApplicationIntegrationType.GuildInstall),
  });
}

/** Where a person adds the bot to their own account, to use it anywhere. */
export function accountLink(applicationId: string): string {
  return link(applicationId, {
    scope: OAuth2Scopes.ApplicationsCommands,
    integration_type: String(ApplicationIntegrationType.UserInstall),
  });
}

/** People open it in Discord itself, no matter where DISCORD_API_URL points. */
function link(applicationId: string, parameters: Record<string, string>): string {
  return `https://discord.com/oauth2/authorize?${new URLSearchParams({ client_id: applicationId, ...parameters })}`;
}
