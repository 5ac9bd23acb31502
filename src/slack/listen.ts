/** What happens with each payload: acknowledge in time, ask the bot, send what it says. */
import { setTimeout as sleep } from 'node:timers/promises';
import type {
  AnyMiddlewareArgs,
  App,
  SlackCommandMiddlewareArgs,
  SlackEventMiddlewareArgs,
  SlackOptionsMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewResponseAction,
  ViewSubmitAction,
} from '@slack/bolt';
import type { Log, Meters } from '../core/ports.ts';
import type { Bot, Handled, Reply } from '../core/request.ts';
import { baseOf } from './commands.ts';
import type { Deliver } from './deliver.ts';
import { receiveHome, receiveJoined, receiveWords } from './events.ts';
import { renderFaults, renderForm, renderModal } from './form.ts';
import type { Installed } from './installed.ts';
import { isOutside, type Outsiders } from './outsiders.ts';
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
import { metadataOf, type Target } from './target.ts';
import { timed, watch } from './watch.ts';
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
  readonly installed: () => Installed;
  readonly outsiders: Outsiders;
  readonly deliver: Deliver;
  readonly working: Working;
  readonly names: Names;
}

/** A form's acknowledgement carries its answer or its faults, so it waits for them this long (ms). */
const FORM_PATIENCE_MS = 2_000;

export function listen(options: ListenOptions): void {
  const { app, bot, log, meters, installed, outsiders, deliver, working, names } = options;
  watch(app, log, meters);

  const handle = async ({ request }: Received): Promise<Handled> =>
    bot.handle({ ...request, outside: await isOutside(request, outsiders) });

  /** For what is acknowledged empty: a press, a shortcut, an event. */
  const answer = timed(meters, async (received: Received): Promise<void> => {
    const handled = await handle(received);
    if (handled.when === 'now') working.add(handled.after);
    await deliver(await handled.reply, received.target);
  });

  const command = timed(meters, async ({ body, ack }: SlackCommandMiddlewareArgs) => {
    names.base = baseOf(body.command);
    const received = receiveCommand(body, installed());
    const handled = await handle(received);
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

  const form = timed(meters, async ({ body, ack }: SlackViewMiddlewareArgs<ViewSubmitAction>) => {
    const received = receiveSubmission(body, installed());
    const handled = await handle(received);
    if (handled.when === 'now') working.add(handled.after);
    const reply = Promise.resolve(handled.reply);
    const soon = await Promise.race([reply, sleep(FORM_PATIENCE_MS, null, { ref: false })]);
    const response = soon
      ? responseOf(soon, received.target, names.base)
      : waiting(received.target);
    await ack(response ?? undefined);
    if (soon === null || response === null) await deliver(await reply, received.target);
  });

  const event = async ({ event: { type }, body }: SlackEventMiddlewareArgs): Promise<void> => {
    switch (type) {
      case 'app_mention':
      case 'message': {
        const received = receiveWords(body, installed());
        if (!received) return;
        const { place, outside, direct } = received.request;
        if (!direct) outsiders.told(place.channel, outside);
        return answer(received);
      }
      case 'app_home_opened': {
        const received = receiveHome(body, installed());
        if (received) await answer(received);
        return;
      }
      case 'member_joined_channel': {
        const request = receiveJoined(body, installed());
        // Whatever comes of it is sent unasked.
        if (request) await bot.handle(request).reply;
        return;
      }
      // Nothing else is subscribed to.
    }
  };

  const dispatch = async (args: AnyMiddlewareArgs): Promise<void> => {
    if ('command' in args) return command(args);
    if (isSuggestion(args)) return args.ack({ options: suggest(bot, args.body) });
    if (isSubmission(args)) return form(args);
    if ('event' in args) return event(args);
    // What we don't know is acknowledged too: Bolt would let Slack wait three seconds.
    await args.ack();
    if ('action' in args) return answer(receivePress(args.body, installed()));
    if (!('shortcut' in args)) return;
    const { body } = args;
    const receive = body.type === 'shortcut' ? receiveShortcut : receiveMessageShortcut;
    await answer(receive(body, installed()));
  };

  // One middleware for all, since Bolt runs each listener on each payload. It never rejects, and runs to its
  // end even while the bot stops.
  app.use((args) => {
    const done = dispatch(args).catch((err: unknown) => {
      const type: unknown = Reflect.get(args.body, 'type');
      log.error({ err, adapter: 'slack', type }, 'a payload from Slack could not be handled');
    });
    working.add(done);
    return done;
  });
}

function isSuggestion(
  args: AnyMiddlewareArgs,
): args is SlackOptionsMiddlewareArgs<'block_suggestion'> {
  return 'options' in args && args.body.type === 'block_suggestion';
}

function isSubmission(args: AnyMiddlewareArgs): args is SlackViewMiddlewareArgs<ViewSubmitAction> {
  return 'view' in args && args.body.type === 'view_submission';
}

/** What a form is answered with at once; null for a reply that doesn't go into its modal. */
function responseOf(reply: Reply, target: Target, base: string): ViewResponseAction | null {
  switch (reply.kind) {
    case 'message':
      if (reply.audience === 'public' && target.channel !== null) return null;
      return {
        response_action: 'update',
        view: renderModal(reply.message, metadataOf(target), base),
      };
    case 'form':
      return { response_action: 'update', view: renderForm(reply.form, metadataOf(target)) };
    case 'faults':
      return { response_action: 'errors', errors: renderFaults(reply.faults) };
    case 'home':
    case 'nothing':
      return null;
  }
}

function waiting(target: Target): ViewResponseAction {
  const words = 'One moment …';
  const message = { summary: words, blocks: [] };
  return { response_action: 'update', view: renderModal(message, metadataOf(target)) };
}
