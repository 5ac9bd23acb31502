import type { Message } from '../src/core/message.ts';
import type { Bot, Request } from '../src/core/request.ts';

export interface Where {
  readonly place?: Request['place'];
  readonly outside?: boolean;
  readonly admin?: Request['person']['admin'];
  readonly person?: string;
}

const home = { platform: 'slack', workspace: 'T024BE7LD', channel: 'C1' } as const;
let deliveries = 0;

/** Who asks, and where; each time a delivery of its own. */
function asker({ place = home, outside = false, admin = null, person = 'U1' }: Where) {
  deliveries += 1;
  return {
    delivery: `a${deliveries}`,
    place,
    person: { id: person, name: 'Ana', admin, zone: null },
    outside,
    direct: false,
  };
}

export const aQuestion = (question: string, where: Where = {}): Request => ({
  ...asker(where),
  kind: 'command',
  command: 'whoowns',
  path: [],
  options: { question },
});

/** `/whoowns-admin` with these words. */
export const anAdminWord = (words: string, where: Where = {}): Request => ({
  ...asker({ admin: 'workspace', ...where }),
  kind: 'command',
  command: 'whoowns-admin',
  path: words.split(' '),
  options: {},
});

export const aPress = (
  action: Extract<Request, { kind: 'press' }>['action'],
  where: Where = {},
  value: string | null = null,
): Request => ({ ...asker(where), kind: 'press', action, value, own: true });

/** What the person is told, once everything that is kept is kept. */
export async function answered(bot: Bot, request: Request): Promise<Message> {
  const handled = bot.handle(request);
  const reply = handled.when === 'now' ? handled.reply : await handled.reply;
  if (handled.when === 'now') await handled.after;
  if (reply.kind !== 'message') throw new Error(`a ${reply.kind}`);
  return reply.message;
}
