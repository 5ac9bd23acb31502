import { Kysely } from 'kysely';
import { describe, expect, test } from 'vitest';
import { postgresLocks } from '../../src/store/locks.ts';
import { postgresDialect } from '../../src/store/postgres.ts';
import { createQuiz } from '../../src/store/quiz.ts';
import type { Tables } from '../../src/store/schema.ts';
import { aRound, hour } from './a-round.ts';
import { quizContract } from './quiz.contract.ts';
import { twoOnPostgres, twoOnSqlite } from './two-stores.ts';

describe('the quiz on SQLite', () => {
  quizContract(twoOnSqlite());
});

describe('the quiz on PostgreSQL', () => {
  const { stores, databaseUrl } = twoOnPostgres();
  quizContract(stores);

  test('a close waits for a press that is being let in, and tallies it', async () => {
    const [{ quiz }] = await stores();
    const round = await quiz.rounds.open(aRound('held'));
    const dialect = postgresDialect({ databaseUrl: databaseUrl(), limitMs: 0, onLost: () => {} });
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
