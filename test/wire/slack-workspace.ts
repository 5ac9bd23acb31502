/** A Slack workspace in memory: who is where, what stands in channels, modals and the App Home. */
import { z } from 'zod';
import { messageFaults, textFaults, viewFaults } from './block-kit.ts';

export interface Channel {
  readonly id: string;
  readonly private: boolean;
  /** The bot is in it. */
  member: boolean;
  /** People of another company are in it. */
  shared: boolean;
  archived: boolean;
  /** Who made it. */
  readonly creator: string;
  /** The bot may read its history. */
  readable: boolean;
}

export interface Posted {
  readonly ts: string;
  readonly channel: string;
  readonly thread: string | null;
  /** Who alone sees it; null: everybody. */
  readonly only: string | null;
  readonly metadata?: unknown;
  text: string;
  blocks: readonly Block[];
  edited: number;
}

export interface View {
  readonly id: string;
  readonly user: string;
  body: ViewBody;
}

export interface Shown {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly everyone: boolean;
}

/** Blocks as they came, for reading. */
const blockShape = z.looseObject({ type: z.string() });
export type Block = z.infer<typeof blockShape>;
const viewShape = z.looseObject({
  type: z.enum(['home', 'modal']),
  blocks: z.array(blockShape),
  callback_id: z.string().optional(),
  private_metadata: z.string().optional(),
});
export type ViewBody = z.infer<typeof viewShape>;

/** What Slack answers a call with. */
export type Answer = Readonly<Record<string, unknown>> & { readonly ok: boolean };

export const team = 'T0000HOME';
export const botUser = 'U0000BOT';
export const botId = 'B0000BOT';
export const appId = 'A0000APP';
export const refuse = (error: string, more = {}): Answer => ({ ok: false, error, ...more });

const messageArgs = z.strictObject({
  channel: z.string(),
  text: z.string().optional(),
  blocks: z.array(blockShape).default([]),
  thread_ts: z.string().optional(),
  user: z.string().optional(),
  ts: z.string().optional(),
  unfurl_links: z.unknown().optional(),
  unfurl_media: z.unknown().optional(),
  metadata: z.unknown().optional(),
});

export interface Workspace {
  readonly messages: Posted[];
  /** Everything that was ever to be read, in order; a change counts as one more. */
  readonly shown: Shown[];
  /** The modals that stand open, the top one last. */
  readonly modals: View[];
  readonly homes: Map<string, View>;
  readonly channels: Map<string, Channel>;
  /** What left the bot and Slack would have refused, or drawn differently than meant. */
  readonly faults: string[];
  add(id: string, change?: Partial<Channel>): void;
  /** A timestamp, later than any before. */
  ts(): string;
  /** A trigger id, good for three seconds and one modal. */
  trigger(user: string): string;
  post(args: unknown, only?: string | null): Answer;
  update(args: unknown): Answer;
  open(args: unknown, push: boolean): Answer;
  updateView(args: unknown): Answer;
  publish(args: unknown): Answer;
  info(args: unknown): Answer;
  /** Pages of two, so that a few messages make several. */
  history(args: unknown): Answer;
  /** Checks and keeps a message that came by an acknowledgement or a response_url. */
  place(body: unknown, channel: string, user: string, replaces: Posted | null): string | null;
  /** Checks and shows a view that came in an acknowledgement. */
  acknowledged(modal: View, view: unknown): void;
}

const TRIGGER_MS = 3_000;

