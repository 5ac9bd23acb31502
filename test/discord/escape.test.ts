import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean } from '../../src/discord/escape.ts';
import { drawLines, drawSpans } from '../../src/discord/spans.ts';
import { hostileTexts } from '../gallery.ts';
import { read } from '../wire/discord-read.ts';

/** What people could try, and what stands between. */
const nasty = fc.constantFrom(
  ...['*', '**', '_', '__', '~~', '||', '`', '```', '\\', '> ', '>>> ', '# ', '### ', '-# ', '- '],
  ...['1. ', '1', '. ', ') ', '@everyone', '@here', '<@1234567890123456789>', '<@&1>', '<#1>'],
  ...['<t:1:R>', '<:x:1>', '<a:x:1>', '</ask:1>', '<id:home>', ':tada:', ':+1:', ':', '[a]', '('],
  ...[
    '(https://x.y)',
    'https://evil.example/a_b*c',
    'http://x',
    '<https://x>',
    '\n',
    ' ',
    'a',
    '🔥',
  ],
  ...['\u202E', '\u0000', '\uD83D', '_ _', '](', '!', '+', '.'],
);
const text = fc.array(nasty, { maxLength: 24 }).map((parts) => parts.join(''));

describe('what people type', () => {
  test('is shown as they typed it, and turns into nothing', () => {
    fc.assert(
      fc.property(text, (typed) => {
        const { text, marks } = read(drawSpans([{ kind: 'plain', text: typed }]));
        expect(marks).toEqual([]);
        expect(text).toBe(clean(typed));
      }),
      { numRuns: 3_000 },
    );
  });

  test('over several lines turns into nothing either', () => {
    fc.assert(
      fc.property(text, (typed) => {
        expect(read(drawLines([{ kind: 'plain', text: typed }])).marks).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });

  test('stays inside a strong word, a link or a quote, whatever it is', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const spans = [
          { kind: 'plain', text: one },
          { kind: 'strong', text: other },
          { kind: 'plain', text: other },
          { kind: 'link', text: one, url: 'https://aws.amazon.com/' },
          { kind: 'person', id: '1234567890123456789', name: other },
        ] as const;
        const { marks } = read(drawSpans(spans));
        expect(marks.filter((mark) => mark !== 'strong')).toEqual(['link https://aws.amazon.com/']);
        expect(marks.filter((mark) => mark === 'strong').length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 3_000 },
    );
  });

  test('split between two texts makes no mark together', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), (texts) => {
        const spans = texts.map((text) => ({ kind: 'plain', text }) as const);
        expect(read(drawSpans(spans)).marks).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });

  test('cut at any length is still harmless, and no longer than that', () => {
    fc.assert(
      fc.property(text, fc.nat(60), (typed, max) => {
        const drawn = drawLines([{ kind: 'plain', text: typed }], max);
        expect(drawn.length).toBeLessThanOrEqual(max);
        expect(read(drawn).marks).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });

  test.each(Object.entries(hostileTexts))('%s', (_, typed) => {
    expect(read(drawLines([{ kind: 'plain', text: typed }])).marks).toEqual([]);
  });

  test('in code is code and nothing else', () => {
    fc.assert(
      fc.property(text, (typed) => {
        const { marks } = read(drawSpans([{ kind: 'code', text: typed }]));
        expect(marks.every((mark) => mark === 'code')).toBe(true);
        expect(marks.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 3_000 },
    );
  });
});

test('a link goes only where it says, and only by https', () => {
  const linked = (url: string) => drawSpans([{ kind: 'link', text: 'a source', url }]);
  expect(linked('https://x.y/a(b)c d')).toBe('[a source](https://x.y/a%28b%29c%20d)');
  expect(linked('javascript:alert(1)')).toBe('a source');
  expect(linked('no address')).toBe('a source');
});

test('nothing unseen is left of a name', () => {
  expect(clean('a\u202Eb\u0000c\u200Bd\uD83D')).toBe('abcd\uFFFD');
  expect(clean(`z${'\u0335'.repeat(60)}`)).toHaveLength(5);
  expect(clean('👩‍👩‍👧‍👦')).toBe('👩‍👩‍👧‍👦');
});
