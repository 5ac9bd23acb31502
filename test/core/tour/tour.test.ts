import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Message } from '../../../src/core/message.ts';
import { teamFileShape } from '../../../src/core/team/file-shape.ts';
import { buildTeams } from '../../../src/core/team/team.ts';
import { rightIndex } from '../../../src/core/tour/lesson.ts';
import { lessons } from '../../a-bot.ts';
import { actionOf } from '../../requests.ts';
import { textOf } from '../quiz/a-quiz.ts';
import { type AChannel, aChannel, second } from '../welcome/a-channel.ts';

let here: AChannel;
beforeEach(async () => {
  here = await aChannel();
});
afterEach(() => here.close());

const letters = ['A', 'B', 'C', 'D'];
const rightLetter = (index: number) => {
  const lesson = lessons[index];
  return lesson ? (letters[rightIndex(lesson)] ?? '') : '';
};
const wrongLetter = (index: number) => (rightLetter(index) === 'A' ? 'B' : 'A');

/** Presses a letter of a lesson; what is said about it. */
const pick = (who: string, lesson: Message, letter: string) =>
  here.press(who, actionOf(lesson, letter));
const next = (who: string, answered: Message) => {
  const label = textOf(answered).includes('[Next lesson]') ? 'Next lesson' : 'See how it went';
  return here.press(who, actionOf(answered, label));
};

/** Takes the whole tour, wrong where it is said; the end. */
const takes = async (who: string, wrong: readonly number[] = [], until = 5): Promise<Message> => {
  let card = await here.tour(who);
  for (let index = 0; index < until; index += 1) {
    const letter = wrong.includes(index) ? wrongLetter(index) : rightLetter(index);
    card = await next(who, await pick(who, card, letter));
  }
  return card;
};

describe('the tour', () => {
  test('begins with the first lesson, which ends with one question', async () => {
    const said = textOf(await here.tour('ben'));
    expect(said).toContain('1 of 5: Of the cloud, in the cloud');
    expect(said).toContain('○○○○○ 0 of 5 done.');
    expect(said.match(/^[A-D]\) /gm)).toHaveLength(3);
  });

  test('explains a wrong pick and goes on', async () => {
    const answered = await pick('ben', await here.tour('ben'), wrongLetter(0));
    expect(textOf(answered)).toContain('Not quite. Disks belong to the cloud itself');
    expect(textOf(answered)).toMatch(/\(wrong\)[\s\S]*\(right\)|\(right\)[\s\S]*\(wrong\)/);
    expect(textOf(answered)).toContain('●○○○○ 1 of 5 done.');
    expect(textOf(await next('ben', answered))).toContain('2 of 5: The builder and the homeowner');
  });

  test('shows the pictures and the table out of the knowledge', async () => {
    const house = textOf(await takes('ben', [], 1));
    expect(house).toContain('The builder (AWS) is responsible for constructing your house');
    const fourth = textOf(await takesOn('ben', 1, 3));
    expect(fourth).toContain('What | EC2 | RDS | Lambda');
    expect(fourth).toContain('Operating system | You | AWS | AWS');
    expect(fourth).toContain('Who gets in | You | You | You');
  });

  test('is kept: left and come back to, after a restart, in another channel', async () => {
    await takes('ben', [], 2);
    const restarted = await here.another();
    const said = textOf(await restarted.tour('ben', { channel: 'C9' }));
    expect(said).toContain('3 of 5: The apartment and its lock');
    expect(said).toContain('●●○○○ 2 of 5 done.');
    await restarted.close();
  });

  test('is everybody’s own, in each workspace', async () => {
    await takes('ben', [], 2);
    expect(textOf(await here.tour('cleo'))).toContain('1 of 5');
    expect(textOf(await here.tour('ben', { workspace: 'T2' }))).toContain('1 of 5');
    expect(textOf(await here.tour('ben', { platform: 'discord' }))).toContain('1 of 5');
  });

  test('counts the first press, also where an old card is pressed again', async () => {
    const first = await here.tour('ben');
    await pick('ben', first, wrongLetter(0));
    const again = textOf(await pick('ben', first, rightLetter(0)));
    expect(again).toContain('Not quite.');
    expect(again).toContain('1 of 5 done.');
    await Promise.all([1, 2, 3].map(() => pick('ben', first, rightLetter(0))));
    expect(textOf(await here.tour('ben'))).toContain('2 of 5');
  });

  test('ends with what was right, what to look at again, and three commands', async () => {
    const end = textOf(await takes('ben', [3]));
    expect(end).toContain('You got 4 of 5 right.');
    expect(end).toContain('Right: Of the cloud, in the cloud');
    expect(end).toContain('Worth another look: How the line moves');
    expect(end.match(/^\/(whoowns|quiz|tour)[^:]*: /gm)).toHaveLength(3);
    expect(textOf(await here.tour('ben'))).toBe(end);
  });

  test('names the teams of the company, where the file may be shown and nowhere else', async () => {
    const file = await readFile(join(import.meta.dirname, '../../../knowledge/team.example.yaml'));
    const teams = buildTeams(teamFileShape.parse(parse(String(file))));
    await here.close();
    here = await aChannel({ teams });
    const home = { workspace: 'T024BE7LD' };
    for (const workspace of [home.workspace, 'T1']) {
      for (const { id: lesson } of lessons.slice(0, 4)) {
        const press = {
          kind: 'tour-answer',
          workspace,
          channel: 'C1',
          lesson,
          choice: '0',
        } as const;
        await here.press('ben', press, { workspace });
      }
    }
    const said = textOf(await here.tour('ben', home));
    expect(said).toContain('5 of 5: Who owns our half');
    expect(said).toContain('Patching EC2: Linux platform, linux');
    expect(said).toContain('Who gets in: Identity team, iam');
    const elsewhere = textOf(await here.tour('ben'));
    expect(elsewhere).toContain('5 of 5: Who owns our half');
    expect(elsewhere).not.toMatch(/Linux platform|Identity team|Patching EC2/);
  });

  test('lets a lesson be read again at the end, and nothing changes', async () => {
    const end = await takes('ben', [3]);
    const again = await here.press('ben', actionOf(end, 'How the line moves'));
    expect(textOf(again)).toContain('Operating system | You | AWS | AWS');
    expect(textOf(again)).toMatch(/\(wrong\)/);
    expect(await here.press('ben', actionOf(again, 'Back'))).toEqual(end);
  });

  test('started from a direct message goes on in the workspace it was sent from', async () => {
    await here.admin('setup');
    await here.joins('ben');
    const [greeting] = here.board.directs;
    if (!greeting) throw new Error('no greeting');
    const start = actionOf(greeting.message, 'Start the tour');
    const direct = { workspace: 'dm-ben', channel: 'D1' };
    const first = await here.press('ben', start, direct);
    await here.press('ben', actionOf(first, rightLetter(0)), direct);
    expect(textOf(await here.tour('ben'))).toContain('2 of 5');
    expect(textOf(await here.tour('ben', direct))).toContain('2 of 5');
    expect(textOf(await here.tour('cleo', { workspace: 'dm-cleo' }))).toContain('1 of 5');
    expect(await here.admin('counts')).toContain('1 person started the tour, 0 finished it.');
  });
});

