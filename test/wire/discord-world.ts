/** What a small Discord knows: one server, its channels and people, what was said, what was asked. */
import { PermissionFlagsBits } from 'discord.js';
import { isObject } from './discord-shape.ts';

/** The least id of an instant (ms). */
export function idAt(ms: number): string {
  return String((BigInt(ms) - 1_420_070_400_000n) << 22n);
}

/** Ids as Discord makes them: 17 to 19 digits with the time inside, each greater than the one before. */
function createIds(now: () => number): () => string {
  let last = 0n;
  return () => {
    const least = BigInt(idAt(now()));
    last = least > last ? least : last + 1n;
    return String(last);
  };
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly nick: string | null;
  readonly permissions: bigint;
  readonly bot: boolean;
  readonly roles: readonly string[];
}

export interface Channel {
  readonly id: string;
  readonly type: number;
  readonly name: string;
  readonly parent: string | null;
  /** What the bot is denied here. */
  denied: bigint;
  /** What people may here beside what their roles let them, by their ids. */
  readonly allowed: Map<string, bigint>;
}

export interface StoredMessage {
  readonly id: string;
  readonly channel: string;
  readonly author: Person;
  body: Readonly<Record<string, unknown>>;
  /** The one person who sees it; null: everybody in the channel. */
  readonly onlyFor: string | null;
  readonly nonce: string | null;
  /** The message that it answers. */
  readonly reference: string | null;
}

/** A message as it appeared, or appeared anew after an edit. */
export interface Shown {
  readonly message: StoredMessage;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly person: Person;
  readonly channel: string;
  /** The message whose button was pressed. */
  readonly message: StoredMessage | null;
  readonly sentAt: number;
  response: { readonly type: number; readonly data: unknown; readonly at: number } | null;
  /** "… is thinking" is shown. */
  loading: boolean;
  original: StoredMessage | null;
  readonly followUps: StoredMessage[];
  removed: boolean;
}

const everything =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.ReadMessageHistory;

export type World = ReturnType<typeof createWorld>;

export function createWorld({ now = Date.now } = {}) {
  const id = createIds(now);
  const me: Person = {
    id: id(),
    name: 'whoowns',
    nick: null,
    permissions: everything,
    bot: true,
    roles: [],
  };
  // Of two or three shards the second hears of this server.
  const ms = ((BigInt(id()) >> 22n) / 6n) * 6n + 1n;
  const guild = { id: String((ms << 22n) | 4095n), name: 'Acme', owner: id() };
  const channels = new Map<string, Channel>();
  const people = new Map<string, Person>();
  const addChannel = (name: string, type = 0, parent: string | null = null): Channel => {
    const channel: Channel = { id: id(), name, type, parent, denied: 0n, allowed: new Map() };
    channels.set(channel.id, channel);
    return channel;
  };
  const addPerson = (name: string, some: Partial<Person> = {}): Person => {
    const person = { id: id(), name, nick: null, permissions: 0n, bot: false, roles: [], ...some };
    people.set(person.id, person);
    return person;
  };
  const general = addChannel('cloud-help');
  const directs = new Map<string, string>();
  const messages = new Map<string, StoredMessage>();
  const shown: Shown[] = [];
  return {
    now,
    id,
    me,
    application: me.id,
    guild,
    channels,
    people,
    addChannel,
    addPerson,
    /** The role of those who manage channels, and of those who manage the server. */
    role: id(),
    serverRole: id(),
    general,
    thread: addChannel('about patching', 11, general.id),
    ana: addPerson('Ana'),
    messages,
    /** Every message in the order in which people saw them; an edited one anew. */
    shown,
    interactions: new Map<string, Interaction>(),
    /** The channel of a person's direct messages with the bot. */
    directWith(person: Person): string {
      const known = directs.get(person.id) ?? id();
      directs.set(person.id, known);
      return known;
    },
    exists: (channel: string) => channels.has(channel) || [...directs.values()].includes(channel),
    /** Keeps a message, and shows it. */
    store(body: unknown, some: Partial<StoredMessage> & { readonly channel: string }) {
      const message: StoredMessage = {
        id: id(),
        author: me,
        body: isObject(body) ? body : {},
        onlyFor: null,
        nonce: null,
        reference: null,
        ...some,
      };
      messages.set(message.id, message);
      shown.push({ message, body: message.body });
      return message;
    },
    /** Changes a message, and shows it anew. */
    change(message: StoredMessage, body: unknown) {
      message.body = { ...message.body, ...(isObject(body) ? body : {}) };
      shown.push({ message, body: message.body });
      return message;
    },
    /** What the bot may do in a channel; in a direct message that is all. */
    permissionsIn(channel: string): bigint {
      const known = channels.get(channel);
      const parent = known?.parent ? channels.get(known.parent) : known;
      return everything & ~(parent?.denied ?? 0n);
    },
  };
}

/** A person as Discord's user object. */
export function userOf(person: Person) {
  return {
    id: person.id,
    username: person.name.toLowerCase().slice(0, 32) || 'someone',
    global_name: person.name,
    discriminator: '0',
    avatar: null,
    bot: person.bot,
  };
}

export function memberOf(person: Person) {
  return {
    nick: person.nick,
    avatar: null,
    roles: person.roles,
    joined_at: '2026-01-01T00:00:00.000000+00:00',
    deaf: false,
    mute: false,
    flags: 0,
    permissions: String(person.permissions),
  };
}

/** A message as Discord's message object. */
export function messageOf({ id, channel, author, body, onlyFor, nonce }: StoredMessage) {
  const flags = Number(body.flags ?? 0) | (onlyFor === null ? 0 : 64);
  return {
    id,
    type: 0,
    channel_id: channel,
    author: userOf(author),
    content: body.content ?? '',
    embeds: body.embeds ?? [],
    components: body.components ?? [],
    attachments: [],
    mentions: [],
    mention_roles: [],
    mention_everyone: false,
    pinned: false,
    tts: false,
    timestamp: new Date(Number((BigInt(id) >> 22n) + 1_420_070_400_000n)).toISOString(),
    edited_timestamp: null,
    flags,
    ...(nonce === null ? {} : { nonce }),
  };
}

export function channelOf(channel: Channel, guild: string) {
  return {
    id: channel.id,
    type: channel.type,
    name: channel.name,
    guild_id: guild,
    parent_id: channel.parent,
    position: 0,
    permission_overwrites: [],
    nsfw: false,
  };
}
