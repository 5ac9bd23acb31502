/** A row in every table of a database, whether the schema knows it or not. */
import type { Kysely } from 'kysely';

export type Row = Record<string, string | number>;
export type Anything = Kysely<Record<string, Row>>;

/** Texts say where they stand; each figure is `figure`. The workspace is `T-` and the tag. */
export async function fillEveryTable(raw: Anything, tag: string, figure: number): Promise<void> {
  for (const { name, columns } of await raw.introspection.getTables()) {
    const row = columns.map(({ name: column, dataType }) => [
      column,
      dataType.toLowerCase() === 'text' ? `${tag} ${name} ${column}` : figure,
    ]);
    await raw
      .insertInto(name)
      .values({ ...Object.fromEntries(row), platform: 'slack', workspace: `T-${tag}` })
      .execute();
  }
}

/** Every row of every table, in no order. */
export async function everyRow(raw: Anything): Promise<Readonly<Record<string, readonly Row[]>>> {
  const all: Record<string, readonly Row[]> = {};
  for (const { name } of await raw.introspection.getTables()) {
    const rows: readonly Row[] = await raw.selectFrom(name).selectAll().execute();
    all[name] = rows.map((row) => ({ ...row }));
  }
  return all;
}
