import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Owner, ownerShape } from '../../../src/core/knowledge/shape.ts';
import { createLookup } from '../../../src/core/lookup/lookup.ts';
import type { Part } from '../../../src/core/lookup/outcome.ts';
import { loadKnowledge } from '../../../src/knowledge/load.ts';
import { formatFaults } from '../../../src/knowledge/report.ts';

const rowShape = z.object({
  row: z.number(),
  seed: z.string(),
  item: z.string(),
  owner: ownerShape.nullable(),
  analogy: z.string().optional(),
});
type Row = z.infer<typeof rowShape>;

const read = (...path: string[]): unknown =>
  parse(readFileSync(join(import.meta.dirname, ...path), 'utf8'));
const rows = z.array(rowShape).parse(read('../../seed-checklist.yaml'));
const asks = z.record(z.string(), z.string()).parse(read('seed-questions.yaml'));

const loaded = await loadKnowledge(join(import.meta.dirname, '../../../knowledge'));
if (!loaded.ok) throw new Error(formatFaults(loaded.faults));
const lookup = createLookup(loaded.knowledge);

const askOf = ({ row, item }: Row) => asks[row] ?? `who owns ${item}?`;

function partsOf(row: Row): readonly Part[] {
  const outcome = lookup.ask(askOf(row));
  return outcome.kind === 'answered' ? outcome.parts : [];
}

/** The owner that a part names, and those that the seed tells otherwise. */
function owners(part: Part, seed: string): readonly Owner[] {
  const verdict =
    part.kind === 'verdict' ? part.verdict : part.kind === 'split' ? part.general : null;
  if (!verdict) return [];
  const told = verdict.topic.toldOtherwise.filter(({ source }) => source.id === seed);
  return [verdict.responsibility.owner, ...told.map(({ owner }) => owner)];
}

test.each(rows.filter(({ owner, analogy }) => owner && !analogy))('$row: $item', (row) => {
  const heard = partsOf(row).map((part) => owners(part, row.seed));
  const both = (['aws', 'customer'] as const).every((side) => heard.some((o) => o.includes(side)));
  if (row.owner === 'shared' && both) return;
  expect(heard[0], askOf(row)).toContain(row.owner);
});

test.each(rows.filter(({ owner, analogy }) => !owner && !analogy))('$row: $item', (row) => {
  expect(partsOf(row), askOf(row)).not.toEqual([]);
});

test.each(rows.filter(({ analogy }) => analogy))('$row: $item', (row) => {
  const told = partsOf(row).map((part) => part.kind === 'analogy' && part.analogy.id);
  expect(told, askOf(row)).toContain(row.analogy);
});
