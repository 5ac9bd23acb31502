/** Databases as every earlier version left them, kept as SQL that both kinds of database read. */
import { join } from 'node:path';

export const versions = join(import.meta.dirname, 'versions');

export function fileOfVersion(migration: string): string {
  return join(versions, `${migration}.sql`);
}
