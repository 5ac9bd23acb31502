/** The Discord adapter on the small Discord of test/wire, for the tests. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Adapter, Log } from '../../src/core/ports.ts';
import type { Bot } from '../../src/core/request.ts';
import { createDiscord, type DiscordOptions } from '../../src/discord/adapter.ts';
import { chatOf, type Harness } from '../adapter.contract.ts';
import { silent, unwatched } from '../silent.ts';
import { type DiscordWire, startDiscord, until } from '../wire/discord.ts';
import type { Option, Where } from '../wire/discord-people.ts';
import { pressablesOf, read, textsOf, wordsOf } from '../wire/discord-read.ts';
import type { Interaction, Shown } from '../wire/discord-world.ts';

export interface Line {
  readonly level: 'info' | 'warn' | 'error';
  readonly line: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface OnDiscord {
  readonly wire: DiscordWire;
  readonly adapter: Adapter;
  readonly log: readonly Line[];
  /** Asks with the slash command and waits for the answer. */
  ask(question: string, options?: Where & { readonly visible?: boolean }): Promise<Interaction>;
  /** Presses what is so labelled on the last message that has it, and waits for the answer. */
  press(label: string, where?: Where): Promise<Interaction>;
  last(): Shown | undefined;
  /** The words of the last message. */
  said(): string;
  /** Resolves when no request has come for a moment. */
  quiet(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts both; `start: false` leaves the adapter to the test. */
export async function onDiscord(
  bot: Bot,
  change: Partial<DiscordOptions> & {
    readonly heartbeatMs?: number;
    readonly start?: boolean;
  } = {},
): Promise<OnDiscord> {
  const { heartbeatMs = 41_250, start = true, ...options } = change;
  const wire = await startDiscord({ heartbeatMs });
  const log: Line[] = [];
  const adapter = createDiscord({
    token: wire.token(),
    apiUrl: wire.url,
    guildId: null,
    bot,
    clock: { now: () => Date.now() },
    log: keeping(log),
    meters: unwatched,
    timeoutMs: 1_000,
    ...options,
  });
  const quiet = async () => {
    for (let seen = -1; seen !== wire.requests.length; await sleep(60)) seen = wire.requests.length;
  };
  if (start) {
    await adapter.start();
    await until(() => wire.commands.size > 0, 'the commands');
  }
  const last = () => wire.world.shown.at(-1);
  return {
    wire,
    adapter,
    log,
    last,
    quiet,
    said: () => wordsOf(last()?.body ?? {}),
    ask(question, { visible = false, ...where } = {}) {
      const options = [
        ...(question === '' ? [] : [{ name: 'question', type: 3, value: question }]),
        ...(visible ? [{ name: 'visible', type: 5, value: true }] : []),
      ];
      return wire.answered(wire.people.slash('whoowns', options, where));
    },
    press(label, where = {}) {
      for (const { message } of wire.world.shown.toReversed()) {
        const found = pressablesOf(message.body).find((one) => one.label === label);
        if (!found || !wire.world.messages.has(message.id)) continue;
        const values = found.value === null ? undefined : [found.value];
        return wire.answered(wire.people.press(message, found.customId, values, where));
      }
      throw new Error(`nothing is labelled "${label}"`);
    },
    async stop() {
      await adapter.stop();
      await wire.stop();
    },
  };
}

/** The contract's harness. */
export async function discordHarness(bot: Bot): Promise<Harness> {
  const discord = await onDiscord(bot);
  const { wire } = discord;
  let lastOne: Interaction | null = null;
  return {
    name: 'Ana',
    async ask(question, options) {
      lastOne = await discord.ask(question, options);
    },
    async press(label) {
      lastOne = await discord.press(label);
    },
    async redeliver() {
      if (lastOne) wire.people.again(lastOne.id);
      await discord.quiet();
    },
    async command(line) {
      const [name = '', ...words] = line.split(' ');
      const path = words.filter((word) => !word.includes(':'));
      const options = path.reduceRight<readonly Option[]>(
        (inside, word, index) => [
          { name: word, type: index < path.length - 1 ? 2 : 1, options: inside },
        ],
        words
          .filter((word) => word.includes(':'))
          .map((word) => word.split(/:(.*)/s))
          .map(([option = '', value = '']) => ({ name: option, type: 3, value })),
      );
      lastOne = await wire.answered(wire.people.slash(name, options));
    },
    chat: chatOf(discord.adapter),
    place: {
      platform: 'discord',
      workspace: wire.world.guild.id,
      channel: wire.world.general.id,
    },
    person: wire.world.ana.id,
    said: () =>
      wire.world.shown.map(({ body, message }) => ({
        text: wordsOf(body),
        everyone: message.onlyFor === null,
      })),
    unsafe: () => [
      ...wire.faults,
      ...wire.world.shown.flatMap(({ body }) => textsOf(body).flatMap(breakingOut)),
    ],
    stop: discord.stop,
  };
}

/** What only somebody else's text could have turned into: we make none of these ourselves here. */
function breakingOut(text: string): readonly string[] {
  return read(text).marks.filter(
    (mark) =>
      /^(mention|channel|everyone|emoji|spoiler|navigation|code block|struck|underline|time)$/.test(
        mark,
      ) ||
      (mark.startsWith('link') && mark.includes('evil')),
  );
}

function keeping(lines: Line[]): Log {
  const keep = (level: Line['level']) => (fields: Line['fields'], line: string) => {
    lines.push({ level, line, fields });
  };
  return { ...silent, info: keep('info'), warn: keep('warn'), error: keep('error') };
}
