/** One workspace, or one organisation, by a bot token from the configuration. */
import { faultOf, refusesToken, type SlackFault } from './fault.ts';
import type { Installed } from './installed.ts';
import { connectionLine } from './lines.ts';
import { type Calls, type Office, type Offices, openOffice } from './office.ts';
import { createWeb, type Web } from './web.ts';

interface Options extends Calls {
  readonly token: string;
}

export function oneOffice(options: Options): Offices {
  const { log } = options;
  let office: Office | null = null;
  /** Why Slack takes the token no more, since its last call. */
  let refused: string | null = null;
  const ended = (fault: SlackFault | null) => {
    const line = fault && refusesToken(fault) ? connectionLine(fault, 'SLACK_BOT_TOKEN') : null;
    // While it starts, whoever started it is told.
    if (line !== null && line !== refused && office) log.error({ adapter: 'slack' }, line);
    // A refusal of another kind, or none at all, says nothing of the token.
    if (fault === null || line !== null) refused = line;
  };
  const web = createWeb({ ...options, ended });
  const here = async (): Promise<Office> => {
    if (!office) throw new Error('not connected yet');
    return office;
  };
  return {
    of: here,
    in: here,
    async start() {
      office = null;
      office = openOffice(await installation(web), web, options);
    },
    refusal: () => refused,
    stop: () => web.hurry(),
  };
}

/** Whose token it is. Rejects with a line for people. */
async function installation(web: Web): Promise<Installed> {
  try {
    const found = await web.call('auth.test', 'safe', (client) => client.auth.test());
    return {
      team: found.team_id ?? found.enterprise_id ?? '',
      enterprise: found.enterprise_id ?? null,
      orgWide: found.is_enterprise_install ?? false,
      user: found.user_id ?? '',
      name: found.user ?? 'whoowns',
      bot: found.bot_id ?? null,
    };
  } catch (error) {
    const fault = faultOf('auth.test', error);
    throw new Error(connectionLine(fault, 'SLACK_BOT_TOKEN'), { cause: error });
  }
}
