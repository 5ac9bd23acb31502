/** What greeting is made of. */
import type { AdminParts } from '../admins.ts';
import type { Message } from '../message.ts';
import type { Meters } from '../meters.ts';
import type { Clock, Log, Random } from '../ports.ts';
import type { Request } from '../request.ts';
import type { WelcomeStore, Workspace } from './ports.ts';

export interface WelcomeParts extends AdminParts {
  readonly store: WelcomeStore;
  /** True for one process alone, of all that the same delivery comes to. */
  readonly first: (delivered: Pick<Request, 'delivery' | 'place'>) => Promise<boolean>;
  /** How many lessons the tour has; 0: there is none. */
  readonly lessons: () => number;
  /** The tour in counts, for admins. */
  readonly counts: (workspace: Workspace) => Promise<Message>;
  readonly clock: Clock;
  readonly random: Random;
  readonly meters: Meters;
  readonly log: Log;
}
