/** What comes of a question: an answer in parts, a did-you-mean, or an honest "don't know". */
import type { Verdict } from '../knowledge/resolve.ts';
import type { Analogy, Service, Topic } from '../knowledge/shape.ts';

/** The half that was asked about: "what does AWS do for …", "what's on us with …". */
export type Side = 'aws' | 'customer' | null;

/** One thing that was asked, answered. */
export type Part =
  | {
      readonly kind: 'verdict';
      readonly verdict: Verdict;
      readonly side: Side;
      /** Variants of the service that answer differently: "RDS Custom for Oracle: you". */
      readonly siblings: readonly Verdict[];
    }
  /** A topic whose owner varies, asked without a service. */
  | {
      readonly kind: 'split';
      readonly topic: Topic;
      readonly general: Verdict;
      readonly rows: readonly Verdict[];
    }
  /** A service alone. `verdicts` are its main topics, the most telling first. */
  | {
      readonly kind: 'service';
      readonly service: Service;
      readonly side: Side;
      readonly verdicts: readonly Verdict[];
    }
  | { readonly kind: 'analogy'; readonly analogy: Analogy; readonly topic: Topic | null }
  | { readonly kind: 'not-applicable'; readonly topic: Topic; readonly service: Service }
  | { readonly kind: 'help' };

/** One line of a did-you-mean. */
export interface Suggestion {
  readonly topic: Topic;
  readonly service: Service | null;
}

export type Outcome =
  | { readonly kind: 'answered'; readonly question: string; readonly parts: readonly Part[] }
  | {
      readonly kind: 'suggested';
      readonly question: string;
      /** One to five, the likeliest first. */
      readonly suggestions: readonly Suggestion[];
    }
  | {
      readonly kind: 'unknown';
      readonly question: string;
      readonly reason: 'empty' | 'not-understood' | 'other-cloud';
    };
