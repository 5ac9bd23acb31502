/** Who joined, and who finished: written down once each, to be sent. */
import type { Person, Place, Request } from '../request.ts';
import type { WelcomeParts } from './parts.ts';
import type { NoteKind, Welcome } from './ports.ts';

type Joined = Extract<Request, { kind: 'joined' }>;

/** Platforms may tell late, or of a change only; after so long (ms) nobody is new any more. */
const newFor = 30 * 24 * 3_600_000;
/** Kept while the store is away; more than that would be a mistake of somebody's. */
const mostWaiting = 1_000;

export function createArriving({ store, clock, random, log }: WelcomeParts) {
  /** What the store couldn't take. */
  let waiting: readonly (() => Promise<void>)[] = [];

  const write = (kind: NoteKind, { id, name }: Person, place: Place) =>
    store.notes.add({ id: random.id(12), place, kind, person: { id, name }, at: clock.now() });

  /** A platform that only says which server it was greets by the channel that was set up first. */
  const greets = async ({ place }: Joined): Promise<Welcome | null> => {
    if (place.channel !== '') return store.get(place);
    const [first = null] = await store.inWorkspace(place);
    return first;
  };

  /** Now, or when the store is back. Never rejects. */
  const orLater = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (err) {
      log.warn({ err }, 'a welcome could not be written down; tried again at the next tick');
      waiting = [...waiting, work].slice(-mostWaiting);
    }
  };

  return {
    /** Never rejects. */
    joined: (request: Joined) =>
      orLater(async () => {
        const welcome = await greets(request);
        // Who was here when it was set up isn't new; nor is who made the channel.
        const { at } = request;
        if (!welcome || at < welcome.since || clock.now() - at > newFor) return;
        await write('greeting', request.person, welcome.place);
      }),
    /** Never rejects. */
    finished: (person: Person, place: Place) =>
      orLater(async () => {
        const welcome = await store.get(place);
        if (welcome?.announce) await write('finish', person, place);
      }),
    /** What couldn't be written down before. Never rejects. */
    async again(): Promise<void> {
      const works = waiting;
      waiting = [];
      for (const work of works) await orLater(work);
    },
  };
}
