/** What Slack knows of a person and of a channel, for core. */
import type { About, Chat, Log } from '../core/ports.ts';
import { faultOf } from './fault.ts';
import type { Installed } from './installed.ts';
import { notInstalled, type Offices, officeIn } from './office.ts';

interface Options {
  readonly offices: Offices;
  readonly log: Log;
}

export function createKnowing({
  offices,
  log,
}: Options): Pick<Chat, 'isBot' | 'about' | 'missing'> {
  return {
    async isBot(place, person) {
      try {
        const { web } = await officeIn(offices, place.workspace);
        const { user } = await web.call('users.info', 'safe', (client) =>
          client.users.info({ user: person }),
        );
        return Boolean(user?.is_bot);
      } catch (err) {
        log.warn({ err }, "a person's account can't be read");
        return false;
      }
    },

    async about(place, person): Promise<About> {
      const office = await officeIn(offices, place.workspace).catch(() => null);
      if (!office) return { admin: null, zone: null };
      const { web, installed } = office;
      const [user, channel] = await Promise.allSettled([
        web.call('users.info', 'once', (client) => client.users.info({ user: person })),
        web.call('conversations.info', 'once', (client) =>
          client.conversations.info({ channel: place.channel }),
        ),
      ]);
      const known = user.status === 'fulfilled' ? user.value.user : undefined;
      const creator = channel.status === 'fulfilled' ? channel.value.channel?.creator : undefined;
      // On a channel that companies share, the other one's admins are nobody here.
      const ours = known !== undefined && isOurs(known, installed);
      const ofAll = ours && (known.is_admin || known.is_owner) ? 'workspace' : null;
      const ofThis = ours && creator === person ? 'channel' : null;
      return { admin: ofAll ?? ofThis, zone: known?.tz ?? null };
    },

    async missing(place) {
      let name = 'whoowns';
      try {
        const { web, installed } = await officeIn(offices, place.workspace);
        name = installed.name;
        const found = await web.call('conversations.info', 'once', (client) =>
          client.conversations.info({ channel: place.channel }),
        );
        const granted: unknown = Reflect.get(found.response_metadata ?? {}, 'scopes');
        const may = !Array.isArray(granted) || granted.includes('chat:write');
        return [
          ...(may ? [] : ['chat:write']),
          ...(found.channel?.is_member ? [] : [`/invite @${name}`]),
        ];
      } catch (error) {
        const { code, needed } = faultOf('conversations.info', error);
        if (code === 'channel_not_found') return [`/invite @${name}`];
        if (code === notInstalled) return ['an installation in this workspace'];
        return code === 'missing_scope' && needed ? [needed] : [];
      }
    },
  };
}

/** Of the installation's own workspace or organisation. */
function isOurs(
  user: {
    readonly team_id?: string;
    readonly is_stranger?: boolean;
    readonly enterprise_user?: { readonly enterprise_id?: string };
  },
  { team, enterprise }: Installed,
): boolean {
  if (user.is_stranger) return false;
  if (user.team_id === team) return true;
  const organisation = user.enterprise_user?.enterprise_id;
  return organisation !== undefined && organisation === enterprise;
}
