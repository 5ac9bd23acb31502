/** What people write in knowledge/team.yaml: who inside the company owns the customer's half. */
import { z } from 'zod';

const idShape = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by "-"');
const name = z.string().trim().min(1).max(60);
const note = z.string().trim().min(1).max(160);
const date = z.iso.date('a day, like 2026-01-31');

/** Ids as the platforms write them: in the profile or the settings of the channel, group or role. */
const slackId = (letters: string, example: string) =>
  z
    .string()
    .regex(new RegExp(`^[${letters}][A-Z0-9]{2,20}$`), `an id as Slack shows it: ${example}`);
const snowflake = z.string().regex(/^\d{17,20}$/, 'an id as Discord copies it: 17 to 20 digits');

const slackContact = z.strictObject({
  channel: z.strictObject({ id: slackId('CG', 'C024BE7LR'), name }).optional(),
  group: z
    .strictObject({ id: slackId('S', 'S0614TZR7'), name })
    .optional()
    .describe('A user group; its name is shown, nobody is pinged'),
  person: z.strictObject({ id: slackId('UW', 'U024BE7LH'), name }).optional(),
});

const discordContact = z.strictObject({
  channel: z.strictObject({ id: snowflake, name }).optional(),
  role: z
    .strictObject({ id: snowflake, name })
    .optional()
    .describe('Shown as the role it is, nobody is pinged'),
});

const teamShape = z.strictObject({
  name,
  words: z
    .array(name)
    .default([])
    .describe('Other names people use: "what does the db crew own" finds it'),
  slack: slackContact.optional(),
  discord: discordContact.optional(),
  link: z
    .url({ protocol: /^https$/ })
    .optional()
    .describe('A page about the team'),
  on_call: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .optional()
    .describe('An address for emergencies: mail, telephone, or https://…'),
  note: note.optional(),
  reviewed: date.optional().describe("When somebody last checked this; left out: the file's date"),
});

/** A team's id, or the id with a note. */
const entryShape = z.union([
  idShape,
  z.strictObject({ team: idShape, note: note.optional(), reviewed: date.optional() }),
]);

const scopeShape = {
  default: entryShape.optional().describe('For everything that is not named below'),
  topics: z.record(idShape, entryShape).default({}).describe('By topic, on every service'),
  services: z.record(idShape, entryShape).default({}).describe('By service, for every topic'),
  topics_on_services: z
    .record(idShape, z.record(idShape, entryShape))
    .default({})
    .describe('By service, then by topic'),
};

/** knowledge/team.yaml */
export const teamFileShape = z.strictObject({
  reviewed: date.describe('When somebody last checked the whole file'),
  shown_in: z
    .strictObject({
      slack: z.array(slackId('TE', 'T024BE7LD')).default([]).describe('Workspaces'),
      discord: z.array(snowflake).default([]).describe('Servers'),
      console: z.boolean().default(false),
    })
    .describe('Where this may be shown; it is shown nowhere else'),
  teams: z.record(idShape, teamShape),
  ...scopeShape,
  environments: z
    .record(
      idShape,
      z.strictObject({
        words: z.array(name).default([]).describe('What else people call it: "production", "live"'),
        ...scopeShape,
      }),
    )
    .default({})
    .describe('What an environment says comes before what is said for all'),
});

export type TeamFile = z.infer<typeof teamFileShape>;
export type EntryFile = z.infer<typeof entryShape>;
export type ScopeFile = Pick<TeamFile, 'default' | 'topics' | 'services' | 'topics_on_services'>;

/** Every key of the file, to guess what a misspelt one was meant to be. */
export const TEAM_KEYS: readonly string[] = [
  ...Object.keys(teamFileShape.shape),
  ...Object.keys(teamShape.shape),
  ...Object.keys(slackContact.shape),
  ...Object.keys(discordContact.shape),
  'console',
  'team',
  'role',
];
