/** Questions for tests, made by rule. */
import type { Past } from '../../../src/core/quiz/deal.ts';
import type { Difficulty, Question } from '../../../src/core/quiz/question.ts';

export function aQuestion(id: string, fields: Partial<Question> = {}): Question {
  return {
    id,
    origin: 'hand',
    situation: `What about ${id}?`,
    choices: [
      { text: 'This', right: false },
      { text: 'That', right: true },
      { text: 'Neither', right: false },
    ],
    explanation: `Because AWS does ${id}.`,
    topic: 'os-patching',
    service: 'rds',
    model: null,
    owner: 'aws',
    difficulty: 2,
    exam: null,
    sources: ['seed-003'],
    ...fields,
  };
}

/** So many by hand over so many topics, and three times as many dealt; every difficulty alike. */
export function aBank(hand: number, topics: number): readonly Question[] {
  const one = (origin: Question['origin'], index: number) =>
    aQuestion(`${origin}-${index}`, {
      origin,
      topic: `topic-${index % topics}`,
      difficulty: difficultyOf(index),
    });
  return [
    ...Array.from({ length: hand }, (_, index) => one('hand', index)),
    ...Array.from({ length: hand * 3 }, (_, index) => one('owner', index)),
  ];
}

function difficultyOf(index: number): Difficulty {
  const difficulties: readonly Difficulty[] = [1, 2, 3];
  return difficulties[Math.floor(index / 3) % 3] ?? 1;
}

/** The round in which this question was asked. */
export function played(question: Question, answers: number, right: number): Past {
  const { id, topic, origin, difficulty } = question;
  return { question: id, topic, dealt: origin !== 'hand', difficulty, answers, right };
}
