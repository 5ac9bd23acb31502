/** Discord's REST API, as far as the bot uses it; refuses what Discord refuses. */
import { commandFaults } from './discord-commands.ts';
import { type Answered, type Asked, createJudge, refuse } from './discord-judge.ts';
import { createPosts } from './discord-posts.ts';
import { createResponses } from './discord-responses.ts';
import { isObject, shapeFaults } from './discord-shape.ts';
import { memberOf, userOf, type World } from './discord-world.ts';

interface Options {
  readonly world: World;
  readonly token: () => string;
  readonly gatewayUrl: string;
  /** How many connections Discord wants. */
  readonly shards: () => number;
  /** The application's, in which its privileged intents stand. */
  readonly flags: () => number;
  /** What was refused or would be unsafe, a line each. */
  readonly faults: string[];
}

export function createRest({ world, token, gatewayUrl, shards, flags, faults }: Options) {
  const judged = createJudge(faults);
  const responses = createResponses(world, judged);
  const posts = createPosts(world, judged);
  const commands = new Map<string, unknown[]>();
  const counts = { overwrites: 0 };

  const overwrite = ({ method, path, body }: Asked): Answered => {
    if (method === 'GET') return { status: 200, body: commands.get(path) ?? [] };
    const oneServer = path.includes('/guilds/');
    const refused = judged(commandFaults(body, oneServer), 'commands');
    if (refused) return refused;
    counts.overwrites += 1;
    const made = (Array.isArray(body) ? body : []).map((command) => ({
      version: world.id(),
      nsfw: false,
      contexts: null,
      integration_types: [0],
      description: '',
      ...command,
      id: world.id(),
      application_id: world.application,
    }));
    commands.set(path, made);
    return { status: 200, body: made };
  };

  return {
    commands,
    counts,
    answer(asked: Asked): Answered {
      const { method, path, body, query } = asked;
      const [, interaction, secret] = /^\/interactions\/(\d+)\/([^/]+)\/callback$/.exec(path) ?? [];
      if (interaction && secret) return responses.callback(interaction, secret, body);
      const [, hook, rest] = /^\/webhooks\/\d+\/([^/]+)(.*)$/.exec(path) ?? [];
      if (hook !== undefined) return responses.webhook(asked, hook, rest ?? '');

      if (asked.authorization !== `Bot ${token()}`) return refuse(401, 0, '401: Unauthorized');
      if (path === '/gateway/bot') {
        const limit = { total: 1000, remaining: 999, reset_after: 1000, max_concurrency: 1 };
        return {
          status: 200,
          body: { url: gatewayUrl, shards: shards(), session_start_limit: limit },
        };
      }
      if (/^\/applications\/\d+(\/guilds\/\d+)?\/commands$/.test(path)) return overwrite(asked);
      if (path === '/applications/@me')
        return { status: 200, body: { id: world.application, flags: flags() } };
      if (path === '/users/@me') return { status: 200, body: userOf(world.me) };
      if (path === '/users/@me/channels' && method === 'POST') {
        const refused = judged(shapeFaults('private channel', body), 'private channel');
        const person = isObject(body) ? world.people.get(String(body.recipient_id)) : undefined;
        if (refused || !person) return refused ?? refuse(404, 10013, 'Unknown User');
        return { status: 200, body: { id: world.directWith(person), type: 1 } };
      }
      const [, channel, message] = /^\/channels\/(\d+)\/messages(?:\/(\d+))?$/.exec(path) ?? [];
      if (channel !== undefined && message === undefined) {
        if (!world.exists(channel)) {
          return refuse(404, 10003, 'Unknown Channel');
        }
        return method === 'GET' ? posts.history(channel, query) : posts.post(channel, body);
      }
      if (message !== undefined && method === 'PATCH') {
        return posts.edit(message, body);
      }
      const [, member] = /^\/guilds\/\d+\/members\/(\d+)$/.exec(path) ?? [];
      const person = world.people.get(member ?? '');
      if (person) return { status: 200, body: { ...memberOf(person), user: userOf(person) } };
      return refuse(404, 0, `404: ${method} ${path}`);
    },
  };
}
