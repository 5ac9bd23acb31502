/** `/whoowns-admin welcome …`, for those who may. */
import type { Message } from '../message.ts';
import type { Chat } from '../ports.ts';
import type { Place } from '../request.ts';
import {
  type CardState,
  checkedMessage,
  notSetUp,
  previewMessage,
  setupMessage,
  stoppedMessage,
  withGreetings,
} from './admin-view.ts';
import { cardMessage, closedCardMessage } from './greeting-view.ts';
import type { WelcomeParts } from './parts.ts';
import type { Welcome } from './ports.ts';

export interface Wishes {
  readonly greet: Welcome['greet'] | null;
  readonly announce: boolean | null;
}

/** Reasons that the check names. */
const shown = 5;

export function createAdmin(parts: WelcomeParts) {
  const { store, chat, clock, random, lessons, counts } = parts;

  const newKey = () => `w-${random.id(12)}`;
  const usual = (place: Place): Welcome => ({
    place,
    greet: 'direct',
    announce: false,
    since: clock.now(),
    card: { key: newKey(), id: null },
  });

  /** One card a channel: the one that stands is changed, and only where none does a new one is posted. */
  const putUp = async (there: Chat, welcome: Welcome, before: Welcome | null): Promise<Sent> => {
    const { place } = welcome;
    const message = cardMessage(welcome, lessons());
    const id = before ? await standing(there, before) : null;
    if (id !== null) {
      const sent = await there.edit(place, id, message);
      if (sent.kind !== 'refused' || sent.reason !== 'gone')
        return { sent, card: { ...welcome.card, id } };
    }
    const key = id === null ? welcome.card.key : newKey();
    const sent = await there.post(place, message, key);
    return { sent, card: { key, id: sent.kind === 'sent' ? sent.id : null } };
  };

  return {
    async setup(place: Place, { greet, announce }: Wishes): Promise<Message> {
      const before = await store.get(place);
      const welcome = before ?? usual(place);
      const wished = {
        ...welcome,
        greet: greet ?? welcome.greet,
        announce: announce ?? welcome.announce,
      };
      // Kept before the card is posted: its name must outlive a crash, so that it isn't posted twice.
      await store.save(wished);
      const there = chat(place.platform);
      if (!there) return setupMessage(wished, { kind: 'unconnected' }, '');
      const { sent, card } = await putUp(there, wished, before);
      await store.save({ ...wished, card });
      return setupMessage(wished, sent, there.unheard());
    },

    async preview(place: Place): Promise<Message> {
      const welcome = await store.get(place);
      return previewMessage(welcome ?? usual(place), lessons(), welcome !== null);
    },

    async counts(place: Place): Promise<Message> {
      return withGreetings(await counts(place), await store.notes.counts(place));
    },

    async check(place: Place): Promise<Message> {
      const welcome = await store.get(place);
      if (!welcome) return notSetUp();
      const there = chat(place.platform);
      const unheard = there ? there.unheard() : '';
      const counts = await store.notes.counts(place);
      return checkedMessage(welcome, unheard, counts, await store.notes.troubles(place, shown));
    },

    async stop(place: Place): Promise<Message> {
      const welcome = await store.remove(place);
      if (!welcome) return notSetUp();
      const there = chat(place.platform);
      const id = there ? await standing(there, welcome) : null;
      if (there && id !== null) await there.edit(place, id, closedCardMessage());
      return stoppedMessage();
    },
  };
}

interface Sent {
  readonly sent: CardState;
  readonly card: Welcome['card'];
}

/** The card's id on the platform; looked for where an earlier post may have arrived unseen. */
async function standing(there: Chat, { place, card, since }: Welcome): Promise<string | null> {
  if (card.id !== null) return card.id;
  const found = await there.find(place, card.key, since);
  return found.kind === 'found' ? found.id : null;
}
