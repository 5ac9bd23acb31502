import { expect, test } from 'vitest';
import { didYouMean, nearest } from '../../../src/core/knowledge/nearest.ts';

const ids = ['os-patching', 'engine-patching', 'mfa', 'dns', 'backups'];

test.each([
  ['os-patchin', 'os-patching'],
  ['os-pacthing', 'os-patching'],
  ['ospatching', 'os-patching'],
  ['backup', 'backups'],
  ['mfaa', 'mfa'],
  ['nds', 'dns'],
])('%s was meant to be %s', (typed, meant) => expect(nearest(typed, ids)).toBe(meant));

test.each(['quantum-things', 'x', ''])('%o resembles nothing', (typed) => {
  expect(didYouMean(typed, ids)).toBeNull();
});

test('the closest wins', () => {
  expect(didYouMean('engine-patchin', ids)).toBe('did you mean `engine-patching`?');
});
