/** What was read → an outcome: answered, suggested, or an honest "don't know". */
import { resolve } from '../knowledge/resolve.ts';
import type { Knowledge, Service } from '../knowledge/shape.ts';
import { judge } from './judge.ts';
import type { Outcome } from './outcome.ts';
import type { Reading } from './read.ts';
import type { Vocabulary } from './vocabulary.ts';

export type Decide = (question: string, reading: Reading, service: Service | null) => Outcome;

export function createDecide(knowledge: Knowledge, vocabulary: Vocabulary): Decide {
  return (question, reading, narrowed) => {
    const unknown = (reason: 'empty' | 'not-understood' | 'other-cloud'): Outcome => ({
      kind: 'unknown',
      question,
      reason,
    });
    if (reading.frame.help) return { kind: 'answered', question, parts: [{ kind: 'help' }] };
    if (reading.words.length === 0) return unknown('empty');
    const strong = reading.mentions.filter(({ weak }) => !weak);
    const mentions = strong.length > 0 ? strong : reading.mentions;
    if (reading.otherCloud && strong.length === 0) return unknown('other-cloud');
    const whole = judge(vocabulary, reading.units, mentions);
    const [best] = whole.candidates;
    const service = mentions[0]?.service ?? narrowed;
    if (!best) return unknown('not-understood');
    const verdict = resolve(knowledge, best.topic, service) ?? resolve(knowledge, best.topic, null);
    if (!verdict) return unknown('not-understood');
    if (whole.support > 0.45 && !(reading.frame.elsewhere && !reading.frame.ownership)) {
      return {
        kind: 'answered',
        question,
        parts: [{ kind: 'verdict', verdict, side: null, siblings: [] }],
      };
    }
    return {
      kind: 'suggested',
      question,
      suggestions: whole.candidates.slice(0, 5).map(({ topic }) => ({ topic, service })),
    };
  };
}
