import { PermissionFlagsBits } from 'discord.js';
import { expect, test } from 'vitest';
import {
  accountLink,
  missingInInvite,
  PERMISSIONS,
  PERMISSIONS_INTEGER,
  serverLink,
} from '../../../src/bot/discord/invite.js';
import { APPLICATION_ID } from './support.js';

test('the bot asks for what it needs to answer and for nothing else', () => {
  expect(PERMISSIONS.map(({ name }) => name)).toEqual([
    'View Channels',
    'Send Messages',
    'Send Messages in Threads',
    'Embed Links',
    'Read Message History',
  ]);
  expect(PERMISSIONS_INTEGER).toBe('274877991936');
});

test('the link for servers brings the bot with its permissions and its commands', () => {
  const url = new URL(serverLink(APPLICATION_ID));
  expect(url.origin + url.pathname).toBe('https://discord.com/oauth2/authorize');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: APPLICATION_ID,
    scope: 'bot applications.commands',
    permissions: PERMISSIONS_INTEGER,
    integration_type: '0',
  });
});

test('the link for an account brings the commands only', () => {
  const { searchParams } = new URL(accountLink(APPLICATION_ID));
  expect(Object.fromEntries(searchParams)).toEqual({
    client_id: APPLICATION_ID,
    scope: 'applications.commands',
    integration_type: '1',
  });
});

test('permissions that are missing are named', () => {
  expect(missingInInvite(PERMISSIONS_INTEGER)).toEqual([]);
  expect(missingInInvite('0')).toHaveLength(PERMISSIONS.length);
  const without = BigInt(PERMISSIONS_INTEGER) & ~PermissionFlagsBits.EmbedLinks;
  expect(missingInInvite(without.toString())).toEqual(['Embed Links']);
  expect(missingInInvite(PermissionFlagsBits.Administrator.toString())).toEqual([]);
});
