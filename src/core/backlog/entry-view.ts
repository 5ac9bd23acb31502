/** One entry of the backlog, and what becomes of it. */
import type { Action } from '../action.ts';
import type { Knowledge } from '../knowledge/shape.ts';
import { type Block, type Button, code, type Message, plain } from '../message.ts';
import { day, note, paragraph, said } from '../say.ts';
import { type Item, idOf } from './item.ts';
import { often, reasonOf, titleOf } from './list-view.ts';
import type { Snippet } from './snippet.ts';

const back: Button = { label: 'Back to the list', action: { kind: 'backlog' } };

const close = (entry: string): Button => ({
  label: 'Close it',
  action: { kind: 'backlog-close', entry },
});

type FileOf = (question: string) => string | null;

export function entryMessage(item: Item, knowledge: Knowledge, fileOf: FileOf): Message {
  const title = titleOf(item);
  return {
    summary: `${title}: ${reasonOf(item, knowledge)}`,
    blocks: [
      { kind: 'heading', text: title },
      { kind: 'facts', items: factsOf(item, knowledge) },
      ...(item.kind === 'noted' ? ways(item) : disputed(item, fileOf)),
    ],
  };
}

function factsOf(item: Item, knowledge: Knowledge) {
  const { count: times, lastAt } = item.kind === 'noted' ? item.entry : item;
  const since = item.kind === 'noted' && times > 1 ? `, first on ${day(item.entry.firstAt)}` : '';
  return [
    { label: 'Here because', spans: [plain(reasonOf(item, knowledge))] },
    {
      label: 'How often',
      spans: [plain(`${often(times, lastAt)}${since}`)],
    },
  ];
}

/** A pick offers its own topic; elsewhere a person has to say which topic it should be. */
function ways({ entry }: Extract<Item, { kind: 'noted' }>): readonly Block[] {
  const alias: Action = { kind: 'backlog-alias', entry: entry.id };
  const topic: Action = { kind: 'backlog-topic', entry: entry.id };
  if (entry.kind === 'meant' && entry.topic !== null) {
    return [
      {
        kind: 'buttons',
        buttons: [{ label: 'Make it an alias', action: alias }, close(entry.id), back],
        menu: { label: 'More', options: [{ label: 'Make it a new topic', action: topic }] },
      },
    ];
  }
  return [
    {
      kind: 'picker',
      label: 'Make it an alias of a topic',
      completes: 'topic',
      action: alias,
      options: [],
    },
    {
      kind: 'buttons',
      buttons: [{ label: 'Make it a new topic', action: topic }, close(entry.id), back],
      menu: null,
    },
  ];
}

function disputed(item: Extract<Item, { kind: 'dispute' }>, fileOf: FileOf): readonly Block[] {
  const file = fileOf(item.question);
  const where =
    file === null
      ? [plain('The question is gone from the knowledge.')]
      : file.startsWith('knowledge/quiz/')
        ? [plain('Mend it in '), code(file), plain(', id '), code(item.question), plain('.')]
        : [plain('It is dealt from '), code(file), plain(': mend what that says.')];
  return [
    { kind: 'list', items: item.reasons.slice(0, 5).map((reason) => [plain(`“${reason}”`)]) },
    note(...where),
    { kind: 'buttons', buttons: [close(idOf(item)), back], menu: null },
  ];
}

/** Lines to copy, where they belong, and what to do then. */
export function snippetMessage(entry: string, { file, under, text, taken }: Snippet): Message {
  const where =
    under === null
      ? [plain('Save this as '), code(file), plain(', with each ___ filled in:')]
      : [plain('Add this to '), code(file), plain(' under '), code(`${under}:`), plain(':')];
  return {
    summary: `For ${file}`,
    blocks: [
      paragraph(...where),
      { kind: 'snippet', text },
      ...(taken.length > 0
        ? [note(plain(`It is a word of ${taken.join(' and ')} already: take it out there first.`))]
        : []),
      ...(text.includes('___') && under !== null
        ? [note(plain('The question is too long for a word: put its telling words for the ___.'))]
        : []),
      note(plain('Then '), code('npm run knowledge'), plain(' says whether all is well.')),
      { kind: 'buttons', buttons: [close(entry), back], menu: null },
    ],
  };
}

/** It was closed in the meantime, or forgotten. */
export function goneMessage(): Message {
  return said('That one isn’t in the backlog any more.', {
    kind: 'buttons',
    buttons: [back],
    menu: null,
  });
}

/** What was typed for a topic is none. */
export function noTopicMessage(item: Item, knowledge: Knowledge, fileOf: FileOf): Message {
  const message = entryMessage(item, knowledge, fileOf);
  const line = 'I don’t know that topic. Pick one from the list, or make it a new one.';
  return { summary: line, blocks: [paragraph(plain(line)), ...message.blocks] };
}
