/** Slack's OAuth install: /slack/install leads to Slack, /slack/oauth_redirect comes back with a code. */
import { createHash, hkdfSync } from 'node:crypto';
import type { RequestListener } from 'node:http';
import {
  type CallbackOptions,
  ClearStateStore,
  ErrorCode,
  InstallProvider,
  type InstallProviderOptions,
  type InstallURLOptions,
  InvalidStateError,
  type Installation as SlackInstallation,
} from '@slack/oauth';
import type { DeliveryStore, Log } from '../core/ports.ts';
import type { Installation } from '../core/workspaces/ports.ts';
import { htmlOf, sendPage, setHeaders } from './install-page.ts';
import { installPath, redirectPath } from './install-paths.ts';
import { cancelled, failed, invitation, succeeded, tooOld } from './install-words.ts';
import { optionalScopes, scopes } from './manifest.ts';
import { clientOptions, createWeb, type WebOptions } from './web.ts';

interface Options extends Omit<WebOptions, 'token' | 'ended'> {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly deliveries: DeliveryStore;
  readonly save: (installation: Installation) => Promise<void>;
  readonly log: Log;
}

type StateStore = NonNullable<InstallProviderOptions['stateStore']>;

/** What is served for it, by path. */
export function createInstall(options: Options): ReadonlyMap<string, RequestListener> {
  const { clientId, clientSecret, save, log } = options;
  const provider = new InstallProvider({
    clientId,
    clientSecret,
    authVersion: 'v2',
    stateStore: onceOnly(options),
    stateCookieName: 'whoowns-install',
    authorizationUrl: authorizeUrl(options.apiUrl),
    renderHtmlForInstallPath: (url) => htmlOf(invitation(url)),
    clientOptions: clientOptions(options),
    logger: options.logger,
  });
  const asked: InstallURLOptions = {
    scopes: [...Object.keys(scopes), ...Object.keys(optionalScopes)],
  };

  const callback: CallbackOptions = {
    // Kept here, and the answer given here: the library would keep it as it is.
    async afterInstallation(made, _asked, _request, response) {
      const installation = await installationOf(made, options);
      await save(installation);
      log.info({ workspace: installation.id, orgWide: installation.orgWide }, 'installed');
      sendPage(response, succeeded(installation.orgWide ? null : installation.id));
      return false;
    },
    failure(error, _asked, _request, response) {
      switch (error.code) {
        case ErrorCode.AuthorizationError:
          return sendPage(response, cancelled);
        case ErrorCode.MissingStateError:
        case ErrorCode.InvalidStateError:
        case ErrorCode.MissingCodeError:
          return sendPage(response, tooOld);
        default:
          log.error({ err: error, adapter: 'slack' }, 'an install failed');
          return sendPage(response, failed);
      }
    },
  };

  const page =
    (
      path: string,
      show: (...parts: Parameters<RequestListener>) => Promise<void>,
    ): RequestListener =>
    (request, response) => {
      if (request.url?.replace(/\?.*$/s, '') !== path) return void response.writeHead(404).end();
      if (request.method !== 'GET') return void response.writeHead(405, { allow: 'GET' }).end();
      setHeaders(response);
      show(request, response).catch((err: unknown) => {
        log.error({ err, adapter: 'slack' }, 'an install failed');
        sendPage(response, failed);
      });
    };
  const begin = page(installPath, (request, response) =>
    provider.handleInstallPath(request, response, undefined, asked),
  );
  const finish = page(redirectPath, (request, response) =>
    provider.handleCallback(request, response, callback),
  );
  return new Map([
    [installPath, begin],
    [redirectPath, finish],
  ]);
}

/** Signed, for ten minutes, bound by the library to the browser's cookie; and each good for one use. */
function onceOnly({ clientSecret, deliveries }: Options): StateStore {
  const secret = hkdfSync('sha256', clientSecret, '', 'whoowns install state', 32);
  const signed = new ClearStateStore(Buffer.from(secret).toString('hex'));
  return {
    generateStateParam: (asked, now) => signed.generateStateParam(asked, now),
    async verifyStateParam(now, state) {
      const asked = await signed.verifyStateParam(now, state);
      const key = `install:${createHash('sha256').update(state).digest('hex')}`;
      const nowhere = { platform: 'slack', workspace: '', channel: '' } as const;
      if (await deliveries.claim(key, nowhere, now.getTime())) return asked;
      throw new InvalidStateError('The state was used before');
    },
  };
}

async function installationOf(
  { bot, team, enterprise, isEnterpriseInstall = false }: SlackInstallation,
  options: Options,
): Promise<Installation> {
  const id = isEnterpriseInstall ? enterprise?.id : team?.id;
  if (!bot || id === undefined) throw new Error('Slack gave no bot token for a workspace');
  if (bot.refreshToken) {
    throw new Error('Token rotation is on for this app. Turn it off under "OAuth & Permissions".');
  }
  const web = createWeb({ ...options, token: bot.token });
  const me = await web.call('auth.test', 'safe', (client) => client.auth.test());
  return {
    platform: 'slack',
    id,
    enterprise: enterprise?.id ?? null,
    orgWide: isEnterpriseInstall,
    user: bot.userId,
    name: me.user ?? 'whoowns',
    bot: bot.id,
    token: bot.token,
  };
}

/** GovSlack has its own; a proxy for the Web API hasn't. */
function authorizeUrl(apiUrl: string | null): string {
  const host = apiUrl === null ? null : URL.parse(apiUrl)?.hostname;
  return `https://${host === 'slack-gov.com' ? host : 'slack.com'}/oauth/v2/authorize`;
}
