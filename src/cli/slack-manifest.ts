/** `npm run -s slack:manifest`: prints the app manifest, with the names that are wanted. */
import { parseArgs } from 'node:util';
import { commands } from '../core/command.ts';
import { slackName } from '../slack/commands.ts';
import { manifestOf } from '../slack/manifest.ts';

const usage = `Prints the Slack app manifest. Options, each after "--":
  --name "Who owns it"       the app's name (up to 35 characters)
  --command acme             the first word of its commands: /acme, /acme-quiz
  --url https://…            for HTTP instead of Socket Mode: where the bot is reached
  --install https://…        for many workspaces: where its /slack/install is reached
`;

try {
  const { values } = parseArgs({
    options: {
      name: { type: 'string', default: 'whoowns' },
      command: { type: 'string', default: 'whoowns' },
      url: { type: 'string' },
      install: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const command = values.command.replace(/^\//, '');
  const faults = faultsOf(values.name, command, values);
  if (values.help) process.stdout.write(usage);
  else if (faults.length > 0) fail(faults.join('\n'));
  else {
    const { name, url = null, install = null } = values;
    const manifest = manifestOf({ name, command, url, install });
    process.stdout.write(`${JSON.stringify(manifest, null, 2)}\n`);
  }
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}

function faultsOf(
  name: string,
  command: string,
  addresses: { readonly url?: string; readonly install?: string },
): readonly string[] {
  const faults: string[] = [];
  if (name.trim() === '' || name.length > 35) faults.push('--name has 1 to 35 characters.');
  const longest = Math.max(...commands.map((one) => slackName(one.name, command).length));
  if (!/^[a-z0-9_-]+$/.test(command)) {
    faults.push('--command has only small letters, digits, "-" and "_".');
  } else if (longest > 32) {
    faults.push('--command is too long: Slack takes 32 characters, "/" and "-admin" among them.');
  }
  if (
    commands.some(
      (one) =>
        slackName(one.name, '') !== '/' && command.endsWith(slackName(one.name, '').slice(1)),
    )
  ) {
    faults.push('--command ends like one of the other commands, so I could not tell them apart.');
  }
  for (const option of ['url', 'install'] as const) {
    const address = addresses[option];
    if (address !== undefined && !/^https:\/\/[^\s/]+/.test(address)) {
      faults.push(`--${option} begins with "https://": Slack takes no other.`);
    }
  }
  return faults;
}

function fail(line: string): void {
  process.stderr.write(`${line}\n\n${usage}`);
  process.exitCode = 1;
}
