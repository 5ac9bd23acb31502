/** What admins may do with a quiz, each time only after it is known that they may. */
import { isAdmin, isKnownAdmin, notAdmin } from '../admins.ts';
import type { Message } from '../message.ts';
import { later, messageReply, only, privately } from '../reply.ts';
import type { Handled, Reply, Request } from '../request.ts';
import { said } from '../say.ts';
import { createAdmin } from './admin.ts';
import type { QuizContext } from './parts.ts';
import { createSettingUp, saidIn } from './setting-up.ts';

type RequestOf<K extends Request['kind']> = Extract<Request, { kind: K }>;

export function createAdminDesk(context: QuizContext, post: () => Promise<unknown>) {
  const admin = createAdmin(context, post);
  const settingUp = createSettingUp(context);

  /** For admins alone; who isn't known to be one is looked up first. */
  const guarded = (
    request: Pick<Request, 'person' | 'place'>,
    channel: string,
    make: () => Promise<Message>,
  ): Handled =>
    later(
      isAdmin(context, request, channel).then((may) =>
        may ? make() : notAdmin(request.place.platform),
      ),
    );

  const setup = (request: RequestOf<'command'>): Handled => {
    const channel = request.options.channel ?? request.place.channel;
    const place = { ...request.place, channel };
    const words = saidIn(request.options);
    if (Object.keys(words).length > 0) {
      const read = settingUp.check(words);
      if (!read.ok) return only(messageReply(faultsSaid(read.faults), privately));
      return guarded(request, channel, async () => {
        const saved = await settingUp.save(request, place, words);
        return (
          saved ?? said('Say the time zone too, like `zone:Europe/Berlin`: I can’t tell it here.')
        );
      });
    }
    // A form has to open at once on some platforms, so nothing is asked where nothing need be.
    if (isKnownAdmin(context, request, channel)) {
      return only({ kind: 'form', form: settingUp.formNow(request, place) });
    }
    const form = async (): Promise<Reply> =>
      (await isAdmin(context, request, channel))
        ? { kind: 'form', form: await settingUp.form(request, place) }
        : messageReply(notAdmin(request.place.platform), privately);
    return { when: 'later', ...privately, reply: form() };
  };

  return {
    check: admin.check,

    /** `/whoowns-admin quiz …`; null for what isn't the quiz's. */
    command(request: RequestOf<'command'>): Handled | null {
      const [area, word] = request.path;
      const { place, options } = request;
      if (area !== 'quiz') return null;
      switch (word) {
        case 'setup':
          return setup(request);
        case 'now':
          return guarded(request, place.channel, () => admin.now(place));
        case 'pause':
          return guarded(request, place.channel, () =>
            admin.pause(place, options.until?.trim() ?? ''),
          );
        case 'resume':
          return guarded(request, place.channel, () => admin.resume(place));
        case 'stop':
          return guarded(request, place.channel, () => admin.stop(place));
        default:
          return null;
      }
    },

    /** The form of the settings was sent. */
    settings(request: RequestOf<'form'>, channel: string): Handled {
      const words = saidIn(request.values);
      const read = settingUp.check(words);
      if (!read.ok) return only({ kind: 'faults', faults: read.faults });
      const place = { ...request.place, channel };
      return guarded(request, channel, async () => {
        const saved = await settingUp.save(request, place, words);
        return saved ?? said('Say the time zone too, by its name, like Europe/Berlin.');
      });
    },

    /** The button came by direct message, where a payload says nothing of the channel's rights. */
    async again(
      { person, place }: Pick<Request, 'person' | 'place'>,
      { workspace, post: id }: { readonly workspace: string; readonly post: string },
    ): Promise<Message> {
      const kept = await context.store.posts.find(id, { platform: place.platform, workspace });
      if (!kept) return said('That is settled already.');
      const asker = { place: kept.place, person: { ...person, admin: null } };
      if (!(await isAdmin(context, asker, kept.place.channel))) return notAdmin(place.platform);
      return admin.again(kept.place, id);
    },
  };
}

function faultsSaid(faults: Readonly<Record<string, string>>): Message {
  return {
    summary: Object.values(faults).join(' '),
    blocks: [
      {
        kind: 'list',
        items: Object.entries(faults).map(([name, fault]) => [
          { kind: 'strong', text: `${name}: ` },
          { kind: 'plain', text: fault },
        ]),
      },
    ],
  };
}
