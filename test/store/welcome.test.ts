import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createStore } from '../../src/store/store.ts';
import { place } from '../an-ask.ts';
import { silent } from '../silent.ts';
import { twoOnPostgres, twoOnSqlite } from './two-stores.ts';
import { welcomeContract } from './welcome.contract.ts';

describe('the tour and greeting on SQLite', () => {
  welcomeContract(twoOnSqlite());

  test('the file tells of nobody who was greeted', async () => {
    const own = mkdtempSync(join(tmpdir(), 'whoowns-greeted-'));
    const store = await createStore({ databaseUrl: null, dataDir: own, log: silent });
    const person = { id: 'U0GREETED', name: 'Somebody Greeted' };
    await store.welcome.notes.add({ id: 'n1', place, kind: 'greeting', person, at: 1 });
    const [note] = await store.welcome.notes.claim('slack', 1, 2, 1);
    if (note) await store.welcome.notes.mark(note, { state: 'sent' });
    expect(await store.welcome.notes.counts(place)).toMatchObject({ sent: 1 });
    const { DatabaseSync } = await import('node:sqlite');
    const db = new DatabaseSync(join(own, 'whoowns.sqlite'));
    const rows = JSON.stringify(db.prepare('select * from welcome_notes').all());
    db.close();
    await store.close();
    expect(rows).toContain('n1');
    expect(rows).not.toMatch(/GREETED|Somebody/);
    rmSync(own, { recursive: true });
  });
});

describe('the tour and greeting on PostgreSQL', () => {
  welcomeContract(twoOnPostgres().stores);
});
