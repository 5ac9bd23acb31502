/** What happens with each payload: acknowledge in time, ask the bot, send what it says. */
import { setTimeout as sleep } from 'node:timers/promises';
import type {
  AnyMiddlewareArgs,
  App,
  Context,
  SlackCommandMiddlewareArgs,
  SlackEventMiddlewareArgs,
  SlackOptionsMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';
import type { Meters } from '../core/meters.ts';
import type { Log } from '../core/ports.ts';
import type { Bot, Handled } from '../core/request.ts';
import { baseOf } from './commands.ts';
import { receiveHome, receiveJoined, receiveWords } from './events.ts';
import type { Farewell } from './farewell.ts';
import { responseOf, waiting } from './form-answer.ts';
import type { Office, Offices, Source } from './office.ts';
import { isOutside } from './outsiders.ts';
import {
  type Received,
  receiveCommand,
  receiveMessageShortcut,
  receivePress,
  receiveShortcut,
  receiveSubmission,
} from './receive.ts';
import { renderMessage } from './render.ts';
import { suggest } from './suggest.ts';
import { notHere, notNow, unserved } from './unserved.ts';
import { answering, watch } from './watch.ts';
import type { Working } from './working.ts';

/** The first word of the app's commands: nobody tells us but the commands themselves. */
export interface Names {
  base: string;
}

export interface ListenOptions {
  readonly app: App;
  readonly bot: Bot;
  readonly log: Log;
  readonly meters: Meters;
  readonly offices: Offices;
  /** Null where one token is all there is. */
  readonly farewell: Farewell | null;
  readonly working: Working;
  readonly names: Names;
}

/** A form's acknowledgement carries its answer or its faults, so it waits for them this long (ms). */
const FORM_PATIENCE_MS = 2_000;

export function listen(options: ListenOptions): void {
  const { app, bot, log, meters, offices, farewell, working, names } = options;
  watch(app, log, meters);
  const timed = answering(meters);

  const handle = async ({ outsiders }: Office, { request }: Received): Promise<Handled> =>
    bot.handle({ ...request, outside: await isOutside(request, outsiders) });

  /** For what is acknowledged empty: a press, a shortcut, an event. */
  const answer = timed(async (office: Office, received: Received) => {
    const handled = await handle(office, received);
    if (handled.when === 'now') working.add(handled.after);
    await office.deliver(await handled.reply, received.target);
  });

  const command = timed(async (office: Office, { body, ack }: SlackCommandMiddlewareArgs) => {
    const { installed, deliver } = office;
    const received = receiveCommand(body, installed);
    const handled = await handle(office, received);
    const { target } = received;
    if (handled.when === 'later') {
      // "in_channel" shows everybody what was typed, as it should for an answer that all shall see.
      const typed = { response_type: 'in_channel' } as const;
      await ack(handled.audience === 'public' ? typed : undefined);
      return deliver(await handled.reply, target);
    }
    working.add(handled.after);
    const { reply } = handled;
    if (reply.kind !== 'message') {
      await ack();
      return deliver(reply, target);
    }
    const manner = reply.audience === 'public' ? 'in_channel' : 'ephemeral';
    try {
      await ack({ ...renderMessage(reply.message, names.base), response_type: manner });
    } catch (err) {
      // The line broke under the acknowledgement; the response_url still works.
      log.warn({ err, adapter: 'slack' }, 'a command could not be acknowledged');
      await deliver(reply, target);
    }
  });

  const form = timed(
    async (office: Office, { body, ack }: SlackViewMiddlewareArgs<ViewSubmitAction>) => {
      const received = receiveSubmission(body, office.installed);
      const handled = await handle(office, received);
      if (handled.when === 'now') working.add(handled.after);
      const reply = Promise.resolve(handled.reply);
      const soon = await Promise.race([reply, sleep(FORM_PATIENCE_MS, null, { ref: false })]);
      const response = soon
        ? responseOf(soon, received.target, names.base)
        : waiting(received.target);
      await ack(response ?? undefined);
      if (soon === null || response === null) await office.deliver(await reply, received.target);
    },
  );

  const event = async (
    office: Office,
    { event: { type }, body }: SlackEventMiddlewareArgs,
  ): Promise<void> => {
    const { installed, outsiders } = office;
    switch (type) {
      case 'app_mention':
      case 'message': {
        const received = receiveWords(body, installed);
        if (!received) return;
        const { place, outside, direct } = received.request;
        if (!direct) outsiders.told(place.channel, outside);
        return answer(office, received);
      }
      case 'app_home_opened': {
        const received = receiveHome(body, installed);
        if (received) await answer(office, received);
        return;
      }
      case 'member_joined_channel': {
        const request = receiveJoined(body, installed);
        // Whatever comes of it is sent unasked.
        if (request) await bot.handle(request).reply;
        return;
      }
      // Nothing else is subscribed to.
    }
  };

  /** Null, with the person told why, where nobody can be answered. */
  const officeFor = async (args: AnyMiddlewareArgs, source: Source): Promise<Office | null> => {
    try {
      const office = await offices.of(source);
      if (!office) await unserved(args, notHere);
      return office;
    } catch (err) {
      log.error({ err, adapter: 'slack', ...source }, "an installation can't be looked up");
      await unserved(args, notNow);
      return null;
    }
  };

  const dispatch = async (args: AnyMiddlewareArgs, source: Source): Promise<void> => {
    if ('command' in args) names.base = baseOf(args.body.command);
    if (isSuggestion(args)) return args.ack({ options: suggest(bot, args.body) });
    if ('event' in args && farewell && (await farewell.heard(args.body, source))) return;
    const office = await officeFor(args, source);
    if (!office) return;
    if ('command' in args) return command(office, args);
    if (isSubmission(args)) return form(office, args);
    if ('event' in args) return event(office, args);
    // What we don't know is acknowledged too: Bolt would let Slack wait three seconds.
    await args.ack();
    const { installed } = office;
    if ('action' in args) return answer(office, receivePress(args.body, installed));
    if (!('shortcut' in args)) return;
    const { body } = args;
    const receive = body.type === 'shortcut' ? receiveShortcut : receiveMessageShortcut;
    await answer(office, receive(body, installed));
  };

  // One middleware for all, since Bolt runs each listener on each payload. It never rejects, and runs to its
  // end even while the bot stops.
  app.use((args) => {
    const done = dispatch(args, sourceOf(args.context)).catch((err: unknown) => {
      const type: unknown = Reflect.get(args.body, 'type');
      log.error({ err, adapter: 'slack', type }, 'a payload from Slack could not be handled');
    });
    working.add(done);
    return done;
  });
}

function sourceOf({ teamId, enterpriseId, isEnterpriseInstall }: Context): Source {
  return { team: teamId ?? null, enterprise: enterpriseId ?? null, orgWide: isEnterpriseInstall };
}

function isSuggestion(
  args: AnyMiddlewareArgs,
): args is SlackOptionsMiddlewareArgs<'block_suggestion'> {
  return 'options' in args && args.body.type === 'block_suggestion';
}

function isSubmission(args: AnyMiddlewareArgs): args is SlackViewMiddlewareArgs<ViewSubmitAction> {
  return 'view' in args && args.body.type === 'view_submission';
}
