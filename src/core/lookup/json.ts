/** The stable JSON form of an outcome: one object per question. */
import type { Verdict } from '../knowledge/resolve.ts';
import type { Owner, Responsibility, Topic } from '../knowledge/shape.ts';
import type { Outcome, Part } from './outcome.ts';

export interface AnswerJson {
  readonly topic: string;
  readonly service: string | null;
  readonly owner: Owner;
  readonly level: Verdict['level'];
  readonly confidence: Responsibility['confidence'];
}

export interface OutcomeJson {
  readonly question: string;
  readonly outcome: 'answered' | 'suggested' | 'unknown';
  readonly answers: readonly AnswerJson[];
  /** Topic ids, the likeliest first. */
  readonly suggestions: readonly string[];
}

/** One answer per part that names an owner; an answer without any owner counts as unknown. */
export function toJson(outcome: Outcome): OutcomeJson {
  const { question } = outcome;
  switch (outcome.kind) {
    case 'answered': {
      const answers = outcome.parts.flatMap((part) => {
        const verdict = verdictOf(part);
        return verdict ? [answerOf(verdict)] : [];
      });
      const known = answers.length > 0 ? 'answered' : 'unknown';
      return { question, outcome: known, answers, suggestions: [] };
    }
    case 'suggested': {
      const ids = outcome.suggestions.map(({ topic }) => topic.id);
      return { question, outcome: 'suggested', answers: [], suggestions: [...new Set(ids)] };
    }
    case 'unknown':
      return { question, outcome: 'unknown', answers: [], suggestions: [] };
  }
}

/** The verdict that stands for a part: a split's general row, a service card's first. */
function verdictOf(part: Part): Verdict | null {
  switch (part.kind) {
    case 'verdict':
      return part.verdict;
    case 'split':
      return part.general;
    case 'service':
      return part.verdicts[0] ?? null;
    case 'analogy':
      return part.topic && generalOf(part.topic);
    case 'not-applicable':
    case 'help':
      return null;
  }
}

function generalOf(topic: Topic): Verdict {
  return { topic, service: null, responsibility: topic.general, level: 'general' };
}

function answerOf({ topic, service, responsibility, level }: Verdict): AnswerJson {
  const { owner, confidence } = responsibility;
  return { topic: topic.id, service: service?.id ?? null, owner, level, confidence };
}
