/** The connection to Discord's gateway: what is heard there, and how it stands. */
import { setImmediate as immediately, setTimeout as sleep } from 'node:timers/promises';
import {
  Client,
  type ClientOptions,
  Events,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  GatewayIntentBits,
  Options,
  Status,
} from 'discord.js';
import type { Meters } from '../core/meters.ts';
import type { Log, State } from '../core/ports.ts';
import { loginFault, refusedMembers } from './faults.ts';
import { inTime } from './patience.ts';

interface ConnectionOptions {
  readonly token: string;
  readonly rest: NonNullable<ClientOptions['rest']> & { readonly api: string };
  readonly meters: Meters;
  readonly log: Log;
  /** How long a first connection may take, or the next shard's. */
  readonly patienceMs: number;
  readonly onInteraction: (payload: unknown) => void;
  /** `me`: the bot's own id. */
  readonly onMessage: (payload: unknown, me: string) => void;
  /** A member of a server was added or has changed. */
  readonly onMember: (payload: unknown) => void;
}

export interface Connection {
  /**
   * Resolves when the gateway has told of every server; rejects with a line for people. `members`: hear of who
   * joins a server, a privileged intent; goes on without it where Discord refuses it.
   */
  open(members: boolean): Promise<void>;
  /** Whether we hear of who joins a server. */
  hearsMembers(): boolean;
  close(): Promise<void>;
  state(): State;
  /** Null until connected. */
  client(): Client<true> | null;
}

const { Guilds, GuildMessages, DirectMessages, GuildMembers } = GatewayIntentBits;

export function createConnection(options: ConnectionOptions): Connection {
  const { log, meters } = options;
  let members = false;
  let current: Client | null = null;
  let state: State = { state: 'down', detail: 'not connected' };

  const connect = async (): Promise<void> => {
    const client = newClient(options, members);
    current = client;
    let closed: number | null = null;
    const stands = (is: State['state'], detail: string) => {
      if (current === client) state = { state: is, detail };
    };
    stands('starting', 'connecting');
    const lost = new Set<number>();
    client.on(Events.ShardReconnecting, (shard) => {
      lost.add(shard);
      stands('down', 'reconnecting');
    });
    const back = (shard: number) => {
      if (lost.delete(shard)) meters.count('reconnects', { platform: 'discord' });
      const all = client.ws.shards.every(({ status }) => status === Status.Ready);
      if (all) stands('up', 'connected');
    };
    // Many shards come one after the other: Discord wants five seconds between them.
    let until = Date.now() + options.patienceMs;
    client.on(Events.ShardReady, () => {
      until = Date.now() + options.patienceMs;
    });
    client.on(Events.ShardResume, back);
    client.on(Events.ShardReady, back);
    client.on(Events.ShardDisconnect, ({ code }) => {
      closed = code;
      const line = loginFault(null, code, options.rest.api).message;
      // While it starts, whoever started it is told.
      if (current === client && state.state !== 'starting') log.error({ code }, line);
      stands('down', line);
    });
    client.on(Events.ShardError, (err) => {
      // The end of the connection has its own line.
      if (closed === null) log.warn({ err }, 'the gateway had an error');
    });
    client.on(Events.Error, (err) => log.error({ err }, 'discord.js had an error'));
    const ready = new Promise<void>((resolve) => {
      client.once(Events.ClientReady, () => resolve());
    });
    try {
      await inTime(Promise.all([client.login(options.token), ready]), () => until);
    } catch (err) {
      if (current === client) current = null;
      await leave(client);
      if (closed === GatewayCloseCodes.DisallowedIntents && members) {
        members = false;
        log.error({}, refusedMembers);
        return connect();
      }
      const fault = loginFault(err, closed, options.rest.api);
      state = { state: 'down', detail: fault.message };
      throw fault;
    }
  };

  return {
    open(wanted) {
      members = wanted;
      return connect();
    },
    hearsMembers: () => members,
    async close() {
      const client = current;
      current = null;
      state = { state: 'down', detail: 'stopped' };
      if (client) await leave(client);
    },
    state: () => state,
    client: () => (current?.isReady() ? current : null),
  };
}

function newClient(
  { rest, log, onInteraction, onMessage, onMember }: ConnectionOptions,
  members: boolean,
): Client {
  const client: Client = new Client({
    intents: [Guilds, GuildMessages, DirectMessages, ...(members ? [GuildMembers] : [])],
    rest,
    shards: 'auto',
    waitGuildTimeout: 5_000,
    allowedMentions: { parse: [] },
    // Permissions are worked out from servers, channels and roles; of people, only ourselves are kept.
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      ReactionManager: 0,
      PresenceManager: 0,
      GuildMemberManager: { maxSize: 0, keepOverLimit: ({ id }) => id === client.user?.id },
      UserManager: { maxSize: 0, keepOverLimit: ({ id }) => id === client.user?.id },
    }),
  });
  const heard = (what: string, hear: (payload: unknown) => void) => (payload: unknown) => {
    try {
      hear(payload);
    } catch (err) {
      log.error({ err }, `${what} could not be read`);
    }
  };
  // Raw, as they come: discord.js holds its own events back until every server has been told of.
  client.ws.on(GatewayDispatchEvents.InteractionCreate, heard('an interaction', onInteraction));
  client.ws.on(
    GatewayDispatchEvents.MessageCreate,
    heard('a message', (payload) => client.user && onMessage(payload, client.user.id)),
  );
  const { GuildMemberAdd, GuildMemberUpdate } = GatewayDispatchEvents;
  for (const event of [GuildMemberAdd, GuildMemberUpdate]) {
    client.ws.on(event, heard('a newcomer', onMember));
  }
  leaveUnmade(client);
  return client;
}

/**
 * discord.js would make its own structures of what we read raw, for events that nobody hears. It has no switch
 * for that, so its actions give way; were they named otherwise one day, they would only cost time again.
 */
function leaveUnmade(client: Client): void {
  const actions: unknown = Reflect.get(client, 'actions');
  if (typeof actions !== 'object' || actions === null) return;
  for (const name of ['InteractionCreate', 'MessageCreate']) {
    Reflect.set(actions, name, { handle: () => ({}) });
  }
}

/** A session that discord.js waits for in vain. */
const never = new Promise(() => {});

/**
 * Destroyed while it connects or waits to try again, discord.js tries again all the same, unseen; and then
 * its own promise may never resolve. Each try begins by fetching the session, so that is where it ends.
 */
async function leave(client: Client): Promise<void> {
  const endTries = () => {
    for (const shard of client.ws.shards.values()) Reflect.set(shard, 'sessionInfo', never);
  };
  const left = client.destroy();
  await immediately();
  endTries();
  await Promise.race([left, sleep(1_000, undefined, { ref: false })]);
  endTries();
}
