import { expect, test } from 'vitest';
import { inBatches } from '../../src/store/batch.ts';
import { StoreFault } from '../../src/store/fault.ts';

/** Writes into a list of batches; refuses what is negative, whatever is beside it. */
function written(options = {}, gatherMs = 20) {
  const batches: (readonly number[])[] = [];
  const { add: addWithin, now } = inBatches(async (items: readonly number[]) => {
    if (items.some((item) => item < 0)) throw new Error(`no ${items.join()}`);
    batches.push(items);
    return (item: number) => `wrote ${item}`;
  }, options);
  const add = (item: number, within = gatherMs) => addWithin(item, within);
  return { batches, add, now };
}

test('what comes at once is written at once, and each is told', async () => {
  const { batches, add } = written();
  const told = await Promise.all([add(1), add(2), add(3)]);
  expect(batches).toEqual([[1, 2, 3]]);
  expect(told).toEqual(['wrote 1', 'wrote 2', 'wrote 3']);
  await add(4);
  expect(batches).toEqual([[1, 2, 3], [4]]);
});

test('one that cannot be written takes no other with it', async () => {
  const { batches, add } = written();
  const all = await Promise.allSettled([add(1), add(-2), add(3)]);
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(batches).toEqual([[1], [3]]);
});

test('where the database is away all are refused at once', async () => {
  let tries = 0;
  const { add } = inBatches(async () => {
    tries += 1;
    throw new StoreFault('It is away.', { passing: true, cause: null });
  });
  const all = await Promise.allSettled([1, 2, 3].map((item) => add(item, 20)));
  expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(tries).toBe(1);
});

test('more than fits is written in several', async () => {
  const { batches, add } = written({ most: 2 });
  await Promise.all([1, 2, 3, 4, 5].map((item) => add(item)));
  expect(batches).toEqual([[1, 2], [3, 4], [5]]);
});

test('one that somebody waits for takes those along that have time', async () => {
  const { batches, add } = written();
  const slow = add(1, 60_000);
  expect(await add(2, 10)).toBe('wrote 2');
  expect(await slow).toBe('wrote 1');
  expect(batches).toEqual([[1, 2]]);
});

test('who reads now sees what was added before, without waiting for others', async () => {
  const { batches, add, now } = written({}, 60_000);
  const added = [add(1), add(2)];
  await now();
  expect(batches).toEqual([[1, 2]]);
  await Promise.all(added);
});
