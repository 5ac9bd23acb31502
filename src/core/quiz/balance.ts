/** What a guesser could use: the letter, the owner or the length that is right too often. */
import type { Fault } from '../knowledge/fault.ts';
import { ownerShape } from '../knowledge/shape.ts';
import { letterOf, type QuestionFile } from './question.ts';

/** Too few to say anything about. */
const enough = 20;

/** Warnings about the bank as a whole; they stand in no one file. */
export function balanceFaults(questions: readonly QuestionFile[]): readonly Fault[] {
  if (questions.length < enough) return [];
  return [...letterFaults(questions), ...ownerFaults(questions), ...lengthFaults(questions)];
}

function letterFaults(questions: readonly QuestionFile[]): readonly Fault[] {
  return [0, 1, 2, 3].flatMap((index) => {
    const offered = questions.filter(({ choices }) => choices.length > index);
    const expected = offered.reduce((sum, { choices }) => sum + 1 / choices.length, 0);
    const right = offered.filter(({ choices }) => choices[index]?.right).length;
    if (Math.abs(right - expected) <= Math.max(3, expected * 0.35)) return [];
    const message = `${letterOf(index)} is right ${right} times where about ${Math.round(expected)} would be even`;
    return [overall(message, 'move the right choice in some questions')];
  });
}

function ownerFaults(questions: readonly QuestionFile[]): readonly Fault[] {
  return ownerShape.options.flatMap((owner) => {
    const share =
      questions.filter((question) => question.owner === owner).length / questions.length;
    if (share >= 0.2 && share <= 0.5) return [];
    const message = `the owner is "${owner}" in ${Math.round(share * 100)} % of the questions`;
    return [overall(message, 'keep each owner between 20 % and 50 %')];
  });
}

/** Writers make the right choice the careful one, and so the long one. */
function lengthFaults(questions: readonly QuestionFile[]): readonly Fault[] {
  const longest = questions.filter(({ choices }) => {
    const right = choices.find((choice) => choice.right);
    return (
      right && choices.every((choice) => choice === right || choice.text.length < right.text.length)
    );
  }).length;
  const share = longest / questions.length;
  if (share <= 0.5) return [];
  const message = `the right choice is the longest in ${Math.round(share * 100)} % of the questions`;
  return [overall(message, 'shorten some, or give the wrong ones more to say (50 % at most)')];
}

function overall(message: string, hint: string): Fault {
  return { file: 'quiz', path: [], message, hint, warning: true };
}
