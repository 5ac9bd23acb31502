/** Every screen the bot has, as the bot itself makes it; each renderer's tests and the gallery draw them. */
import type { Form } from '../src/core/message.ts';
import type { Request } from '../src/core/request.ts';
import { aBot } from './a-bot.ts';
import { hostileTexts, type Sample } from './gallery.ts';
import { onboardingScreens } from './onboarding-screens.ts';
import { quizForms, quizScreens } from './quiz-screens.ts';
import { actionOf, ask, messageOf, press, replyOf, request } from './requests.ts';
import { teamScreens } from './team-screens.ts';

const questions = {
  'ask: a topic that splits by service': 'patching',
  'ask: a topic on a service': 'who patches the os of my rds',
  'ask: the same on a server of our own': 'who patches the os of my ec2 box',
  'ask: a shared one': 'encryption at rest on s3',
  'ask: a topic alone': 'physical security',
  'ask: a service alone': 'rds',
  "ask: one side of a service, AWS's": 'what does aws do for lambda',
  'ask: one side of a service, ours': "what's on us with s3",
  'ask: two services': 'patching ec2 vs rds',
  'ask: three things': 'mfa, disk disposal and training',
  'ask: the model itself': 'of vs in the cloud',
  'ask: an analogy': 'explain with the apartment',
  'ask: the analogy of a topic': 'analogy for patching',
  'ask: a service that is closed': 'backups on qldb',
  'ask: did you mean': 'who patches the coffee machine',
  'ask: not known': 'frobnicate the quux of zorgblatt',
  'ask: another cloud': 'azure vm patching',
  'help: the command alone': '',
} as const;

async function gather(): Promise<readonly Sample[]> {
  const parts = await aBot();
  const samples: Sample[] = [];
  const add = async (name: string, made: Request) => {
    const message = await messageOf(parts, made);
    samples.push({ name, message });
    return message;
  };
  await add('home: the first visit', request({ kind: 'home' }));
  for (const [name, question] of Object.entries(questions)) await add(name, ask(question));
  const card = await messageOf(parts, ask('patching'));
  await add('press: compare', press(actionOf(card, 'Compare services')));
  await add('press: analogy', press(actionOf(card, 'Analogy')));
  await add('press: share', press(actionOf(card, 'Share in channel')));
  await add('press: right', press(actionOf(card, 'Was this right? Yes')));
  await add(
    'press: right, on a message that others see',
    press(actionOf(card, 'Was this right? Yes'), null, false),
  );
  await add('press: wrong', press(actionOf(card, 'Was this right? No')));
  await add('press: a button from an older version', press(null));
  await add('press: an answer that is gone', press({ kind: 'card', ask: 'gone' }));
  await add('ask: seen by everyone', ask('patching', { visible: 'true' }));
  for (const [name, text] of Object.entries(hostileTexts)) {
    const made = request({ kind: 'words', text: `${text} patching`, via: 'shortcut' }, text);
    await add(`hostile: asked, ${name}`, made);
    const visible = { question: `who patches rds ${text}`, visible: 'yes' };
    await add(
      `hostile: asked for all to see, ${name}`,
      request({ kind: 'command', command: 'whoowns', path: [], options: visible }, text),
    );
  }
  await add('home: with what was asked', request({ kind: 'home' }));
  await parts.store.close();
  await add('home: the store is away', request({ kind: 'home' }));
  await add('press: a surprise', press({ kind: 'card', ask: 'elsewhere' }));
  await parts.close();
  return samples;
}

/** The form behind "Search". */
async function gatherForms(): Promise<readonly { readonly name: string; readonly form: Form }[]> {
  const parts = await aBot();
  const reply = await replyOf(parts, request({ kind: 'search' }));
  await parts.close();
  return reply.kind === 'form' ? [{ name: 'form: search', form: reply.form }] : [];
}

export const screens: readonly Sample[] = [
  ...(await gather()),
  ...quizScreens,
  ...(await onboardingScreens()),
  ...(await teamScreens()),
];
export const screenForms = [...(await gatherForms()), ...quizForms];
