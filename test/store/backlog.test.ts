import { describe } from 'vitest';
import { backlogContract } from './backlog.contract.ts';
import { twoOnPostgres, twoOnSqlite } from './two-stores.ts';

describe('the backlog on SQLite', () => {
  backlogContract(twoOnSqlite());
});

describe('the backlog on PostgreSQL', () => {
  backlogContract(twoOnPostgres().stores);
});
