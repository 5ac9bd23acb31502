/** The calls that answer an interaction. None rejects: what failed is logged, and nobody is left hanging. */
import {
  type APIInteractionResponse,
  DiscordAPIError,
  type InteractionResponseType,
  MessageFlags,
  type REST,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js';
import type { Meters } from '../core/meters.ts';
import type { Log } from '../core/ports.ts';
import type { Exchange } from './exchange.ts';
import type { Body, EditBody } from './render.ts';

interface Options {
  /** For the first response: all its tries together end within the 3 s that Discord waits. */
  readonly quick: REST;
  /** Tries again; for what may safely arrive twice. */
  readonly patient: REST;
  /** Never tries again: a follow-up can carry no nonce, so one that comes twice stands twice. */
  readonly once: REST;
  readonly meters: Meters;
  readonly log: Log;
}

export type Response =
  | APIInteractionResponse
  | { readonly type: InteractionResponseType.UpdateMessage; readonly data: EditBody };

export interface Exchanges {
  /** The first response; false when Discord didn't take it, so that nothing can follow. */
  respond(exchange: Exchange, response: Response): Promise<boolean>;
  /** In place of the response, or of the message that was pressed. */
  edit(exchange: Exchange, body: EditBody): Promise<void>;
  /** One more message; with `MessageFlags.Ephemeral` seen by the person alone. */
  follow(exchange: Exchange, body: Body): Promise<void>;
  /** Takes the response back. */
  remove(exchange: Exchange): Promise<void>;
}

export function createExchanges({ quick, patient, once, meters, log }: Options): Exchanges {
  const original = ({ application, token }: Exchange) =>
    Routes.webhookMessage(application, token, '@original');
  const logged = async (exchange: Exchange, what: string, call: () => Promise<unknown>) => {
    try {
      await call();
    } catch (err) {
      log.warn({ err, interaction: exchange.id }, `an interaction's ${what} was not taken`);
    }
  };
  return {
    async respond(exchange, response) {
      try {
        await quick.post(Routes.interactionCallback(exchange.id, exchange.token), {
          auth: false,
          body: response,
        });
        meters.took('ack', performance.now() - exchange.at, { platform: 'discord' });
        return true;
      } catch (err) {
        if (isCode(err, RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged)) {
          // An earlier try of ours got through, and only its reply was lost.
          log.info({ interaction: exchange.id }, 'the response had arrived already');
          return true;
        }
        log.warn({ err, interaction: exchange.id }, "an interaction's response was not taken");
        return false;
      }
    },
    edit: (exchange, body) =>
      logged(exchange, 'edit', () => patient.patch(original(exchange), { auth: false, body })),
    follow: (exchange, body) =>
      logged(exchange, 'follow-up', () =>
        once.post(Routes.webhook(exchange.application, exchange.token), { auth: false, body }),
      ),
    remove: (exchange) =>
      logged(exchange, 'removal', () => patient.delete(original(exchange), { auth: false })),
  };
}

/** The body for one person's eyes. */
export function ephemeral(body: Body): Body {
  return { ...body, flags: body.flags | MessageFlags.Ephemeral };
}

function isCode(error: unknown, ...codes: readonly (number | string)[]): boolean {
  return error instanceof DiscordAPIError && codes.includes(error.code);
}
