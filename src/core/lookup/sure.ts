/** Whether what was understood is enough to answer: unsure means suggest. */
import type { Owner, Topic } from '../knowledge/shape.ts';
import type { Judgement } from './judge.ts';
import { isEveryday, isPlain, type Unit } from './language.ts';
import type { Candidate } from './match.ts';
import type { Reading } from './read.ts';

/** Whether a topic accounts for enough of what was said. `ownerOf`: where it was asked about. */
export function isSure(
  judgement: Judgement,
  { frame, mentions, text }: Reading,
  ownerOf: OwnerOf,
): boolean {
  const { candidates, support, unknown, everyday } = judgement;
  const [best] = candidates;
  if (!best || best.score < 0.3 || best.fullness < 0.55) return false;
  if (frame.chat || frame.elsewhere) return false;
  // Nothing but services' names: their cards answer it.
  if (judgement.known === 0 && !best.literal && best.fullness < 0.97) return false;
  const context = mentions.some(({ weak }) => !weak) || /\b(?:aws|amazon|cloud)\b/.test(text);
  if (!frame.ownership && isTorn(best, candidates, ownerOf)) return false;
  const { technical, daily } = evidenceOf(best);
  if (everyday > 0) return technical >= 0.5 && (context ? support >= 0.35 : support >= 0.6);
  if (technical < 0.3) return isPlainlySure(judgement, context, frame.ownership, daily);
  if (context || frame.ownership) return support >= 0.3;
  return best.score >= 0.42 && support >= (unknown > 0 ? 0.5 : 0.36);
}

type OwnerOf = (topic: Topic) => Owner;

/** Plain words alone may be about anything: they need the cloud beside them, or nothing else at all. */
function isPlainlySure(
  { candidates: [best], support, unknown, left }: Judgement,
  context: boolean,
  ownership: boolean,
  daily: boolean,
): boolean {
  if (!best) return false;
  if (context) return support >= (unknown > 0 ? 0.5 : 0.45);
  if (daily) return false;
  if (ownership && best.score >= 1.4) return support >= 0.45;
  if (unknown > 0) return false;
  if (!ownership) return support >= 0.8 && best.fullness >= 0.85;
  return support >= 0.5 && left < 0.25 && (best.fullness >= 0.95 || best.shares.size > 1);
}

/** How much of the evidence is words that only our trade uses, and whether some is everyday life. */
function evidenceOf({ shares }: Candidate): { technical: number; daily: boolean } {
  let technical = 0;
  let daily = false;
  for (const [unit, share] of shares) {
    if (share > 0.2 && !isPlain(unit) && !isEveryday(unit)) technical += share;
    if (share > 0.1 && isEveryday(unit)) daily = true;
  }
  return { technical, daily };
}

/** Whether another topic, of another owner both here and in general, accounts for just what the best one leaves over. */
function isTorn(best: Candidate, candidates: readonly Candidate[], ownerOf: OwnerOf): boolean {
  const main = mainOf(best);
  return candidates.some((rival) => {
    if (rival === best || rival.score < best.score * 0.7) return false;
    const other = mainOf(rival);
    if (!main || !other || ownerOf(rival.topic) === ownerOf(best.topic)) return false;
    if (rival.topic.general.owner === best.topic.general.owner) return false;
    return (best.shares.get(other) ?? 0) < 0.1 && (rival.shares.get(main) ?? 0) < 0.1;
  });
}

function mainOf({ shares }: Candidate): Unit | undefined {
  return [...shares].sort(([, one], [, other]) => other - one)[0]?.[0];
}
