/** What is set up before the soak, what the quiz posts during it, and the count at its end. */
import { GatewayIntentBits } from 'discord.js';
import type { Store } from '../../src/core/ports.ts';
import { defaultSettings, keptSettings } from '../../src/core/quiz/settings.ts';
import type { Place } from '../../src/core/request.ts';
import type { DiscordWire } from '../../test/wire/discord.ts';
import type { StoredMessage } from '../../test/wire/discord-world.ts';
import type { SlackWire } from '../../test/wire/slack.ts';
import { team } from '../../test/wire/slack-workspace.ts';

const DAY = 24 * 60 * 60 * 1000;

export interface Open {
  readonly id: string;
  readonly place: Place;
  readonly closesAt: number;
  /** The post on Discord, whose buttons are pressed there. */
  readonly message: StoredMessage | null;
}

export type Program = Awaited<ReturnType<typeof setUp>>;

export async function setUp(store: Store, slack: SlackWire, discord: DiscordWire) {
  discord.gateway.set.allowed = GatewayIntentBits.GuildMembers;
  const onSlack = (channel: string): Place => ({ platform: 'slack', workspace: team, channel });
  const onDiscord = (channel: string): Place => {
    return { platform: 'discord', workspace: discord.world.guild.id, channel };
  };
  const welcomes = [onSlack('C0SOAKNEW'), onDiscord(discord.world.general.id)] as const;
  const quizzes = ['C0SOAK1', 'C0SOAK2']
    .map(onSlack)
    .concat(['quiz-one', 'quiz-two'].map((name) => onDiscord(discord.world.addChannel(name).id)));
  for (const { platform, channel } of [...quizzes, ...welcomes]) {
    if (platform === 'slack') slack.workspace.add(channel);
  }
  for (const place of quizzes) {
    const next = { date: '2099-01-01', at: Date.now() + 365 * DAY };
    const settings = keptSettings(defaultSettings('UTC'));
    const rest = { admin: null, paused: null, refusedSince: null };
    await store.quiz.schedules.save({ place, settings, next, ...rest }, null);
  }
  for (const place of welcomes) {
    const card = { key: 'soak', id: null };
    const rest = { greet: 'line', announce: false, since: Date.now() - DAY } as const;
    await store.welcome.save({ place, card, ...rest });
  }
  const posted: Open[] = [];
  let waiting: Omit<Open, 'message'>[] = [];
  const dates: string[] = [];

  return {
    welcomes,
    /** How many rounds were asked for so far. */
    asked: () => posted.length + waiting.length,
    /** Rounds that don't stand yet. */
    unposted: () => waiting.length,
    /** One more round in each channel, due now. */
    async round(openMs: number): Promise<void> {
      const now = Date.now();
      const date = new Date(Date.UTC(2026, 0, dates.length + 1)).toISOString().slice(0, 10);
      dates.push(date);
      for (const [index, place] of quizzes.entries()) {
        const one = { id: `soak${dates.length}x${index}`, place, closesAt: now + openMs };
        const due = { kind: 'round', date, dueAt: now, expiresAt: now + openMs } as const;
        await store.quiz.posts.add({ ...one, ...due });
        waiting.push(one);
      }
    },
    /** Looks which rounds stand by now. */
    async look(): Promise<void> {
      const still: typeof waiting = [];
      for (const one of waiting) {
        const post = await store.quiz.posts.find(one.id, one.place);
        if (post?.state !== 'sent') still.push(one);
        else {
          const message = discord.world.messages.get(post.messageId ?? '') ?? null;
          posted.push({ ...one, message });
        }
      }
      waiting = still;
    },
    /** Rounds that stay open long enough for a press that is sent now. */
    open: (platform: Place['platform']) =>
      posted.filter(
        ({ place, closesAt }) => place.platform === platform && closesAt > Date.now() + 5_000,
      ),
    /** Answers that the store has. */
    async answers(): Promise<number> {
      let sum = 0;
      for (const { id, place } of posted) {
        const { counts } = await store.quiz.rounds.tally({ id, place }, 0);
        for (const count of counts.values()) sum += count;
      }
      return sum;
    },
    async greeted(): Promise<{ readonly sent: number; readonly waiting: number }> {
      const counts = await Promise.all(welcomes.map((place) => store.welcome.notes.counts(place)));
      return {
        sent: counts.reduce((sum, each) => sum + each.sent, 0),
        waiting: counts.reduce((sum, each) => sum + each.waiting, 0),
      };
    },
    /** Lines at the end of a week, which the quiz posts by itself. */
    async weeks(): Promise<number> {
      let sum = 0;
      for (const place of quizzes) {
        for (const date of dates) {
          if ((await store.quiz.posts.get(place, 'week', date))?.state === 'sent') sum += 1;
        }
      }
      return sum;
    },
    /** Messages that stand in the quiz's channels for everybody to see. */
    standing(): number {
      const channels = new Set(quizzes.map(({ channel }) => channel));
      const seen = [
        ...slack.workspace.messages.filter(({ only }) => only === null),
        ...[...discord.world.messages.values()].filter(({ onlyFor }) => onlyFor === null),
      ];
      return seen.filter(({ channel }) => channels.has(channel)).length;
    },
  };
}
