/** Workspaces that uninstalled the bot, or took its token back: Slack itself is asked before anything ends. */
import { z } from 'zod';
import type { Log } from '../core/ports.ts';
import type { InstallationStore, Versioned } from '../core/workspaces/ports.ts';
import { faultOf, type SlackFault } from './fault.ts';
import type { Source } from './office.ts';
import { createWeb, type WebOptions } from './web.ts';

interface Options extends Omit<WebOptions, 'token' | 'ended'> {
  readonly installations: InstallationStore;
  /** What is known of it is old. */
  readonly drop: (id: string) => void;
  readonly log: Log;
}

export interface Farewell {
  /** True for an event of its own, which it has then dealt with. */
  heard(body: unknown, source: Source): Promise<boolean>;
  /** A call with an installation's token was refused. */
  refused(id: string, fault: SlackFault): void;
  /** Looks after all installations from now on: an event may have come while nobody listened. */
  start(): void;
  stop(): void;
}

/** Slack says these of a token that will never be good again. */
const over = new Set(['account_inactive', 'token_revoked']);
/** This one may also be a passing trouble of Slack's own, so it has to last, or an event has to say the same. */
const doubtful = 'invalid_auth';
const HOUR = 3_600_000;
const DOUBTED_MS = 24 * HOUR;
const ROUND_HOURS = 24;
/** An event may come before Slack has ended the token. */
const LOOK_AGAIN_MS = 60_000;

const id = z.string().nullish();
const eventShape = z.object({
  team_id: id,
  enterprise_id: id,
  event: z.object({
    type: z.string(),
    tokens: z.object({ bot: z.array(z.string()).nullish() }).nullish(),
    team_ids: z.array(z.string()).nullish(),
  }),
});

export function createFarewell(options: Options): Farewell {
  const { installations, drop, log } = options;
  /** Since when (ms) a token has been refused in the doubtful way. */
  const doubts = new Map<string, number>();
  const looking = new Set<string>();
  const timers = new Set<NodeJS.Timeout>();

  /** What Slack says of a token; null: it is good. */
  const refusal = async (token: string): Promise<string | null> => {
    try {
      const web = createWeb({ ...options, token });
      await web.call('auth.test', 'safe', (client) => client.auth.test());
      return null;
    } catch (error) {
      return faultOf('auth.test', error).code;
    }
  };

  const end = async (installation: Versioned, why: string): Promise<void> => {
    const { id: workspace } = installation;
    doubts.delete(workspace);
    const ended = await installations.remove(installation, Date.now());
    drop(workspace);
    if (ended) log.info({ workspace, why }, 'uninstalled: nothing is posted there any more');
  };

  /** `told`: an event said so. True when it is settled whether it is over. */
  const look = async (workspace: string, told: boolean): Promise<boolean> => {
    const installation = await installations.get('slack', workspace);
    if (!installation) return true;
    const code = await refusal(installation.token);
    if (code === null) {
      doubts.delete(workspace);
      return !told;
    }
    if (code !== doubtful && !over.has(code)) return false;
    const since = doubts.get(workspace) ?? Date.now();
    if (code === doubtful && !told && Date.now() - since < DOUBTED_MS) {
      doubts.set(workspace, since);
      return false;
    }
    await end(installation, code);
    return true;
  };

  const lookQuietly = async (workspace: string, told: boolean): Promise<boolean> => {
    if (looking.has(workspace) && !told) return false;
    looking.add(workspace);
    try {
      return await look(workspace, told);
    } catch (err) {
      log.warn({ err, workspace }, 'whether it is still installed could not be told');
      return false;
    } finally {
      looking.delete(workspace);
    }
  };

  const later = (work: () => Promise<unknown>, ms: number): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      void work();
    }, ms);
    timers.add(timer.unref());
  };

  const left = async (ids: readonly string[]): Promise<void> => {
    for (const workspace of ids) {
      if (await lookQuietly(workspace, true)) continue;
      later(() => lookQuietly(workspace, true), LOOK_AGAIN_MS);
    }
  };

  const round = async (): Promise<void> => {
    try {
      const { installations: all, faults } = await installations.all('slack');
      for (const line of faults) log.error({ adapter: 'slack' }, line);
      for (const one of all) await lookQuietly(one.id, false);
    } catch (err) {
      log.warn({ err }, 'the installations could not be looked after; tried again in an hour');
    }
  };

  const hourly = (hours: number): void => {
    later(async () => {
      hourly(hours + 1);
      if (hours % ROUND_HOURS === 0) return round();
      for (const workspace of doubts.keys()) await lookQuietly(workspace, false);
    }, HOUR);
  };

  return {
    async heard(body, source) {
      const parsed = eventShape.safeParse(body);
      if (!parsed.success) return false;
      const { event, team_id, enterprise_id } = parsed.data;
      const named = [team_id, enterprise_id, source.team, source.enterprise];
      const ids = [...new Set(named.filter((one) => typeof one === 'string'))];
      switch (event.type) {
        case 'tokens_revoked':
          // Of people's own tokens we have none.
          if ((event.tokens?.bot ?? []).length > 0) await left(ids);
          return true;
        case 'app_uninstalled':
          await left(ids);
          return true;
        case 'team_access_revoked':
          for (const workspace of event.team_ids ?? []) {
            for (const organisation of ids) {
              await installations.leave('slack', workspace, organisation, Date.now());
            }
            drop(workspace);
          }
          return true;
        default:
          return false;
      }
    },

    refused(workspace, { code }) {
      if (over.has(code) || code === doubtful) void lookQuietly(workspace, false);
    },

    start() {
      void round();
      hourly(1);
    },

    stop() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}
