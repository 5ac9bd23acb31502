/** The screens of teams, the backlog and the gaps, as the bot itself makes them. */
import type { Action } from '../src/core/action.ts';
import type { Request } from '../src/core/request.ts';
import { aBot } from './a-bot.ts';
import { anAdminWord, answered, aPress, aQuestion } from './a-request.ts';
import { hostileTexts, type Sample } from './gallery.ts';
import { actionOf } from './requests.ts';
import { someTeams } from './some-teams.ts';

const questions = {
  'team: with a verdict': 'who patches ec2',
  'team: where the work is AWS’s': 'who patches rds',
  'team: whom to call, in an environment': 'who do I call about patching ec2 in prod',
  'team: nobody is named': 'who do I call about mfa',
  'team: with a topic that splits': 'patching',
  'team: with a service': 'rds',
  'team: with several answers': 'patching ec2 and backups rds',
  'team: what is theirs': 'what does the DBA guild own',
  'team: by its channel': 'who is #linux',
  'team: of a hostile name': 'waf',
} as const;

export async function teamScreens(): Promise<readonly Sample[]> {
  const parts = await aBot({ teams: () => someTeams({ slack: ['T024BE7LD'] }) });
  const samples: Sample[] = [];
  const add = async (name: string, made: Request) => {
    const message = await answered(parts.bot, made);
    samples.push({ name, message });
    return message;
  };
  const press = (action: Action) => aPress(action, { admin: 'workspace' });

  await add('gaps: none yet', anAdminWord('gaps'));
  await add('backlog: empty', anAdminWord('backlog'));
  for (const [name, question] of Object.entries(questions)) await add(name, aQuestion(question));
  await add('gaps: some', anAdminWord('gaps'));
  const away = { place: { platform: 'slack', workspace: 'T0ANOTHER', channel: 'C1' } } as const;
  await add('gaps: no team file here', anAdminWord('gaps', away));
  await add('gaps: an admin of the channel alone', anAdminWord('gaps', { admin: 'channel' }));
  await add('gaps: before people from outside', anAdminWord('gaps', { outside: true }));

  const unknown = 'who owns the frobnicated zorgblatt';
  const vague = 'who patches the coffee machine';
  await answered(parts.bot, aQuestion(unknown));
  const card = await answered(parts.bot, aQuestion(vague));
  await answered(parts.bot, aPress(actionOf(card, '1')));
  const wrong = await answered(parts.bot, aQuestion('who patches ec2'));
  await answered(parts.bot, aPress(actionOf(wrong, 'Was this right? No')));
  const dispute = { id: 'd1', round: 'r1', question: 'rds-login', reason: 'B is right as well.' };
  const place = { platform: 'slack', workspace: 'T024BE7LD', channel: 'C1' } as const;
  await parts.store.quiz.disputes.add({ ...dispute, place, at: parts.now() });

  const list = await add('backlog: some', anAdminWord('backlog'));
  const menu = list.blocks.flatMap((block) =>
    block.kind === 'buttons' ? (block.menu?.options ?? []) : [],
  );
  for (const { label, action } of menu) {
    const one = await add(`backlog: ${label}`, press(action));
    if (!label.includes(unknown) && !label.includes(vague)) continue;
    const way = label.includes(vague) ? 'Make it an alias' : 'Make it a new topic';
    await add(`backlog: ${way}`, press(actionOf(one, way)));
    const gone = actionOf(one, 'Close it');
    await add(`backlog: closed, ${label}`, press(gone));
    await add(`backlog: closed twice, ${label}`, press(gone));
    await add(`backlog: gone, ${label}`, press(action));
  }
  for (const [name, text] of Object.entries(hostileTexts)) {
    await answered(parts.bot, aQuestion(`zorgblatt ${text}`));
    const kept = await add(`backlog, hostile: ${name}`, anAdminWord('backlog'));
    const options = kept.blocks.flatMap((block) =>
      block.kind === 'buttons' ? (block.menu?.options ?? []) : [],
    );
    const latest = options.find(({ label }) => label.includes('zorgblatt'));
    if (latest) await add(`backlog, hostile entry: ${name}`, press(latest.action));
  }
  await parts.close();
  return samples;
}
