/** Discord's gateway: HELLO, IDENTIFY, READY, dispatches with numbers, RESUME with what was missed. */
import { GatewayIntentBits, GatewayOpcodes, PermissionFlagsBits } from 'discord.js';
import { type WebSocket, WebSocketServer } from 'ws';
import { isObject } from './discord-shape.ts';
import { type Channel, channelOf, memberOf, userOf, type World } from './discord-world.ts';

interface Options {
  readonly world: World;
  readonly token: () => string;
  readonly heartbeatMs: number;
  /** Keeps what was told, to tell it again on RESUME. */
  readonly replay?: boolean;
}

interface Session {
  readonly id: string;
  readonly intents: number;
  /** [which, of how many] */
  readonly shard: readonly [number, number];
  readonly identifiedAt: number;
  readonly told: { readonly s: number; readonly text: string }[];
  seq: number;
  socket: WebSocket | null;
}

const privilegedBits =
  GatewayIntentBits.GuildMembers |
  GatewayIntentBits.MessageContent |
  GatewayIntentBits.GuildPresences;

export type Gateway = Awaited<ReturnType<typeof startGateway>>;

export async function startGateway({ world, token, heartbeatMs, replay = true }: Options) {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const url = `ws://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const sessions = new Map<string, Session>();
  const counts = { connections: 0, identifies: 0, resumes: 0, heartbeats: 0, sends: 0 };
  const set = {
    /** The privileged intents that are turned on. */
    allowed: 0,
    /** Heartbeats get no answer. */
    deaf: false,
    /** Whoever connects is cut off at once. */
    closed: false,
    /** Closes with this code whoever identifies. */
    refuses: 0,
    /** READY comes, but the server is told of two seconds later. */
    lateGuild: false,
    /** How many connections Discord wants. */
    shards: 1,
  };

  const send = (socket: WebSocket, payload: unknown) => socket.send(JSON.stringify(payload));
  const dispatch = (session: Session, t: string, d: unknown) => {
    session.seq += 1;
    const text = JSON.stringify({ op: GatewayOpcodes.Dispatch, s: session.seq, t, d });
    if (replay) session.told.push({ s: session.seq, text });
    session.socket?.send(text);
  };

  server.on('connection', (socket) => {
    counts.connections += 1;
    if (set.closed) return socket.terminate();
    let session: Session | null = null;
    send(socket, { op: GatewayOpcodes.Hello, d: { heartbeat_interval: heartbeatMs } });
    socket.on('close', () => {
      if (session?.socket !== socket) return;
      session.socket = null;
      if (!replay) sessions.delete(session.id);
    });
    socket.on('message', (data) => {
      const { op, d } = JSON.parse(String(data));
      counts.sends += 1;
      switch (op) {
        case GatewayOpcodes.Heartbeat:
          counts.heartbeats += 1;
          if (!set.deaf) send(socket, { op: GatewayOpcodes.HeartbeatAck });
          break;
        case GatewayOpcodes.Identify: {
          counts.identifies += 1;
          if (set.refuses !== 0) return socket.close(set.refuses);
          if (d.token !== token()) return socket.close(4004, 'Authentication failed.');
          if ((d.intents & privilegedBits & ~set.allowed) !== 0) {
            return socket.close(4014, 'Disallowed intent(s).');
          }
          session = {
            id: world.id(),
            intents: d.intents,
            shard: d.shard ?? [0, 1],
            identifiedAt: Date.now(),
            told: [],
            seq: 0,
            socket,
          };
          sessions.set(session.id, session);
          welcome(session);
          break;
        }
        case GatewayOpcodes.Resume: {
          counts.resumes += 1;
          const known = sessions.get(d.session_id);
          if (!known || d.token !== token() || d.seq > known.seq) {
            return send(socket, { op: GatewayOpcodes.InvalidSession, d: false });
          }
          known.socket = socket;
          session = known;
          for (const { s, text } of known.told) if (s > d.seq) socket.send(text);
          dispatch(known, 'RESUMED', {});
          break;
        }
      }
    });
  });

  /** A server's events come to one shard, everything else to the first. */
  const hears = ({ shard: [which, many] }: Session, guild: string | null) =>
    which === (guild === null ? 0 : Number((BigInt(guild) >> 22n) % BigInt(many)));

  const welcome = (session: Session) => {
    const here = hears(session, world.guild.id);
    dispatch(session, 'READY', {
      v: 10,
      user: userOf(world.me),
      guilds: here ? [{ id: world.guild.id, unavailable: true }] : [],
      session_id: session.id,
      resume_gateway_url: url,
      application: { id: world.application, flags: 0 },
      shard: session.shard,
    });
    if (!here) return;
    const tell = () => dispatch(session, 'GUILD_CREATE', guildOf(world));
    if (set.lateGuild) setTimeout(tell, 2_000).unref();
    else tell();
  };

  const live = () => [...sessions.values()].filter(({ socket }) => socket !== null);

  return {
    url,
    counts,
    set,
    /** Tells every session, connected or not; `needs`: the intents of which one is enough. */
    tell(t: string, d: unknown, needs = 0) {
      for (const session of sessions.values()) {
        if (!hears(session, guildIn(d))) continue;
        if (needs === 0 || (session.intents & needs) !== 0) dispatch(session, t, d);
      }
    },
    /** Op 7. */
    reconnect() {
      for (const { socket } of live()) if (socket) send(socket, { op: 7, d: null });
    },
    /** Op 9. */
    invalidate(resumable: boolean) {
      for (const session of live()) {
        if (session.socket) send(session.socket, { op: 9, d: resumable });
        if (!resumable) sessions.delete(session.id);
      }
    },
    /** Closes every socket with a code, or cuts it. */
    drop(code: number | null = null) {
      for (const socket of server.clients) code === null ? socket.terminate() : socket.close(code);
    },
    forget: () => sessions.clear(),
    connected: () => server.clients.size,
    sessions: (): readonly Pick<Session, 'shard' | 'identifiedAt'>[] => [...sessions.values()],
    /** What the last session asked to hear. */
    intents: () => [...sessions.values()].at(-1)?.intents ?? 0,
    async stop() {
      for (const socket of server.clients) socket.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function guildIn(payload: unknown): string | null {
  const guild = isObject(payload) ? payload.guild_id : null;
  return typeof guild === 'string' ? guild : null;
}

function guildOf(world: World) {
  const { guild, me } = world;
  const bot = { ...memberOf(me), user: userOf(me) };
  const overwrites = ({ denied, allowed }: Channel) => [
    { id: me.id, type: 1, allow: '0', deny: String(denied) },
    ...[...allowed].map(([id, allow]) => ({ id, type: 1, allow: String(allow), deny: '0' })),
  ];
  const channels = [...world.channels.values()].filter(({ type }) => type < 10 && type !== 1);
  const threads = [...world.channels.values()].filter(({ type }) => type >= 10);
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.owner,
    unavailable: false,
    member_count: 2,
    large: false,
    joined_at: '2026-01-01T00:00:00.000000+00:00',
    // The role @everyone has the server's id.
    roles: [
      roleOf(guild.id, '@everyone', me.permissions),
      roleOf(world.role, 'Managers', PermissionFlagsBits.ManageChannels),
      roleOf(world.serverRole, 'Stewards', PermissionFlagsBits.ManageGuild),
    ],
    channels: channels.map((channel) => ({
      ...channelOf(channel, guild.id),
      permission_overwrites: overwrites(channel),
    })),
    threads: threads.map((thread) => ({
      ...channelOf(thread, guild.id),
      owner_id: guild.owner,
      message_count: 0,
      member_count: 1,
      thread_metadata: {
        archived: false,
        auto_archive_duration: 1440,
        archive_timestamp: '2026-01-01T00:00:00.000000+00:00',
        locked: false,
      },
    })),
    members: [bot],
    emojis: [],
    stickers: [],
    features: [],
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    premium_tier: 0,
    preferred_locale: 'en-US',
    nsfw_level: 0,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    system_channel_flags: 0,
    afk_timeout: 300,
    premium_progress_bar_enabled: false,
  };
}

function roleOf(id: string, name: string, permissions: bigint) {
  return {
    id,
    name,
    permissions: String(permissions),
    position: 0,
    color: 0,
    hoist: false,
    managed: false,
    mentionable: false,
    flags: 0,
  };
}
