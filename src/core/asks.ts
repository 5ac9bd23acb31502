/** The asks of late, in memory: most presses are answered from here, without the store. */
import type { Ask, AskStore, Clock, Log } from './ports.ts';
import { keptFor } from './privacy/retention.ts';
import type { Place } from './request.ts';

const KEPT = keptFor('asks');

/** How long an ask stays in memory, in milliseconds: another process may have been told to forget it. */
const IN_MEMORY = 24 * 60 * 60 * 1000;

/** How many asks stay in memory; older ones are read from the store. */
const REMEMBERED = 5_000;

type Workspace = Pick<Place, 'platform' | 'workspace'>;

interface Remembered {
  readonly ask: Ask;
  /** Resolves when the store has it, or has failed to take it; never rejects. */
  readonly saved: Promise<unknown>;
  readonly since: number;
}

export interface Asks {
  /**
   * Keeps an ask here at once and in the store behind, `patient` where nobody waits to hear of it; false where
   * another process has kept it. Never rejects.
   */
  add(ask: Ask, patient: boolean): Promise<boolean>;
  /** From memory alone; null when it isn't there, is too old, or belongs to another workspace. */
  recent(id: string, workspace: Workspace): Ask | null;
  /** From the store; rejects when that can't be read. */
  find(id: string, workspace: Workspace): Promise<Ask | null>;
  /** Keeps what the person said of the answer; false where that is no news. Never rejects. */
  judge(id: string, workspace: Workspace, right: boolean): Promise<boolean>;
  /** Lets go of a person's asks; resolves when none of them is still being written. */
  letGo(person: string, workspace: Workspace): Promise<void>;
}

export function createAsks(store: AskStore, clock: Clock, log: Log): Asks {
  const recent = new Map<string, Remembered>();
  const remember = (ask: Ask, saved: Promise<unknown>) => {
    recent.set(ask.id, { ask, saved, since: clock.now() });
    // They stand in the order in which they came.
    for (const [id, { since }] of recent) {
      if (recent.size <= REMEMBERED && clock.now() - since < IN_MEMORY) break;
      recent.delete(id);
    }
  };
  const isIn = ({ place }: Ask, { platform, workspace }: Workspace) =>
    place.platform === platform && place.workspace === workspace;
  const current = (ask: Ask | null, workspace: Workspace) =>
    ask && ask.at > clock.now() - KEPT && isIn(ask, workspace) ? ask : null;
  return {
    add(ask, patient) {
      const saved = store.add(ask, patient).catch((err: unknown) => {
        log.error(
          { err, ask: ask.id },
          'an ask could not be saved: its buttons will say "ask again"',
        );
        return true;
      });
      remember(ask, saved);
      return saved;
    },
    recent(id, workspace) {
      const found = recent.get(id);
      const fresh = found && clock.now() - found.since < IN_MEMORY;
      return current(fresh ? found.ask : null, workspace);
    },
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
    async letGo(person, workspace) {
      const theirs = [...recent.values()].filter(
        ({ ask }) => ask.person === person && isIn(ask, workspace),
      );
      for (const { ask } of theirs) recent.delete(ask.id);
      await Promise.all(theirs.map(({ saved }) => saved));
    },
  };
}
