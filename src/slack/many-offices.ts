/** Many workspaces, each by the installation in the store; what was read is good for a moment. */
import { LRUCache } from 'lru-cache';
import type { Log } from '../core/ports.ts';
import type { InstallationStore, Versioned } from '../core/workspaces/ports.ts';
import type { Office, Offices } from './office.ts';

interface Options {
  readonly installations: InstallationStore;
  readonly open: (installation: Versioned) => Office;
  readonly log: Log;
}

export interface ManyOffices extends Omit<Offices, 'start' | 'refusal'> {
  /** It was installed or left: what is known of it is old. */
  drop(id: string): void;
}

interface Known {
  readonly version: string;
  /** Null: not installed. */
  readonly office: Office | null;
  readonly until: number;
}

/** How long (ms) other processes' installs and leaves may go unseen here. */
const GOOD_MS = 30_000;
/** The same for "not installed": somebody may be installing it just now. */
const ABSENT_MS = 3_000;
const REMEMBERED = 2_000;

export function createManyOffices({ installations, open, log }: Options): ManyOffices {
  const known = new LRUCache<string, Known>({ max: REMEMBERED });
  /** Workspaces of organisations, with the organisation; null: of none. */
  const served = new LRUCache<string, { readonly by: string | null }>({ max: REMEMBERED });
  const reading = new Map<string, Promise<Office | null>>();
  let drops = 0;

  const read = async (id: string, before: Known | undefined): Promise<Office | null> => {
    // Dropped meanwhile: then this may be what was before.
    const since = drops;
    const keep = (found: Known) => since === drops && known.set(id, found);
    try {
      const found = await installations.get('slack', id);
      const same = found && found.version === before?.version ? before.office : null;
      const office = same ?? (found && open(found));
      const until = Date.now() + (office ? GOOD_MS : ABSENT_MS);
      keep({ version: found?.version ?? '', office, until });
      return office;
    } catch (err) {
      if (!before?.office) throw err;
      log.warn(
        { err, workspace: id },
        'an installation can’t be read; going on with what was known',
      );
      keep({ ...before, until: Date.now() + ABSENT_MS });
      return before.office;
    }
  };

  const get = (id: string): Promise<Office | null> => {
    const before = known.get(id);
    if (before && before.until > Date.now()) return Promise.resolve(before.office);
    const underway = reading.get(id);
    if (underway) return underway;
    const asked = read(id, before).finally(() => {
      if (reading.get(id) === asked) reading.delete(id);
    });
    reading.set(id, asked);
    return asked;
  };

  /** Posting there later, there is no payload to tell whose token speaks. */
  const serves = async (organisation: string, workspace: string): Promise<void> => {
    const before = served.get(workspace);
    if (before?.by === organisation) return;
    try {
      await installations.belongs('slack', workspace, organisation);
      served.set(workspace, { by: organisation }, { ttl: GOOD_MS });
    } catch (err) {
      log.warn({ err, workspace, organisation }, 'whose workspace it is could not be kept');
    }
  };

  const servedBy = async (workspace: string): Promise<string | null> => {
    const before = served.get(workspace);
    if (before) return before.by;
    const by = await installations.organisationOf('slack', workspace);
    served.set(workspace, { by }, { ttl: by ? GOOD_MS : ABSENT_MS });
    return by;
  };

  return {
    async of({ team, enterprise, orgWide }) {
      if (!orgWide || enterprise === null) return team === null ? null : get(team);
      const office = await get(enterprise);
      if (office && team !== null && team !== enterprise) await serves(enterprise, team);
      return office;
    },

    async in(workspace) {
      const own = await get(workspace);
      if (own) return own;
      const organisation = await servedBy(workspace);
      return organisation === null ? null : get(organisation);
    },

    drop(id) {
      drops += 1;
      known.delete(id);
      reading.delete(id);
      served.delete(id);
    },

    stop() {
      for (const { office } of known.values()) office?.web.hurry();
    },
  };
}
