/** The help, the search form, and what is said when a button or a form has gone stale. */

import { LABELS } from './answer/buttons.ts';
import { type Command, type CommandName, commands } from './command.ts';
import { type Block, code, type Form, type Message, plain, rich } from './message.ts';
import { messageReply, only, privately } from './reply.ts';
import type { Handled } from './request.ts';

/** Three questions that show what can be asked; their buttons ask them. */
export const examples: readonly string[] = commands[0].examples;

export const searchBox: Block = {
  kind: 'picker',
  label: 'Search topics and services',
  completes: 'ask',
  action: { kind: 'search' },
  options: [],
};

/** What the bot is, three examples, the search box, and the commands of the table. */
export function helpMessage(): Message {
  return {
    summary: `Ask who secures what on AWS, in your own words: ${examples.join(' · ')}`,
    blocks: [
      {
        kind: 'text',
        spans: rich(
          'Ask me who secures what on AWS: **AWS**, **you**, or **both**. Your own words will do.',
        ),
      },
      { kind: 'buttons', buttons: exampleButtons(), menu: null },
      searchBox,
      { kind: 'list', items: (commands satisfies readonly Command[]).map(commandLine) },
      {
        kind: 'note',
        spans: [
          plain('Every answer comes from reviewed notes and names its source. I never guess.'),
        ],
      },
    ],
  };
}

/** What a command knows, where its words were none of these. */
export function listed(name: CommandName): Handled {
  const all: readonly Command[] = commands;
  const subcommands = all.find((command) => command.name === name)?.subcommands ?? [];
  const items = subcommands.map(({ path, summary }) => [
    code(path.join(' ')),
    plain(`: ${summary}`),
  ]);
  const message: Message = {
    summary: `/${name} knows these: ${subcommands.map(({ path }) => path.join(' ')).join(', ')}`,
    blocks: [
      { kind: 'text', spans: [code(`/${name}`), plain(' knows these:')] },
      { kind: 'list', items },
    ],
  };
  return only(messageReply(message, privately));
}

/** The form behind "Search": pick from the list, or say it in your own words. */
export function searchForm(): Form {
  return {
    title: 'Who owns it?',
    submit: 'Look it up',
    action: { kind: 'search' },
    fields: [
      {
        kind: 'lookup',
        name: 'pick',
        label: 'Pick a topic or a service',
        hint: 'Start typing: "patch", "s3"',
        completes: 'ask',
        value: null,
        optional: true,
      },
      {
        kind: 'line',
        name: 'question',
        label: 'Or ask in your own words',
        hint: 'For example: who backs up rds',
        value: '',
        optional: true,
        max: 300,
      },
    ],
  };
}

/** For a button whose ask is gone, or that an older version made. */
export function staleMessage(): Message {
  const said = "I don't have that answer any more.";
  return {
    summary: `${said} Ask again with /${commands[0].name}.`,
    blocks: [
      {
        kind: 'text',
        spans: [
          plain(`${said} I keep them for 30 days. Ask again with `),
          code(`/${commands[0].name}`),
          plain(' and your question, or search:'),
        ],
      },
      {
        kind: 'buttons',
        buttons: [
          { label: LABELS.search, action: { kind: 'search-form' } },
          { label: LABELS.help, action: { kind: 'help' } },
        ],
        menu: null,
      },
    ],
  };
}

function exampleButtons() {
  return examples.slice(0, 3).map((label, index) => ({
    label,
    action: { kind: 'example', index: String(index) } as const,
  }));
}

/** One line a command: with subcommands, the first words of each. */
function commandLine({ name, summary, admin, options, subcommands }: Command) {
  const who = admin ? ' (admins)' : '';
  const first = options.find(({ kind }) => kind === 'text');
  const words = [...new Set(subcommands.map(({ path }) => path[0]))].join(', ');
  return [
    code(`/${name}${first ? ` <${first.name}>` : ''}`),
    plain(`: ${summary}${who}${words === '' ? '' : ` · ${words}`}`),
  ];
}
