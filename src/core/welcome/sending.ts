/** Sends what waits for newcomers: claimed, sent outside any transaction, marked by who holds the claim. */
import type { Message } from '../message.ts';
import type { Counted } from '../meters.ts';
import type { Chat, Sent } from '../ports.ts';
import { type Platform, platforms } from '../request.ts';
import { finishMessage, greetingMessage } from './greeting-view.ts';
import { createPace, type Pace } from './pace.ts';
import type { WelcomeParts } from './parts.ts';
import type { Note, NoteMark, Welcome } from './ports.ts';
import { afterSend, beforeSend, leaseMs } from './state.ts';

/** At once on one platform. */
const width = 2;
/** A run ends after so long, and the next one goes on. */
const budgetMs = 5_000;

export interface Sending {
  /** Sends what is due. Rejects only for the store's own faults. */
  run(): Promise<void>;
}

export function createSending({ store, chat, lessons, clock, meters, log }: WelcomeParts): Sending {
  const paces = new Map<Platform, Pace>();
  const paceOf = (platform: Platform, { greetings }: Chat): Pace => {
    const pace = paces.get(platform) ?? createPace(greetings);
    paces.set(platform, pace);
    return pace;
  };

  const send = (there: Chat, note: Note, welcome: Welcome): Promise<Sent> => {
    const { place, person } = note;
    const key = `g-${note.id}`;
    if (note.kind === 'finish') return there.post(place, finishMessage(person), key);
    const message: Message = greetingMessage(welcome, lessons());
    return welcome.greet === 'line'
      ? there.whisper(place, person.id, message, key)
      : there.direct(place, person.id, message, key);
  };

  const work = async (there: Chat, note: Note): Promise<void> => {
    try {
      const welcome = await store.get(note.place);
      const already = welcome && beforeSend(note, clock.now(), there.keyHoldsMs);
      if (already || !welcome) {
        await store.notes.mark(note, already ?? { state: 'dropped' });
        return;
      }
      if (note.kind === 'greeting' && (await there.isBot(note.place, note.person.id))) {
        await store.notes.mark(note, { state: 'dropped' });
        return;
      }
      const sent = await send(there, note, welcome);
      const now = clock.now();
      if (sent.kind === 'failed' && sent.retryAfterMs !== null) {
        paces.get(note.place.platform)?.hold(now + sent.retryAfterMs);
      }
      const mark = afterSend(sent, note, now);
      const holds = await store.notes.mark(note, mark);
      const { platform, workspace } = note.place;
      if (holds) meters.count('posts', { platform, kind: note.kind, state: told[mark.state] });
      log.info(
        { note: note.id, kind: note.kind, platform, workspace, ...mark, holds },
        'a welcome',
      );
    } catch (err) {
      // The row stays with its lease; whoever claims it then knows that it may have been sent.
      log.error({ err, note: note.id }, 'a welcome went wrong');
    }
  };

  const runOn = async (platform: Platform, there: Chat): Promise<void> => {
    const pace = paceOf(platform, there);
    const until = clock.now() + budgetMs;
    while (clock.now() < until) {
      const now = clock.now();
      const limit = Math.min(width, pace.room(now));
      if (limit <= 0) return;
      const claimed = await store.notes.claim(platform, now, now + leaseMs, limit);
      if (claimed.length === 0) return;
      pace.took(claimed.length, now);
      await Promise.all(claimed.map((note) => work(there, note)));
    }
  };

  let running: Promise<void> | null = null;
  let again = false;
  const all = async (): Promise<void> => {
    do {
      again = false;
      await Promise.all(
        platforms.map(async (platform) => {
          const there = chat(platform);
          if (there) await runOn(platform, there);
        }),
      );
    } while (again);
  };
  return {
    run() {
      again = running !== null;
      running ??= all().finally(() => {
        running = null;
      });
      return running;
    },
  };
}

/** What came of it, in the words of all posts. */
const told: Readonly<Record<NoteMark['state'], Counted['posts']['state']>> = {
  sent: 'sent',
  refused: 'skipped',
  dropped: 'skipped',
  unsure: 'unsure',
  waiting: 'again',
};
