/** The backlog's list: the ten that came most often. */
import type { Knowledge } from '../knowledge/shape.ts';
import { type Block, type Message, plain, type Spans, strong } from '../message.ts';
import { count, day, note, paragraph } from '../say.ts';
import { aboutOf, type Item, idOf } from './item.ts';

/** `said` is what came of the press before. */
export function listMessage(
  items: readonly Item[],
  knowledge: Knowledge,
  said: string | null,
): Message {
  const opening: readonly Block[] = said === null ? [] : [paragraph(plain(said))];
  const kept = note(
    plain('Kept for 90 days after it last came, for this workspace alone, and without who asked.'),
  );
  if (items.length === 0) {
    const nothing = 'The backlog is empty: everything that was asked had an answer.';
    return {
      summary: said ?? nothing,
      blocks: [...opening, paragraph(plain(nothing)), kept],
    };
  }
  return {
    summary: said ?? `${count(items.length, 'thing')} to look at in the backlog`,
    blocks: [
      ...opening,
      { kind: 'heading', text: 'What I could answer better' },
      // A list would put its own marks before the numbers, by which the menu opens them.
      ...items.map((item, index) =>
        paragraph(strong(`${index + 1}. `), ...lineOf(item, knowledge)),
      ),
      {
        kind: 'buttons',
        buttons: [],
        menu: {
          label: 'Open one',
          options: items.map((item, index) => ({
            label: short(`${index + 1}. ${titleOf(item)}`),
            action: { kind: 'backlog-entry', entry: idOf(item) },
          })),
        },
      },
      kept,
    ],
  };
}

/** What it is about, in people's own words. */
export function titleOf(item: Item): string {
  return item.kind === 'noted' ? item.entry.text : `Quiz question ${item.question}`;
}

/** How it came into the backlog. */
export function reasonOf(item: Item, knowledge: Knowledge): string {
  if (item.kind === 'dispute') return 'disputed';
  const about = aboutOf(item.entry, knowledge);
  switch (item.entry.kind) {
    case 'unknown':
      return 'not known';
    case 'meant':
      return `picked: ${about ?? 'something that is gone'}`;
    case 'wrong':
      return `said to be answered wrongly${about ? `, with: ${about}` : ''}`;
  }
}

function lineOf(item: Item, knowledge: Knowledge): Spans {
  const { count: times, lastAt } = item.kind === 'noted' ? item.entry : item;
  return [
    plain(item.kind === 'noted' ? `“${item.entry.text}”` : titleOf(item)),
    plain(` · ${reasonOf(item, knowledge)} · ${often(times, lastAt)}`),
  ];
}

/** "once, on 2026-01-15", "3 times, last on 2026-01-15". */
export function often(times: number, lastAt: number): string {
  return times === 1 ? `once, on ${day(lastAt)}` : `${times} times, last on ${day(lastAt)}`;
}

function short(text: string): string {
  return text.length <= 70 ? text : `${text.slice(0, 69).toWellFormed()}…`;
}
