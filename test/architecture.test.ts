import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { readSources } from './walls/source.ts';
import { breaches } from './walls/walls.ts';

const src = fileURLToPath(new URL('../src', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'whoowns-walls-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the walls of the house stand', () => {
  expect(readSources(src).length).toBeGreaterThan(50);
  expect(breaches(src)).toEqual([]);
});

/** A small tree without a breach. */
const sound: Readonly<Record<string, string>> = {
  'main.ts': `import { createBot } from './core/bot.ts'; import { createSlack } from './slack/adapter.ts'; import { store } from './store/store.ts'; createBot(createSlack, store);`,
  'config.ts': 'export const port = process.env.PORT;',
  'core/ports.ts': 'export interface Clock { now(): number }',
  'core/bot.ts': `import { z } from 'zod'; import { deal } from './quiz/deal.ts'; export const createBot = (...parts: unknown[]) => z.parse(deal, parts);`,
  'core/quiz/deal.ts': `import type { Clock } from '../ports.ts'; export const deal = (clock: Clock, at: Date) => ({ process: clock.now(), at: new Date(at), fetch: at.getTime() });`,
  'core/lookup/outcome.ts': 'export const outcome = () => 1;',
  'core/answer/card.ts': `import { outcome } from '../lookup/outcome.ts'; export const card = () => outcome();`,
  'slack/adapter.ts': `import bolt from '@slack/bolt'; import { commands } from './commands.ts'; import { receive } from './receive.ts'; import { render } from './render.ts'; export const createSlack = () => [bolt, commands, receive, render];`,
  'slack/receive.ts': 'export const receive = () => 1;',
  'slack/render.ts': `import type { Clock } from '../core/ports.ts'; export const render = (clock: Clock) => clock;`,
  'slack/commands.ts': 'export const commands = [];',
  'store/store.ts': `import { Kysely } from 'kysely'; import type { Clock } from '../core/ports.ts'; export const store = (clock: Clock) => [Kysely, clock];`,
};

function planted(files: Readonly<Record<string, string>>): readonly string[] {
  const root = mkdtempSync(join(folder, 'tree-'));
  for (const [path, text] of Object.entries({ ...sound, ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return breaches(root);
}

test('a sound tree has no breach', () => {
  expect(planted({})).toEqual([]);
});

describe('a planted breach is found', () => {
  test.each([
    [
      'core/a.ts',
      `import { readFileSync } from 'node:fs'; readFileSync;`,
      'may not import node:fs',
    ],
    [
      'core/a.ts',
      `import type { Block } from '@slack/types'; export type A = Block;`,
      'may not import @slack/types',
    ],
    ['core/a.ts', `export type A = import('discord.js').Client;`, 'may not import discord.js'],
    ['core/a.ts', `export const a = () => import('pg');`, 'may not import pg'],
    [
      'core/a.ts',
      `export { store } from '../store/store.ts'; export const b = 1;`,
      'may not import store/store.ts',
    ],
    ['core/a.ts', `import { port } from '../config.ts'; port;`, 'may not import config.ts'],
    ['core/a.ts', `import 'zodiac';`, 'may not import zodiac'],
    [
      'core/a.ts',
      `const name = 'pg'; export const a = () => import(name);`,
      'imports something computed, which nobody can check',
    ],
    ['core/a.ts', 'export const a = () => Date.now();', 'reaches for Date.now'],
    ['core/a.ts', `export const a = Date['now'];`, 'reaches for Date.now'],
    ['core/a.ts', 'export const a = () => new Date();', 'reaches for new Date()'],
    ['core/a.ts', 'export const a = () => Date();', 'reaches for Date()'],
    ['core/a.ts', 'export const a = Math.random;', 'reaches for Math.random'],
    ['core/a.ts', 'export const a = () => Temporal.Now.instant();', 'reaches for Temporal.Now'],
    ['core/a.ts', 'const later = setTimeout; later(() => {}, 1);', 'reaches for setTimeout'],
    ['core/a.ts', 'export const a = { process };', 'reaches for process'],
    ['core/a.ts', 'export const a = () => globalThis.Date;', 'reaches for globalThis'],
    ['core/a.ts', 'export const a = () => crypto.randomUUID();', 'reaches for crypto'],
    ['core/a.ts', `export const a = () => fetch('http://a.test');`, 'reaches for fetch'],
    [
      'core/quiz/a.ts',
      `import { outcome } from '../lookup/outcome.ts'; outcome;`,
      'may not import core/lookup/outcome.ts',
    ],
    [
      'core/quiz/a.ts',
      `import { createBot } from '../bot.ts'; createBot;`,
      'may not import core/bot.ts',
    ],
    ['slack/a.ts', `import { Client } from 'discord.js'; Client;`, 'may not import discord.js'],
    [
      'slack/a.ts',
      `import { store } from '../store/store.ts'; store;`,
      'may not import store/store.ts',
    ],
    ['slack/a.ts', `import { port } from '../config.ts'; port;`, 'may not import config.ts'],
    [
      'discord/a.ts',
      `import { render } from '../slack/render.ts'; render;`,
      'may not import slack/render.ts',
    ],
    [
      'console/a.ts',
      `import type { Block } from '@slack/types'; export type A = Block;`,
      'may not import @slack/types',
    ],
    [
      'store/a.ts',
      `import { deal } from '../core/quiz/deal.ts'; deal;`,
      'may not import core/quiz/deal.ts',
    ],
    [
      'store/a.ts',
      `import { render } from '../slack/render.ts'; render;`,
      'may not import slack/render.ts',
    ],
    [
      'serve/a.ts',
      `import { store } from '../store/store.ts'; store;`,
      'may not import store/store.ts',
    ],
    [
      'knowledge/a.ts',
      `import { store } from '../store/store.ts'; store;`,
      'may not import store/store.ts',
    ],
    ['knowledge/a.ts', `import { port } from '../config.ts'; port;`, 'may not import config.ts'],
    ['log.ts', `import { store } from './store/store.ts'; store;`, 'may not import store/store.ts'],
    ['log.ts', `import './main.ts';`, 'may not import main.ts'],
    ['core/a.ts', `import { log } from '../run/log.ts'; log;`, 'may not import run/log.ts'],
    ['cli/a.ts', `import { say } from '../console/a.ts'; say;`, 'may not import console/a.ts'],
    ['log.ts', `import '../test/silent.ts';`, 'may not import ../test/silent.ts'],
    ['log.ts', 'export const a = process.env.HOME;', 'reaches for process.env'],
    ['slack/a.ts', `export const a = process['env'];`, 'reaches for process.env'],
    ['core/index.ts', 'export const a = 1;', 'says nothing by its name'],
    ['slack/utils/a.ts', 'export const a = 1;', 'says nothing by its name'],
    ['core/types.ts', 'export type A = 1;', 'says nothing by its name'],
    ['core/fooBar.ts', 'export const a = 1;', 'is not named in kebab-case'],
    [
      'core/all.ts',
      `export * from './quiz/deal.ts'; export { card } from './answer/card.ts';`,
      'is a barrel: it only passes on what others export',
    ],
    [
      'core/all.ts',
      `import { deal } from './quiz/deal.ts'; export { deal };`,
      'is a barrel: it only passes on what others export',
    ],
    ['core/a.ts', 'export default 1;', 'has a default export'],
    ['core/a.ts', '// @ts-ignore\nexport const a: number = "1";', 'silences a check'],
    [
      'core/a.ts',
      `export const a = () => 1;${'\n'.repeat(205)}`,
      'has 205 lines; past 200, split it by meaning',
    ],
  ])('%s with %s', (path, text, fault) => {
    expect(planted({ [path]: text })).toContain(`${path}: ${fault}`);
  });

  test('a circle, also of types alone', () => {
    const found = planted({
      'core/a.ts': `import type { B } from './b.ts'; export type A = B;`,
      'core/b.ts': `import type { C } from './c.ts'; export type B = C;`,
      'core/c.ts': `import type { A } from './a.ts'; export type C = A;`,
    });
    expect(found).toEqual(['core/a.ts → core/b.ts → core/c.ts: import each other in a circle']);
  });

  test('an adapter that lacks a file the others have', () => {
    const found = planted({ 'discord/adapter.ts': 'export const createDiscord = () => 1;' });
    expect(found).toEqual(
      ['receive', 'render', 'commands'].map(
        (name) => `discord/${name}.ts: is missing; every adapter has it`,
      ),
    );
  });

  test('files that are long on the whole', () => {
    const long = `export const a = () => 1;${'\n'.repeat(90)}`;
    const many = Object.fromEntries(Array.from({ length: 15 }, (_, n) => [`core/a${n}.ts`, long]));
    expect(planted(many)).toEqual(['half of all files have 90 lines or more; keep it to 80']);
  });

  test('a file that does not parse is no file without breaches', () => {
    expect(() => planted({ 'core/a.ts': 'import {' })).toThrow('core/a.ts');
  });
});

test('a long table of data is no breach', () => {
  const rows = Array.from({ length: 300 }, (_, n) => `  ['${n}', ${n}],`).join('\n');
  expect(planted({ 'core/words.ts': `export const words = [\n${rows}\n];\n` })).toEqual([]);
});
