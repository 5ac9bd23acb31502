/** The race's Slack. */
import { setTimeout as sleep } from 'node:timers/promises';
import { encodeAction } from '../../src/core/action.ts';
import { createSlackWire } from '../wire/slack.ts';
import { pressables, wordsOf } from '../wire/slack-read.ts';
import { appId, type Posted, team } from '../wire/slack-workspace.ts';
import { patienceMs, type Stage } from './stage.ts';

const starting = new Set(['auth.test', 'apps.connections.open']);

export async function slackStage(
  now: () => number,
  chance: () => number,
): Promise<Stage & { readonly apiUrl: string }> {
  const wire = await createSlackWire({ now });
  const { workspace } = wire;
  // As Slack does: any of the app's connections gets a payload.
  wire.choose = (open) => Math.floor(chance() * open);
  wire.trouble = (method) => {
    if (starting.has(method)) return null;
    const trouble = stage.trouble(method === 'chat.postMessage');
    return trouble === 'busy' ? { status: 429, retryAfter: 1 } : trouble;
  };
  const byChannel = new Map<string, Posted[]>();
  const byPerson = new Map<string, Posted[]>();
  let sorted = 0;
  const sort = () => {
    for (; sorted < workspace.messages.length; sorted += 1) {
      const one = workspace.messages[sorted];
      if (!one) continue;
      const [map, key] = one.only === null ? [byChannel, one.channel] : [byPerson, one.only];
      const known = map.get(key);
      if (known) known.push(one);
      else map.set(key, [one]);
    }
  };
  const told = (person: string) => {
    sort();
    return (byPerson.get(person) ?? []).map(({ blocks }) => wordsOf(blocks));
  };
  const boss = 'U0000BOSS';
  let members = 0;

  const stage: Stage & { readonly apiUrl: string } = {
    platform: 'slack',
    apiUrl: wire.apiUrl,
    boss,
    channel(index, blind) {
      const channel = `C${String(index).padStart(8, '0')}`;
      workspace.add(channel, { readable: !blind });
      return { platform: 'slack', workspace: team, channel };
    },
    questions(channel) {
      sort();
      return (byChannel.get(channel) ?? []).flatMap(({ ts, metadata, blocks }) => {
        const [, round] = /"key":"q-([a-z0-9]+)"/.exec(JSON.stringify(metadata ?? null)) ?? [];
        return round === undefined ? [] : [{ id: ts, round, words: wordsOf(blocks) }];
      });
    },
    member() {
      members += 1;
      return `U${String(members).padStart(8, '0')}`;
    },
    async press(channel, { id, round }, person, choice) {
      const before = told(person).length;
      const until = Date.now() + patienceMs;
      const ts = workspace.ts();
      const payload = {
        type: 'block_actions',
        user: { id: person, username: 'member', name: 'member', team_id: team },
        api_app_id: appId,
        token: 'verification',
        team: { id: team, domain: 'home' },
        enterprise: null,
        is_enterprise_install: false,
        trigger_id: workspace.trigger(person),
        container: { type: 'message', message_ts: id, channel_id: channel, is_ephemeral: false },
        channel: { id: channel, name: 'quiz' },
        message: { ts: id, text: 'the question' },
        response_url: wire.responseUrl(channel, person, null),
        actions: [
          {
            type: 'button',
            action_id: encodeAction({ kind: 'quiz-answer', round, choice: String(choice) }),
            block_id: 'b',
            action_ts: ts,
          },
        ],
      };
      // Without an acknowledgement Slack shows a warning; the person looks for the answer all the same.
      if (wire.open() > 0) wire.envelope('interactive', payload).catch(() => {});
      while (told(person).length === before && Date.now() < until) await sleep(10);
    },
    told,
    bossCanPress() {
      sort();
      const messages = byChannel.get(`D${boss.slice(1)}`) ?? [];
      return messages.flatMap(({ blocks }) => pressables(blocks).map((one) => one.action_id));
    },
    busy: wire.busy,
    trouble: () => null,
    faults: () => workspace.faults,
    close: wire.close,
  };
  return stage;
}
