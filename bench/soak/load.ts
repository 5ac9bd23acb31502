/** The mix of what people do, in a rush or at a steady rate. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { DiscordWire } from '../../test/wire/discord.ts';
import type { Bare } from './bare.ts';
import type { SoakedBot } from './bot.ts';
import { createDiscordLoad } from './discord.ts';
import { createFigures } from './figures.ts';
import type { Open, Program } from './program.ts';
import type { SlackLoad } from './slack.ts';

interface Options {
  readonly bot: SoakedBot;
  readonly bare: Bare | null;
  readonly slack: SlackLoad;
  readonly discord: DiscordWire;
  readonly program: Program;
}

type Deed = () => Promise<void>;

const lanes = 6;
/** Greetings go out at a pace that the platforms bear; more would only wait. */
const slackJoinMs = 1_000;
const discordJoinMs = 10_000;

export function createLoad({ bot, bare, slack: onSlack, discord, program }: Options) {
  const figures = createFigures();
  const onDiscord = createDiscordLoad();
  const faults = new Map<string, number>();
  const underWay = new Set<Promise<void>>();
  let done = 0;
  let turn = 0;
  let answers = 0;
  let joins = 0;
  let lastCompare = '';
  /** One more when a look at the heap begins, and when it ends. */
  let looks = 0;

  const timed = async (what: string, deed: Deed): Promise<void> => {
    const at = performance.now();
    const before = looks;
    try {
      await deed();
      // The collections stop everything: what they held up says nothing about the bot.
      if (before === looks && looks % 2 === 0) figures.took(what, performance.now() - at);
      done += 1;
    } catch (error) {
      const said = `${what}: ${error instanceof Error ? error.message : error}`;
      faults.set(said, (faults.get(said) ?? 0) + 1);
    }
  };
  const ask = () =>
    timed('Slack, an ask: whoowns', async () => {
      const answer = await onSlack.ask(bot.port, `C${turn % 20}`);
      lastCompare = /"action_id":"(compare:[^"]+)"/.exec(answer)?.[1] ?? lastCompare;
    });
  const button = () =>
    lastCompare === ''
      ? ask()
      : timed('Slack, a button of an ask: whoowns', () =>
          onSlack.press(bot.port, lastCompare, `C${turn % 20}`),
        );
  const one = (rounds: readonly Open[]) => rounds[turn % Math.max(1, rounds.length)];
  const answer = (): Promise<void> => {
    const round = one(program.open('slack'));
    if (!round) return ask();
    return timed('Slack, an answer of the quiz: whoowns', async () => {
      await onSlack.press(bot.port, `quiz-answer:${round.id}:${turn % 3}`, round.place.channel);
      answers += 1;
    });
  };
  const discordAsk = () => timed('Discord, an ask: whoowns', () => onDiscord.ask(discord));
  const discordAnswer = (): Promise<void> => {
    const round = one(program.open('discord'));
    const message = round?.message;
    if (!message) return discordAsk();
    return timed('Discord, an answer of the quiz: whoowns', async () => {
      answers += 1;
      await onDiscord.press(discord, message, `quiz-answer:${round.id}:${turn % 3}`);
    });
  };
  const mix: readonly Deed[] = [
    ...[ask, discordAsk, ask, button, ask],
    ...[discordAnswer, ask, answer, discordAsk, answer],
  ];
  const besides: readonly Deed[] = bare
    ? [
        () =>
          timed('Slack, an ask: bare Bolt, ack(constant)', async () => {
            await onSlack.ask(bare.ack, 'C1');
          }),
        () =>
          timed('Slack, an ask: bare Bolt, ack, respond', async () => {
            await onSlack.ask(bare.replies, 'C1', true);
          }),
        () => timed('Discord, an ask: bare discord.js', () => onDiscord.ask(bare.discord)),
      ]
    : [];
  const next = (deeds: readonly Deed[]): Promise<void> => {
    turn += 1;
    return deeds[turn % deeds.length]?.() ?? Promise.resolve();
  };
  const start = (deed: Promise<void>): void => {
    const settled = deed.finally(() => underWay.delete(settled));
    underWay.add(settled);
  };
  const joining = async (goOn: () => boolean): Promise<void> => {
    const from = Date.now();
    let [slack, discordJoins] = [0, 0];
    while (goOn()) {
      const passed = Date.now() - from;
      if (passed >= slack * slackJoinMs) {
        slack += 1;
        joins += 1;
        start(timed('Slack, a join', () => onSlack.join(bot.port, program.welcomes[0].channel)));
      }
      if (passed >= discordJoins * discordJoinMs) {
        discordJoins += 1;
        joins += 1;
        onDiscord.join(discord);
      }
      await sleep(50);
    }
  };

  return {
    figures,
    /** Looks at the heap, and counts no times meanwhile. */
    async aside<T>(look: () => Promise<T>): Promise<T> {
      looks += 1;
      return look().finally(() => {
        looks += 1;
      });
    },
    done: () => done,
    answers: () => answers,
    joins: () => joins,
    late: () => ({ late: onDiscord.late(), of: onDiscord.all() }),
    faults: () => [...faults].map(([said, times]) => `${times} times: ${said}`),
    async rush(goOn: () => boolean): Promise<void> {
      const lane = async () => {
        while (goOn()) await next(mix);
      };
      await Promise.all(Array.from({ length: lanes }, lane));
    },
    /** So many a second, whether or not the ones before are through; the bare ones get a third of it. */
    async steady(rate: number, goOn: () => boolean): Promise<void> {
      const from = performance.now();
      const at = async () => {
        for (let sent = 0; goOn(); sent += 1) {
          await sleep(Math.max(0, from + (sent * 1000) / rate - performance.now()));
          start(next(mix));
          if (besides.length > 0 && sent % 3 === 0) {
            start(besides[(sent / 3) % besides.length]?.() ?? Promise.resolve());
          }
        }
      };
      await Promise.all([at(), joining(goOn)]);
    },
    /** Resolves when nothing is under way any more. */
    async idle(): Promise<void> {
      await Promise.all(underWay);
    },
  };
}
