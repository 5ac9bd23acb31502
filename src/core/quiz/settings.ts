/** What an admin chooses for a channel's quiz. */
import { z } from 'zod';
import { type Timetable, weekdayShape, workdays } from '../schedule/timetable.ts';
import type { Wishes } from './deal.ts';
import { difficultyShape, examShape } from './question.ts';

const timeShape = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const settingsShape = z.object({
  time: timeShape,
  zone: z.string(),
  days: z.array(weekdayShape).min(1),
  closes: timeShape.nullable(),
  reveal: z.enum(['at-once', 'at-close']),
  topics: z.array(z.string()),
  exam: examShape.nullable(),
  difficulty: difficultyShape.nullable(),
});

export interface Settings extends Timetable, Wishes {
  readonly reveal: 'at-once' | 'at-close';
}

/** Nine o'clock on workdays; the answer at once, everything in the mix. */
export function defaultSettings(zone: string): Settings {
  return {
    time: '09:00',
    zone,
    days: workdays,
    closes: null,
    reveal: 'at-once',
    topics: [],
    exam: null,
    difficulty: null,
  };
}

export function keptSettings(settings: Settings): string {
  return JSON.stringify(settings);
}

/** Throws where what was kept isn't settings. */
export function settingsOf(kept: string): Settings {
  return settingsShape.parse(JSON.parse(kept));
}
