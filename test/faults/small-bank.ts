/** A bank that is read in no time: processes start often here. */
import type { Knowledge } from '../../src/core/knowledge/shape.ts';
import type { QuizFile } from '../../src/core/quiz/check.ts';

export const noKnowledge: Knowledge = {
  topics: new Map(),
  models: new Map(),
  services: new Map(),
  analogies: new Map(),
  sources: new Map(),
  ambiguous: new Map(),
};

export const smallBank: readonly QuizFile[] = [
  {
    file: 'quiz/small.yaml',
    questions: Array.from({ length: 12 }, (_, index) => ({
      id: `question-${index}`,
      situation: `Who does number ${index}, of all the things that somebody has to do?`,
      choices: [{ text: 'AWS' }, { text: 'You', right: true as const }, { text: 'Both of you' }],
      explanation: `You do number ${index}, since it lies in your half of the model.`,
      topic: `topic-${index % 4}`,
      owner: 'customer' as const,
      difficulty: 2 as const,
      sources: ['none'],
    })),
  },
];
