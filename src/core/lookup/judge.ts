/** Weighs a stretch of a question: which topic accounts for it, and for how much of it. */
import { isEveryday, type Unit } from './language.ts';
import { type Candidate, match } from './match.ts';
import type { Mention } from './services.ts';
import { type Vocabulary, weightOf } from './vocabulary.ts';

export interface Judgement {
  readonly candidates: readonly Candidate[];
  /** The best topic's share of everything that the words say: 0 to 1, a little over for sure hits. */
  readonly support: number;
  /** What the words say that no topic knows; 0 when all of it is known. */
  readonly unknown: number;
  readonly known: number;
  /** The known words that the best topic doesn't account for. */
  readonly left: number;
  /** The part of the unknown that is everyday life. */
  readonly everyday: number;
}

/** What a word that nobody knows weighs, and one of everyday life. */
const STRANGE = 0.6;
const SHORT = 0.3;
const EVERYDAY = 1.6;
/** From this share of its weight on, the best topic accounts for a word. */
const MET = 0.3;
/** What another topic's word weighs: it makes the question ours, though not this topic's. */
const ELSE = 0.65;

export function judge(
  vocabulary: Vocabulary,
  units: readonly Unit[],
  mentions: readonly Mention[],
): Judgement {
  const inName = (unit: Unit) =>
    mentions.some(({ from, to }) => unit.from >= from && unit.to <= to);
  const telling = units.filter(
    (unit) => unit.kind === 'content' && !inName(unit) && weightOf(unit, vocabulary.weights) > 0,
  );
  const named = new Set(telling.length > 0 ? units.filter(inName) : []);
  const candidates = match(vocabulary, units, named);
  const [best] = candidates;
  let known = 0;
  let unknown = 0;
  let daily = 0;
  let left = 0;
  for (const unit of units) {
    if (unit.kind !== 'content' || inName(unit)) continue;
    const weight = weightOf(unit, vocabulary.weights);
    const met = (best?.shares.get(unit) ?? 0) > weight * MET;
    if (met) known += weight;
    else if (isEveryday(unit)) daily += EVERYDAY;
    else if (weight > 0) left += weight * ELSE;
    else unknown += unit.raw.length > 3 ? STRANGE : SHORT;
  }
  const mass = known + left + unknown + daily;
  const support = best ? best.score / Math.max(mass, best.score, 0.01) : 0;
  return {
    candidates,
    support,
    unknown: unknown + daily,
    known: known + left,
    left,
    everyday: daily,
  };
}
