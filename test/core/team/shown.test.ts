import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '../../../src/core/message.ts';
import type { Request } from '../../../src/core/request.ts';
import { type ABot, aBot } from '../../a-bot.ts';
import { someTeams } from '../../some-teams.ts';

const home = { platform: 'slack', workspace: 'T024BE7LD', channel: 'C1' } as const;
let parts: ABot;
let deliveries = 0;
beforeEach(async () => {
  parts = await aBot({
    teams: () =>
      someTeams({ slack: ['T024BE7LD'], discord: ['613425648685547541'], console: true }),
  });
});
afterEach(() => parts.close());

interface Where {
  readonly place?: Request['place'];
  readonly outside?: boolean;
}

function common({ place = home, outside = false }: Where) {
  deliveries += 1;
  return {
    delivery: `d${deliveries}`,
    place,
    person: { id: 'U1', name: 'Ana', admin: null, zone: null },
    outside,
    direct: false,
  };
}

async function messageOf(request: Request): Promise<Message> {
  const handled = parts.bot.handle(request);
  const reply = handled.when === 'now' ? handled.reply : await handled.reply;
  if (handled.when === 'now') await handled.after;
  if (reply.kind !== 'message') throw new Error(`a ${reply.kind}`);
  return reply.message;
}

const ask = (question: string, where: Where = {}) =>
  messageOf({
    ...common(where),
    kind: 'command',
    command: 'whoowns',
    path: [],
    options: { question },
  });

/** What stands beside "Your team"; null where there is no such line. */
function team({ blocks }: Message) {
  const facts = blocks.flatMap((block) => (block.kind === 'facts' ? block.items : []));
  return facts.find(({ label }) => label === 'Your team')?.spans ?? null;
}

const words = (message: Message) => JSON.stringify(message);

describe('a verdict names the team', () => {
  test('with its channel and group as the platform links them, on Slack', async () => {
    expect(team(await ask('who patches ec2'))).toEqual([
      { kind: 'strong', text: 'Linux platform' },
      { kind: 'plain', text: ', ' },
      { kind: 'channel', id: 'C024BE7LR', name: 'linux' },
      { kind: 'plain', text: ', ' },
      { kind: 'group', id: 'S0614TZR7', name: 'linux-oncall' },
      { kind: 'plain', text: ', ' },
      { kind: 'link', text: 'about the team', url: 'https://wiki.example.com/linux' },
    ]);
  });

  test('and on Discord', async () => {
    const place = { platform: 'discord', workspace: '613425648685547541', channel: 'C1' } as const;
    expect(team(await ask('who patches ec2', { place }))).toContainEqual({
      kind: 'channel',
      id: '613425648685547543',
      name: 'linux',
    });
  });

  test('of the environment, with the note', async () => {
    const card = await ask('who do I call about patching ec2 in prod');
    expect(
      team(card)
        ?.map((span) => ('text' in span ? span.text : span.name))
        .join(''),
    ).toBe('SRE (prod), on call. Linux platform prepares the images.');
    const facts = card.blocks.find((block) => block.kind === 'facts');
    expect(facts?.kind === 'facts' && facts.items[0]?.label).toBe('Your team');
  });

  test('and says so where the work is AWS’s', async () => {
    expect(words(await ask('who patches rds'))).toMatch(/DBA guild.*The work itself is AWS's\./);
  });

  test('never changes the owner', async () => {
    const blocks = (message: Message) => message.blocks.filter(({ kind }) => kind === 'verdict');
    const plain = await aBot();
    for (const question of ['patching on rds', 'patching on ec2', 'backups on rds', 'waf']) {
      const handled = plain.bot.handle({
        ...common({}),
        kind: 'command',
        command: 'whoowns',
        path: [],
        options: { question },
      });
      if (handled.when !== 'now' || handled.reply.kind !== 'message') throw new Error('later');
      await handled.after;
      expect(blocks(await ask(question))).toEqual(blocks(handled.reply.message));
    }
    await plain.close();
  });

  test('and where nobody is named, says so only if it was asked', async () => {
    expect(team(await ask('encryption at rest on s3'))).toBeNull();
    expect(words(await ask('who do I call about encryption at rest on s3'))).toContain(
      'Nobody is named for this',
    );
  });
});

describe('a team asked for by its name', () => {
  test('is told with what is theirs', async () => {
    const card = await ask('what does the DBA guild own');
    expect(words(card)).toContain('Amazon RDS, all of it');
    expect(words(card)).toContain('Operating system patching on Amazon RDS');
    expect(words(card)).toContain('Bring the name of the cluster.');
  });

  test('by its channel as well', async () => {
    expect((await ask('who is #linux')).summary).toContain('Linux platform: Operating system');
  });

  test('is kept as answered, and can be opened again', async () => {
    await ask('what does the DBA guild own');
    const [kept] = await parts.store.asks.latest('U1', home, 1);
    expect(kept?.outcome).toBe('answered');
    const again = await messageOf({
      ...common({}),
      kind: 'press',
      action: { kind: 'card', ask: kept?.id ?? '' },
      value: null,
      own: true,
    });
    expect(words(again)).toContain('Amazon RDS, all of it');
  });
});

describe('nothing of it is seen', () => {
  const secrets = /Linux platform|DBA guild|SRE|C024BE7LR|wiki\.example|Your team|team file/;
  const questions = [
    'who patches ec2',
    'patching',
    'rds',
    'patching ec2 and backups rds',
    'who do I call about patching ec2 in prod',
    'what does the DBA guild own',
    'who is #linux',
    'linux team',
  ];
  test.each<[string, Where]>([
    ['in another workspace', { place: { ...home, workspace: 'T0ANOTHER' } }],
    ['on another platform that bears the same id', { place: { ...home, platform: 'discord' } }],
    ['where people from outside read along', { outside: true }],
    [
      'in a direct message on Discord, which belongs to no server',
      { place: { platform: 'discord', workspace: 'dm-613425648685547541', channel: 'D1' } },
    ],
  ])('%s', async (_, where) => {
    for (const question of questions) {
      const seen = words(await ask(question, where)).replaceAll(question, '');
      expect(seen).not.toMatch(secrets);
    }
  });

  test('when an answer from inside is shared where people from outside read along', async () => {
    await ask('who patches ec2');
    const [kept] = await parts.store.asks.latest('U1', home, 1);
    const action = { kind: 'share', ask: kept?.id ?? '' } as const;
    const press = { kind: 'press', action, value: null, own: true } as const;
    expect(words(await messageOf({ ...common({}), ...press }))).toMatch(secrets);
    parts.pass(60_000);
    expect(words(await messageOf({ ...common({ outside: true }), ...press }))).not.toMatch(secrets);
  });
});
