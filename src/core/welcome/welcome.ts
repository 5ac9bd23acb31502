/** Greeting newcomers as one object, to which the bot passes what is its. */
import { isAdmin, notAdmin } from '../admins.ts';
import type { Message } from '../message.ts';
import { later, messageReply, only, privately } from '../reply.ts';
import type { Handled, Person, Place, Reply, Request } from '../request.ts';
import { said } from '../say.ts';
import { createAdmin, type Wishes } from './admin.ts';
import { noTour, onlyInChannel } from './admin-view.ts';
import { createArriving } from './arriving.ts';
import type { WelcomeParts } from './parts.ts';
import { createSending } from './sending.ts';

type RequestOf<K extends Request['kind']> = Extract<Request, { kind: K }>;

export interface Greeter {
  /** `/whoowns-admin welcome …`; null for what isn't the greeting's. */
  admin(request: RequestOf<'command'>): Handled | null;
  /** How the greeting of a channel stands, for who may know. */
  check(place: Place): Promise<Message>;
  joined(request: RequestOf<'joined'>): Handled;
  /** Somebody has finished the tour that belongs to this place. Never rejects. */
  finished(person: Person, place: Place): Promise<void>;
  /** What waits to be sent. Never rejects. */
  tick(): Promise<void>;
}

export function createWelcome(parts: WelcomeParts): Greeter {
  const { log, lessons, first } = parts;
  const admin = createAdmin(parts);
  const sending = createSending(parts);
  const arriving = createArriving(parts);

  const run = () =>
    sending
      .run()
      .catch((err: unknown) => log.error({ err }, 'greeting: tried again at the next tick'));

  const guarded = (request: RequestOf<'command'>, make: () => Promise<Message>): Handled =>
    later(
      isAdmin(parts, request, request.place.channel).then((may) =>
        may ? make() : notAdmin(request.place.platform),
      ),
    );

  const setup = (request: RequestOf<'command'>): Handled => {
    const read = readWishes(request.options);
    const refused =
      typeof read === 'string'
        ? said(read)
        : request.direct
          ? onlyInChannel()
          : lessons() === 0
            ? noTour()
            : null;
    if (refused || typeof read === 'string') {
      return only(messageReply(refused ?? onlyInChannel(), privately));
    }
    // Two that did it at once would each post the card.
    return guarded(request, async () =>
      (await first(request)) ? admin.setup(request.place, read) : said('I’m at it already.'),
    );
  };

  return {
    admin(request) {
      const [area, word] = request.path;
      if (area !== 'welcome') return null;
      const { place } = request;
      switch (word) {
        case 'setup':
          return setup(request);
        case 'preview':
          return guarded(request, () => admin.preview(place));
        case 'counts':
          return guarded(request, () => admin.counts(place));
        case 'stop':
          return guarded(request, () => admin.stop(place));
        default:
          return null;
      }
    },

    check: admin.check,

    joined(request) {
      const reply = arriving
        .joined(request)
        .then(run)
        .then((): Reply => ({ kind: 'nothing' }));
      return { when: 'later', ...privately, reply };
    },

    async finished(person, place) {
      await arriving.finished(person, place);
      await run();
    },

    async tick() {
      await arriving.again();
      await run();
    },
  };
}

/** What was asked for, or what is wrong with it. */
function readWishes(options: Readonly<Record<string, string>>): Wishes | string {
  const greet = options.greet?.trim().toLowerCase() ?? '';
  const announce = options.announce?.trim().toLowerCase() ?? '';
  if (greet !== '' && greet !== 'direct' && greet !== 'line') {
    return 'How shall I greet? `greet:direct` sends a direct message; `greet:line` shows a line in the channel that only the newcomer sees.';
  }
  if (announce !== '' && announce !== 'yes' && announce !== 'no') {
    return 'Shall I say in the channel who finished the tour? Write `announce:yes` or `announce:no`.';
  }
  return {
    greet: greet === '' ? null : greet,
    announce: announce === '' ? null : announce === 'yes',
  };
}
