/** What people ask of the bot, and what it gives back; adapters parse payloads into these. */
import type { Action } from './action.ts';
import type { CommandName } from './command.ts';
import type { Completes, Completion, Form, Message } from './message.ts';

export const platforms = ['slack', 'discord', 'console'] as const;
export type Platform = (typeof platforms)[number];

/** Where something happens; every row in the store belongs to one. */
export interface Place {
  readonly platform: Platform;
  /** Slack's team, Discord's server; `ownWorkspace` for a direct message that belongs to none. */
  readonly workspace: string;
  readonly channel: string;
}

/** The workspace of a person's direct messages, where a platform has these in none. */
export function ownWorkspace(person: string): string {
  return `dm-${person}`;
}

export function isOwnWorkspace(workspace: string): boolean {
  return workspace.startsWith('dm-');
}

/** Whose settings somebody may change: all of the workspace's, or those of one channel. */
export type AdminOf = 'workspace' | 'channel';

export interface Person {
  readonly id: string;
  /** A display name: hostile text until a renderer has escaped it. */
  readonly name: string;
  /** As far as the platform says in the payload; null: of nothing, or it doesn't say. */
  readonly admin: AdminOf | null;
  /** IANA zone, where the payload tells it. */
  readonly zone: string | null;
}

interface Common {
  /** The same for the same delivery again, whatever the platform's event id; the bot acts once on it. */
  readonly delivery: string;
  readonly place: Place;
  readonly person: Person;
  /** Seen by people from outside (Slack Connect, a personal install): nothing of the company's own. */
  readonly outside: boolean;
  /** A direct message, or a place only this person sees. */
  readonly direct: boolean;
}

export type Request = Common &
  (
    | {
        readonly kind: 'command';
        readonly command: CommandName;
        /** The subcommand's words: `['quiz', 'setup']`; empty where there is none. */
        readonly path: readonly string[];
        /** Options by name, as typed. */
        readonly options: Readonly<Record<string, string>>;
      }
    /** Words to look up that came without a command: a mention, a direct message, a message shortcut. */
    | {
        readonly kind: 'words';
        readonly text: string;
        readonly via: 'mention' | 'direct' | 'shortcut';
      }
    | {
        readonly kind: 'press';
        /** Null: an id we can't read any more. */
        readonly action: Action | null;
        /** What was chosen or typed in a picker. */
        readonly value: string | null;
        /** The pressed message is seen by this person alone, so it may be replaced. */
        readonly own: boolean;
      }
    | {
        readonly kind: 'form';
        readonly action: Action | null;
        readonly values: Readonly<Record<string, readonly string[]>>;
      }
    /** The person opened the bot's own page (Slack's App Home). */
    | { readonly kind: 'home' }
    /** The person asked to open the search form (Slack's global shortcut). */
    | { readonly kind: 'search' }
    /**
     * The person came into the channel at this instant (ms); `place.channel` is empty where the platform
     * only tells of the server. No bot, and through any screening. Answered with nothing.
     */
    | { readonly kind: 'joined'; readonly at: number }
  );

/** A delivery's name among all: ids of platforms and workspaces have no spaces. */
export function deliveryKey({ place, delivery }: Pick<Request, 'place' | 'delivery'>): string {
  return `${place.platform} ${place.workspace} ${delivery}`;
}

/** Who sees a reply: the person alone, everybody in the channel, or the thread that was answered. */
export type Audience = 'private' | 'public';

export type Reply =
  | {
      readonly kind: 'message';
      readonly message: Message;
      readonly audience: Audience;
      /** Take the pressed message's place instead of coming as a new one. */
      readonly replace: boolean;
    }
  | { readonly kind: 'form'; readonly form: Form }
  /** The form stays open with a fault beside each field. */
  | { readonly kind: 'faults'; readonly faults: Readonly<Record<string, string>> }
  | { readonly kind: 'home'; readonly message: Message }
  | { readonly kind: 'nothing' };

/**
 * What comes of a request. `now`: known from memory, goes out with the acknowledgement; `after` is the
 * bookkeeping behind it and never rejects. `later`: needs the store, so acknowledge first in the way that
 * `audience` and `replace` say, then send; the promise never rejects either. The reply may come out otherwise
 * than announced (a private word where all should have seen an answer): then its own `audience` and
 * `replace` decide.
 */
export type Handled =
  | { readonly when: 'now'; readonly reply: Reply; readonly after: Promise<void> }
  | {
      readonly when: 'later';
      readonly audience: Audience;
      readonly replace: boolean;
      readonly reply: Promise<Reply>;
    };

/** The bot as adapters see it. */
export interface Bot {
  handle(request: Request): Handled;
  /** Does what is due, called every few seconds; true: more waits already. Never rejects. */
  tick(now: number): Promise<boolean>;
  /** A type-ahead's entries, from memory: at most `limit`, labels of at most 75 characters. */
  complete(completes: Completes, text: string, limit: number): readonly Completion[];
}
