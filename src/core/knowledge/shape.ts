/** The knowledge as core sees it, once its files are read and checked. */
import { z } from 'zod';

export const ownerShape = z.enum(['aws', 'customer', 'shared']);
export type Owner = z.infer<typeof ownerShape>;

export const modelIdShape = z.enum([
  'iaas',
  'container-ec2',
  'container-serverless',
  'managed',
  'serverless',
  'saas',
]);
export type ModelId = z.infer<typeof modelIdShape>;

/** Where a sentence comes from: a public page, a course note (`seed`), or common knowledge (neither). */
export interface Source {
  readonly id: string;
  readonly title: string;
  readonly url: string | null;
  readonly seed: string | null;
}

/** Where a row stands; the most specific wins, whole. */
export type Level = 'variant' | 'service' | 'parent' | 'model' | 'general';

export interface Responsibility {
  readonly owner: Owner;
  readonly aws: string;
  readonly you: string;
  readonly why: string;
  /** The row as one line of a split: "RDS, AWS (you pick the window)". */
  readonly short: string | null;
  readonly confidence: 'high' | 'medium' | 'low';
  readonly doubt: string | null;
  readonly seen: 'read' | 'excerpt' | 'recalled';
  readonly sources: readonly Source[];
}

export interface Topic {
  readonly id: string;
  readonly title: string;
  readonly words: readonly string[];
  readonly wordsWithService: ReadonlyMap<string, string>;
  readonly varies: boolean;
  readonly control: 'inherited' | 'shared' | 'customer' | null;
  readonly related: readonly string[];
  readonly split: readonly string[];
  readonly headline: string | null;
  /** Sources that name another owner than the general answer, and how the two agree. */
  readonly toldOtherwise: readonly {
    readonly source: Source;
    readonly owner: Owner;
    readonly why: string;
  }[];
  readonly general: Responsibility;
  readonly models: ReadonlyMap<ModelId, Responsibility>;
  readonly modelsWithout: ReadonlySet<ModelId>;
  readonly services: ReadonlyMap<string, Responsibility>;
  readonly servicesWithout: ReadonlySet<string>;
}

export interface Service {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly model: ModelId | null;
  readonly parent: string | null;
  readonly words: readonly string[];
  readonly weakWords: readonly string[];
  readonly confusedWith: ReadonlyMap<string, readonly string[]>;
  readonly topicWords: ReadonlyMap<string, readonly string[]>;
  readonly status: 'active' | 'closed' | 'discontinued';
  /** false: nobody has found the page that says so. */
  readonly statusConfirmed: boolean;
  /** A day, or a month where no day is known: `2024-04`. */
  readonly statusDate: string | null;
  readonly statusNote: string | null;
  readonly statusSources: readonly Source[];
}

export interface Model {
  readonly id: ModelId;
  readonly title: string;
  readonly summary: string;
  readonly examples: readonly string[];
}

export interface Analogy {
  readonly id: string;
  readonly title: string;
  readonly words: readonly string[];
  readonly aws: string;
  readonly you: string;
  readonly maps: { readonly aws: readonly string[]; readonly customer: readonly string[] };
  readonly images: ReadonlyMap<string, string>;
  readonly limits: string;
  readonly sources: readonly Source[];
}

export interface Knowledge {
  readonly topics: ReadonlyMap<string, Topic>;
  readonly models: ReadonlyMap<ModelId, Model>;
  readonly services: ReadonlyMap<string, Service>;
  readonly analogies: ReadonlyMap<string, Analogy>;
  readonly sources: ReadonlyMap<string, Source>;
  /** Words with two senses, and the topics they may mean: encryption is at rest or in transit. */
  readonly ambiguous: ReadonlyMap<string, readonly string[]>;
}
