/** How hard a channel's questions should be, from how it did. */

/** Between being bored (80 %) and giving up (60 %). */
const target = 0.7;
const start = 1.6;
const step = 0.5;

interface Score {
  readonly answers: number;
  readonly right: number;
}

/** From 1 to 3, moved by each round's distance to the target; a round that few answered moves it less. */
export function levelOf(history: readonly Score[]): number {
  let level = start;
  for (const { answers, right } of history) {
    if (answers === 0) continue;
    const trust = answers / (answers + 3);
    level += step * trust * (right / answers - target);
    level = Math.min(3, Math.max(1, level));
  }
  return level;
}

/** The part of all answers that were right; null without answers. */
export function shareOf(rounds: readonly Score[]): number | null {
  const answers = rounds.reduce((sum, round) => sum + round.answers, 0);
  if (answers === 0) return null;
  return rounds.reduce((sum, round) => sum + round.right, 0) / answers;
}
