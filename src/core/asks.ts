/** The asks of late, in memory: most presses are answered from here, without the store. */
import type { Ask, AskStore, Clock, Log } from './ports.ts';
import type { Place } from './request.ts';

/** How long an ask is kept, in milliseconds: 30 days. */
export const KEPT = 30 * 24 * 60 * 60 * 1000;

/** How many asks stay in memory; older ones are read from the store. */
const REMEMBERED = 5_000;

type Workspace = Pick<Place, 'platform' | 'workspace'>;

interface Remembered {
  readonly ask: Ask;
  /** Resolves when the store has it, or has failed to take it; never rejects. */
  readonly saved: Promise<void>;
}

export interface Asks {
  /** Keeps an ask here at once and in the store behind; resolves when that is done, never rejects. */
  add(ask: Ask): Promise<void>;
  /** From memory alone; null when it isn't there, is too old, or belongs to another workspace. */
  recent(id: string, workspace: Workspace): Ask | null;
  /** From the store; rejects when that can't be read. */
  find(id: string, workspace: Workspace): Promise<Ask | null>;
  /** Keeps what the person said of the answer; false where that is no news. Never rejects. */
  judge(id: string, workspace: Workspace, right: boolean): Promise<boolean>;
}

export function createAsks(store: AskStore, clock: Clock, log: Log): Asks {
  const recent = new Map<string, Remembered>();
  const remember = (ask: Ask, saved: Promise<void>) => {
    recent.set(ask.id, { ask, saved });
    if (recent.size > REMEMBERED) {
      const [oldest] = recent.keys();
      if (oldest !== undefined) recent.delete(oldest);
    }
  };
  const current = (ask: Ask | null, workspace: Workspace) =>
    ask &&
    ask.at > clock.now() - KEPT &&
    ask.place.platform === workspace.platform &&
    ask.place.workspace === workspace.workspace
      ? ask
      : null;
  return {
    add(ask) {
      const saved = store.add(ask).catch((err: unknown) => {
        log.error(
          { err, ask: ask.id },
          'an ask could not be saved: its buttons will say "ask again"',
        );
      });
      remember(ask, saved);
      return saved;
    },
    recent: (id, workspace) => current(recent.get(id)?.ask ?? null, workspace),
    async find(id, workspace) {
      const ask = current(await store.get(id, workspace), workspace);
      if (ask) remember(ask, Promise.resolve());
      return ask;
    },
    async judge(id, workspace, right) {
      try {
        await recent.get(id)?.saved;
        return await store.judge(id, workspace, right);
      } catch (err) {
        log.error({ err, ask: id }, 'what was said of an answer could not be saved');
        return false;
      }
    },
  };
}
