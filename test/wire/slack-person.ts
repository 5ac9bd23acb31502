/** Somebody in Slack: types commands, presses, mentions, searches; sees what they would see. */
import { z } from 'zod';
import { optionsFaults } from './block-kit.ts';
import type { SlackWire } from './slack.ts';
import type { Delivery, Kind } from './slack-delivery.ts';
import { type Pressable, pressables } from './slack-read.ts';
import { appId, botUser, team as homeTeam, type Posted, type View } from './slack-workspace.ts';

export interface Person {
  readonly id: string;
  command(text: string, options?: CommandOptions): Promise<void>;
  /** On the newest message, modal or home tab that has it. */
  press(label: string): Promise<void>;
  mention(text: string, options?: MentionOptions): Promise<void>;
  dm(text: string, change?: object): Promise<void>;
  /** "Who owns this?" on somebody's message. */
  askAbout(text: string, channel?: string): Promise<void>;
  searchShortcut(): Promise<void>;
  openHome(): Promise<void>;
  /** Comes into a channel at this instant (ms); further fields of the event. */
  join(at: number, channel?: string, change?: object): Promise<void>;
  /** Types into the search box so labelled (a field of a form by its name); the entries that come. */
  type(label: string, text: string): Promise<readonly { label: string; value: string }[]>;
  /** Takes an entry of a search box on a message or the home tab. */
  pick(label: string, value: string): Promise<void>;
  /** Fills in the open form and sends it; the faults, by field. */
  submit(values: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>>;
  /** Slack brings an event of this kind, which no person made. */
  happens(event: Payload, around?: object): Promise<void>;
  /** The platform brings the last payload once more, as it does when it saw no acknowledgement. */
  again(change?: (payload: Payload) => Payload): Promise<unknown>;
}

export interface CommandOptions {
  readonly command?: string;
  readonly channel?: string;
  readonly change?: object;
}
export interface MentionOptions {
  readonly channel?: string;
  readonly thread?: string;
  /** Fields of the event, and of what is around it. */
  readonly event?: object;
  readonly body?: object;
}
export type Payload = Readonly<Record<string, unknown>>;

export interface PersonOptions {
  readonly wire: SlackWire;
  readonly delivery: Delivery;
  /** Resolves when the bot has done all it does. */
  readonly settled: () => Promise<void>;
  readonly id?: string;
  readonly name?: string;
  readonly home?: string;
  /** The workspace where they are, and the organisation that has the app as a whole. */
  readonly team?: string;
  readonly organisation?: string;
  /** The bot's user there. */
  readonly bot?: string;
}

const acknowledgedOptions = z.object({
  options: z.array(z.object({ text: z.object({ text: z.string() }), value: z.string() })),
});
const acknowledgedForm = z.discriminatedUnion('response_action', [
  z.strictObject({ response_action: z.literal('update'), view: z.unknown() }),
  z.strictObject({
    response_action: z.literal('errors'),
    errors: z.record(z.string(), z.string().min(1)),
  }),
]);

export function createPerson(options: PersonOptions): Person {
  const { wire, delivery, settled, id = 'U0000ANA', name = 'ana' } = options;
  const { team = homeTeam, home = team, organisation = null, bot = botUser } = options;
  const { workspace } = wire;
  let last: { kind: Kind; payload: Payload } | null = null;

  const send = async (kind: Kind, payload: Payload): Promise<unknown> => {
    last = { kind, payload };
    const answer = await delivery.deliver(kind, payload);
    await settled();
    return answer;
  };
  const interaction = (type: string) => ({
    type,
    user: { id, username: name, name, team_id: home },
    api_app_id: appId,
    token: 'verification',
    team: { id: home, domain: 'home' },
    enterprise: organisation === null ? null : { id: organisation },
    is_enterprise_install: organisation !== null,
    trigger_id: workspace.trigger(id),
  });
  const event = (inner: Payload, around: object = {}) => ({
    token: 'verification',
    team_id: team,
    api_app_id: appId,
    type: 'event_callback',
    event_id: `Ev${workspace.ts()}`,
    event_time: 1_700_000_000,
    authorizations: [
      {
        enterprise_id: organisation,
        team_id: organisation === null ? team : null,
        user_id: bot,
        is_bot: true,
        is_enterprise_install: organisation !== null,
      },
    ],
    is_ext_shared_channel: false,
    event: inner,
    ...around,
  });

  /** What this person has before them, the newest first. */
  const surfaces = (): readonly (
    | { readonly kind: 'message'; readonly message: Posted }
    | { readonly kind: 'view'; readonly view: View }
  )[] => [
    ...workspace.modals.toReversed().map((view) => ({ kind: 'view', view }) as const),
    ...workspace.messages
      .filter(({ only }) => only === null || only === id)
      .toReversed()
      .map((message) => ({ kind: 'message', message }) as const),
    ...[...workspace.homes.values()].map((view) => ({ kind: 'view', view }) as const),
  ];
  const find = (label: string) => {
    for (const surface of surfaces()) {
      const blocks = surface.kind === 'message' ? surface.message.blocks : surface.view.body.blocks;
      const found = pressables(blocks).find((one) => one.label === label);
      if (found) return { surface, found };
    }
    throw new Error(`nothing to press says "${label}"`);
  };

  const press = async (label: string, chosen: string | null): Promise<void> => {
    const { surface, found } = find(label);
    const value = chosen ?? found.value;
    await send('interactive', {
      ...interaction('block_actions'),
      ...whereOf(surface),
      actions: [actionOf(found, value, workspace.ts())],
    });
  };
  const whereOf = (surface: ReturnType<typeof surfaces>[number]) => {
    if (surface.kind === 'view') {
      const { view } = surface;
      return { container: { type: 'view', view_id: view.id }, view: { ...view.body, id: view.id } };
    }
    const { message } = surface;
    const { channel, ts, thread, only } = message;
    const inThread = thread === null ? {} : { thread_ts: thread };
    return {
      container: {
        type: 'message',
        message_ts: ts,
        channel_id: channel,
        is_ephemeral: only !== null,
        ...inThread,
      },
      channel: { id: channel, name: 'general' },
      // A press on an ephemeral message carries no message.
      ...(only === null ? { message: { ts, text: message.text, ...inThread } } : {}),
      response_url: wire.responseUrl(channel, id, message),
    };
  };

  return {
    id,
    async command(text, { command = '/whoowns', channel = 'C000TEAM', change = {} } = {}) {
      const answer = await send('slash_commands', {
        token: 'verification',
        team_id: home,
        team_domain: 'home',
        channel_id: channel,
        channel_name: channel.startsWith('D') ? 'directmessage' : 'general',
        user_id: id,
        user_name: name,
        command,
        text: entities(text),
        api_app_id: appId,
        is_enterprise_install: String(organisation !== null),
        ...(organisation === null ? {} : { enterprise_id: organisation }),
        response_url: wire.responseUrl(channel, id, null),
        trigger_id: workspace.trigger(id),
        ...change,
      });
      const only = z.strictObject({ response_type: z.literal('in_channel') }).safeParse(answer);
      // "in_channel" alone shows what was typed and no message.
      if (answer !== null && !only.success) workspace.place(answer, channel, id, null);
    },
    press: (label) => press(label, null),
    pick: (label, value) => press(label, value),
    async mention(text, { channel = 'C000TEAM', thread, event: inner = {}, body = {} } = {}) {
      const ts = workspace.ts();
      const payload = {
        type: 'app_mention',
        user: id,
        team: home,
        text: `<@${bot}> ${entities(text)}`,
        ts,
        channel,
        event_ts: ts,
        ...(thread ? { thread_ts: thread } : {}),
        ...inner,
      };
      await send('events_api', event(payload, body));
    },
    async dm(text, change = {}) {
      const ts = workspace.ts();
      const channel = `D${id.slice(1)}`;
      const payload = {
        type: 'message',
        channel_type: 'im',
        user: id,
        team: home,
        text: entities(text),
        ts,
        channel,
        event_ts: ts,
        ...change,
      };
      await send('events_api', event(payload));
    },
    async askAbout(text, channel = 'C000TEAM') {
      await send('interactive', {
        ...interaction('message_action'),
        callback_id: 'ask',
        channel: { id: channel, name: 'general' },
        message_ts: workspace.ts(),
        message: { type: 'message', user: 'U0000BEN', ts: workspace.ts(), text: entities(text) },
        response_url: wire.responseUrl(channel, id, null),
      });
    },
    async searchShortcut() {
      await send('interactive', {
        ...interaction('shortcut'),
        callback_id: 'search',
        action_ts: workspace.ts(),
      });
    },
    async openHome() {
      const ts = workspace.ts();
      const inner = { type: 'app_home_opened', user: id, channel: `D${id.slice(1)}`, tab: 'home' };
      await send('events_api', event({ ...inner, event_ts: ts }));
    },
    async join(at, channel = 'C000TEAM', change = {}) {
      const inner = { type: 'member_joined_channel', user: id, channel, channel_type: 'C' };
      await send(
        'events_api',
        event({ ...inner, team: home, event_ts: String(at / 1000), ...change }),
      );
    },
    async type(label, text) {
      const modal = workspace.modals.at(-1);
      const field = modal?.body.blocks.find((block) => block.block_id === label);
      const element = z.looseObject({ action_id: z.string() }).safeParse(field?.element);
      const action_id = element.success ? element.data.action_id : find(label).found.action_id;
      const answer = await send('interactive', {
        ...interaction('block_suggestion'),
        action_id,
        block_id: label,
        value: text,
        container: { type: 'message' },
      });
      workspace.faults.push(...optionsFaults(answer));
      const { options } = acknowledgedOptions.parse(answer);
      return options.map((one) => ({ label: one.text.text, value: one.value }));
    },
    async submit(values) {
      const modal = workspace.modals.at(-1);
      if (!modal) throw new Error('no form is open');
      const answer = await send('interactive', {
        ...interaction('view_submission'),
        view: { ...modal.body, id: modal.id, hash: 'h', state: { values: stateOf(modal, values) } },
        response_urls: [],
      });
      if (answer === null) workspace.modals.pop();
      const parsed = answer === null ? null : acknowledgedForm.parse(answer);
      if (parsed?.response_action === 'errors') {
        const inputs = modal.body.blocks.filter(({ type }) => type === 'input');
        const wrong = Object.keys(parsed.errors).filter(
          (name) => !inputs.some(({ block_id: id }) => id === name),
        );
        workspace.faults.push(...wrong.map((name) => `a fault beside "${name}", no input`));
        return parsed.errors;
      }
      if (parsed) workspace.acknowledged(modal, parsed.view);
      return {};
    },
    async happens(inner, around = {}) {
      await send('events_api', event(inner, around));
    },
    async again(change = (payload) => payload) {
      if (!last) throw new Error('nothing was sent yet');
      const answer = await delivery.deliver(last.kind, change(last.payload), 1);
      await settled();
      return answer;
    },
  };
}

function actionOf({ type, action_id }: Pressable, value: string | null, ts: string): object {
  const chosen = { selected_option: { text: { type: 'plain_text', text: 'x' }, value } };
  return { type, action_id, block_id: 'b', action_ts: ts, ...(value === null ? {} : chosen) };
}

/** A modal's state as Slack sends it: one input in each block. */
function stateOf({ body }: View, values: Readonly<Record<string, string>>): object {
  const shape = z.looseObject({
    block_id: z.string(),
    element: z.looseObject({ type: z.string(), action_id: z.string() }),
  });
  const states = body.blocks.flatMap((block) => {
    const parsed = shape.safeParse(block);
    if (!parsed.success) return [];
    const { block_id, element } = parsed.data;
    const value = values[block_id] ?? null;
    const text = element.type === 'plain_text_input';
    const option = value === null ? null : { text: { type: 'plain_text', text: 'x' }, value };
    const state = text ? { value } : { selected_option: option };
    return [[block_id, { [element.action_id]: { type: element.type, ...state } }] as const];
  });
  return Object.fromEntries(states);
}

/** What people type arrives with these three as entities. */
function entities(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
