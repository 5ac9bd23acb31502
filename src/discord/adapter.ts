/** Discord as one of the bot's platforms. */
import { setTimeout as sleep } from 'node:timers/promises';
import { DiscordAPIError, REST, RESTEvents } from 'discord.js';
import { commands } from '../core/command.ts';
import type { Meters } from '../core/meters.ts';
import type { Adapter, Clock, Log } from '../core/ports.ts';
import type { Bot } from '../core/request.ts';
import { createAnswer } from './answer.ts';
import { createChat } from './chat.ts';
import { createConnection } from './connection.ts';
import { counted } from './counted.ts';
import { createExchanges } from './exchanges.ts';
import { registerLine } from './faults.ts';
import { createHearing } from './hearing.ts';
import { apiOf } from './invite.ts';
import { mayHearMembers } from './joined.ts';
import { register } from './register.ts';
import { createThrottle } from './throttle.ts';
import { createWords } from './words.ts';

export interface DiscordOptions {
  readonly token: string;
  /** Another address for Discord's API; null: Discord's own. The gateway's address comes from there. */
  readonly apiUrl: string | null;
  /** Registers the commands in this server alone, at once; null: everywhere. */
  readonly guildId: string | null;
  /** Hear of who joins a server: needs the privileged "Server Members Intent"; left out: where that is on. */
  readonly members?: boolean;
  readonly bot: Bot;
  readonly clock: Clock;
  readonly log: Log;
  readonly meters: Meters;
  /** How long a reply may take before "… is thinking" is shown. */
  readonly graceMs?: number;
  /** How long a first connection may take. */
  readonly patienceMs?: number;
  /** How long one try of a request may take. */
  readonly timeoutMs?: number;
}

export function createDiscord(options: DiscordOptions): Adapter {
  const { token, bot, clock, meters, log, timeoutMs = 8_000 } = options;
  const makeRequest = counted(meters);
  const api = apiOf(options.apiUrl);
  const client = (timeout: number, retries: number) => {
    const rest = new REST({
      api,
      timeout,
      retries,
      makeRequest,
      invalidRequestWarningInterval: 100,
    });
    rest.on(RESTEvents.InvalidRequestWarning, ({ count }) => {
      log.warn(
        { count },
        'many refused requests: at 10,000 in 10 minutes Discord bans the address',
      );
    });
    return rest;
  };
  // Also without the gateway: who stands by posts what is due.
  const patient = client(timeoutMs, 1).setToken(token);
  const exchanges = createExchanges({
    quick: client(800, 2),
    patient,
    once: client(timeoutMs, 0),
    meters,
    log,
  });
  const throttle = createThrottle({ clock });
  const connected = () => connection.client();
  const chat = createChat({
    rest: patient,
    client: connected,
    hearsJoins: () => connection.hearsMembers(),
    log,
  });
  const hearing = createHearing({
    bot,
    exchanges,
    answer: createAnswer({
      exchanges,
      throttle,
      meters,
      complete: bot.complete,
      graceMs: options.graceMs ?? 400,
    }),
    words: createWords({
      bot,
      rest: patient,
      chat,
      client: connected,
      throttle,
      meters,
      clock,
      log,
    }),
    isReplaying: () => connection.state().state === 'down',
    clock,
    log,
  });

  const inHand = new Set<Promise<void>>();
  const hold = (work: () => Promise<void>) =>
    log.follow(() => {
      const done = work()
        .catch((err: unknown) => log.error({ err }, 'an answer on Discord failed'))
        .finally(() => inHand.delete(done));
      inHand.add(done);
    });
  const connection = createConnection({
    token,
    rest: { api, timeout: timeoutMs, retries: 1, makeRequest },
    meters,
    log,
    patienceMs: options.patienceMs ?? 30_000,
    onInteraction: (payload) => hold(() => hearing.interaction(payload)),
    onMessage: (payload, me) => hold(() => hearing.message(payload, me)),
    onMember: (payload) => hold(() => hearing.member(payload)),
  });

  let leaving = new AbortController();
  const registerUntilTaken = async (application: string, signal: AbortSignal) => {
    for (let wait = 5_000; !signal.aborted; wait = Math.min(wait * 2, 300_000)) {
      try {
        const guild = options.guildId;
        const written = await register({ rest: patient, application, guild, commands });
        return log.info({ guild }, written ? 'commands registered' : 'commands are as they were');
      } catch (err) {
        log.error({ err, guild: options.guildId }, registerLine(err, options.guildId));
        if (err instanceof DiscordAPIError && err.status === 400) return;
        await sleep(wait, undefined, { signal });
      }
    }
  };

  return {
    name: 'discord',
    chat,
    state: connection.state,
    async start() {
      // Refused once (401), it has forgotten it.
      patient.setToken(token);
      leaving = new AbortController();
      await connection.open(options.members ?? (await mayHearMembers(patient, log)));
      const application = connected()?.application.id;
      if (application === undefined) return;
      registerUntilTaken(application, leaving.signal).catch((err: unknown) => {
        if (!leaving.signal.aborted) log.error({ err }, 'commands are left as they are');
      });
    },
    async stop() {
      leaving.abort();
      await connection.close();
      await Promise.all(inHand);
    },
  };
}
