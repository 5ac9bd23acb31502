/** The check of the hand-written questions; the knowledge check calls it, at start and in CI. */
import type { Fault } from '../knowledge/fault.ts';
import { resolve } from '../knowledge/resolve.ts';
import type { Knowledge, Owner } from '../knowledge/shape.ts';
import { balanceFaults } from './balance.ts';
import type { QuestionFile } from './question.ts';

/** One file of questions, each of the right shape: its name inside the folder and its list. */
export interface QuizFile {
  readonly file: string;
  readonly questions: readonly QuestionFile[];
}

/** Everything wrong with the questions, by themselves, against the knowledge and as a bank. */
export function checkQuiz(files: readonly QuizFile[], knowledge: Knowledge): readonly Fault[] {
  const placed = files.flatMap(({ file, questions }) =>
    questions.map((question, index) => ({ file, index, question })),
  );
  return [
    ...placed.flatMap(({ file, index, question }) =>
      questionFaults(question, knowledge).map(({ at, message, hint }) => ({
        file,
        path: [index, ...at],
        message,
        hint,
      })),
    ),
    ...repeatFaults(placed),
    ...balanceFaults(placed.map(({ question }) => question)),
  ];
}

interface Complaint {
  readonly at: readonly (string | number)[];
  readonly message: string;
  readonly hint: string | null;
}

function questionFaults(question: QuestionFile, knowledge: Knowledge): readonly Complaint[] {
  return [...choiceFaults(question), ...citationFaults(question, knowledge)];
}

function choiceFaults({ situation, choices }: QuestionFile): readonly Complaint[] {
  const faults: Complaint[] = [];
  const right = choices.filter((choice) => choice.right).length;
  if (right !== 1) {
    const hint = 'put "right: true" on exactly one choice';
    faults.push(complaint(['choices'], `${right === 0 ? 'no' : right} right choices`, hint));
  }
  const texts = choices.map(({ text }) => words(text).join(' '));
  for (const [index, text] of texts.entries()) {
    if (texts.indexOf(text) < index) {
      faults.push(complaint(['choices', index, 'text'], 'the same choice twice', null));
    }
  }
  if (!situation.endsWith('?')) {
    faults.push(complaint(['situation'], "the situation doesn't end with a question", null));
  }
  return faults;
}

function citationFaults(question: QuestionFile, knowledge: Knowledge): readonly Complaint[] {
  const topic = knowledge.topics.get(question.topic);
  const service = question.service ? knowledge.services.get(question.service) : null;
  // An id that nobody bears is the reference check's to say.
  if (!topic || service === undefined) return [];
  const verdict = resolve(knowledge, topic, service);
  if (!verdict) {
    return [complaint(['service'], `"${topic.id}" doesn't apply to "${question.service}"`, null)];
  }
  const faults: Complaint[] = [];
  const { owner, confidence, seen } = verdict.responsibility;
  if (owner !== question.owner) {
    const hint = `the ${verdict.level} row of "${topic.id}" says ${owner}: mend the one that is wrong`;
    faults.push(complaint(['owner'], `the owner is "${question.owner}" here`, hint));
  }
  if (confidence === 'low' || seen === 'recalled') {
    const hint = 'cite a row that was read, or see to this one first';
    faults.push(complaint(['topic'], 'rests on a row that we are not sure of', hint));
  }
  if (!names(question.owner, question.explanation)) {
    const hint = {
      aws: 'say what AWS does',
      customer: 'say what "you" do',
      shared: 'say what AWS does and what "you" do',
    }[question.owner];
    faults.push(complaint(['explanation'], "the explanation doesn't name the owner", hint));
  }
  const claim = claimed(question.explanation);
  if (claim && claim !== question.owner) {
    const hint = `it says "${claim}", the row says "${owner}"`;
    faults.push(complaint(['explanation'], 'the explanation names another owner', hint));
  }
  return faults;
}

function names(owner: Owner, text: string): boolean {
  const aws = /\b(AWS|Amazon)\b/.test(text);
  const you = /\b(you|your|yours)\b/i.test(text);
  return { aws, customer: you, shared: aws && you }[owner];
}

/** Who the first sentence says it belongs to, where it says so outright. */
function claimed(text: string): Owner | null {
  const first = text.split(/[.!?:](?:\s|$)/)[0] ?? '';
  if (/\bnot\b|n't\b|\bnever\b/.test(first)) return null;
  if (/\b(is|are) shared\b/i.test(first)) return 'shared';
  if (/\b(is|are|it's|stays|remains) (AWS's|AWS’s|AWS' job|Amazon's)/i.test(first)) return 'aws';
  if (/\b(is|are|it's|stays|stay|remains) (yours|your job|your side's)\b/i.test(first)) {
    return 'customer';
  }
  return null;
}

interface Placed {
  readonly file: string;
  readonly index: number;
  readonly question: QuestionFile;
}

/** Questions that came before, by id or by nearly the same words. */
function repeatFaults(placed: readonly Placed[]): readonly Fault[] {
  const bags = placed.map(({ question }) => new Set(words(question.situation)));
  return placed.flatMap(({ file, index, question }, at) => {
    const before = placed.slice(0, at);
    const twin = before.find((other) => other.question.id === question.id);
    if (twin) return [fault(file, [index, 'id'], `"${question.id}" is also in ${twin.file}`)];
    const alike = before.find((_, other) => overlap(bags[at], bags[other]) > 0.8);
    if (!alike) return [];
    const message = `almost the same words as "${alike.question.id}" in ${alike.file}`;
    return [fault(file, [index, 'situation'], message)];
  });
}

/** What two bags of words share, of all that they hold. */
function overlap(one = new Set<string>(), other = new Set<string>()): number {
  const both = [...one].filter((word) => other.has(word)).length;
  return both / (one.size + other.size - both);
}

function words(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function fault(file: string, path: Fault['path'], message: string): Fault {
  return { file, path, message, hint: null };
}

function complaint(at: Complaint['at'], message: string, hint: string | null): Complaint {
  return { at, message, hint };
}
