/** What people do in Slack during the soak; whatever gets no answer is lost, and is said. */
import { once } from 'node:events';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signed } from '../../test/wire/slack.ts';
import { team } from '../../test/wire/slack-workspace.ts';

/** How long an answer may take before it counts as lost. */
const patienceMs = 30_000;
const questions = ['patching', 'who backs up rds', 'encryption at rest on s3', 'iam', 'lambda'];

export type SlackLoad = Awaited<ReturnType<typeof createSlackLoad>>;

/** `apiUrl` is the small Slack's: replies have to come to the same origin, so it is reached through here. */
export async function createSlackLoad(apiUrl: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const waiting = new Map<string, () => void>();
  const replies = createServer((incoming, outgoing) => {
    const { method, headers, url: path = '' } = incoming;
    if (!path.startsWith('/reply/')) {
      const target = { agent, method, headers };
      const passedOn = request(new URL(path, apiUrl), target, (response) => {
        outgoing.writeHead(response.statusCode ?? 502, response.headers);
        response.pipe(outgoing);
      });
      passedOn.on('error', () => outgoing.destroy());
      incoming.pipe(passedOn);
      return;
    }
    incoming.resume().on('end', () => {
      outgoing.end('ok');
      waiting.get(path)?.();
      waiting.delete(path);
    });
  });
  replies.listen(0, '127.0.0.1');
  await once(replies, 'listening');
  const { port: replyPort } = replies.address() as AddressInfo;
  let sent = 0;

  const post = (port: number, body: string, type: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const headers = { ...signed(body), 'content-type': type };
      const options = { port, agent, method: 'POST', path: '/slack/events', headers };
      const posted = request({ ...options, timeout: patienceMs }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () => {
          if (response.statusCode === 200) resolve(text);
          else reject(new Error(`answered with ${response.statusCode}`));
        });
      });
      posted.on('timeout', () => posted.destroy(new Error('no answer')));
      posted.on('error', reject).end(body);
    });
  const form = (port: number, fields: Readonly<Record<string, string>>) =>
    post(port, new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded');
  /** An address for a reply, and its coming. */
  const reply = () => {
    const path = `/reply/${sent}`;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const late = setTimeout(() => reject(new Error('no reply')), patienceMs);
    waiting.set(path, () => {
      clearTimeout(late);
      resolve();
    });
    return { url: `http://127.0.0.1:${replyPort}${path}`, came: promise };
  };
  const press = async (port: number, actionId: string, channel: string): Promise<void> => {
    sent += 1;
    const { url, came } = reply();
    const payload = JSON.stringify({
      type: 'block_actions',
      user: { id: `U${sent}`, username: 'ana', name: 'ana', team_id: team },
      api_app_id: 'A1',
      token: 'x',
      team: { id: team, domain: 'home' },
      enterprise: null,
      is_enterprise_install: false,
      trigger_id: `trigger-${sent}`,
      container: { type: 'message', message_ts: '1.1', channel_id: channel },
      channel: { id: channel, name: 'quiz' },
      response_url: url,
      actions: [{ type: 'button', action_id: actionId, block_id: 'b', action_ts: String(sent) }],
    });
    await Promise.all([form(port, { payload }), came]);
  };

  return {
    /** For the bot, as SLACK_API_URL. */
    apiUrl: `http://127.0.0.1:${replyPort}/api/`,
    press,
    /** The answer's text; `replies`: it comes behind the acknowledgement. */
    async ask(port: number, channel: string, replies = false): Promise<string> {
      sent += 1;
      const { url, came } = replies ? reply() : { url: 'http://127.0.0.1:1/', came: null };
      const answer = await form(port, {
        command: '/whoowns',
        text: questions[sent % questions.length] ?? '',
        team_id: team,
        channel_id: channel,
        channel_name: 'general',
        user_id: `U${sent % 500}`,
        user_name: 'ana',
        api_app_id: 'A1',
        token: 'x',
        is_enterprise_install: 'false',
        response_url: url,
        trigger_id: `trigger-${sent}`,
      });
      await came;
      return answer;
    },
    async join(port: number, channel: string): Promise<void> {
      sent += 1;
      const event = {
        type: 'member_joined_channel',
        user: `UJOIN${sent}`,
        channel,
        channel_type: 'C',
        team,
        event_ts: String(Date.now() / 1000),
      };
      const around = { token: 'x', team_id: team, api_app_id: 'A1', event_id: `Ev${sent}` };
      const body = { ...around, type: 'event_callback', event_time: 1, event };
      await post(port, JSON.stringify(body), 'application/json');
    },
    stop() {
      agent.destroy();
      replies.closeAllConnections();
      replies.close();
    },
  };
}
