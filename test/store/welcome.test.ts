import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../src/core/ports.ts';
import { createStore } from '../../src/store/store.ts';
import { place } from '../an-ask.ts';
import { type Postgres, startPostgres } from '../postgres.ts';
import { silent } from '../silent.ts';
import { welcomeContract } from './welcome.contract.ts';

describe('the tour and greeting on SQLite', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'whoowns-welcome-'));
  let stores: readonly [Store, Store];
  const open = () => createStore({ databaseUrl: null, dataDir, log: silent });
  beforeAll(async () => {
    stores = [await open(), await open()];
  });
  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()));
    rmSync(dataDir, { recursive: true });
  });
  welcomeContract(async () => stores);

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
  let postgres: Postgres;
  let stores: readonly [Store, Store];
  beforeAll(async () => {
    postgres = await startPostgres();
    const databaseUrl = await postgres.database();
    const open = () => createStore({ databaseUrl, dataDir: '/nowhere', log: silent });
    stores = [await open(), await open()];
  });
  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await postgres.stop();
  });
  welcomeContract(async () => stores);
});
