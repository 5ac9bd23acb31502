import { expect, test } from 'vitest';
import type { Lookup } from '../../../src/core/lookup/lookup.ts';
import { withRecent } from '../../../src/core/lookup/recent.ts';
import { lookup } from '../../a-bot.ts';

/** Counts what reaches the lookup behind. */
function counted() {
  const counts = { ask: 0, complete: 0 };
  const behind: Lookup = {
    ...lookup,
    ask(...args) {
      counts.ask += 1;
      return lookup.ask(...args);
    },
    complete(...args) {
      counts.complete += 1;
      return lookup.complete(...args);
    },
  };
  return { counts, recent: withRecent(behind, 20) };
}

test('the same question again is answered the same, without thinking again', () => {
  const { counts, recent } = counted();
  const first = recent.ask('who patches rds');
  expect(first).toEqual(lookup.ask('who patches rds'));
  expect(recent.ask('who patches rds')).toBe(first);
  expect(recent.complete('ask', 'pat', 25)).toEqual(recent.complete('ask', 'pat', 25));
  expect(counts).toEqual({ ask: 1, complete: 1 });
});

test('another service, another kind of entry or another limit is another question', () => {
  const { counts, recent } = counted();
  recent.ask('patching');
  expect(recent.ask('patching', { service: 'rds' })).toEqual(
    lookup.ask('patching', { service: 'rds' }),
  );
  recent.complete('ask', 'rds', 25);
  recent.complete('service', 'rds', 25);
  expect(recent.complete('service', 'rds', 1)).toHaveLength(1);
  expect(counts).toEqual({ ask: 2, complete: 3 });
});

test('a text of many words is not kept', () => {
  const { counts, recent } = counted();
  const long = 'who patches this '.repeat(20);
  recent.complete('ask', long, 1);
  recent.complete('ask', long, 1);
  expect(counts.complete).toBe(2);
});

test('what was asked long ago is forgotten, what is asked often is not', () => {
  const { counts, recent } = counted();
  for (let n = 0; n < 30; n += 1) {
    recent.complete('ask', `q${n}`, 1);
    recent.complete('ask', 'often', 1);
  }
  const before = counts.complete;
  recent.complete('ask', 'often', 1);
  expect(counts.complete).toBe(before);
  recent.complete('ask', 'q0', 1);
  expect(counts.complete).toBe(before + 1);
});
