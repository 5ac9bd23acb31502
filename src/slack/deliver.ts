/** Sends what the bot replies to where it belongs. */

import { type Message, plain } from '../core/message.ts';
import type { Log } from '../core/ports.ts';
import type { Audience, Reply } from '../core/request.ts';
import { faultOf, type SlackFault, said } from './fault.ts';
import { renderForm, renderModal } from './form.ts';
import { type Rendered, renderHome, renderMessage } from './render.ts';
import { metadataOf, type Target } from './target.ts';
import type { Web } from './web.ts';

/** Sends it, or says why it can't; never rejects. */
export type Deliver = (reply: Reply, target: Target) => Promise<void>;

export interface DeliverOptions {
  readonly web: Web;
  readonly log: Log;
  /** The bot's name, for "/invite". */
  readonly name: () => string;
  /** The first word of the app's commands. */
  readonly base: () => string;
}

export function createDeliver({ web, log, name, base }: DeliverOptions): Deliver {
  const send = async (reply: Reply, target: Target): Promise<void> => {
    switch (reply.kind) {
      case 'message':
        return message(reply.message, reply.audience, reply.replace, target);
      case 'form':
        return open(renderForm(reply.form, metadataOf(target)), target);
      case 'faults':
        return message(faultsMessage(reply.faults), 'private', false, target);
      case 'home': {
        const view = renderHome(reply.message, base());
        await web.call('views.publish', 'safe', (client) =>
          client.views.publish({ user_id: target.user, view }),
        );
        return;
      }
      case 'nothing':
        return;
    }
  };

  const message = async (
    what: Message,
    audience: Audience,
    replace: boolean,
    target: Target,
  ): Promise<void> => {
    if (target.view && (audience === 'private' || target.channel === null)) {
      return inModal(what, target);
    }
    const rendered = renderMessage(what, base());
    try {
      await asMessage(rendered, audience, replace, target);
    } catch (error) {
      const fault = faultOf('a message', error);
      if (!/invalid_blocks|blocks_too_long|invalid_attachments/.test(fault.code)) throw fault;
      // Words without looks are better than nothing; the log tells us what to mend.
      log.error({ err: fault }, 'Slack refused our blocks; sent the text alone');
      await asMessage({ text: rendered.text, blocks: [] }, audience, replace, target);
    }
  };

  const asMessage = async (
    { text, blocks }: Rendered,
    audience: Audience,
    replace: boolean,
    { channel, thread, responseUrl, user }: Target,
  ): Promise<void> => {
    const body = { text, blocks, ...(thread === null ? {} : { thread_ts: thread }), ...noPreviews };
    if (responseUrl !== null) {
      const manner = audience === 'public' ? 'in_channel' : 'ephemeral';
      const how = replace
        ? { replace_original: true }
        : { response_type: manner, replace_original: false };
      return web.respond(responseUrl, { ...body, ...how });
    }
    const where = channel ?? user;
    if (audience === 'private' && !where.startsWith('D') && where !== user) {
      await web.call('chat.postEphemeral', 'post', (client) =>
        client.chat.postEphemeral({ ...body, channel: where, user }),
      );
      return;
    }
    await web.call('chat.postMessage', 'post', (client) =>
      client.chat.postMessage({ ...body, channel: where }),
    );
  };

  const inModal = async (what: Message, target: Target): Promise<void> => {
    const view = renderModal(what, metadataOf(target), base());
    const { view: from } = target;
    if (from?.type !== 'modal') return open(view, target);
    await web.call('views.update', 'safe', (client) =>
      client.views.update({ view_id: from.id, view }),
    );
  };

  const open = async (view: ReturnType<typeof renderForm>, target: Target): Promise<void> => {
    const { trigger } = target;
    if (trigger === null) throw new Error('a form with nothing to open it');
    if (target.view?.type === 'modal') {
      await web.call('views.push', 'once', (client) =>
        client.views.push({ trigger_id: trigger, view }),
      );
      return;
    }
    await web.call('views.open', 'once', (client) =>
      client.views.open({ trigger_id: trigger, view }),
    );
  };

  /** Tells the person alone, by a way that hasn't just failed. */
  const explain = async (fault: SlackFault, target: Target): Promise<void> => {
    const words = said(fault, name());
    const byResponse = target.responseUrl !== null && fault.what !== 'response_url';
    const home: Target = { ...target, channel: null, thread: null, view: null, responseUrl: null };
    try {
      if (target.view?.type === 'modal') await inModal(words, target);
      else if (byResponse) await message(words, 'private', false, { ...target, view: null });
      else await message(words, 'private', false, home);
    } catch (error) {
      log.error({ err: error }, 'and could not tell the person either');
    }
  };

  return async (reply, target) => {
    try {
      await send(reply, target);
    } catch (error) {
      const fault = faultOf(reply.kind, error);
      log.error({ err: fault, code: fault.code }, 'Slack did not take an answer');
      await explain(fault, target);
    }
  };
}

/** Our sources are links; their previews would be longer than the answer. */
const noPreviews = { unfurl_links: false, unfurl_media: false };

function faultsMessage(faults: Readonly<Record<string, string>>): Message {
  const summary = Object.values(faults).join(' ');
  return { summary, blocks: [{ kind: 'text', spans: [plain(summary)] }] };
}
