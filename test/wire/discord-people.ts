/** What people do in a Discord client, as the payloads that the gateway tells. */
import { GatewayIntentBits, InteractionType } from 'discord.js';
import type { Gateway } from './discord-gateway.ts';
import {
  channelOf,
  type Interaction,
  idAt,
  memberOf,
  messageOf,
  type Person,
  type StoredMessage,
  userOf,
  type World,
} from './discord-world.ts';

/** Who does it, where, and whose installation of the bot it goes through. */
export interface Where {
  readonly person?: Person;
  /** A channel's id; by default the server's `cloud-help`. */
  readonly channel?: string;
  /** In the server, in a direct message with the bot, or in a group without it. */
  readonly in?: 'server' | 'direct' | 'group';
  readonly installedBy?: 'server' | 'person';
  /** So many milliseconds before it is told. */
  readonly agoMs?: number;
}

type Payload = Readonly<Record<string, unknown>> & { readonly id: string };

export type Option = Readonly<Record<string, unknown>>;

export function createPeople(world: World, gateway: Gateway) {
  const { directWith } = world;
  const told = new Map<string, { readonly t: string; readonly payload: unknown }>();
  const tell = (t: string, payload: Payload, needs = 0) => {
    told.set(payload.id, { t, payload });
    gateway.tell(t, payload, needs);
  };

  const interact = (
    type: InteractionType,
    data: unknown,
    {
      person = world.ana,
      in: context = 'server',
      installedBy = 'server',
      agoMs = 0,
      ...where
    }: Where,
    message: StoredMessage | null = null,
  ): Interaction => {
    const id = agoMs === 0 ? world.id() : idAt(Date.now() - agoMs);
    const inServer = context === 'server';
    const channel = where.channel ?? (inServer ? world.general.id : directWith(person));
    const known = world.channels.get(channel);
    const owners =
      installedBy === 'person' ? { 1: person.id } : { 0: inServer ? world.guild.id : '0' };
    const interaction: Interaction = {
      id,
      token: `interaction-${id}-${Math.random().toString(36).slice(2)}`,
      type,
      person,
      channel,
      message,
      sentAt: Date.now() - agoMs,
      response: null,
      loading: false,
      original: null,
      followUps: [],
      removed: false,
    };
    world.interactions.set(id, interaction);
    const payload = {
      id,
      application_id: world.application,
      type,
      token: interaction.token,
      version: 1,
      data,
      channel_id: channel,
      channel: known
        ? channelOf(known, world.guild.id)
        : { id: channel, type: context === 'group' ? 3 : 1 },
      ...(inServer
        ? {
            guild_id: world.guild.id,
            guild: { id: world.guild.id, locale: 'en-US', features: [] },
            member: { ...memberOf(person), user: userOf(person) },
          }
        : { user: userOf(person) }),
      app_permissions: String(world.permissionsIn(channel)),
      authorizing_integration_owners: owners,
      context: { server: 0, direct: 1, group: 2 }[context],
      locale: 'en-US',
      guild_locale: 'en-US',
      entitlements: [],
      attachment_size_limit: 10_485_760,
      ...(message ? { message: messageOf(message) } : {}),
    };
    tell('INTERACTION_CREATE', payload);
    return interaction;
  };

  const command = (name: string, type: number, rest: object) => ({
    id: world.id(),
    name,
    type,
    ...rest,
  });

  return {
    /** A slash command; `options` as they are in the payload. */
    slash: (name: string, options: readonly Option[], where: Where = {}) =>
      interact(InteractionType.ApplicationCommand, command(name, 1, { options }), where),
    /** Typing in an option of a command. */
    type: (name: string, options: readonly Option[], where: Where = {}) =>
      interact(
        InteractionType.ApplicationCommandAutocomplete,
        command(name, 1, { options }),
        where,
      ),
    /** A command from the menu of a message that says this. */
    fromMenu: (name: string, content: string, where: Where = {}) => {
      const target = world.id();
      const message = {
        id: target,
        channel: world.general.id,
        author: world.ana,
        body: { content },
        onlyFor: null,
        nonce: null,
        reference: null,
      };
      const resolved = { messages: { [target]: messageOf(message) } };
      return interact(
        InteractionType.ApplicationCommand,
        command(name, 3, { target_id: target, resolved }),
        where,
      );
    },
    /** A button, or an entry of a select. */
    press: (
      message: StoredMessage,
      customId: string,
      values?: readonly string[],
      where: Where = {},
    ) =>
      interact(
        InteractionType.MessageComponent,
        { custom_id: customId, component_type: values ? 3 : 2, ...(values ? { values } : {}) },
        { channel: message.channel, ...where },
        message,
      ),
    /** A modal sent with these texts or choices, by the ids of its fields. */
    submit: (
      customId: string,
      fields: Readonly<Record<string, string | readonly string[]>>,
      where: Where = {},
      message: StoredMessage | null = null,
    ) =>
      interact(
        InteractionType.ModalSubmit,
        {
          custom_id: customId,
          components: Object.entries(fields).map(([id, given], index) => ({
            type: 18,
            id: index + 1,
            component:
              typeof given === 'string'
                ? { type: 4, id: 100 + index, custom_id: id, value: given }
                : { type: 3, id: 100 + index, custom_id: id, values: given },
          })),
        },
        where,
        message,
      ),
    /** The gateway tells the same once more. */
    again(id: string) {
      const known = told.get(id);
      if (known) gateway.tell(known.t, known.payload);
    },
    /** Comes into the server at an instant (ms), or changes in it; `pending`: the rules aren't accepted yet. */
    member(person: Person, at: number, { pending = false, update = false } = {}) {
      const payload = {
        ...memberOf(person),
        joined_at: new Date(at).toISOString().replace('Z', '000+00:00'),
        user: userOf(person),
        guild_id: world.guild.id,
        pending,
      };
      const t = update ? 'GUILD_MEMBER_UPDATE' : 'GUILD_MEMBER_ADD';
      gateway.tell(t, payload, GatewayIntentBits.GuildMembers);
    },
    /** Says something in a channel or to the bot directly. */
    say(
      content: string,
      {
        person = world.ana,
        in: context = 'server',
        ...where
      }: Where & { readonly webhook?: boolean; readonly type?: number } = {},
    ): string {
      const id = world.id();
      const channel =
        where.channel ?? (context === 'server' ? world.general.id : directWith(person));
      const mentioned = content.includes(world.me.id);
      const needs =
        context === 'server' ? GatewayIntentBits.GuildMessages : GatewayIntentBits.DirectMessages;
      const message = {
        id,
        channel,
        author: person,
        // Without the Message Content intent, only what is said to the bot can be read.
        body: { content: context !== 'server' || mentioned ? content : '' },
        onlyFor: null,
        nonce: null,
        reference: null,
      };
      tell(
        'MESSAGE_CREATE',
        {
          ...messageOf(message),
          type: where.type ?? 0,
          mentions: mentioned ? [userOf(world.me)] : [],
          ...(context === 'server' ? { guild_id: world.guild.id, member: memberOf(person) } : {}),
          ...(where.webhook ? { webhook_id: world.id() } : {}),
        },
        needs,
      );
      return id;
    },
  };
}
