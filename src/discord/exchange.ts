/** What was received, and what an answer needs to know of where it came from. */
import { ChannelType, InteractionType } from 'discord.js';
import type { Action } from '../core/action.ts';
import type { Completes } from '../core/message.ts';
import type { Request } from '../core/request.ts';
import type { InteractionPayload } from './payload.ts';

/** What every request has. */
export type Common = Pick<Request, 'delivery' | 'place' | 'person' | 'outside' | 'direct'>;

export interface Exchange {
  /** When it came, in ms by a clock of the process's own. */
  readonly at: number;
  readonly id: string;
  readonly token: string;
  readonly application: string;
  /** Components, and forms that a component opened, can change the message they stand on. */
  readonly onMessage: boolean;
  /** Discord doesn't open a form on a form. */
  readonly isForm: boolean;
  /** What the bot may do here; null where it isn't a member, and no server's permissions hold for it. */
  readonly permissions: bigint | null;
  readonly inThread: boolean;
}

export type Received =
  | { readonly kind: 'request'; readonly exchange: Exchange; readonly request: Request }
  /** Typing in a command's option; null: one that we don't complete. */
  | {
      readonly kind: 'complete';
      readonly exchange: Exchange;
      readonly completes: Completes | null;
      readonly text: string;
    }
  /** The button beside a picker: open the box to type in. */
  | {
      readonly kind: 'type';
      readonly exchange: Exchange;
      readonly completes: Completes;
      readonly action: Action;
    }
  /** A command of an earlier version, which a client still shows. */
  | { readonly kind: 'unknown'; readonly exchange: Exchange };

const threads: readonly (ChannelType | undefined)[] = [
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
];

export function exchangeOf(payload: InteractionPayload): Exchange {
  const { guild_id: guild, app_permissions: permissions } = payload;
  const installed = guild !== undefined && payload.authorizing_integration_owners[0] === guild;
  return {
    at: performance.now(),
    id: payload.id,
    token: payload.token,
    application: payload.application_id,
    onMessage: 'message' in payload && payload.message !== undefined,
    isForm: payload.type === InteractionType.ModalSubmit,
    permissions: installed && permissions !== undefined ? BigInt(permissions) : null,
    inThread: threads.includes(payload.channel?.type),
  };
}
