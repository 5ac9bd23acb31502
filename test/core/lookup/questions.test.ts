import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createLookup } from '../../../src/core/lookup/lookup.ts';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import { formatFaults } from '../../../src/knowledge/report.ts';
import { figuresOf, hardQuestions, judge, questions } from '../../questions.ts';

const loaded = await loadKnowledge(join(import.meta.dirname, '../../../knowledge'));
if (!loaded.ok) throw new Error(formatFaults(loaded.faults));
const lookup = createLookup(loaded.knowledge);
const figures = figuresOf(questions.map((question) => judge(lookup, question)));

test('our own questions find their owner and their topic', () => {
  expect(figures.owner).toBeGreaterThanOrEqual(0.95);
  expect(figures.topic).toBeGreaterThanOrEqual(0.94);
});

test('hard questions are seldom answered wrongly, and more often than not rightly', () => {
  const hard = figuresOf(hardQuestions.map((question) => judge(lookup, question)));
  expect(hard.owner).toBeGreaterThanOrEqual(0.78);
  expect(hard.falseAnswers).toBeLessThanOrEqual(0.03);
  expect(hard.wrongWhenAnswered).toBeLessThanOrEqual(0.12);
});

test('what deserves no owner is left unanswered, and what is answered is hardly ever wrong', () => {
  expect(figures.falseAnswers).toBeLessThanOrEqual(0.03);
  expect(figures.wrongWhenAnswered).toBeLessThanOrEqual(0.01);
});
