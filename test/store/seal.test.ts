import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSeal, type TokenKey } from '../../src/store/seal.ts';

const aKey = (id: string): TokenKey => ({ id, key: randomBytes(32) });
const [k1, k2] = [aKey('k1'), aKey('k2')];

test('what was sealed comes back, and looks different every time', () => {
  const seal = createSeal([k1]);
  fc.assert(
    fc.property(fc.string(), fc.string(), (secret, about) => {
      const sealed = seal.close(secret.toWellFormed(), about);
      expect(seal.open(sealed, about)).toBe(secret.toWellFormed());
      expect(seal.close(secret.toWellFormed(), about)).not.toBe(sealed);
    }),
  );
  expect(seal.close('xoxb-1-secret', 'T1')).not.toContain('xoxb');
});

test('sealed for one workspace, it opens for no other', () => {
  const seal = createSeal([k1]);
  expect(() => seal.open(seal.close('xoxb-1', 'T1'), 'T2')).toThrow('The key "k1"');
});

test('any changed character is noticed, and no fault tells the secret', () => {
  const seal = createSeal([k1]);
  const sealed = seal.close('xoxb-1-secret', 'T1');
  for (let at = 0; at < sealed.length - 1; at += 1) {
    const other = sealed[at] === 'A' ? 'B' : 'A';
    const changed = `${sealed.slice(0, at)}${other}${sealed.slice(at + 1)}`;
    expect(() => seal.open(changed, 'T1'), changed).toThrow(/SLACK_TOKEN_KEYS/);
    expect(() => seal.open(changed, 'T1')).not.toThrow(/xoxb/);
  }
  for (const cut of ['', 'k1', 'k1.', sealed.slice(0, 20), sealed.slice(0, -2)]) {
    expect(() => seal.open(cut, 'T1'), cut).toThrow(/SLACK_TOKEN_KEYS/);
  }
});

test('after a rotation old ones still open, and new ones are sealed with the new key', () => {
  const old = createSeal([k1]).close('xoxb-1', 'T1');
  const rotated = createSeal([k2, k1]);
  expect(rotated.open(old, 'T1')).toBe('xoxb-1');
  expect(rotated.isCurrent(old)).toBe(false);
  expect(rotated.isCurrent(rotated.close('xoxb-1', 'T1'))).toBe(true);
  expect(createSeal([k2]).open(rotated.close('xoxb-1', 'T1'), 'T1')).toBe('xoxb-1');
});

test('a missing key is named, and a wrong one under its name too', () => {
  const old = createSeal([k1]).close('xoxb-1', 'T1');
  expect(() => createSeal([k2]).open(old, 'T1')).toThrow(
    'the key "k1", which SLACK_TOKEN_KEYS doesn\'t',
  );
  expect(() => createSeal([aKey('k1')]).open(old, 'T1')).toThrow(
    'The key "k1" in SLACK_TOKEN_KEYS isn',
  );
  expect(() => createSeal([]).close('xoxb-1', 'T1')).toThrow('SLACK_TOKEN_KEYS is missing');
});
