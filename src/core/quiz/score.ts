/** Streaks, as a walk over the days on which a channel's quiz was really posted. */

/** After so many answers a used-up freeze is there again. */
const answersToFreeze = 10;
/** From here on a streak is worth showing. */
export const streakShown = 3;

export interface StreakDay {
  readonly answered: boolean;
  /** While it is open, not having answered yet breaks nothing. */
  readonly closed: boolean;
}

export interface Streak {
  readonly current: number;
  readonly best: number;
  /** One missed day won't break it. */
  readonly freeze: boolean;
  /** How many answers are left until the freeze is there again; 0 while it is. */
  readonly answersLeft: number;
}

/** Oldest first; days before the first answer don't count against anybody. */
export function streakOf(days: readonly StreakDay[]): Streak {
  let [current, best, answersLeft] = [0, 0, 0];
  for (const { answered, closed } of days) {
    if (answered) {
      current += 1;
      best = Math.max(best, current);
      answersLeft = Math.max(0, answersLeft - 1);
    } else if (closed && current > 0) {
      if (answersLeft === 0) answersLeft = answersToFreeze;
      else current = 0;
    }
  }
  return { current, best, freeze: answersLeft === 0, answersLeft };
}
