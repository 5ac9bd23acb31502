import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { render } from '../../src/console/render.ts';
import type { Message } from '../../src/core/message.ts';
import { blockSamples, hostileSamples, type Sample } from '../gallery.ts';
import { screens } from '../screens.ts';

const drawn = (message: Message, columns = 80, colour = false) =>
  render(message, { columns, colour, pressable: true });

const found = (name: string): Message => {
  const sample = screens.find((each) => each.name === name);
  if (!sample) throw new Error(`no screen "${name}"`);
  return sample.message;
};

test('"/whoowns patching" looks like this', () => {
  const golden = `
▌ Operating system patching
▌ Shared: AWS patches what it runs, you patch what you can log in to.

  • EC2 guest OS, you
  • EKS managed nodes, shared
  • RDS, AWS (you pick the window)
  • Lambda managed runtime, AWS, your code yours

[1] Compare services  [2] Analogy  [3] Share in channel
Services and more:
  [4] Amazon EC2: you  [5] Amazon EKS managed node groups: shared
  [6] Amazon RDS: AWS  [7] AWS Lambda: AWS  [8] Was this right? Yes
  [9] Was this right? No

The general rule. Sources: AWS Shared Responsibility Model
https://aws.amazon.com/compliance/shared-responsibility-model/ · Amazon EC2 User
Guide: Amazon Linux basics, security updates
https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/amazon-linux-ami-basics.html
· Video notes: security of and in the cloud · 5 more`;
  expect(drawn(found('ask: a topic that splits by service')).text).toBe(golden.slice(1));
});

describe.each([60, 80, 100, 120])('at %i columns', (columns) => {
  test.each([...blockSamples, ...hostileSamples, ...screens])('$name', ({ message }: Sample) => {
    const { text } = drawn(message, columns);
    for (const line of text.split('\n')) {
      // Addresses stay whole, each on a line of its own.
      if (/^(\[\w+\]| \w |[▌│•\s])*https:\S+$/.test(line)) continue;
      expect(stringWidth(line), line).toBeLessThanOrEqual(columns);
    }
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
    expect(text.isWellFormed()).toBe(true);
  });
});

test('colour adds nothing but colour', () => {
  for (const { message } of [...blockSamples, ...screens]) {
    const plain = drawn(message, 80).text;
    const coloured = drawn(message, 80, true).text;
    expect(coloured).not.toBe('');
    expect(coloured.replace(/\p{Cc}\[\d+m/gu, '')).toBe(plain);
  }
});

test('the owner is in words on every card that has one', () => {
  for (const { message } of screens) {
    for (const block of message.blocks) {
      if (block.kind !== 'verdict') continue;
      const word = { aws: 'AWS', customer: 'You', shared: 'Shared' }[block.owner];
      expect(drawn({ summary: '', blocks: [block] }).text).toContain(word);
    }
  }
});

test('each number on the screen presses what stands beside it', () => {
  const { text, keys } = drawn(found('ask: a topic that splits by service'));
  const numbers = [...text.matchAll(/\[(\w+)\]/g)].map(([, number]) => number);
  expect([...keys.keys()]).toEqual(numbers);
  expect(keys.get('6')).toMatchObject({ action: { kind: 'service', service: 'rds' } });
});

test('numbered choices keep their numbers, letters answer in any case', () => {
  const unsure = drawn(found('ask: did you mean'));
  expect(unsure.text).toContain('[1] Operating system patching');
  expect(unsure.keys.get('1')).toMatchObject({ action: { kind: 'meant', topic: 'os-patching' } });
  const quiz = blockSamples.find(({ name }) => name === 'block: choices');
  expect(quiz && drawn(quiz.message).keys.has('a')).toBe(true);
});

test('without a person to press them, buttons are left out', () => {
  const { text, keys } = render(found('ask: a topic that splits by service'), {
    columns: 80,
    colour: false,
    pressable: false,
  });
  expect(text).not.toContain('[1]');
  expect(keys.size).toBe(0);
});