describe('a line in the channel when somebody has finished', () => {
  test('comes once, where the admin wants it', async () => {
    await here.admin('setup announce:yes');
    const end = await takes('ben');
    await here.tour('ben');
    await here.press('ben', actionOf(end, 'How the line moves'));
    await here.pass(60 * second);
    const lines = here.channel().slice(1);
    expect(lines).toEqual([
      expect.stringContaining("ben's name has finished the tour and knows whose half is whose."),
    ]);
  });

  test('does not come where nobody asked for it', async () => {
    await here.admin('setup');
    await takes('ben');
    await here.pass(60 * second);
    expect(here.channel()).toHaveLength(1);
  });

  test('waits while the platform is busy', async () => {
    await here.admin('setup announce:yes');
    here.board.trouble = (path) =>
      path === '/post' ? { kind: 'busy', retryAfterMs: 9_000 } : null;
    await takes('ben');
    expect(here.channel()).toHaveLength(1);
    here.board.trouble = () => null;
    await here.pass(60 * second);
    expect(here.channel()).toHaveLength(2);
  });
});

describe('what admins see', () => {
  test('is counts: started, where they stopped, the question missed most', async () => {
    expect(await here.admin('counts')).toContain('Nobody has started the tour yet.');
    await takes('a', [3]);
    await takes('b', [0, 3]);
    await takes('c', [], 2);
    await here.tour('d');
    const said = await here.admin('counts');
    expect(said).toContain('4 people started the tour, 2 finished it.');
    expect(said).toContain('1. Of the cloud, in the cloud: 1');
    expect(said).toContain('2. The builder and the homeowner: 0');
    expect(said).toContain('3. The apartment and its lock: 1');
    expect(said).toContain('Missed most: “A program moves from an EC2 server');
    expect(said).toContain('(2 of 2)');
    expect(said).not.toMatch(/'s name/);
    expect(await here.admin('counts', { workspace: 'T2' })).toContain('Nobody has started');
  });
});

/** On from a lesson, by its index, up to another. */
async function takesOn(who: string, from: number, to: number): Promise<Message> {
  let card = await here.tour(who);
  for (let index = from; index < to; index += 1) {
    card = await next(who, await pick(who, card, rightLetter(index)));
  }
  return card;
}
