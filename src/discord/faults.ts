/** Discord's refusals, in words that say what to do, and as what became of a post. */
import {
  DefaultRestOptions,
  DiscordAPIError,
  DiscordjsError,
  DiscordjsErrorCodes,
  GatewayCloseCodes,
  HTTPError,
  RateLimitError,
  RESTJSONErrorCodes,
  type RESTOptions,
} from 'discord.js';
import type { Sent } from '../core/ports.ts';

const portal = 'discord.com/developers/applications, your application, "Bot"';

export const badToken = `Discord refused DISCORD_TOKEN. Copy the token again: ${portal}, "Reset Token".`;

export const refusedMembers = `Discord refused to tell who joins a server (close code 4014). Turn on "Server Members Intent": ${portal}, "Privileged Gateway Intents". Running on without it.`;

/** One line on why the gateway can't be joined; `code` is its close code where it said one. */
export function loginFault(error: unknown, code: number | null, api: string): Error {
  return new Error(loginLine(error, code, api), { cause: error });
}

function loginLine(error: unknown, code: number | null, api: string): string {
  const refused =
    error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid;
  if (refused || code === GatewayCloseCodes.AuthenticationFailed) return badToken;
  if (code !== null && code in GatewayCloseCodes) {
    return `Discord closed the connection with ${code} (${GatewayCloseCodes[code]}).`;
  }
  if (error instanceof HTTPError) return `Discord's API at ${api} answers ${error.status}.`;
  const reason = networkCode(error);
  if (reason !== null) return `Discord's API at ${api} can't be reached (${reason}).`;
  return error instanceof Error ? error.message : `Discord can't be joined: ${String(error)}`;
}

/** One line on why the commands can't be registered; `guild`: in that server alone. */
export function registerLine(error: unknown, guild: string | null): string {
  const line = 'commands could not be registered';
  const refused =
    error instanceof DiscordAPIError && (error.status === 403 || error.status === 404);
  if (guild === null || !refused) return line;
  return `${line}: the bot isn't in the server that DISCORD_GUILD_ID names (${guild}). Correct it, or invite the bot there: "npm run -s discord:invite" prints the link.`;
}

/** The name of a network fault ("ECONNREFUSED"); null for another fault. */
function networkCode(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (error.name === 'AbortError') return 'no answer in time';
  if ('code' in error && typeof error.code === 'string' && /^(E|UND_)/.test(error.code)) {
    return error.code;
  }
  return networkCode(error.cause);
}

/**
 * discord.js tries again after ECONNRESET. A connection that the other side closed, which happens to each that
 * has idled too long, undici calls UND_ERR_SOCKET, and such a request would be lost.
 */
export const lostIsReset: RESTOptions['makeRequest'] = async (url, init) => {
  try {
    return await DefaultRestOptions.makeRequest(url, init);
  } catch (error) {
    if (networkCode(error) !== 'UND_ERR_SOCKET') throw error;
    throw Object.assign(new Error('the connection was closed', { cause: error }), {
      code: 'ECONNRESET',
    });
  }
};

/** The connection was never made, so nothing can have arrived. */
const neverSent = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];

/** What a failed post or edit means; `missing` is asked where permissions may be lacking. */
export function sentFault(error: unknown, missing: () => readonly string[]): Sent {
  if (error instanceof DiscordAPIError) return refusalOf(error, missing);
  if (error instanceof RateLimitError) {
    return { kind: 'failed', posted: 'no', retryAfterMs: error.retryAfter };
  }
  const network = networkCode(error);
  const sent = error instanceof HTTPError || (network !== null && !neverSent.includes(network));
  return { kind: 'failed', posted: sent ? 'unsure' : 'no', retryAfterMs: null };
}

/** Discord doesn't say for how long; who goes on is taken for a spammer. */
const TOO_FAST_MS = 10 * 60_000;

function refusalOf(error: DiscordAPIError, missing: () => readonly string[]): Sent {
  switch (error.code) {
    case RESTJSONErrorCodes.UnknownChannel:
    case RESTJSONErrorCodes.UnknownGuild:
    case RESTJSONErrorCodes.UnknownMessage:
    case RESTJSONErrorCodes.UnknownUser:
      return { kind: 'refused', reason: 'gone', missing: [] };
    case RESTJSONErrorCodes.InvalidActionOnArchivedThread:
    case RESTJSONErrorCodes.ThreadLocked:
      return { kind: 'refused', reason: 'archived', missing: [] };
    case RESTJSONErrorCodes.OpeningDirectMessagesTooFast:
      return { kind: 'failed', posted: 'no', retryAfterMs: TOO_FAST_MS };
    case RESTJSONErrorCodes.CannotSendMessagesToThisUser:
    case RESTJSONErrorCodes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds:
      return { kind: 'refused', reason: 'forbidden', missing: ['Direct Messages'] };
    case RESTJSONErrorCodes.MissingAccess:
    case RESTJSONErrorCodes.MissingPermissions:
      return { kind: 'refused', reason: 'forbidden', missing: missing() };
    default:
      return { kind: 'failed', posted: 'no', retryAfterMs: null };
  }
}
