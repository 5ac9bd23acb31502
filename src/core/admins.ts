/** Who may change a channel. */
import type { Message } from './message.ts';
import type { Chat } from './ports.ts';
import { later, type Manner, messageReply, only } from './reply.ts';
import type { Handled, Place, Request } from './request.ts';
import { said } from './say.ts';

export interface AdminParts {
  /** People who may do what admins may: `slack:T…/U…`, `discord:G…/U…`, or the id alone. */
  readonly admins: ReadonlySet<string>;
  /** Null where nothing can be asked now. */
  readonly chat: (platform: Place['platform']) => Chat | null;
}

/** The person may change the channel: by the payload, or by the configuration. No question asked. */
export function isKnownAdmin(
  { admins }: AdminParts,
  { person, place }: Pick<Request, 'person' | 'place'>,
  channel: string,
): boolean {
  const here = `${place.platform}:${place.workspace}/${person.id}`;
  if (admins.has(here) || admins.has(person.id)) return true;
  return person.admin && channel === place.channel;
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
  return about?.admin ?? false;
}

/** What is the company's own, for who may see it; never where people from outside read along. */
export function guarded(
  parts: AdminParts,
  request: Request,
  manner: Manner,
  make: () => Promise<Message>,
): Handled {
  const { place, outside } = request;
  if (outside) return only(messageReply(notHere(), manner));
  return later(
    isAdmin(parts, request, place.channel).then((may) => (may ? make() : notAdmin())),
    manner,
  );
}

function notHere(): Message {
  return said('People from outside can read along here. Ask me for that in a channel of your own.');
}

/** For who may not. */
export function notAdmin(): Message {
  return said(
    "That needs somebody who may change this channel: on Discord **Manage Server** or **Manage Channels**; on Slack a workspace admin or the channel's creator; or an id that this bot's ADMINS setting names.",
  );
}
