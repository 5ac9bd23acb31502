import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { decodeAction, encodeAction, topicAction } from '../../../src/core/action.ts';
import { type Message, wordsOf } from '../../../src/core/message.ts';
import type { Teams } from '../../../src/core/team/team.ts';
import { type ABot, aBot } from '../../a-bot.ts';
import { answered, aPress, aQuestion } from '../../a-request.ts';
import { actionOf } from '../../requests.ts';
import { someTeams } from '../../some-teams.ts';

let parts: ABot;
let teams: Teams;
beforeEach(async () => {
  teams = someTeams({ slack: ['T024BE7LD'] });
  parts = await aBot({ teams: () => teams });
});
afterEach(() => parts.close());

const ask = (question: string) => answered(parts.bot, aQuestion(question));
const press = (message: Message, label: string) =>
  answered(parts.bot, aPress(actionOf(message, label)));

/** "SRE (prod), on call"; null where no team is named. */
function team({ blocks }: Message): string | null {
  const facts = blocks.flatMap((block) => (block.kind === 'facts' ? block.items : []));
  const found = facts.find(({ label }) => label === 'Your team');
  return found ? wordsOf(found.spans) : null;
}

const words = ({ blocks }: Message) =>
  blocks
    .flatMap((block) =>
      'spans' in block ? [block.spans] : block.kind === 'list' ? block.items : [],
    )
    .map(wordsOf)
    .join('\n');

const home = async () => {
  const made = aQuestion('');
  const handled = parts.bot.handle({ ...made, kind: 'home' });
  const reply = await handled.reply;
  if (reply.kind !== 'home') throw new Error(`a ${reply.kind}`);
  return reply.message;
};

describe('the environment that I asked about is kept', () => {
  beforeEach(() => {
    const prod = teams.environments.find(({ id }) => id === 'prod');
    if (!prod) throw new Error('no prod');
    const everything = { ...prod, fallback: { team: 'sre', note: null } };
    teams = { ...teams, environments: [everything] };
  });

  const related = 'See also: Durability of stored data';

  test('when I press a related topic, and from there the general rule', async () => {
    const card = await ask('backups on rds in prod');
    expect(team(card)).toContain('SRE (prod)');
    const durability = await press(card, related);
    expect(team(durability)).toContain('SRE (prod)');
    const general = await press(durability, 'The general rule');
    expect(team(general)).toContain('SRE (prod)');
    expect(general.summary).toContain('Durability of stored data');
  });

  test('when I pick another service, or compare', async () => {
    const card = await ask('patching in prod');
    expect(team(await press(card, 'Amazon EC2: you'))).toContain('SRE (prod)');
    expect(words(await press(card, 'Compare services'))).toContain('SRE (prod)');
  });

  test('when I open one of several things', async () => {
    const card = await ask('backups on rds and lambda in prod');
    expect(words(card)).toContain('Your team: SRE (prod)');
    expect(team(await press(card, 'Backups on Amazon RDS'))).toContain('SRE (prod)');
  });

  test('in what I asked last, where prod and the rest are two', async () => {
    await press(await ask('backups on rds in prod'), related);
    await press(await ask('backups on rds'), related);
    const shown = await home();
    const name = 'Durability of stored data on Amazon RDS';
    expect(team(await press(shown, `${name} in prod`))).toContain('SRE (prod)');
    expect(team(await press(shown, name))).toContain('DBA guild');
  });

  test('and on the topics of a team’s card', async () => {
    const card = await ask('what does SRE own');
    const prod = card.blocks.flatMap((block) =>
      block.kind === 'buttons' ? (block.menu?.options ?? []) : [],
    );
    const inProd = prod.filter(({ action }) => action.kind === 'topic-in');
    expect(inProd.length).toBeGreaterThan(0);
    for (const { action } of inProd) {
      expect(team(await answered(parts.bot, aPress(action)))).toContain('SRE (prod)');
    }
  });

  test('unless its name is too long for a button: then the button works without', async () => {
    const long = topicAction('os-patching', 'ec2', 'x'.repeat(80));
    expect(long).toEqual({ kind: 'topic', topic: 'os-patching', service: 'ec2' });
    const short = topicAction('os-patching', 'ec2', 'prod');
    expect(decodeAction(encodeAction(short))).toEqual(short);
  });

  test('a button from before environments still works', async () => {
    const action = decodeAction('topic:os-patching:ec2');
    expect(team(await answered(parts.bot, aPress(action)))).toContain('Linux platform');
  });
});

describe('whom to call', () => {
  const fallback = (id: string) => ({ fallback: { team: id, note: null } });

  test('about what nobody is named for: the team of the rest, first that of the environment', async () => {
    teams = { ...teams, everywhere: { ...teams.everywhere, ...fallback('dba') } };
    expect(team(await ask('who do I call about mfa'))).toContain('DBA guild');
    expect(team(await ask('who do I call about mfa in test'))).toContain('Linux platform (test)');
  });

  test('about a topic that is named for its service alone', async () => {
    expect(team(await ask('who do I call about logging on lambda'))).toContain('DBA guild');
  });

  test('about what I do not know: the team of the rest', async () => {
    const unknown = 'who do I call about the frobnicated zorgblatt';
    teams = { ...teams, everywhere: { ...teams.everywhere, ...fallback('dba') } };
    const card = await ask(unknown);
    expect(words(card)).toContain("I don't know who owns that one.");
    expect(team(card)).toContain('DBA guild');
    expect(team(await ask(`${unknown} in test`))).toContain('Linux platform (test)');
    expect(words(await ask('who do I call in test?'))).toContain(
      'Everything in test that no other team is named for',
    );
    expect(team(await ask('who owns the frobnicated zorgblatt'))).toBeNull();
  });

  test('or that nobody is named, in plain words', async () => {
    const nobody = 'Nobody is named for this in your team file.';
    for (const what of ['the frobnicated zorgblatt', 'mfa', 's3']) {
      expect(team(await ask(`who do I call about ${what}`)), what).toBe(nobody);
    }
    expect(team(await ask('who do I call about physical security'))).toBe(
      `${nobody} The work itself is AWS's.`,
    );
  });
});

describe('beside each other', () => {
  test('services stand with their teams, each team once', async () => {
    const comparison = await press(await ask('patching'), 'Compare services');
    const lines = words(comparison).split('\n');
    expect(lines).toContain('Your teams');
    expect(lines.filter((line) => line.includes('Linux platform'))).toHaveLength(2);
    expect(lines.find((line) => line.includes('DBA guild'))).toMatch(
      /^Amazon RDS: DBA guild.*The work itself is AWS's\.$/,
    );
  });

  test('nothing of it is there where no team file is shown', async () => {
    teams = someTeams({ slack: ['T0ELSEWHERE'] });
    const comparison = await press(await ask('patching'), 'Compare services');
    expect(words(comparison)).not.toMatch(/Your team|Linux platform/);
  });
});
