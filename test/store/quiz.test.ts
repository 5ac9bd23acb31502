import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../src/core/ports.ts';
import { postgresLocks } from '../../src/store/locks.ts';
import { postgresDialect } from '../../src/store/postgres.ts';
import { createQuiz } from '../../src/store/quiz.ts';
import type { Tables } from '../../src/store/schema.ts';
import { createStore } from '../../src/store/store.ts';
import { type Postgres, startPostgres } from '../postgres.ts';
import { silent } from '../silent.ts';
import { aRound, hour } from './a-round.ts';
import { quizContract } from './quiz.contract.ts';

describe('the quiz on SQLite', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'whoowns-quiz-'));
  let stores: readonly [Store, Store];
  const open = () => createStore({ databaseUrl: null, dataDir, log: silent });
  beforeAll(async () => {
    stores = [await open(), await open()];
  });
  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()));
    rmSync(dataDir, { recursive: true });
  });
  quizContract(async () => stores);
});

describe('the quiz on PostgreSQL', () => {
  let postgres: Postgres;
  let stores: readonly [Store, Store];
  let databaseUrl: string;
  beforeAll(async () => {
    postgres = await startPostgres();
    databaseUrl = await postgres.database();
    const open = () => createStore({ databaseUrl, dataDir: '/nowhere', log: silent });
    stores = [await open(), await open()];
  });
  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await postgres.stop();
  });
  quizContract(async () => stores);

  test('a close waits for a press that is being let in, and tallies it', async () => {
    const [{ quiz }] = stores;
    const round = await quiz.rounds.open(aRound('held'));
    const dialect = postgresDialect({ databaseUrl, limitMs: 0, onLost: () => {} });
    const db = new Kysely<Tables>({ dialect });
    const pressed = Promise.withResolvers<void>();
    const letGo = Promise.withResolvers<void>();
    const pressing = db.transaction().execute(async (inside) => {
      const person = { id: 'U1', name: 'One' };
      const choice = { index: 1, right: true };
      const answer = await createQuiz(inside, postgresLocks).rounds.press(
        round,
        person,
        choice,
        16 * hour,
      );
      pressed.resolve();
      await letGo.promise;
      return answer;
    });
    await pressed.promise;
    const closing = quiz.rounds.close(17 * hour);
    await new Promise((resolve) => setTimeout(resolve, 200));
    letGo.resolve();
    expect(await pressing).toEqual({ kind: 'counted' });
    await closing;
    expect(await quiz.rounds.get('held', round.place)).toMatchObject({ answers: 1, right: 1 });
    await db.destroy();
  });
});
