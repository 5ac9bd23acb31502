/** What goes wrong with connecting, in a line for whoever runs the bot: what, and where to find it. */
import { refusesToken, type SlackFault } from './fault.ts';

type Variable = 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN';

const places: Readonly<Record<Variable, string>> = {
  SLACK_BOT_TOKEN: 'api.slack.com/apps → your app → "OAuth & Permissions" → "Bot User OAuth Token"',
  SLACK_APP_TOKEN: 'api.slack.com/apps → your app → "Basic Information" → "App-Level Tokens"',
};
const begins: Readonly<Record<Variable, RegExp>> = {
  SLACK_BOT_TOKEN: /^(xoxb|xoxe\.xoxb)-/,
  SLACK_APP_TOKEN: /^xapp-/,
};

/** Null when a token looks like what it should be. */
export function tokenFault(variable: Variable, token: string): string | null {
  if (begins[variable].test(token)) return null;
  const start = variable === 'SLACK_BOT_TOKEN' ? 'xoxb-' : 'xapp-';
  return `${variable} should begin with "${start}". Copy it from ${places[variable]}.`;
}

/** Why a connection failed, and what to do. */
export function connectionLine(fault: SlackFault, variable: Variable): string {
  const { code, needed, retryAfterMs } = fault;
  if (refusesToken(fault)) {
    return `Slack refuses ${variable} (${code}). Copy it again from ${places[variable]}.`;
  }
  switch (code) {
    case 'missing_scope':
      return `${variable} lacks the scope ${needed ?? scopeOf(variable)}. Add it at ${places[variable]}.`;
    case 'ratelimited':
      return `Slack asks us to wait ${Math.ceil((retryAfterMs ?? 1000) / 1000)} s before connecting.`;
    case 'timeout':
      return 'Slack does not answer.';
    case 'unreachable':
      return 'Slack cannot be reached from here: check the network, a proxy, or SLACK_API_URL.';
    default:
      return `Slack refuses the connection (${code}).`;
  }
}

function scopeOf(variable: Variable): string {
  return variable === 'SLACK_APP_TOKEN' ? 'connections:write' : 'that this call needs';
}
