/** Who may change a channel, and who a whole workspace. */
import type { Message } from './message.ts';
import type { Chat } from './ports.ts';
import { later, type Manner, messageReply, only } from './reply.ts';
import type { AdminOf, Handled, Platform, Request } from './request.ts';
import { said } from './say.ts';

export interface AdminParts {
  /** People who may do what admins may: `slack:T…/U…`, `discord:G…/U…`, or the id alone. */
  readonly admins: ReadonlySet<string>;
  /** Null where nothing can be asked now. */
  readonly chat: (platform: Platform) => Chat | null;
}

/** The person may change the channel: by the payload, or by the configuration. No question asked. */
export function isKnownAdmin(
  { admins }: AdminParts,
  { person, place }: Pick<Request, 'person' | 'place'>,
  channel: string,
): boolean {
  if (isNamed(admins, { person, place })) return true;
  return covers(person.admin, channel === place.channel);
}

function isNamed(
  admins: AdminParts['admins'],
  { person, place }: Pick<Request, 'person' | 'place'>,
): boolean {
  return admins.has(`${place.platform}:${place.workspace}/${person.id}`) || admins.has(person.id);
}

function covers(admin: AdminOf | null, here: boolean): boolean {
  return admin === 'workspace' || (admin === 'channel' && here);
}

/** Asks the platform where the payload is silent. */
export async function isAdmin(
  parts: AdminParts,
  request: Pick<Request, 'person' | 'place'>,
  channel: string,
): Promise<boolean> {
  if (isKnownAdmin(parts, request, channel)) return true;
  const chat = parts.chat(request.place.platform);
  const about = await chat?.about({ ...request.place, channel }, request.person.id);
  return covers(about?.admin ?? null, true);
}

/** The person may change what is the whole workspace's; a channel of one's own isn't enough. */
async function isWorkspaceAdmin(
  parts: AdminParts,
  { person, place }: Pick<Request, 'person' | 'place'>,
): Promise<boolean> {
  if (isNamed(parts.admins, { person, place }) || person.admin === 'workspace') return true;
  const about = await parts.chat(place.platform)?.about(place, person.id);
  return about?.admin === 'workspace';
}

/** What is the whole workspace's, for its admins; never where people from outside read along. */
export function guarded(
  parts: AdminParts,
  request: Request,
  manner: Manner,
  make: () => Promise<Message>,
): Handled {
  const { place, outside } = request;
  if (outside) return only(messageReply(notHere(), manner));
  return later(
    isWorkspaceAdmin(parts, request).then((may) =>
      may ? make() : notWorkspaceAdmin(place.platform),
    ),
    manner,
  );
}

function notHere(): Message {
  return said('People from outside can read along here. Ask me for that in a channel of your own.');
}

/** For who may not change this channel. */
export function notAdmin(platform: Platform): Message {
  const who = {
    slack: "a workspace admin or the channel's creator",
    discord: 'somebody with **Manage Channels** here or **Manage Server**',
    console: 'whoever runs me',
  }[platform];
  return said(
    `That needs somebody who may change this channel: ${who}, or an id that my ADMINS setting names.`,
  );
}

function notWorkspaceAdmin(platform: Platform): Message {
  const who = {
    slack: 'a workspace admin or owner',
    discord: 'somebody with **Manage Server**',
    console: 'whoever runs me',
  }[platform];
  const all = platform === 'discord' ? 'all of the server' : 'all of the workspace';
  return said(
    `That is about ${all}, not this channel alone, so it takes ${who}, or an id that my ADMINS setting names. The quiz and the welcome of a channel are yours to set where you may change the channel.`,
  );
}