export function createWorkspace({ now }: { readonly now: () => number }): Workspace {
  const messages: Posted[] = [];
  const shown: Shown[] = [];
  const show = ({ text, blocks, only, channel }: Posted) =>
    shown.push({ text, blocks, everyone: only === null && !channel.startsWith('D') });
  const showView = ({ blocks }: ViewBody) => shown.push({ text: '', blocks, everyone: false });
  const modals: View[] = [];
  const homes = new Map<string, View>();
  const channels = new Map<string, Channel>();
  const faults: string[] = [];
  const triggers = new Map<string, { readonly user: string; readonly at: number; used: boolean }>();
  let count = 0;
  const next = () => {
    count += 1;
    return count;
  };
  const add = (id: string, change: Partial<Channel> = {}) =>
    channels.set(id, {
      id,
      private: false,
      member: true,
      shared: false,
      archived: false,
      creator: 'U0000EVE',
      readable: true,
      ...change,
    });
  add('C000TEAM');
  add('C000AWAY', { member: false });
  add('G000AWAY', { member: false, private: true });
  add('C0SHARED', { shared: true });
  add('C0000OLD', { archived: true });

  let latest = 0;
  const ts = () => {
    latest = Math.max(latest + 1, Math.floor(now() * 1000));
    return `${Math.floor(latest / 1e6)}.${String(latest % 1e6).padStart(6, '0')}`;
  };
  const blame = (where: string, found: readonly string[]) => {
    faults.push(...found.map((fault) => `${where}: ${fault}`));
    return found.length > 0;
  };
  const checkView = (value: unknown, where: string): ViewBody | null => {
    const parsed = viewShape.safeParse(value);
    if (!parsed.success) faults.push(`${where}: no view`);
    if (blame(where, viewFaults(value)) || !parsed.success) return null;
    return parsed.data;
  };
  const wrong = (where: string, blocks: unknown, text: unknown) => {
    const bad = blame(`${where} blocks`, messageFaults(blocks));
    return blame(`${where} text`, textFaults(text)) || bad;
  };

  return {
    messages,
    shown,
    modals,
    homes,
    channels,
    faults,
    add,
    ts,
    acknowledged(modal, view) {
      const body = checkView(view, 'an acknowledged modal');
      if (!body) return;
      modal.body = body;
      showView(body);
    },
    trigger(user) {
      const id = `${next()}.${Date.now()}.trigger`;
      triggers.set(id, { user, at: Date.now(), used: false });
      return id;
    },
    post(args, only = null) {
      const parsed = messageArgs.safeParse(args);
      if (!parsed.success) {
        faults.push(`a message: ${z.prettifyError(parsed.error)}`);
        return refuse('invalid_arguments');
      }
      const { channel, blocks, text, thread_ts, metadata } = parsed.data;
      const where = channels.get(channel);
      const direct = /^[DUW]/.test(channel);
      if (!direct && (!where || (where.private && !where.member)))
        return refuse('channel_not_found');
      if (!direct && !where?.member) return refuse('not_in_channel');
      if (where?.archived) return refuse('is_archived');
      if (wrong('a message', blocks, text)) {
        return refuse('invalid_blocks', { response_metadata: { messages: faults.slice(-3) } });
      }
      const one: Posted = {
        ts: ts(),
        channel: /^[UW]/.test(channel) ? `D${channel.slice(1)}` : channel,
        thread: thread_ts ?? null,
        only,
        metadata,
        text: text ?? '',
        blocks,
        edited: 0,
      };
      messages.push(one);
      show(one);
      return { ok: true, channel: one.channel, ts: one.ts, message: { text, blocks } };
    },
    update(args) {
      const parsed = messageArgs.safeParse(args);
      const one = messages.find(({ ts }) => ts === parsed.data?.ts);
      if (!parsed.success || !one || one.only !== null) return refuse('message_not_found');
      if (wrong('an update', parsed.data.blocks, parsed.data.text)) return refuse('invalid_blocks');
      one.text = parsed.data.text ?? '';
      one.blocks = parsed.data.blocks;
      one.edited += 1;
      show(one);
      return { ok: true, channel: one.channel, ts: one.ts };
    },
    open(args, push) {
      const shape = z.strictObject({ trigger_id: z.string(), view: z.unknown() });
      const { trigger_id, view } = shape.parse(args);
      const trigger = triggers.get(trigger_id);
      if (!trigger) return refuse('invalid_trigger_id');
      if (trigger.used) return refuse('exchanged_trigger_id');
      if (Date.now() - trigger.at > TRIGGER_MS) return refuse('expired_trigger_id');
      const body = checkView(view, 'a modal');
      if (!body) return refuse('invalid_arguments');
      trigger.used = true;
      if (!push) modals.length = 0;
      if (modals.length >= 3) return refuse('push_limit_reached');
      const one = { id: `V${next()}`, user: trigger.user, body };
      modals.push(one);
      showView(body);
      return { ok: true, view: { ...body, id: one.id } };
    },
    updateView(args) {
      const shape = z.strictObject({ view_id: z.string(), view: z.unknown() });
      const { view_id, view } = shape.parse(args);
      const one = modals.find(({ id }) => id === view_id);
      if (!one) return refuse('not_found');
      const body = checkView(view, 'an update of a modal');
      if (!body) return refuse('invalid_arguments');
      one.body = body;
      showView(body);
      return { ok: true, view: { ...body, id: one.id } };
    },
    publish(args) {
      const shape = z.strictObject({ user_id: z.string(), view: z.unknown() });
      const { user_id, view } = shape.parse(args);
      const body = checkView(view, 'a home tab');
      if (!body) return refuse('invalid_arguments');
      homes.set(user_id, { id: homes.get(user_id)?.id ?? `V${next()}`, user: user_id, body });
      showView(body);
      return { ok: true, view: body };
    },
    info(args) {
      const { channel } = z.object({ channel: z.string() }).parse(args);
      const one = channels.get(channel);
      if (!one || (one.private && !one.member)) return refuse('channel_not_found');
      const { id, shared, member, archived } = one;
      const flags = { is_ext_shared: shared, is_shared: shared, is_org_shared: false };
      return {
        ok: true,
        channel: {
          id,
          name: id.toLowerCase(),
          creator: one.creator,
          ...flags,
          is_member: member,
          is_archived: archived,
        },
      };
    },
    history(args) {
      const shape = z.object({
        channel: z.string(),
        oldest: z.coerce.number(),
        cursor: z.coerce.number().default(0),
        include_all_metadata: z.literal('true'),
        limit: z.coerce.number().max(999),
      });
      const { channel, oldest, cursor } = shape.parse(args);
      const one = channels.get(channel);
      if (!one?.member) return refuse('channel_not_found');
      if (!one.readable) return refuse('missing_scope', { needed: 'channels:history' });
      const all = messages
        .filter(
          (each) => each.channel === channel && each.only === null && Number(each.ts) > oldest,
        )
        .toReversed();
      const more = all.length > cursor + 2;
      return {
        ok: true,
        messages: all
          .slice(cursor, cursor + 2)
          .map(({ ts, text, metadata }) => ({ ts, text, metadata })),
        has_more: more,
        response_metadata: { next_cursor: more ? String(cursor + 2) : '' },
      };
    },
    place(body, channel, user, replaces) {
      const shape = z.strictObject({
        text: z.string().optional(),
        blocks: z.array(blockShape).default([]),
        response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
        replace_original: z.boolean().default(false),
        thread_ts: z.string().optional(),
        unfurl_links: z.unknown().optional(),
        unfurl_media: z.unknown().optional(),
      });
      const parsed = shape.safeParse(body);
      if (!parsed.success) {
        faults.push(`a response: ${z.prettifyError(parsed.error)}`);
        return 'invalid_arguments';
      }
      const { text, blocks, response_type, replace_original, thread_ts } = parsed.data;
      if (wrong('a response', blocks, text)) return 'invalid_blocks';
      if (replace_original && replaces) {
        replaces.text = text ?? '';
        replaces.blocks = blocks;
        replaces.edited += 1;
        show(replaces);
        return null;
      }
      const only = response_type === 'ephemeral' ? user : null;
      const thread = thread_ts ?? null;
      const one = { ts: ts(), channel, thread, only, text: text ?? '', blocks, edited: 0 };
      messages.push(one);
      show(one);
      return null;
    },
  };
}
