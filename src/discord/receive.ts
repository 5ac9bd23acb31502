/** Discord's payloads as core's requests: parsing, no decisions. */
import { InteractionContextType, InteractionType, MessageFlags, MessageType } from 'discord.js';
import { decodeAction } from '../core/action.ts';
import type { Completes } from '../core/message.ts';
import { type Bot, ownWorkspace, type Person, type Request } from '../core/request.ts';
import { type Common, type Exchange, exchangeOf, type Received } from './exchange.ts';
import { decodeId, readField } from './ids.ts';
import type { InteractionPayload, MessagePayload, PayloadOf } from './payload.ts';
import { adminOfChannel } from './permissions.ts';
import { receiveCommand, receiveTyping } from './receive-command.ts';

type User = MessagePayload['author'];

/** `complete` finds the entry that typed words mean, where Discord has no type-ahead of its own. */
export function receive(payload: InteractionPayload, complete: Bot['complete']): Received {
  const exchange = exchangeOf(payload);
  const common = commonOf(payload);
  if (!common) return { kind: 'unknown', exchange };
  switch (payload.type) {
    case InteractionType.ApplicationCommand:
      return receiveCommand(payload, common, exchange);
    case InteractionType.ApplicationCommandAutocomplete:
      return receiveTyping(payload, exchange);
    case InteractionType.MessageComponent:
      return receivePress(payload, common, exchange);
    case InteractionType.ModalSubmit:
      return receiveForm(payload, common, exchange, complete);
  }
}

/** A mention or a direct message; null for what isn't said to us by a person. */
export function receiveMessage(payload: MessagePayload, me: string): Request | null {
  const { author, member, guild_id: guild, channel_id: channel } = payload;
  if (author.bot || author.id === me || payload.webhook_id !== undefined) return null;
  if (payload.type !== MessageType.Default && payload.type !== MessageType.Reply) return null;
  const mention = new RegExp(`<@!?${me}>`, 'g');
  // A reply to one of our answers may carry our mention unwritten: that isn't a question.
  if (guild !== undefined && !mention.test(payload.content)) return null;
  const direct = guild === undefined;
  return {
    kind: 'words',
    text: payload.content.replace(mention, ' ').trim(),
    via: direct ? 'direct' : 'mention',
    delivery: payload.id,
    place: { platform: 'discord', workspace: guild ?? ownWorkspace(author.id), channel },
    person: personOf(author, member?.nick, 0n),
    outside: direct,
    direct,
  };
}

/** Null without a person, which Discord never sends. */
function commonOf(payload: InteractionPayload): Common | null {
  const { guild_id: guild, member, authorizing_integration_owners: owners } = payload;
  const user = member?.user ?? payload.user;
  if (!user) return null;
  const owner = owners[ownedBy.person] ?? user.id;
  return {
    delivery: payload.id,
    place: {
      platform: 'discord',
      workspace: guild ?? ownWorkspace(payload.context === inPrivate ? owner : user.id),
      channel: payload.channel_id ?? '',
    },
    person: personOf(user, member?.nick, BigInt(member?.permissions ?? 0)),
    outside: guild === undefined || owners[ownedBy.server] === undefined,
    direct: guild === undefined && payload.context !== inPrivate,
  };
}

/** The keys of `authorizing_integration_owners`. */
const ownedBy = { server: 0, person: 1 } as const;

/** Among others without a server: a group, or two people's own messages. */
const inPrivate = InteractionContextType.PrivateChannel;

function personOf(user: User, nick: string | null | undefined, permissions: bigint): Person {
  const name = nick ?? user.global_name ?? user.username;
  return { id: user.id, name, admin: adminOfChannel(permissions), zone: null };
}

function receivePress(
  { data, message }: PayloadOf<InteractionType.MessageComponent>,
  common: Common,
  exchange: Exchange,
): Received {
  const id = decodeId(data.custom_id);
  const [chosen] = data.values;
  const own = common.direct || (message.flags & MessageFlags.Ephemeral) !== 0;
  const press = { ...common, kind: 'press', own } as const;
  switch (id.kind) {
    case 'type':
      if (id.action) {
        return { kind: 'type', exchange, completes: id.completes, action: id.action };
      }
      return { kind: 'request', exchange, request: { ...press, action: null, value: null } };
    case 'menu': {
      const action = decodeAction(chosen ?? '');
      return { kind: 'request', exchange, request: { ...press, action, value: null } };
    }
    case 'action':
    case 'pick':
    case 'typed': {
      const value = id.kind === 'pick' ? (chosen ?? null) : null;
      return { kind: 'request', exchange, request: { ...press, action: id.action, value } };
    }
  }
}

function receiveForm(
  { data, message }: PayloadOf<InteractionType.ModalSubmit>,
  common: Common,
  exchange: Exchange,
  complete: Bot['complete'],
): Received {
  const id = decodeId(data.custom_id);
  const fields = data.components.flatMap(({ component, components }) => [
    ...(component ? [component] : []),
    ...(components ?? []),
  ]);
  if (id.kind === 'typed') {
    const typed = String(fields[0]?.value ?? '');
    const own = common.direct || ((message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
    const value = meant(complete, id.completes, typed);
    const request: Request = { ...common, kind: 'press', action: id.action, value, own };
    return { kind: 'request', exchange, request };
  }
  const values = fields.map(({ custom_id, value, values: chosen }) => {
    const { name, completes } = readField(custom_id);
    const given = chosen ?? (value === undefined || value === null ? [] : [String(value)]);
    const texts = given.filter((text) => text !== '');
    return [
      name,
      completes ? texts.map((text) => meant(complete, completes, text)) : texts,
    ] as const;
  });
  const action = id.kind === 'action' ? id.action : null;
  const request: Request = { ...common, kind: 'form', action, values: Object.fromEntries(values) };
  return { kind: 'request', exchange, request };
}

/** A question stands for itself; the name of a service, topic or zone becomes the entry it finds. */
function meant(complete: Bot['complete'], completes: Completes, text: string): string {
  if (completes === 'ask') return text;
  return complete(completes, text, 1)[0]?.value ?? text;
}
