/** What Slack refused or didn't answer, by Slack's own code, and what to tell the person who asked. */
import { webApi } from '@slack/bolt';
import { code, type Message, plain, type Spans, wordsOf } from '../core/message.ts';

export class SlackFault extends Error {
  /** The method that was called, or "response_url". */
  readonly what: string;
  /** Slack's word ("not_in_channel"), or ours: timeout, unreachable, ratelimited, http_503. */
  readonly code: string;
  /** The scope that is missing, by Slack's name. */
  readonly needed: string | null;
  readonly retryAfterMs: number | null;
  /** The request surely had no effect, so it may be sent again. */
  readonly untouched: boolean;
  /** Slack's own explanations, for the log. */
  readonly details: readonly string[];

  constructor(what: string, code: string, detail: Partial<Omit<SlackFault, 'what' | 'code'>> = {}) {
    const more = [detail.needed, ...(detail.details ?? [])].filter(Boolean).join('; ');
    super(`${what}: ${code}${more === '' ? '' : ` (${more})`}`, { cause: detail.cause });
    this.name = 'SlackFault';
    this.what = what;
    this.code = code;
    this.needed = detail.needed ?? null;
    this.details = detail.details ?? [];
    this.retryAfterMs = detail.retryAfterMs ?? null;
    this.untouched = detail.untouched ?? false;
  }
}

/** Errors of the socket layer that mean that nothing was sent. */
const unsent = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT/;

/** Any error of a call as one of ours. */
export function faultOf(what: string, error: unknown): SlackFault {
  if (error instanceof SlackFault) return error;
  if (error instanceof webApi.WebAPIPlatformError) {
    const { data } = error;
    const seconds = data.response_metadata?.retryAfter;
    const needed: unknown = Reflect.get(data, 'needed');
    return new SlackFault(what, data.error, {
      needed: typeof needed === 'string' ? needed : null,
      details: data.response_metadata?.messages?.slice(0, 3) ?? [],
      retryAfterMs: seconds === undefined ? null : seconds * 1000,
      untouched: data.error === 'ratelimited' || data.error === 'service_unavailable',
    });
  }
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return new SlackFault(what, 'ratelimited', {
      retryAfterMs: error.retryAfter * 1000,
      untouched: true,
    });
  }
  if (error instanceof webApi.WebAPIHTTPError) {
    return new SlackFault(what, `http_${error.statusCode}`, { cause: error });
  }
  const cause = error instanceof webApi.WebAPIRequestError ? error.original : error;
  const names = chainOf(cause);
  if (/TimeoutError|AbortError/.test(names)) return new SlackFault(what, 'timeout', { cause });
  return new SlackFault(what, 'unreachable', { cause, untouched: unsent.test(names) });
}

/** The names and codes of an error and its causes. */
function chainOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code: unknown = Reflect.get(error, 'code');
  const inner = error instanceof AggregateError ? error.errors.map(chainOf) : [];
  return [error.name, String(code), ...inner, error.cause ? chainOf(error.cause) : ''].join(' ');
}

/** Slack's words for a token that is no good. */
const refusals = new Set([
  'not_authed',
  'invalid_auth',
  'token_revoked',
  'token_expired',
  'account_inactive',
  'not_allowed_token_type',
]);

export function refusesToken({ code }: SlackFault): boolean {
  return refusals.has(code);
}

/** What the person who asked is told, and what to do; `name` is the bot's. */
export function said(fault: SlackFault, name: string): Message {
  const spans = wordsFor(fault, name);
  return { summary: wordsOf(spans), blocks: [{ kind: 'text', spans }] };
}

function wordsFor(fault: SlackFault, name: string): Spans {
  const { code: word, needed, untouched } = fault;
  if (refusesToken(fault)) {
    return [plain('Slack takes my token no more. Whoever runs me finds what to do in my log.')];
  }
  switch (word) {
    case 'not_in_channel':
    case 'channel_not_found':
      return [
        plain("I can't post there: I'm not in that channel. Invite me with "),
        code(`/invite @${name}`),
        plain(' and try again.'),
      ];
    case 'is_archived':
      return [plain('That channel is archived, so nobody can post there.')];
    case 'restricted_action':
    case 'restricted_action_read_only_channel':
    case 'restricted_action_thread_only_channel':
    case 'restricted_action_non_threadable_channel':
      return [plain("That channel's settings don't let me post there.")];
    // A response_url is good for five uses in half an hour.
    case 'used_url':
    case 'expired_url':
    case 'http_404':
      return [plain('That message is too old for Slack to change. Please ask again.')];
    case 'missing_scope':
      return [
        plain('Slack says that I lack the permission '),
        code(needed ?? 'unknown'),
        plain('. Whoever looks after the app can add it at api.slack.com/apps under '),
        plain('"OAuth & Permissions" and install the app again.'),
      ];
    case 'expired_trigger_id':
    case 'trigger_expired':
    case 'exchanged_trigger_id':
    case 'trigger_exchanged':
      return [plain('That took too long for Slack. Please press it once more.')];
    case 'timeout':
    case 'unreachable':
      if (untouched) return [plain('I could not reach Slack. Please try again in a minute.')];
      return [plain("Slack didn't say whether my answer arrived. If you don't see it, ask again.")];
    case 'ratelimited':
      return [plain('Slack asks me to slow down. Please try again in a minute.')];
    default:
      return [plain(`Slack didn't take my answer (${word}). Please try again in a minute.`)];
  }
}
