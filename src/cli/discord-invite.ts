/** `npm run -s discord:invite`: prints the link that brings the bot into a server. */
import { parseArgs } from 'node:util';
import { environment } from '../config.ts';
import { apiOf, applicationOf, inviteUrl } from '../discord/invite.ts';
import { variableShape } from '../variables.ts';

const usage = `Prints the link that brings the bot into a Discord server. Options, each after "--":
  --personal         the link that adds it to your own account instead
  --app 1234…        the application's id ("General Information"); without it, that of DISCORD_TOKEN
`;

try {
  const { values } = parseArgs({
    options: {
      app: { type: 'string' },
      personal: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) process.stdout.write(usage);
  else {
    const application = values.app ?? (await ownApplication());
    if (!/^\d{17,20}$/.test(application)) throw new Error("--app isn't an id, 17 to 20 digits.");
    process.stdout.write(`${inviteUrl(application, { personal: values.personal })}\n`);
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  process.exitCode = 1;
}

async function ownApplication(): Promise<string> {
  const { DISCORD_TOKEN, DISCORD_API_URL } = environment();
  if (!DISCORD_TOKEN) {
    throw new Error('DISCORD_TOKEN is not set. Put it into .env, or give the id with --app.');
  }
  const token = variableShape.shape.DISCORD_TOKEN.safeParse(DISCORD_TOKEN.trim());
  if (!token.success) throw new Error(`DISCORD_TOKEN ${token.error.issues[0]?.message}`);
  const api = apiOf(DISCORD_API_URL || null);
  return applicationOf({ token: token.data ?? '', api });
}
