/** The link that brings the bot into a server, with the least permissions it works with. */
import { DiscordAPIError, REST, Routes } from 'discord.js';
import { z } from 'zod';
import { badToken } from './faults.ts';
import { invited } from './permissions.ts';

/** `personal`: for one's own account instead of a server; it then answers wherever its owner is. */
export function inviteUrl(
  application: string,
  { personal }: { readonly personal: boolean },
): string {
  const query = new URLSearchParams({
    client_id: application,
    integration_type: personal ? '1' : '0',
    scope: personal ? 'applications.commands' : 'bot applications.commands',
  });
  if (!personal) query.set('permissions', String(invited));
  return `https://discord.com/oauth2/authorize?${query}`;
}

interface Options {
  readonly token: string;
  readonly api: string;
}

/**
 * The application's id. A token begins with its bot's, which is the same but for applications from before
 * 2017, so that stands in where Discord can't be asked. Rejects with a line for people on a bad token.
 */
export async function applicationOf({ token, api }: Options): Promise<string> {
  const rest = new REST({ api, timeout: 5_000, retries: 0 }).setToken(token);
  try {
    return z.object({ id: z.string() }).parse(await rest.get(Routes.currentApplication())).id;
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === 401) throw new Error(badToken);
    const [id = ''] = token.split('.');
    return Buffer.from(id, 'base64').toString();
  }
}

/** Discord's API, or another address in its place; discord.js adds the version itself. */
export function apiOf(apiUrl: string | null): string {
  return (apiUrl ?? 'https://discord.com/api').replace(/\/+(v\d+\/*)?$/, '');
}
