/** What people write in knowledge/*.yaml: one shape for the check and for editors. */
import { z } from 'zod';
import { modelIdShape, ownerShape } from './shape.ts';

const idShape = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by "-"');
/** A blank of the backlog's snippets isn't words yet. */
const filled = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^(?!_+$)/, 'a blank that is still to be filled in');
const sentence = filled(160);
const word = filled(80);

/** What there is in a service for somebody to own. */
export const traitShape = z
  .enum([
    'aws-site',
    'aws-run',
    'servers',
    'containers',
    'code',
    'engine',
    'versions',
    'database',
    'data',
    'store',
    'files',
    'network',
    'traffic',
    'public',
    'web',
    'tls',
    'dns',
    'link',
    'licensed',
    'app',
    'ai',
    'ml',
  ])
  .describe(
    'aws-site: stands in AWS buildings · aws-run: AWS operates it · servers: machines you choose ' +
      'or see · containers: your images · code: your code runs in it · engine: an engine with ' +
      'patches · versions: you choose or move versions · database: queries and their users · ' +
      'data: takes in or keeps content of yours · store: keeps what one would back up · files: ' +
      'people put files or objects in it · network: stands in your VPC · traffic: others talk to ' +
      'it over a network · public: can be opened to everybody · web: takes web traffic · tls: ' +
      'certificates of yours, or ones your clients must trust · dns: answers or uses names · ' +
      'link: connects your site · licensed: software with licences · app: a finished application ' +
      '· ai: generative AI · ml: other AI',
  );

/** How sure we are, and how the source was seen; a recalled or low row is said with a hedge. */
export const responsibilityShape = z.strictObject({
  owner: ownerShape,
  aws: sentence.describe('What AWS does, in one sentence'),
  you: sentence.describe('What the customer does, in one sentence'),
  why: sentence.describe('Why the line runs there'),
  short: word.optional().describe('One line of a split: "RDS, AWS (you pick the window)"'),
  confidence: z.enum(['high', 'medium', 'low']).default('high'),
  doubt: z.string().trim().min(1).max(240).optional().describe('What the sources disagree about'),
  seen: z.enum(['read', 'excerpt', 'recalled']).describe('How the first source was seen'),
  sources: z.array(idShape).min(1).describe('Ids from sources.yaml, the best first'),
});

/** knowledge/topics/<id>.yaml */
export const topicFileShape = z.strictObject({
  id: idShape,
  title: filled(60),
  words: z.array(word).min(1).describe("People's own words for this topic"),
  words_with_service: z
    .record(word, idShape)
    .optional()
    .describe('Words that mean this topic on that service: "yum update" is os-patching on ec2'),
  varies: z.boolean().default(false).describe('The owner changes with the service'),
  control: z.enum(['inherited', 'shared', 'customer']).optional(),
  needs: z
    .array(traitShape)
    .default([])
    .describe(
      'What a service must have (one of these) for the topic to apply; none: it always does',
    ),
  related: z.array(idShape).default([]),
  split: z
    .array(idShape)
    .default([])
    .describe('The services that show best how the owner changes, in the order shown'),
  headline: sentence.optional().describe('The verdict line where no service is named'),
  told_otherwise: z
    .array(z.strictObject({ source: idShape, owner: ownerShape, why: sentence }))
    .default([])
    .describe('A source that names another owner than the general answer, and how the two agree'),
  general: responsibilityShape,
  models: z.partialRecord(modelIdShape, responsibilityShape).default({}),
  models_without: z.array(modelIdShape).default([]).describe("Models where the topic can't apply"),
  services: z.record(idShape, responsibilityShape).default({}),
  services_without: z.array(idShape).default([]).describe("Services where the topic can't apply"),
});

/** knowledge/models.yaml: a list of these */
export const modelFileShape = z.array(
  z.strictObject({ id: modelIdShape, title: word, summary: sentence, examples: z.array(idShape) }),
);

/** knowledge/services.yaml: a list of these */
export const serviceFileShape = z.array(
  z.strictObject({
    id: idShape,
    name: word,
    kind: word.describe('Finer than the model: hybrid, client-tool, partner-managed …'),
    model: modelIdShape
      .nullable()
      .describe('null: no model describes it, only its own rows answer'),
    has: z.array(traitShape).describe('What there is in it for somebody to own'),
    parent: idShape.optional().describe('Asked without a row of its own, it answers as its parent'),
    words: z.array(word).min(1),
    weak_words: z
      .array(word)
      .default([])
      .describe('Everyday words: the service only beside AWS context'),
    confused_with: z.record(word, z.array(idShape)).default({}),
    topic_words: z
      .record(word, z.array(idShape))
      .default({})
      .describe('Alone, this word asks for the topic'),
    status: z.enum(['active', 'closed', 'discontinued']).default('active'),
    status_confirmed: z.boolean().default(true),
    status_date: z
      .string()
      .regex(/^\d{4}-\d{2}(-\d{2})?$/, 'a day (2025-06-20) or a month')
      .optional(),
    status_note: z.string().trim().min(1).max(240).optional(),
    status_sources: z.array(idShape).default([]),
  }),
);

/** knowledge/analogies.yaml: a list of these */
export const analogyFileShape = z.array(
  z.strictObject({
    id: idShape,
    title: word,
    words: z.array(word).min(1),
    aws: z.string().trim().min(1).max(240),
    you: z.string().trim().min(1).max(240),
    maps: z.strictObject({ aws: z.array(idShape), customer: z.array(idShape) }),
    images: z
      .record(word, idShape)
      .default({})
      .describe('"doors and locks": the topic it stands for'),
    limits: z.string().trim().min(1).max(240),
    sources: z.array(idShape).min(1),
  }),
);

/** knowledge/sources.yaml: a list of these; a seed has a file name, common knowledge neither */
export const sourceFileShape = z.array(
  z.strictObject({
    id: idShape,
    title: z.string().trim().min(1).max(160),
    url: z.url({ protocol: /^https$/ }).optional(),
    seed: z.string().optional(),
  }),
);

/** knowledge/ambiguous.yaml: a list of these */
export const ambiguousFileShape = z.array(
  z.strictObject({ word, topics: z.array(idShape).min(2).describe('The topics it may mean') }),
);

export type TopicFile = z.infer<typeof topicFileShape>;
export type ServiceFile = z.infer<typeof serviceFileShape>;

/** Every key that the files know, to guess what a misspelt one was meant to be. */
export const KEYS: readonly string[] = [
  topicFileShape,
  responsibilityShape,
  modelFileShape.element,
  serviceFileShape.element,
  analogyFileShape.element,
  sourceFileShape.element,
  ambiguousFileShape.element,
].flatMap((shape) => Object.keys(shape.shape));
