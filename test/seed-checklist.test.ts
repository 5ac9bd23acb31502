import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { resolve } from '../src/core/knowledge/resolve.ts';
import { type Owner, ownerShape } from '../src/core/knowledge/shape.ts';
import { loadKnowledge } from '../src/knowledge/load.ts';
import { formatFaults } from '../src/knowledge/report.ts';

const rowShape = z.strictObject({
  row: z.number(),
  seed: z.string(),
  kind: z.enum(['claim', 'info', 'item', 'question', 'analogy']),
  item: z.string(),
  says: z.string(),
  owner: ownerShape.nullable(),
  asks: z.array(z.strictObject({ topic: z.string(), service: z.string().optional() })).optional(),
  analogy: z.string().optional(),
});
type Row = z.infer<typeof rowShape>;

const file = join(import.meta.dirname, 'seed-checklist.yaml');
const rows = z.array(rowShape).parse(parse(readFileSync(file, 'utf8')));

const loaded = await loadKnowledge(join(import.meta.dirname, '../knowledge'));
if (!loaded.ok) throw new Error(formatFaults(loaded.faults));
const { knowledge } = loaded;

/** What the knowledge says to one question of a row: its owner, and those that the seed names. */
function owners(ask: { topic: string; service?: string | undefined }, seed: string): Owner[] {
  const topic = knowledge.topics.get(ask.topic);
  const service = ask.service === undefined ? null : knowledge.services.get(ask.service);
  if (!topic || service === undefined) throw new Error(`unknown: ${JSON.stringify(ask)}`);
  const verdict = resolve(knowledge, topic, service);
  const told = topic.toldOtherwise.filter(({ source }) => source.id === seed);
  return [...(verdict ? [verdict.responsibility.owner] : []), ...told.map(({ owner }) => owner)];
}

/** A side each is both together. */
function together(answers: readonly Owner[][]): boolean {
  return (['aws', 'customer'] as const).every((side) => answers.some((all) => all.includes(side)));
}

test('every row of the checklist is here, once', () => {
  expect(rows.map(({ row }) => row)).toEqual(Array.from({ length: 139 }, (_, index) => index + 1));
});

test.each(rows.filter((row) => row.asks && row.owner))('$row: $item', (row: Row) => {
  const answers = (row.asks ?? []).map((ask) => owners(ask, row.seed));
  if (row.owner === 'shared' && together(answers)) return;
  for (const answer of answers) expect(answer).toContain(row.owner);
});

test.each(rows.filter((row) => row.asks && !row.owner))('$row (names nobody): $item', (row) => {
  for (const ask of row.asks ?? []) expect(owners(ask, row.seed)).not.toEqual([]);
});

test.each(rows.filter((row) => row.analogy))('$row: $item', ({ analogy, owner, seed }) => {
  const told = knowledge.analogies.get(analogy ?? '');
  expect(told?.sources.map(({ id }) => id)).toContain(seed);
  if (owner !== 'customer') expect([told?.aws, told?.maps.aws]).not.toContainEqual([]);
  if (owner !== 'aws') expect([told?.you, told?.maps.customer]).not.toContainEqual([]);
});

test('the two analogies of the seeds stand as the seeds tell them', () => {
  expect(knowledge.analogies.get('homebuilder-homeowner')).toMatchObject({
    aws: 'The builder (AWS) is responsible for constructing your house and ensuring that it is solidly built.',
    you: 'As the homeowner (the customer), it is your responsibility to secure everything in the house by ensuring that the doors are closed and locked.',
  });
  expect(knowledge.analogies.get('apartment-construction-company')).toMatchObject({
    aws: "A construction company builds a building, and it's on them to make sure that the building itself is stable and secure.",
    you: "You rent an apartment in that building, and it's up to you to lock the door to it. Security of the building and security in the building are two different elements.",
  });
});
